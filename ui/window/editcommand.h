#pragma once

#include "ui/table/storytable.h"

#include <QUndoCommand>

#include <optional>

namespace ui
{

/// One step of an editor over one or many stories: what was written, what was marked as decided, and where the table
/// stood before and after.
struct EditStep {
    QList<folder::AppliedEdit> edits;          ///< in the order in which they were queued
    QList<folder::StoryId> stories;            ///< all that the step was about, also those that had the value already
    QList<folder::StoryId> newlyDecided;       ///< marked by this step
    std::optional<frontmatter::Field> stepped; ///< + and -: repeated steps become one
    TableState before;
    TableState after;
    qint64 time = 0; ///< milliseconds of a clock that never goes back
};

/// Undo takes the step back in the files and brings row, selection and scroll position back. The step has been done
/// already when the command is pushed.
class EditCommand final : public QUndoCommand
{
public:
    /// `done` names it in the past ("Published “…”", text()), `action` for the menu ("Publish “…”", actionText()).
    EditCommand(folder::StoryFolder &folder, StoryTable &table, EditStep step, const QString &done,
                const QString &action);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    table::StoryTableModel &model() const;

    folder::StoryFolder &m_folder;
    StoryTable &m_table;
    EditStep m_step;
    bool m_done = true;
};

} // namespace ui
