#include "model/folder/editbook.h"

#include <algorithm>

namespace folder
{

namespace
{

void removeField(FailedEdit &edit, frontmatter::Field field)
{
    for (std::size_t i = 0; i < edit.set.size(); ++i) {
        if (edit.set[i].field != field)
            continue;
        edit.set.erase(edit.set.begin() + static_cast<std::ptrdiff_t>(i));
        edit.base.erase(edit.base.begin() + static_cast<std::ptrdiff_t>(i));
        break;
    }
    std::erase_if(edit.conflicts, [field](const Conflict &conflict) { return conflict.field == field; });
}

} // namespace

void EditBook::begin(StoryId story, const story::StoryRow &disk, std::vector<frontmatter::Assignment> shown)
{
    const bool first = !m_pending.contains(story);
    Pending &pending = m_pending[story];
    if (first)
        pending.disk = disk;
    pending.shown.push_back(std::move(shown));
}

void EditBook::end(StoryId story)
{
    const auto it = m_pending.find(story);
    if (it == m_pending.end())
        return;
    it->shown.pop_front();
    if (it->shown.empty())
        m_pending.remove(story);
}

const story::StoryRow *EditBook::disk(StoryId story) const
{
    const auto it = m_pending.constFind(story);
    return it == m_pending.constEnd() ? nullptr : &it->disk;
}

void EditBook::setDisk(StoryId story, const story::StoryRow &disk)
{
    const auto it = m_pending.find(story);
    if (it != m_pending.end())
        it->disk = disk;
}

story::StoryRow EditBook::shown(StoryId story, story::StoryRow disk) const
{
    const auto it = m_pending.constFind(story);
    if (it == m_pending.constEnd() || disk.broken)
        return disk;
    for (const std::vector<frontmatter::Assignment> &edit : it->shown)
        for (const frontmatter::Assignment &assignment : edit)
            disk.field(assignment.field) = assignment.value;
    return disk;
}

void EditBook::fail(StoryId story, const FailedEdit &edit)
{
    FailedEdit merged = edit;
    if (const FailedEdit *former = failed(story)) {
        FailedEdit rest = *former;
        for (const frontmatter::Assignment &assignment : edit.set)
            removeField(rest, assignment.field);
        merged.set.insert(merged.set.end(), rest.set.begin(), rest.set.end());
        merged.base.insert(merged.base.end(), rest.base.begin(), rest.base.end());
        merged.conflicts.insert(merged.conflicts.end(), rest.conflicts.begin(), rest.conflicts.end());
    }
    m_failed.insert(story, merged);
}

void EditBook::settle(StoryId story, const std::vector<frontmatter::Assignment> &written)
{
    const auto it = m_failed.find(story);
    if (it == m_failed.end())
        return;
    for (const frontmatter::Assignment &assignment : written)
        removeField(*it, assignment.field);
    if (it->set.empty())
        m_failed.remove(story);
}

const FailedEdit *EditBook::failed(StoryId story) const
{
    const auto it = m_failed.constFind(story);
    return it == m_failed.constEnd() ? nullptr : &*it;
}

std::optional<FailedEdit> EditBook::takeFailed(StoryId story)
{
    if (!m_failed.contains(story))
        return std::nullopt;
    return m_failed.take(story);
}

QList<StoryId> EditBook::failedStories() const
{
    QList<StoryId> stories = m_failed.keys();
    std::ranges::sort(stories);
    return stories;
}

} // namespace folder
