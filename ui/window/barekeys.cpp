#include "ui/window/barekeys.h"

#include "ui/window/keyrules.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include <algorithm>

namespace ui
{

namespace
{

bool hasKey(const QList<QAction *> &actions, const QKeySequence &key)
{
    return std::any_of(actions.begin(), actions.end(),
                       [&key](const QAction *action) { return action->shortcuts().contains(key); });
}

/// The stories' own: those of the whole window with Alt or a function key act while text is typed, too.
QList<QAction *> ownOf(const QWidget &scope)
{
    QList<QAction *> actions = scope.actions();
    actions.removeIf([](const QAction *action) { return action->shortcutContext() == Qt::WindowShortcut; });
    return actions;
}

bool isOverlaid()
{
    const QWidget *modal = QApplication::activeModalWidget();
    return QApplication::activePopupWidget() || (modal && !modal->isAncestorOf(QApplication::focusWidget()));
}

bool isTextTyped() { return qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr; }

/// The action of `scope` whose key has this text, whatever Shift was needed for it.
QAction *actionFor(const QWidget &scope, const QKeyEvent &event)
{
    if (event.text().size() != 1 || !event.text().front().isPrint() || event.text().front().isLetter())
        return nullptr;
    const QKeySequence key(
        QKeyCombination(event.modifiers() & Qt::AltModifier, static_cast<Qt::Key>(event.text().front().unicode())));
    const QList<QAction *> actions = scope.actions();
    for (QAction *action : actions)
        if (action->shortcuts().contains(key) && action->isEnabled())
            return action;
    return nullptr;
}

} // namespace

BareKeys::BareKeys(QWidget &scope)
    : QObject(&scope)
{
    scope.installEventFilter(this);
}

bool BareKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    auto &scope = *static_cast<QWidget *>(watched);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        return false;
    if (isTextTyped()) {
        // Accepted: the key goes to the text and to no shortcut. Line edits themselves let Alt through.
        if (event->type() == QEvent::ShortcutOverride &&
            hasKey(ownOf(scope), plainKey(QKeySequence(key->keyCombination()))))
            key->accept();
        return false;
    }
    const bool presses = key->key() == Qt::Key_Space || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (event->type() == QEvent::ShortcutOverride && presses &&
        qobject_cast<QPushButton *>(QApplication::focusWidget()))
        key->accept();
    if (event->type() != QEvent::KeyPress)
        return false;
    QAction *action = actionFor(scope, *key);
    if (action)
        action->trigger();
    return action != nullptr;
}

KeyGate::KeyGate(const QList<QAction *> &actions, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool KeyGate::isOutOfPlace(const QKeyEvent &event) const
{
    const QKeySequence key = plainKey(QKeySequence(event.keyCombination()));
    if (!isBare(key) || !hasKey(m_actions, key))
        return false;
    const QWidget *focus = QApplication::focusWidget();
    const bool inScope = std::any_of(m_scopes.begin(), m_scopes.end(), [focus](const QWidget *scope) {
        return scope && (scope == focus || scope->isAncestorOf(focus));
    });
    return !inScope || isTextTyped();
}

bool KeyGate::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    if (!isOverlaid() && !isOutOfPlace(*static_cast<QKeyEvent *>(event)))
        return false;
    event->accept();
    return true;
}

} // namespace ui
