#include "ui/window/barekeys.h"

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

bool hasKey(const QWidget &scope, const QKeyEvent &event)
{
    const QKeySequence key(event.keyCombination());
    const QList<QAction *> actions = scope.actions();
    return std::any_of(actions.begin(), actions.end(),
                       [&key](const QAction *action) { return action->shortcuts().contains(key); });
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
        if (event->type() == QEvent::ShortcutOverride && hasKey(scope, *key))
            key->accept();
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride && key->key() == Qt::Key_Space &&
        qobject_cast<QPushButton *>(QApplication::focusWidget()))
        key->accept(); // presses the button
    if (event->type() != QEvent::KeyPress)
        return false;
    QAction *action = actionFor(scope, *key);
    if (action)
        action->trigger();
    return action != nullptr;
}

PopupKeys::PopupKeys(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool PopupKeys::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !isOverlaid())
        return false;
    event->accept();
    return true;
}

} // namespace ui
