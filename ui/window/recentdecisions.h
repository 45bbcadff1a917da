#pragma once

#include "model/folder/storyfolder.h"

#include <QUndoStack>

namespace ui
{

class DecisionList;
class EditCommand;
class UndoLink;

/// Shows the last ten decisions of the undo stack that stand: one that was undone leaves the list, redo brings it
/// back. GUI thread.
class RecentDecisions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentDecisions)

public:
    RecentDecisions(QUndoStack &stack, const folder::StoryFolder &folder, UndoLink &undo, DecisionList &list,
                    QObject *parent);

signals:
    void storyRequested(folder::StoryId story);

private:
    void update();

    QUndoStack &m_stack;
    DecisionList &m_list;
    QList<const EditCommand *> m_decisions; ///< newest first
};

} // namespace ui
