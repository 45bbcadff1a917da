#include "ui/window/editcommand.h"

#include "model/excerpt.h"

#include <algorithm>

namespace ui
{

namespace
{

constexpr int steppedId = 1;
constexpr qint64 mergeWithin = 1'000; ///< milliseconds

QString shown(const frontmatter::FieldValue &value)
{
    return value.isMissing() ? EditCommand::tr("not set") : model::excerpt(value.toString());
}

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

EditCommand *EditCommand::takingBack(const EditCommand &decision)
{
    EditStep step = decision.m_step;
    step.after = decision.m_table.state();
    step.stepped.reset();
    auto *command =
        new EditCommand(decision.m_folder, decision.m_table, std::move(step),
                        tr("Took back: %1").arg(decision.text()), tr("Take Back: %1").arg(decision.actionText()));
    command->m_takenBack = &decision;
    command->m_undoes = !decision.m_undoes;
    command->m_done = false;
    return command;
}

EditCommand *EditCommand::undoingEarlier(folder::StoryFolder &folder, StoryTable &table, EditStep step,
                                         const QString &done, const QString &action)
{
    auto *command = new EditCommand(folder, table, std::move(step), done, action);
    command->m_undoes = true;
    command->m_done = false;
    return command;
}

std::optional<model::Error> EditCommand::obstacle() const
{
    std::optional<model::Error> obstacle;
    const bool isUndone = m_undoes == m_done;
    const auto expected = isUndone ? &folder::AppliedEdit::before : &folder::AppliedEdit::after;
    const auto wanted = isUndone ? &folder::AppliedEdit::after : &folder::AppliedEdit::before;
    for (const folder::AppliedEdit &edit : m_step.edits) {
        const story::StoryRow &row = m_folder.row(edit.story);
        const auto isThere = [&row](const frontmatter::Assignment &value) {
            return row.field(value.field) == value.value;
        };
        const auto changed = std::ranges::find_if_not(edit.*expected, isThere);
        if (changed == (edit.*expected).end() || std::ranges::all_of(edit.*wanted, isThere) ||
            m_folder.isUnsaved(edit))
            return std::nullopt;
        const std::string_view key = frontmatter::keyOf(changed->field);
        obstacle = {tr("%1 was set again since: it is %2 now, and no longer %3. Undoing this alone would lose that")
                        .arg(QLatin1String(key.data(), static_cast<qsizetype>(key.size())),
                             shown(row.field(changed->field)), shown(changed->value)),
                    row.path,
                    0,
                    0,
                    {}};
    }
    return obstacle;
}

bool EditCommand::isVoid() const
{
    if (m_step.edits.isEmpty() || !std::ranges::all_of(m_step.edits, folder::StoryFolder::isForgotten))
        return false;
    const QSet<folder::StoryId> gone = forgotten();
    return std::ranges::all_of(m_step.newlyDecided, [&gone](folder::StoryId story) { return gone.contains(story); });
}

QSet<folder::StoryId> EditCommand::forgotten() const
{
    QSet<folder::StoryId> stories;
    for (const folder::AppliedEdit &edit : m_step.edits)
        if (folder::StoryFolder::isForgotten(edit))
            stories.insert(edit.story);
    return stories;
}

void EditCommand::unmark(const QList<folder::StoryId> &stories) const
{
    const QSet<folder::StoryId> gone = forgotten().intersect(QSet<folder::StoryId>(stories.begin(), stories.end()));
    QList<folder::StoryId> marked = m_step.newlyDecided;
    marked.removeIf([&gone](folder::StoryId story) { return !gone.contains(story); });
    model().setDecided(marked, false);
}

void EditCommand::undo()
{
    if (isVoid())
        return;
    if (m_undoes)
        reapply();
    else
        revert();
    m_done = false;
}

void EditCommand::redo()
{
    if (m_done || isVoid()) // pushed just now: the step is done already
        return;
    if (m_undoes)
        revert();
    else
        reapply();
    m_done = true;
}

void EditCommand::revert()
{
    QList<folder::AppliedEdit> newestFirst = m_step.edits;
    std::reverse(newestFirst.begin(), newestFirst.end());
    m_folder.revert(newestFirst);
    model().setDecided(m_step.newlyDecided, false);
    model().setDecided(m_step.unmarked, true);
    model().reveal(m_step.stories);
    m_table.restore(m_step.before);
}

void EditCommand::reapply()
{
    QList<folder::StoryId> decided = m_step.newlyDecided;
    const QSet<folder::StoryId> gone = forgotten();
    decided.removeIf([&gone](folder::StoryId story) { return gone.contains(story); });
    model().setDecided(decided, true);
    m_folder.reapply(m_step.edits);
    m_table.restore(m_step.after);
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
