#include "ui/detail/storystate.h"

#include "ui/detail/conflictrows.h"
#include "ui/detail/statebar.h"
#include "ui/look/links.h"
#include "ui/look/plaintext.h"

#include <QSet>

#include <algorithm>

namespace ui
{

using folder::Conflict;
using folder::Keep;
using folder::SaveState;
using folder::StoryFolder;
using folder::StoryId;
using frontmatter::Field;

namespace
{

constexpr int mostNamed = 3;
constexpr int longestName = 30; ///< characters

QString nameOf(const story::StoryRow &row)
{
    return forDisplay(row.title.isEmpty() ? row.path : row.title, Lines::One, longestName);
}

/// What `row` says now of the fields that were decided otherwise.
QStringList linesFor(const QList<folder::Overwritten> &fields, const story::StoryRow &row)
{
    QStringList lines;
    for (const folder::Overwritten &field : fields)
        if (const frontmatter::FieldValue &now = row.field(field.field); now != field.mine)
            lines += overwrittenText({field.story, field.field, field.mine, now});
    return lines;
}

} // namespace

StoryState::StoryState(StoryFolder &folder, StateBar &bar, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_bar(bar)
{
    connectBar();
    connect(&m_folder, &StoryFolder::saveFailed, this, [this](StoryId story, const model::Error &error) {
        // The others are kept by the folder.
        if (story >= 0 && m_folder.saveState(story) != SaveState::Failed && !isInConflict(story))
            keepRefusal(story, error);
    });
    connect(&m_folder, &StoryFolder::lateWriteKept, this, [this](StoryId story, const model::Error &error) {
        if (story < 0)
            return;
        m_lateWrites.insert(story, error);
        emit changed(story);
    });
    connect(&m_folder, &StoryFolder::overwritten, this, &StoryState::keepOverwritten);
    connect(&m_folder, &StoryFolder::saveStateChanged, this, [this] { // the number of all
        if (m_selection.size() <= 1 && isInConflict(m_current))
            emit changed(m_current);
    });
}

void StoryState::connectBar()
{
    connect(&m_bar, &StateBar::retryRequested, this, [this] { m_folder.retry(m_current); });
    connect(&m_bar, &StateBar::discardRequested, this, [this] { m_folder.discard(m_current); });
    connect(&m_bar, &StateBar::openInEditorRequested, this, [this] { openInEditor(m_folder.file(m_current)); });
    connect(&m_bar, &StateBar::dismissed, this, &StoryState::dismiss);
    const ConflictRows *rows = &m_bar.conflicts();
    connect(rows, &ConflictRows::settleRequested, this,
            [this](Field field, Keep keep) { emit settleRequested({m_current}, field, keep); });
    connect(rows, &ConflictRows::settleAllRequested, this, &StoryState::settleAll);
    connect(rows, &ConflictRows::editRequested, this, &StoryState::edit);
}

void StoryState::settleAll(Keep keep)
{
    const QList<StoryId> &all = m_selection.size() > 1 ? m_selection : m_folder.unsaved();
    emit settleRequested(conflicting(all), std::nullopt, keep);
}

void StoryState::edit(Field field)
{
    const std::vector<Conflict> conflicts = m_folder.conflicts(m_current);
    const auto conflict = std::ranges::find(conflicts, field, &Conflict::field);
    if (conflict != conflicts.end())
        emit editRequested(field, conflict->mine);
}

bool StoryState::isInConflict(StoryId story) const { return m_folder.saveState(story) == SaveState::Conflict; }

QList<StoryId> StoryState::conflicting(QList<StoryId> stories) const
{
    stories.removeIf([this](StoryId story) { return !isInConflict(story); });
    return stories;
}

void StoryState::keepRefusal(StoryId story, const model::Error &error)
{
    m_refusals.insert(story, error);
    emit changed(story);
}

void StoryState::keepOverwritten(const QList<folder::Overwritten> &fields)
{
    QSet<StoryId> stories;
    for (const folder::Overwritten &field : fields) {
        m_overwritten[field.story].append(field);
        stories.insert(field.story);
    }
    for (const StoryId story : stories)
        emit changed(story);
}

void StoryState::dismiss()
{
    if (m_folder.isUnsyncedOnly(m_current)) { // before all others
        m_folder.discard(m_current);
        return;
    }
    if (m_refusals.contains(m_current) || !m_lateWrites.remove(m_current)) {
        m_refusals.remove(m_current);
        m_overwritten.remove(m_current); // a refusal has shown both values already
    }
    emit changed(m_current);
}

void StoryState::forgetNotices(const QList<StoryId> &written)
{
    if (m_refusals.isEmpty() && m_overwritten.isEmpty())
        return;
    for (const StoryId story : written) {
        if (m_folder.saveState(story) != SaveState::Saving)
            continue;
        m_refusals.remove(story);
        const auto fields = m_overwritten.find(story);
        if (fields != m_overwritten.end())
            fields->removeIf([row = m_folder.row(story)](const folder::Overwritten &field) {
                return row.field(field.field) != field.theirs; // this one is written
            });
    }
}

void StoryState::clear()
{
    m_refusals.clear();
    m_lateWrites.clear();
    m_overwritten.clear();
    m_current = -1;
    m_selection.clear();
}

bool StoryState::show(StoryId current, const QList<StoryId> &selection, const QString &lock)
{
    m_current = current;
    m_selection = selection;
    if (selection.size() > 1)
        return showMany(selection);
    const SaveState state = current >= 0 ? m_folder.saveState(current) : SaveState::Saved;
    const auto refusal = m_refusals.constFind(current);
    const auto lateWrite = m_lateWrites.constFind(current);
    const QStringList overwritten =
        current >= 0 ? linesFor(m_overwritten.value(current), m_folder.row(current)) : QStringList();
    if (state == SaveState::Conflict)
        m_bar.showConflicts(m_folder.conflicts(current), static_cast<int>(conflicting(m_folder.unsaved()).size()));
    else if (m_folder.isUnsyncedOnly(current))
        m_bar.showUnsynced(m_folder.saveError(current), m_folder.unsavedValues(current));
    else if (state == SaveState::Failed)
        m_bar.showFailed(m_folder.saveError(current), m_folder.unsavedValues(current));
    else if (current >= 0 && refusal != m_refusals.constEnd())
        m_bar.showRefusal(*refusal);
    else if (current >= 0 && lateWrite != m_lateWrites.constEnd())
        m_bar.showLateWrite(*lateWrite);
    else if (!overwritten.isEmpty())
        m_bar.showOverwritten(overwritten);
    else if (!lock.isEmpty())
        m_bar.showReadOnly(lock);
    else
        m_bar.hide();
    return m_bar.says(lock);
}

bool StoryState::showMany(const QList<StoryId> &selection)
{
    const QList<StoryId> stories = m_folder.unsaved().isEmpty() ? QList<StoryId>() : conflicting(selection);
    if (stories.isEmpty()) {
        m_bar.hide();
        return false;
    }
    QStringList lines;
    for (const StoryId story : stories.first(qMin(qsizetype(mostNamed), stories.size()))) {
        QStringList fields;
        for (const Conflict &conflict : m_folder.conflicts(story))
            fields += shortConflictText(conflict);
        lines += tr("“%1”: %2").arg(nameOf(m_folder.row(story)), fields.join(QStringLiteral(" · ")));
    }
    if (const auto more = static_cast<int>(stories.size()) - mostNamed; more > 0)
        lines += tr("and in %Ln more stories", "", more);
    m_bar.showManyConflicts(lines, static_cast<int>(stories.size()));
    return false;
}

} // namespace ui
