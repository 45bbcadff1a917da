#include "model/folder/editbook.h"

#include <algorithm>
#include <limits>

namespace folder
{

namespace
{

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

std::size_t placeOf(const SaveJob &job, frontmatter::Field field)
{
    for (std::size_t i = 0; i < job.set.size(); ++i)
        if (job.set[i].field == field)
            return i;
    return none;
}

void removeField(FailedEdit &edit, frontmatter::Field field)
{
    const std::size_t place = placeOf(edit.job, field);
    if (place == none)
        return;
    edit.job.set.erase(edit.job.set.begin() + static_cast<std::ptrdiff_t>(place));
    edit.job.base.erase(edit.job.base.begin() + static_cast<std::ptrdiff_t>(place));
    std::erase_if(edit.conflicts, [field](const Conflict &conflict) { return conflict.field == field; });
}

const Conflict *conflictOf(const FailedEdit &edit, frontmatter::Field field)
{
    const auto it = std::ranges::find(edit.conflicts, field, &Conflict::field);
    return it == edit.conflicts.end() ? nullptr : &*it;
}

/// Lets the value at `place` follow the one that `former` wants of the same field. A value that was chosen in view of
/// something else takes the place of the former one.
void follow(FailedEdit &edit, std::size_t place, FailedEdit &former)
{
    const frontmatter::Field field = edit.job.set[place].field;
    const std::size_t formerPlace = placeOf(former.job, field);
    const frontmatter::FieldValue &formerBase = former.job.base[formerPlace];
    const frontmatter::FieldValue &formerValue = former.job.set[formerPlace].value;
    frontmatter::FieldValue &base = edit.job.base[place];
    const Conflict *conflict = conflictOf(edit, field);
    const bool undisturbed = (!conflict || conflict->theirs == formerBase) && !conflictOf(former, field);
    if (!undisturbed || (base != formerValue && base != formerBase)) {
        removeField(former, field);
        return;
    }
    base = formerValue;
    if (!conflict)
        return;
    // Nobody else set the field: it only still is what it was before `former`.
    std::erase_if(edit.conflicts, [field](const Conflict &one) { return one.field == field; });
    if (edit.conflicts.empty())
        edit.error = former.error;
}

} // namespace

bool FailedEdit::isInFile() const
{
    const Receipt &receipt = *job.receipt;
    return receipt.onDisk && std::ranges::any_of(receipt.changes, [this](const frontmatter::RawChange &change) {
               return std::ranges::find(conflicts, change.field, &Conflict::field) == conflicts.end();
           });
}

bool FailedEdit::isUnsyncedOnly() const
{
    const bool undoes = job.kind == SaveJob::Kind::Revert;
    return conflicts.empty() && job.receipt->mayNotLast && job.receipt->onDisk != undoes;
}

void EditBook::add(StoryId story, std::vector<frontmatter::Assignment> shown)
{
    m_pending[story].shown.push_back(std::move(shown));
}

void EditBook::end(StoryId story)
{
    const auto pending = m_pending.find(story);
    if (pending == m_pending.end())
        return;
    auto &shown = pending->second.shown;
    shown.erase(shown.begin());
    if (shown.empty())
        m_pending.erase(pending);
}

void EditBook::takeBack(StoryId story)
{
    const auto pending = m_pending.find(story);
    if (pending == m_pending.end())
        return;
    pending->second.shown.pop_back();
    if (pending->second.shown.empty())
        m_pending.erase(pending);
}

const story::StoryRow *EditBook::disk(StoryId story) const
{
    const auto pending = m_pending.find(story);
    return pending == m_pending.end() ? nullptr : &pending->second.disk;
}

void EditBook::setDisk(StoryId story, const story::StoryRow &disk)
{
    if (const auto pending = m_pending.find(story); pending != m_pending.end())
        pending->second.disk = disk;
}

std::vector<frontmatter::Assignment> EditBook::shown(StoryId story) const
{
    std::vector<frontmatter::Assignment> shown;
    if (const auto pending = m_pending.find(story); pending != m_pending.end())
        for (const std::vector<frontmatter::Assignment> &edit : pending->second.shown)
            shown.insert(shown.end(), edit.begin(), edit.end());
    return shown;
}

void EditBook::fail(FailedEdit edit)
{
    std::vector<FailedEdit> &failed = m_failed[edit.job.story];
    for (std::size_t place = 0; place < edit.job.set.size(); ++place) {
        const auto former = std::find_if(failed.rbegin(), failed.rend(), [&](const FailedEdit &one) {
            return placeOf(one.job, edit.job.set[place].field) != none;
        });
        if (former != failed.rend())
            follow(edit, place, *former);
    }
    std::erase_if(failed, [](const FailedEdit &one) { return one.job.set.empty(); });
    failed.push_back(std::move(edit));
}

bool EditBook::followsFailed(const SaveJob &job) const
{
    return std::ranges::any_of(failed(job.story), [&job](const FailedEdit &former) {
        return std::ranges::any_of(former.job.set, [&job](const frontmatter::Assignment &value) {
            const std::size_t place = placeOf(job, value.field);
            return place != none && job.base[place] == value.value;
        });
    });
}

void EditBook::forget(StoryId story, const std::shared_ptr<Receipt> &receipt)
{
    const auto it = m_failed.find(story);
    if (it == m_failed.end())
        return;
    const auto edit = std::ranges::find_if(*it, [&](const FailedEdit &one) { return one.job.receipt == receipt; });
    if (edit == it->end())
        return;
    for (std::size_t place = 0; place < edit->job.set.size(); ++place)
        for (auto later = edit + 1; later != it->end(); ++later) {
            const std::size_t same = placeOf(later->job, edit->job.set[place].field);
            if (same == none)
                continue;
            if (later->job.base[same] == edit->job.set[place].value)
                later->job.base[same] = edit->job.base[place];
            break;
        }
    it->erase(edit);
    if (it->empty())
        m_failed.remove(story);
}

void EditBook::settle(StoryId story, const std::vector<frontmatter::Assignment> &written)
{
    const auto it = m_failed.find(story);
    if (it == m_failed.end())
        return;
    for (FailedEdit &edit : *it)
        for (const frontmatter::Assignment &assignment : written)
            removeField(edit, assignment.field);
    dropEmpty(story);
}

bool EditBook::see(StoryId story, const story::StoryRow &disk)
{
    const auto it = m_failed.find(story);
    if (it == m_failed.end() || disk.broken)
        return false;
    bool isNews = false;
    for (FailedEdit &edit : *it) {
        const std::vector<Conflict> before = edit.conflicts;
        for (Conflict &conflict : edit.conflicts)
            conflict.theirs = disk.field(conflict.field);
        for (const Conflict &conflict : before) {
            const frontmatter::FieldValue &theirs = disk.field(conflict.field);
            isNews = isNews || theirs != conflict.theirs;
            if (theirs == conflict.mine)
                removeField(edit, conflict.field);
        }
    }
    dropEmpty(story);
    return isNews;
}

/// Edits of which every field has been settled.
void EditBook::dropEmpty(StoryId story)
{
    const auto it = m_failed.find(story);
    std::erase_if(*it, [](const FailedEdit &edit) { return edit.job.set.empty(); });
    if (it->empty())
        m_failed.remove(story);
}

std::span<const FailedEdit> EditBook::failed(StoryId story) const
{
    const auto it = m_failed.constFind(story);
    return it == m_failed.constEnd() ? std::span<const FailedEdit>() : std::span<const FailedEdit>(*it);
}

std::vector<FailedEdit> EditBook::takeConflicts(StoryId story, std::optional<frontmatter::Field> field)
{
    std::vector<FailedEdit> taken;
    const auto it = m_failed.find(story);
    if (it == m_failed.end())
        return taken;
    const auto isLeft = [field](const FailedEdit &edit) {
        return field ? conflictOf(edit, *field) == nullptr : edit.conflicts.empty();
    };
    const auto split = std::stable_partition(it->begin(), it->end(), isLeft);
    taken.assign(std::make_move_iterator(split), std::make_move_iterator(it->end()));
    it->erase(split, it->end());
    dropEmpty(story);
    return taken;
}

bool EditBook::hasFailed(StoryId story, frontmatter::Field field) const
{
    return std::ranges::any_of(failed(story),
                               [field](const FailedEdit &edit) { return placeOf(edit.job, field) != none; });
}

QList<StoryId> EditBook::failedStories() const
{
    QList<StoryId> stories = m_failed.keys();
    std::ranges::sort(stories);
    return stories;
}

} // namespace folder
