#include "model/folder/storyindex.h"

#include "model/story/displaytext.h"

#include <algorithm>

namespace folder
{

namespace
{

constexpr qsizetype mostWithOneLink = 100;

std::size_t keyOf(const QString &normalized) { return normalized.isEmpty() ? 0 : qHash(normalized, 1) | 1U; }

} // namespace

std::size_t linkKeyOf(const story::StoryRow &row)
{
    return row.link().isEmpty() ? 0 : keyOf(story::normalizedLink(row.link()));
}

void StoryIndex::reserve(int stories)
{
    m_byPath.reserve(stories);
    m_byFile.reserve(stories);
}

StoryId StoryIndex::add(ReadStory story)
{
    const StoryId id = count();
    m_byPath.insert(story.file.path, id);
    m_byFile.insert(story.file.file, id);
    if (story.linkKey != 0)
        m_byLink.emplace(story.linkKey, id);
    m_stories.push_back({std::move(story.file), std::move(story.row), story.linkKey});
    m_problems += m_stories.back().problems();
    return id;
}

void StoryIndex::setRow(StoryId story, story::StoryRow row, std::size_t linkKey)
{
    Story &entry = m_stories[static_cast<std::size_t>(story)];
    if (linkKey != entry.linkKey) {
        m_byLink.erase({entry.linkKey, story});
        if (linkKey != 0)
            m_byLink.emplace(linkKey, story);
        entry.linkKey = linkKey;
    }
    m_problems -= entry.problems();
    entry.row = std::move(row);
    m_problems += entry.problems();
}

void StoryIndex::setPresence(StoryId story, Presence presence)
{
    Story &entry = m_stories[static_cast<std::size_t>(story)];
    m_problems -= entry.problems();
    entry.presence = presence;
    m_problems += entry.problems();
}

QList<StoryId> StoryIndex::withLink(const QString &link) const
{
    const QString normalized = story::normalizedLink(link);
    QList<StoryId> result;
    const std::size_t key = keyOf(normalized);
    for (auto it = m_byLink.lower_bound({key, 0}); it != m_byLink.end() && it->first == key; ++it) {
        const StoryId story = it->second;
        const QString &own = row(story).link();
        if (isPresent(story) && (own == link || story::normalizedLink(own) == normalized))
            result.append(story);
        if (result.size() == mostWithOneLink)
            break;
    }
    return result;
}

} // namespace folder
