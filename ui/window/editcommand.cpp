#include "ui/window/editcommand.h"

#include <algorithm>

namespace ui
{

namespace
{

constexpr int steppedId = 1;
constexpr qint64 mergeWithin = 1'000; ///< milliseconds

} // namespace

EditCommand::EditCommand(folder::StoryFolder &folder, StoryTable &table, EditStep step, const QString &done,
                         const QString &action)
    : m_folder(folder)
    , m_table(table)
    , m_step(std::move(step))
{
    setText(done + QLatin1Char('\n') + action);
}

table::StoryTableModel &EditCommand::model() const { return m_table.stories(); }

void EditCommand::undo()
{
    QList<folder::AppliedEdit> newestFirst = m_step.edits;
    std::reverse(newestFirst.begin(), newestFirst.end());
    m_folder.revert(newestFirst);
    model().setDecided(m_step.newlyDecided, false);
    model().reveal(m_step.stories);
    m_table.restore(m_step.before);
    m_done = false;
}

void EditCommand::redo()
{
    if (m_done) // pushed just now: the step is done already
        return;
    model().setDecided(m_step.newlyDecided, true);
    m_folder.reapply(m_step.edits);
    m_table.restore(m_step.after);
    m_done = true;
}

int EditCommand::id() const { return m_step.stepped ? steppedId : -1; }

bool EditCommand::mergeWith(const QUndoCommand *other)
{
    const auto &later = static_cast<const EditCommand *>(other)->m_step;
    if (later.stepped != m_step.stepped || later.stories != m_step.stories || later.time - m_step.time > mergeWithin)
        return false;
    m_step.edits += later.edits;
    m_step.after = later.after;
    m_step.time = later.time;
    setText(other->text() + QLatin1Char('\n') + other->actionText());
    return true;
}

} // namespace ui
