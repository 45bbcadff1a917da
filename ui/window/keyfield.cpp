#include "ui/window/keyfield.h"

#include "ui/window/keyrules.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace ui
{

KeyField::KeyField(const QString &name, QWidget *parent)
    : QKeySequenceEdit(parent)
{
    setAccessibleName(name);
    // It takes no keys itself, and has a menu of text editing.
    auto *line = findChild<QLineEdit *>();
    line->setAccessibleName(name);
    line->setContextMenuPolicy(Qt::NoContextMenu);
    showKey({});
}

void KeyField::showKey(const QKeySequence &key)
{
    setKeySequence(key);
    findChild<QLineEdit *>()->setPlaceholderText(tr("Press a key"));
    describe({});
}

void KeyField::describe(const QString &words)
{
    setAccessibleDescription(words.isEmpty() ? keySequence().toString(QKeySequence::NativeText) : words);
}

// QKeySequenceEdit would wait for up to four keys, and take Esc.

void KeyField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        event->ignore();
        return;
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
    case 0:
        return;
    default:
        const auto chord = Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
        emit pressed(plainKey(QKeyCombination(event->modifiers() & chord, static_cast<Qt::Key>(event->key()))));
    }
}

void KeyField::keyReleaseEvent(QKeyEvent *event) { event->accept(); }

} // namespace ui
