#include "ui/window/triage.h"

#include "ui/window/editcommand.h"
#include "ui/window/wording.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>

namespace ui
{

using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

std::int64_t saturatedSum(std::int64_t value, std::int64_t delta)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(value, delta, &sum))
        return delta > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
    return sum;
}

} // namespace

Triage::Triage(folder::StoryFolder &folder, StoryTable &table, QUndoStack &undo, Clock clock, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_table(table)
    , m_undo(undo)
    , m_clock(std::move(clock))
{
}

table::StoryTableModel &Triage::model() const { return m_table.stories(); }

void Triage::decide(bool published, bool advance) { decideAll(selected(), published, advance); }

void Triage::decideOne(StoryId story, bool published) { decideAll({story}, published, false); }

void Triage::decideAll(const QList<StoryId> &stories, bool published, bool advance)
{
    EditStep step;
    m_table.stayHere();
    step.before = m_table.state();
    step.stories = editable(stories, Field::Published);
    if (step.stories.isEmpty()) {
        sayRefusal();
        return;
    }
    QList<folder::StoryEdit> edits;
    for (const StoryId story : std::as_const(step.stories))
        edits.append({story, {{Field::Published, FieldValue::boolean(published)}}});
    // The mark comes first: it is what keeps the row in its place when the value changes.
    step.newlyDecided = markDecided(step.stories);
    step.edits = m_folder.edit(edits);
    const bool atTheEnd = advance && !goOnFrom(step.stories.last(), 1);
    const DecisionWords words = wordsForDecision(m_folder, step.stories, published, model().rowCount());
    push(std::move(step), words.done, words.action);
    if (atTheEnd)
        emit allDecided();
}

void Triage::step(Field field, std::int64_t delta)
{
    EditStep step;
    m_table.stayHere();
    step.before = m_table.state();
    const QList<StoryId> stories = editable(selected(), field);
    QList<folder::StoryEdit> edits;
    for (const StoryId story : stories) {
        const FieldValue value = m_folder.packed(story).view().field(field);
        if (!value.isMissing() && !value.isInteger()) {
            m_refusal = tr("“%1” is no number: type one instead").arg(shortText(value.toString()));
            continue;
        }
        step.stories.append(story);
        edits.append({story, {{field, FieldValue::integer(saturatedSum(value.number, delta))}}});
    }
    step.stepped = field;
    step.edits = m_folder.edit(edits);
    const DecisionWords words = wordsForNumber(m_folder, step.stories, field, std::nullopt, model().rowCount());
    push(std::move(step), words.done, words.action);
}

void Triage::set(Field field, std::int64_t value) { setAll(selected(), field, FieldValue::integer(value), {}); }

void Triage::setOne(StoryId story, Field field, const FieldValue &value, const FieldValue &seen)
{
    setAll({story}, field, value, {{story, seen}});
}

void Triage::setAll(const QList<StoryId> &stories, Field field, const FieldValue &value,
                    const QHash<StoryId, FieldValue> &seen)
{
    EditStep step;
    m_table.stayHere();
    step.before = m_table.state();
    step.stories = editable(stories, field);
    QList<folder::StoryEdit> edits;
    for (const StoryId story : std::as_const(step.stories)) {
        edits.append({story, {{field, value}}});
        if (const auto began = seen.find(story); began != seen.end())
            edits.back().seen = {{field, *began}};
    }
    step.edits = m_folder.edit(edits);
    const DecisionWords words = wordsForNumber(m_folder, step.stories, field, value, model().rowCount());
    push(std::move(step), words.done, words.action);
}

void Triage::settle(const QList<StoryId> &stories, std::optional<Field> field, folder::Keep keep)
{
    EditStep step;
    m_table.stayHere();
    step.before = m_table.state();
    QList<StoryId> decided = stories;
    decided.removeIf([this](StoryId story) { return !model().isDecided(story); });
    step.edits = m_folder.settle(stories, field, keep);
    for (const folder::AppliedEdit &edit : std::as_const(step.edits))
        if (step.stories.isEmpty() || step.stories.constLast() != edit.story)
            step.stories.append(edit.story);
    decided.removeIf([this](StoryId story) { return model().isDecided(story); });
    step.unmarked = decided;
    if (step.edits.isEmpty())
        m_refusal = tr("Nothing to settle: none of these stories is in conflict");
    const DecisionWords words = wordsForSettling(m_folder, step.stories, keep, model().rowCount());
    push(std::move(step), words.done, words.action);
}

void Triage::push(EditStep step, const QString &done, const QString &action)
{
    if (step.edits.isEmpty() && step.newlyDecided.isEmpty()) {
        sayRefusal();
        return;
    }
    QList<StoryId> stories;
    for (const folder::AppliedEdit &edit : std::as_const(step.edits))
        stories.append(edit.story);
    step.after = m_table.state();
    step.time = m_clock();
    m_undo.push(new EditCommand(m_folder, m_table, std::move(step), done, action));
    emit edited(stories);
    sayRefusal();
}

void Triage::sayRefusal()
{
    if (!m_refusal.isEmpty())
        emit refused(std::exchange(m_refusal, {}));
}

QList<StoryId> Triage::selected() const
{
    QList<StoryId> stories = m_table.selectedStories();
    if (stories.isEmpty() && m_table.currentStory() >= 0)
        return {m_table.currentStory()};
    return stories;
}

QString Triage::obstacleTo(StoryId story, Field field) const
{
    if (story < 0 || story >= m_folder.count())
        return tr("There is no such story any more");
    const story::StoryRow &row = m_folder.row(story);
    if (!m_folder.isPresent(story))
        return tr("“%1” cannot be changed: %2").arg(nameOf(row), absenceText(m_folder.presence(story)));
    if (row.broken)
        return tr("%1 cannot be read as a story, so it is never written").arg(nameOf(row));
    const story::Problem *problem = row.readOnlyReason(field);
    return problem ? problem->reason : QString();
}

QList<StoryId> Triage::editable(const QList<StoryId> &stories, Field field)
{
    QList<StoryId> able;
    QString reason;
    for (const StoryId story : stories) {
        const QString obstacle = obstacleTo(story, field);
        if (obstacle.isEmpty())
            able.append(story);
        else
            reason = obstacle;
    }
    if (const qsizetype left = stories.size() - able.size(); left > 0)
        m_refusal = stories.size() == 1
                        ? reason
                        : tr("%1 of %2 cannot be edited: %3")
                              .arg(QLocale().toString(left), storyCount(static_cast<int>(stories.size())), reason);
    return able;
}

QList<StoryId> Triage::markDecided(const QList<StoryId> &stories)
{
    QList<StoryId> newly;
    std::copy_if(stories.begin(), stories.end(), std::back_inserter(newly),
                 [this](StoryId story) { return !model().isDecided(story); });
    model().setDecided(newly, true);
    return newly;
}

void Triage::move(int rows)
{
    const int row = model().rowOf(m_table.currentStory());
    const int target = std::clamp(row + rows, 0, qMax(0, model().rowCount() - 1));
    if (target < model().rowCount())
        m_table.showStory(model().storyAt(target));
}

void Triage::goToUndecided(int direction)
{
    if (!goOnFrom(m_table.currentStory(), direction))
        emit allDecided();
}

bool Triage::goOnFrom(StoryId story, int direction)
{
    const int count = model().rowCount();
    const int from = model().rowOf(story);
    for (int i = 1; i <= count; ++i) {
        // After the last row the search goes on at the top, before the first at the bottom.
        const StoryId next = model().storyAt((from + i * direction + 2 * count) % count);
        if (model().isDecided(next) || m_folder.packed(next).view().isBroken() || !m_folder.isPresent(next))
            continue;
        m_table.showStory(next);
        return true;
    }
    return false;
}

} // namespace ui
