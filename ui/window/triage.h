#pragma once

#include "ui/table/storytable.h"

#include <QHash>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace ui
{

struct EditStep;

/// What an editor decides, over the selection of the table: sets values (never toggles them), marks what was decided,
/// goes on to the next undecided row, and puts one undo step on the stack for each decision. GUI thread.
class Triage final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Triage)

public:
    using Clock = std::function<qint64()>; ///< milliseconds; never goes back

    Triage(folder::StoryFolder &folder, StoryTable &table, QUndoStack &undo, Clock clock, QObject *parent = nullptr);

    /// Sets published of every selected story; with `advance` the next undecided row after them becomes current.
    void decide(bool published, bool advance);
    /// The same for one story wherever the table stands (a click on the pill); never advances.
    void decideOne(folder::StoryId story, bool published);
    /// Adds `delta` to quality or heat of every selected story. A missing value starts at 0; the ends of 64 bits
    /// hold.
    void step(frontmatter::Field field, std::int64_t delta);
    /// Sets quality or heat of every selected story.
    void set(frontmatter::Field field, std::int64_t value);
    /// What was typed for one story. `seen`: the value when typing began; another one set since is a conflict.
    void setOne(folder::StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value,
                const frontmatter::FieldValue &seen);
    /// One step over all of `stories`. `seen`: as in setOne(), of each.
    void setAll(const QList<folder::StoryId> &stories, frontmatter::Field field, const frontmatter::FieldValue &value,
                const QHash<folder::StoryId, frontmatter::FieldValue> &seen);

    /// Settles conflicts of `stories`, in `field` or in any: one step.
    void settle(const QList<folder::StoryId> &stories, std::optional<frontmatter::Field> field, folder::Keep keep);

    /// Why `field` of this story cannot be edited, in words; empty: it can.
    [[nodiscard]] QString obstacleTo(folder::StoryId story, frontmatter::Field field) const;

    void move(int rows); ///< next (1) and previous (-1) row
    /// The nearest story below (1) or above (-1) that was not decided here; past the end the search goes on at the
    /// other one.
    void goToUndecided(int direction);

signals:
    void edited(const QList<folder::StoryId> &stories); ///< after each step that went to the save queue
    void allDecided();                                  ///< there is no undecided row to go on to
    void refused(const QString &reason);

private:
    table::StoryTableModel &model() const;
    QList<folder::StoryId> editable(const QList<folder::StoryId> &stories, frontmatter::Field field);
    QList<folder::StoryId> selected() const;
    QList<folder::StoryId> markDecided(const QList<folder::StoryId> &stories);
    void decideAll(const QList<folder::StoryId> &stories, bool published, bool advance);
    void push(EditStep step, const QString &done, const QString &action);
    void sayRefusal();
    bool goOnFrom(folder::StoryId story, int direction);

    folder::StoryFolder &m_folder;
    StoryTable &m_table;
    QUndoStack &m_undo;
    Clock m_clock;
    QString m_refusal; ///< said after the step, so that it is what is read last
};

} // namespace ui
