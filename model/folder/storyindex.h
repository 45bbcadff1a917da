#pragma once

#include "model/folder/scanindex.h"
#include "model/folder/storylookup.h"
#include "model/folder/storyreader.h"

#include <QHash>

namespace folder
{

/// The rows of the open folder by id, path, file and link: few bytes for each, since there may be very many. GUI
/// thread.
class StoryIndex final
{
public:
    void clear() { *this = {}; }
    StoryId add(const ReadStory &story);
    /// Appends their ids to `ids`. Those that are there already, as they may be only with `mayBeThere`, stay.
    void add(const RememberedStories &remembered, bool mayBeThere, std::vector<StoryId> &ids);
    void setRow(StoryId story, story::PackedRow row);
    /// The same row with other fields.
    void setFields(StoryId story, const std::vector<frontmatter::Assignment> &fields);
    void setPresence(StoryId story, Presence presence);

    [[nodiscard]] int count() const { return static_cast<int>(m_stories.size()); }
    [[nodiscard]] bool has(StoryId story) const { return story >= 0 && story < count(); }
    [[nodiscard]] FoundFile file(StoryId story) const;
    [[nodiscard]] const story::PackedRow &packed(StoryId story) const { return at(story).row; }
    [[nodiscard]] story::StoryRow row(StoryId story) const { return at(story).row.view().row(); }
    [[nodiscard]] Presence presence(StoryId story) const { return at(story).presence; }
    [[nodiscard]] bool isPresent(StoryId story) const { return presence(story) == Presence::There; }
    [[nodiscard]] StoryId findPath(std::string_view path) const;
    [[nodiscard]] StoryId findFile(const QString &file) const;
    /// The first hundred: who steps through more?
    [[nodiscard]] QList<StoryId> withLink(const QString &link) const;
    [[nodiscard]] int problemCount() const { return m_problems; }

private:
    struct Story {
        story::PackedRow row;
        std::uint32_t folder = 0;
        Presence presence = Presence::There;
        bool isLink = false;
        [[nodiscard]] int problems() const;
    };
    [[nodiscard]] const Story &at(StoryId story) const { return m_stories[static_cast<std::size_t>(story)]; }
    StoryId append(const RememberedStories::Story &story, std::uint32_t folder, bool isLink);
    std::uint32_t numberOf(const std::shared_ptr<const FoundFolder> &folder);

    std::vector<Story> m_stories;
    std::vector<std::shared_ptr<const FoundFolder>> m_folders;
    QHash<QString, std::uint32_t> m_numbers; ///< of m_folders, by what to open; of a named file the whole path
    StoryLookup m_byPath;
    LinkLookup m_byLink;
    int m_problems = 0;
};

} // namespace folder
