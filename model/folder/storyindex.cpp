#include "model/folder/storyindex.h"

#include "model/rowindex/fileformat.h"
#include "model/story/displaytext.h"
#include "model/story/packedrow.h"

#include <algorithm>

namespace folder
{

namespace
{

using story::RowText;

constexpr qsizetype mostWithOneLink = 100;

using rowindex::hashOfPath; // an index has that of each of its stories

/// What to open: of a folder that is there for one named file the file.
QString keyOf(const FoundFolder &folder)
{
    return folder.onlyFile.isEmpty() ? folder.folder : folder.folder + u'/' + folder.onlyFile;
}

} // namespace

int StoryIndex::Story::problems() const { return presence == Presence::There && needsCare(row.view()) ? 1 : 0; }

std::uint32_t StoryIndex::numberOf(const std::shared_ptr<const FoundFolder> &folder)
{
    if (!m_stories.empty() && m_folders[m_stories.back().folder] == folder)
        return m_stories.back().folder; // a folder's stories come together
    const auto next = static_cast<std::uint32_t>(m_folders.size());
    const QString key = keyOf(*folder);
    if (const auto known = m_numbers.constFind(key); known != m_numbers.constEnd())
        return *known;
    m_numbers.insert(key, next);
    m_folders.push_back(folder);
    return next;
}

StoryId StoryIndex::add(const ReadStory &story)
{
    const story::RowView row = story.row.view();
    return append({story.row, hashOfPath(row.utf8(RowText::Path)), row.head().linkHash, needsCare(row)},
                  numberOf(story.file.folder), story.file.isLink);
}

void StoryIndex::add(const RememberedStories &remembered, bool mayBeThere, std::vector<StoryId> &ids)
{
    if (m_stories.empty()) {
        m_stories.reserve(remembered.all);
        m_byPath.reserve(remembered.all);
        m_byLink.reserve(remembered.all);
    }
    std::size_t at = 0;
    for (const RememberedStories::Folder &folder : remembered.folders) {
        const std::uint32_t number = numberOf(folder.folder);
        for (; at < folder.end; ++at) {
            const RememberedStories::Story &story = remembered.stories[at];
            const StoryId known = mayBeThere ? findPath(story.row.view().utf8(RowText::Path)) : -1;
            ids.push_back(known >= 0 ? known : append(story, number, false));
        }
    }
}

StoryId StoryIndex::append(const RememberedStories::Story &story, std::uint32_t folder, bool isLink)
{
    const StoryId id = count();
    m_stories.push_back({story.row, folder, Presence::There, isLink});
    m_byPath.add(story.pathHash, id);
    if (story.linkHash != 0)
        m_byLink.add(story.linkHash, id);
    m_problems += story.needsCare ? 1 : 0;
    return id;
}

void StoryIndex::setRow(StoryId story, story::PackedRow row)
{
    Story &entry = m_stories[static_cast<std::size_t>(story)];
    const std::uint64_t link = row.view().head().linkHash;
    if (link != 0 && link != entry.row.view().head().linkHash)
        m_byLink.add(link, story);
    m_problems -= entry.problems();
    entry.row = std::move(row);
    m_problems += entry.problems();
}

void StoryIndex::setFields(StoryId story, const std::vector<frontmatter::Assignment> &fields)
{
    Story &entry = m_stories[static_cast<std::size_t>(story)];
    entry.row = story::withFields(entry.row, fields);
}

void StoryIndex::setPresence(StoryId story, Presence presence)
{
    Story &entry = m_stories[static_cast<std::size_t>(story)];
    m_problems -= entry.problems();
    entry.presence = presence;
    m_problems += entry.problems();
}

FoundFile StoryIndex::file(StoryId story) const
{
    const Story &entry = at(story);
    const std::string_view path = entry.row.view().utf8(RowText::Path);
    const auto &folder = m_folders[entry.folder];
    const std::string name =
        folder->onlyFile.isEmpty() ? std::string(path.substr(path.rfind('/') + 1)) : folder->onlyFile.toStdString();
    return ListedFile{folder, name, entry.isLink}.found();
}

StoryId StoryIndex::findPath(std::string_view path) const
{
    return m_byPath.find(hashOfPath(path),
                         [&](StoryId story) { return packed(story).view().utf8(RowText::Path) == path; });
}

StoryId StoryIndex::findFile(const QString &file) const
{
    const qsizetype slash = file.lastIndexOf(u'/');
    auto number = m_numbers.constFind(file);
    QString name;
    if (number == m_numbers.constEnd() || m_folders[*number]->onlyFile.isEmpty()) {
        number = m_numbers.constFind(file.left(qMax<qsizetype>(1, slash)));
        name = file.mid(slash + 1);
        if (number == m_numbers.constEnd() || !m_folders[*number]->onlyFile.isEmpty())
            return -1;
    }
    return findPath((m_folders[*number]->prefix + name).toStdString());
}

QList<StoryId> StoryIndex::withLink(const QString &link) const
{
    const QString normalized = story::normalizedLink(link);
    QList<StoryId> result;
    const std::uint64_t hash = story::hashOfLink(link);
    if (hash == 0)
        return result;
    for (const LinkLookup::Link &one : m_byLink.withHash(hash)) {
        const StoryId story = one.second;
        const story::RowView row = packed(story).view();
        if (!isPresent(story) || row.head().linkHash != hash)
            continue;
        const QString own = row.text(row.link());
        if (own == link || story::normalizedLink(own) == normalized)
            result.append(story);
        if (result.size() == mostWithOneLink)
            break;
    }
    return result;
}

} // namespace folder
