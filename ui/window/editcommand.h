#pragma once

#include "ui/table/storytable.h"

#include <QCoreApplication>
#include <QSet>
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
    QList<folder::StoryId> unmarked;           ///< lost their mark by this step, as their edits were given up
    std::optional<frontmatter::Field> stepped; ///< + and -: repeated steps become one
    TableState before;
    TableState after;
    qint64 time = 0; ///< milliseconds of a clock that never goes back
};

/// Undo takes the step back in the files and brings row, selection and scroll position back. The step has been done
/// already when the command is pushed.
class EditCommand final : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(ui::EditCommand)

public:
    /// `done` names it in the past ("Published “…”", text()), `action` for the menu ("Publish “…”", actionText()).
    EditCommand(folder::StoryFolder &folder, StoryTable &table, EditStep step, const QString &done,
                const QString &action);

    /// A step that undoes `decision` alone, whatever came after it; done when it is pushed.
    static EditCommand *takingBack(const EditCommand &decision);
    /// A step that undoes edits of former sessions; done when it is pushed.
    static EditCommand *undoingEarlier(folder::StoryFolder &folder, StoryTable &table, EditStep step,
                                       const QString &done, const QString &action);
    /// The decision that this step undoes; null: it is a decision itself.
    [[nodiscard]] const EditCommand *takenBack() const { return m_takenBack; }
    /// Why undoing this alone (or doing it, when it is not done) would change nothing: other values have been set
    /// since, as far as is known.
    [[nodiscard]] std::optional<model::Error> obstacle() const;
    [[nodiscard]] const QList<folder::StoryId> &stories() const { return m_step.stories; }
    [[nodiscard]] const QList<folder::AppliedEdit> &edits() const { return m_step.edits; }
    /// True when nothing of it stands since its saves failed and were let go.
    [[nodiscard]] bool isVoid() const;
    /// Takes the mark off those whose edit of this step was let go.
    void unmark(const QList<folder::StoryId> &stories) const;

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    table::StoryTableModel &model() const;
    void revert();
    void reapply();
    [[nodiscard]] QSet<folder::StoryId> forgotten() const; ///< stories whose edit of this step was let go

    folder::StoryFolder &m_folder;
    StoryTable &m_table;
    EditStep m_step;
    const EditCommand *m_takenBack = nullptr; ///< below this one on the stack, so it lives as long
    bool m_undoes = false;                    ///< to do this step is to undo its edits
    bool m_done = true;
};

} // namespace ui
