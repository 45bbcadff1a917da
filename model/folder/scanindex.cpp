#include "model/folder/scanindex.h"

#include "model/rowindex/indexplace.h"
#include "model/story/soundrow.h"

#include <QFileInfo>

#include <chrono>

namespace folder
{

namespace
{

using namespace std::chrono_literals;

/// FAT tells times to 2 s.
constexpr std::chrono::nanoseconds longestTick = 2s;

/// Of a hundred rows may be out of date: reading those costs less than writing all.
constexpr std::size_t tolerated = 1;

} // namespace

ScanIndex::ScanIndex(const QStringList &paths, PathStyle style)
{
    const QString root = paths.size() == 1 ? QFileInfo(paths.constFirst()).canonicalFilePath() : QString();
    if (root.isEmpty() || !QFileInfo(root).isDir())
        return;
    m_file = rowindex::indexFileOf(root);
    if (m_file.isEmpty())
        return;
    m_root = root;
    if (style == PathStyle::AsGiven)
        m_prefix = (paths.constFirst().endsWith(u'/') ? paths.constFirst() : paths.constFirst() + u'/').toStdString();
    m_index = rowindex::IndexFile::open(m_file, m_root);
    m_reading.keepBefore = nowInNanoseconds() - longestTick.count();
}

bool ScanIndex::check(std::size_t stories)
{
    if (m_index && !m_index->check(static_cast<int>(std::min(stories, count())))) {
        m_index.reset();
        m_reading.index = nullptr;
    }
    return m_index != nullptr;
}

bool ScanIndex::check()
{
    const bool isThere = check(count());
    m_reading.index = m_index.get();
    return isThere;
}

story::PackedRow ScanIndex::row(int record) const
{
    if (m_prefix.empty())
        return m_index->row(record);
    std::string packed;
    story::appendWithPath(packed, view(record), m_prefix + std::string(view(record).utf8(story::RowText::Path)));
    return story::rowsIn(packed).front();
}

/// `below`: its path below the root, with a slash behind; empty for the root.
std::shared_ptr<const FoundFolder> ScanIndex::folderOf(std::string_view below) const
{
    const QString path = QString::fromUtf8(below.data(), static_cast<qsizetype>(below.size()));
    const QString absolute = m_root.endsWith(u'/') ? m_root + path : m_root + u'/' + path;
    return std::make_shared<const FoundFolder>(FoundFolder{
        absolute.size() > 1 ? absolute.chopped(1) : absolute, QString::fromStdString(m_prefix) + path, m_root, {}});
}

RememberedStories ScanIndex::remembered(std::size_t first, std::size_t most) const
{
    RememberedStories result;
    result.all = count();
    const std::size_t end = std::min(count(), first + most);
    result.stories.reserve(end - first);
    // Counted for these stories only: one count for all would go to and fro between this thread and who takes them.
    const auto owner = std::make_shared<const std::shared_ptr<const rowindex::IndexFile>>(m_index);
    std::string_view folder;
    for (std::size_t i = first; i < end; ++i) {
        const int record = static_cast<int>(i);
        const story::RowView view = this->view(record);
        const std::string_view path = view.utf8(story::RowText::Path);
        const std::string_view above = path.substr(0, path.rfind('/') + 1); // +1 of npos: there is no slash
        if (result.folders.empty() || above != folder) {
            folder = above;
            result.folders.push_back({folderOf(folder)});
        }
        if (m_prefix.empty())
            result.stories.push_back({story::PackedRow({owner, view.bytes().data()}), m_index->pathHash(record),
                                      view.head().linkHash, needsCare(view)});
        else
            result.stories.push_back({row(record), rowindex::hashOfPath(m_prefix + std::string(path)),
                                      view.head().linkHash, needsCare(view)});
        result.folders.back().end = result.stories.size();
    }
    return result;
}

std::vector<ReadStory> ScanIndex::stories(std::span<const int> records) const
{
    std::vector<ReadStory> stories;
    stories.reserve(records.size());
    std::shared_ptr<const FoundFolder> folder;
    std::string_view path; // of the folder
    for (const int record : records) {
        const std::string_view file = m_index->view(record).utf8(story::RowText::Path);
        const std::size_t name = file.rfind('/') + 1; // 0: there is no slash
        if (!folder || file.substr(0, name) != path) {
            path = file.substr(0, name);
            folder = folderOf(path);
        }
        stories.push_back({{folder, std::string(file.substr(name))}, row(record)});
    }
    return stories;
}

void ScanIndex::add(const ReadFiles &batch)
{
    m_unchanged.insert(m_unchanged.end(), batch.unchanged.begin(), batch.unchanged.end());
    for (const ReadStory &story : batch.stories) {
        if (story.stamp.inode != 0)
            m_new.push_back({story.row, story.stamp, m_prefix.size()});
    }
}

void ScanIndex::renew(const std::atomic_bool &cancelled)
{
    const std::size_t superfluous = count() - m_unchanged.size();
    if (m_new.size() + superfluous <= count() * tolerated / 100)
        return;
    for (const int record : m_unchanged)
        m_new.push_back({m_index->row(record), m_index->stamp(record)});
    rowindex::writeIndex(m_file, m_root, std::exchange(m_new, {}), cancelled);
}

} // namespace folder
