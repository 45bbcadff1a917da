#pragma once

#include <QUndoStack>

namespace ui
{

class Actions;
class Centre;
class StatusBar;

/// Ties the undo stack to its actions, their texts in the menu, and the last decision in the status bar. GUI thread.
class UndoLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoLink)

public:
    UndoLink(QUndoStack &stack, const Actions &actions, Centre &centre, StatusBar &status, QObject *parent);

    void undo();
    void redo();

signals:
    void about(); ///< to undo or redo: what is typed is committed now, as it cannot be while the stack moves

private:
    void showDecision();

    QUndoStack &m_stack;
    Centre &m_centre;
    StatusBar &m_status;
};

} // namespace ui
