#pragma once

#include "model/folder/storyfolder.h"

#include <QHash>

#include <deque>
#include <set>

namespace folder
{

/// A story as a worker read it from its file.
struct ReadStory {
    FoundFile file;
    story::StoryRow row;
    std::size_t linkKey = 0; ///< linkKeyOf(row)
};

/// A hash of the normalised link; 0: the story has no link. Made on workers: it costs more than the rest of the
/// index.
std::size_t linkKeyOf(const story::StoryRow &row);

/// The rows of the open folder by id, path, file and link. GUI thread.
class StoryIndex final
{
public:
    void clear() { *this = {}; }
    void reserve(int stories); ///< in time: many make the tables grow for long
    StoryId add(ReadStory story);
    void setRow(StoryId story, story::StoryRow row, std::size_t linkKey);
    void setPresence(StoryId story, Presence presence);

    [[nodiscard]] int count() const { return static_cast<int>(m_stories.size()); }
    [[nodiscard]] bool has(StoryId story) const { return story >= 0 && story < count(); }
    [[nodiscard]] const FoundFile &file(StoryId story) const { return at(story).file; }
    [[nodiscard]] const story::StoryRow &row(StoryId story) const { return at(story).row; }
    [[nodiscard]] std::size_t linkKey(StoryId story) const { return at(story).linkKey; }
    [[nodiscard]] Presence presence(StoryId story) const { return at(story).presence; }
    [[nodiscard]] bool isPresent(StoryId story) const { return presence(story) == Presence::There; }
    [[nodiscard]] StoryId findPath(const QString &path) const { return m_byPath.value(path, -1); }
    [[nodiscard]] StoryId findFile(const QString &file) const { return m_byFile.value(file, -1); }
    /// The first hundred: who steps through more?
    [[nodiscard]] QList<StoryId> withLink(const QString &link) const;
    [[nodiscard]] int problemCount() const { return m_problems; }

private:
    struct Story {
        FoundFile file;
        story::StoryRow row;
        std::size_t linkKey = 0;
        Presence presence = Presence::There;
        [[nodiscard]] int problems() const
        {
            return presence == Presence::There && (row.broken || !row.problems.empty()) ? 1 : 0;
        }
    };
    [[nodiscard]] const Story &at(StoryId story) const { return m_stories[static_cast<std::size_t>(story)]; }

    std::deque<Story> m_stories; ///< unlike a vector it never moves all of them at once
    QHash<QString, StoryId> m_byPath;
    QHash<QString, StoryId> m_byFile;
    std::set<std::pair<std::size_t, StoryId>> m_byLink; ///< thousands may have the same
    int m_problems = 0;
};

} // namespace folder
