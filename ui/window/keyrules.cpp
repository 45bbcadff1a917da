#include "ui/window/keyrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::KeyRules)
};

bool isPrintable(Qt::Key key) { return key >= Qt::Key_Space && key < Qt::Key_Escape; }
bool isLetter(Qt::Key key) { return isPrintable(key) && QChar::isLetter(static_cast<char32_t>(key)); }
bool isFunctionKey(Qt::Key key) { return key >= Qt::Key_F1 && key <= Qt::Key_F35; }

bool isAnyOf(Qt::Key key, std::initializer_list<Qt::Key> keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool isMove(Qt::Key key)
{
    return isAnyOf(key, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End,
                         Qt::Key_PageUp, Qt::Key_PageDown});
}

/// Chords that edit text everywhere, and the actions of the window that mean the same by them.
bool editsText(const QKeyCombination &chord, const QString &action)
{
    const struct {
        QKeyCombination chord;
        QStringList meanings;
    } edits[] = {
        {Qt::CTRL | Qt::Key_X, {}},
        {Qt::SHIFT | Qt::Key_Delete, {}},
        {Qt::CTRL | Qt::Key_V, {}},
        {Qt::SHIFT | Qt::Key_Insert, {}},
        {Qt::CTRL | Qt::Key_C, {QStringLiteral("copy")}},
        {Qt::CTRL | Qt::Key_Insert, {QStringLiteral("copy")}},
        {Qt::CTRL | Qt::Key_A, {QStringLiteral("selectAll")}},
        {Qt::CTRL | Qt::Key_Z, {QStringLiteral("undo")}},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, {QStringLiteral("redo")}},
        {Qt::CTRL | Qt::Key_Y, {QStringLiteral("redo")}},
    };
    for (const auto &edit : edits)
        if (edit.chord == chord)
            return !edit.meanings.contains(action);
    return chord.keyboardModifiers() != Qt::NoModifier && isAnyOf(chord.key(), {Qt::Key_Backspace, Qt::Key_Delete});
}

bool isOfPreview(const QKeyCombination &chord, const QString &action)
{
    return previewActions().contains(action) && chord.keyboardModifiers() == Qt::NoModifier &&
           isAnyOf(chord.key(), {Qt::Key_Z, Qt::Key_F, Qt::Key_I, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus});
}

/// Keys that lists, fields, buttons and menus need.
QString refusalOfControls(const QKeyCombination &chord, const QString &action)
{
    const Qt::Key key = chord.key();
    const bool alt = chord.keyboardModifiers() & Qt::AltModifier;
    const bool reads = action == QLatin1String("readOn") || action == QLatin1String("readBack");
    const bool opens = action == QLatin1String("showImages") && chord.keyboardModifiers() == Qt::NoModifier;
    if (isAnyOf(key, {Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab}))
        return Words::tr("Esc leaves and Tab moves on, everywhere");
    if (isAnyOf(key, {Qt::Key_Return, Qt::Key_Enter}) && !opens)
        return Words::tr("Enter keeps what is typed, presses buttons and shows the images");
    if (key == Qt::Key_Space && !reads)
        return Words::tr("Space reads on and presses buttons; it never changes anything");
    if (isMove(key) && !alt)
        return Words::tr("This key moves in lists and texts");
    if (isLetter(key) && alt && !(chord.keyboardModifiers() & Qt::ControlModifier))
        return Words::tr("Alt with a letter opens a menu");
    if (key == Qt::Key_Menu || chord == (Qt::SHIFT | Qt::Key_F10))
        return Words::tr("This key opens the menu of a story");
    return {};
}

} // namespace

const QStringList &previewActions()
{
    static const QStringList names{QStringLiteral("publish"),       QStringLiteral("unpublish"),
                                   QStringLiteral("publishOther"),  QStringLiteral("unpublishOther"),
                                   QStringLiteral("next"),          QStringLiteral("previous"),
                                   QStringLiteral("nextUndecided"), QStringLiteral("previousUndecided"),
                                   QStringLiteral("openLink"),      QStringLiteral("undo"),
                                   QStringLiteral("redo"),          QStringLiteral("keys"),
                                   QStringLiteral("quit")};
    return names;
}

QKeySequence plainKey(const QKeySequence &key)
{
    if (key.isEmpty())
        return {};
    const QKeyCombination chord = key[0];
    const bool sign = isPrintable(chord.key()) && chord.key() != Qt::Key_Space && !isLetter(chord.key());
    Qt::KeyboardModifiers modifiers = chord.keyboardModifiers();
    modifiers.setFlag(Qt::KeypadModifier, false);
    if (sign)
        modifiers.setFlag(Qt::ShiftModifier, false);
    return QKeyCombination(modifiers, chord.key());
}

bool isBare(const QKeySequence &key)
{
    return !key.isEmpty() && !isFunctionKey(key[0].key()) &&
           !(key[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

QString refusalOf(const QKeySequence &key, const QString &action)
{
    if (key.count() != 1)
        return Words::tr("One key at a time");
    const QKeyCombination chord = key[0];
    if (QString refusal = refusalOfControls(chord, action); !refusal.isEmpty())
        return refusal;
    const bool known = isPrintable(chord.key()) || isFunctionKey(chord.key()) || isMove(chord.key()) ||
                       isAnyOf(chord.key(), {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Backspace, Qt::Key_Delete,
                                             Qt::Key_Insert, Qt::Key_Pause});
    if (!known || key != plainKey(key))
        return Words::tr("Galley does not know this key");
    if (editsText(chord, action))
        return Words::tr("This key edits text; nothing else may sit on it");
    if (isOfPreview(chord, action))
        return Words::tr("This key is the image preview's own, and this acts there too");
    if (action == QLatin1String("peek") && (!isLetter(chord.key()) || chord.keyboardModifiers() != Qt::NoModifier))
        return Words::tr("This key is held down: it is a letter, without Shift, Ctrl and Alt");
    return {};
}

} // namespace ui
