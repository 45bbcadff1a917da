#pragma once

#include "model/folder/storyreader.h"
#include "model/rowindex/writeindex.h"

namespace folder
{

/// It is broken, or has problems.
inline bool needsCare(const story::RowView &row) { return row.isBroken() || row.hasProblems(); }

/// Stories as they were when an index was written, one record after another, with what their owner wants to know of
/// each. A plain value.
struct RememberedStories {
    struct Story {
        story::PackedRow row;
        std::uint64_t pathHash = 0; ///< rowindex::hashOfPath()
        std::uint64_t linkHash = 0; ///< RowHead::linkHash
        bool needsCare = false;     ///< needsCare()
    };
    struct Folder {
        std::shared_ptr<const FoundFolder> folder;
        std::size_t end = 0; ///< of its stories; they begin where those of the folder before end
    };
    std::vector<Story> stories;
    std::vector<Folder> folders;
    std::size_t all = 0; ///< so many stories has the index
};

/// The index of the one folder that is scanned: what it held before, and what it is to hold next time. Without one
/// (several paths, no cache folder) a scan reads every file. For workers and the command line.
class ScanIndex final
{
    Q_DISABLE_COPY_MOVE(ScanIndex)

public:
    /// Blocks, as check() does.
    ScanIndex(const QStringList &paths, PathStyle style);
    /// False: there is no index, or there is none any more as it is damaged. Otherwise so many of its stories can be
    /// asked for; nothing can before that.
    bool check(std::size_t stories);
    /// The same of all, which a scan can then do without reading.
    bool check();

    [[nodiscard]] const Reading &reading() const { return m_reading; }
    [[nodiscard]] std::size_t count() const { return m_index ? static_cast<std::size_t>(m_index->count()) : 0; }
    /// Stories as they were when the index was written.
    [[nodiscard]] std::vector<ReadStory> stories(std::span<const int> records) const;
    [[nodiscard]] RememberedStories remembered(std::size_t first, std::size_t most) const;
    /// Its path is below prefix(), with which a scan would begin it.
    [[nodiscard]] story::RowView view(int record) const { return m_index->view(record); }
    [[nodiscard]] const std::string &prefix() const { return m_prefix; }

    void add(const ReadFiles &batch);
    /// Writes the index anew when it is too far from what was added. Blocks.
    void renew(const std::atomic_bool &cancelled);

private:
    [[nodiscard]] story::PackedRow row(int record) const;
    [[nodiscard]] std::shared_ptr<const FoundFolder> folderOf(std::string_view below) const;

    QString m_root;                                     ///< canonical; null: not one folder
    QString m_file;                                     ///< null: nowhere
    std::string m_prefix;                               ///< of paths
    std::shared_ptr<const rowindex::IndexFile> m_index; ///< null: none
    Reading m_reading;
    std::vector<int> m_unchanged;
    std::vector<rowindex::KeptRow> m_new;
};

} // namespace folder
