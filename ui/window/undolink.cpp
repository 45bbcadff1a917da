#include "ui/window/undolink.h"

#include "ui/look/plaintext.h"
#include "ui/window/actions.h"
#include "ui/window/centre.h"
#include "ui/window/statusbar.h"

namespace ui
{

UndoLink::UndoLink(QUndoStack &stack, const Actions &actions, Centre &centre, StatusBar &status, QObject *parent)
    : QObject(parent)
    , m_stack(stack)
    , m_centre(centre)
    , m_status(status)
{
    QAction *undoAction = actions[Act::Undo];
    QAction *redoAction = actions[Act::Redo];
    undoAction->setEnabled(false);
    redoAction->setEnabled(false);
    connect(&m_stack, &QUndoStack::canUndoChanged, undoAction, &QAction::setEnabled);
    connect(&m_stack, &QUndoStack::canRedoChanged, redoAction, &QAction::setEnabled);
    connect(&m_stack, &QUndoStack::undoTextChanged, undoAction, [undoAction](const QString &text) {
        undoAction->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(forMenu(text)));
    });
    connect(&m_stack, &QUndoStack::redoTextChanged, redoAction, [redoAction](const QString &text) {
        redoAction->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(forMenu(text)));
    });
    connect(undoAction, &QAction::triggered, this, &UndoLink::undo);
    connect(redoAction, &QAction::triggered, this, &UndoLink::redo);
    connect(&m_stack, &QUndoStack::indexChanged, this, &UndoLink::showDecision);
}

void UndoLink::showDecision()
{
    if (m_stack.index() == 0)
        m_status.showNews({});
    else
        m_status.showNews(tr("%1 · Ctrl+Z").arg(m_stack.text(m_stack.index() - 1)));
}

void UndoLink::undo()
{
    emit about();
    if (!m_stack.canUndo())
        return;
    const QString undone = m_stack.text(m_stack.index() - 1);
    m_centre.showTable();
    m_stack.undo();
    m_status.showNews(tr("Undone: %1").arg(undone));
}

void UndoLink::redo()
{
    emit about();
    if (!m_stack.canRedo())
        return;
    m_centre.showTable();
    m_stack.redo();
}

} // namespace ui
