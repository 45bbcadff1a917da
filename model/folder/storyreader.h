#pragma once

#include "model/folder/fileaccess.h"
#include "model/folder/protection.h"
#include "model/folder/readfiles.h"
#include "model/rowindex/indexfile.h"

#include <cstdint>
#include <span>
#include <unistd.h>

namespace folder
{

/// How stories are read.
struct Reading {
    const rowindex::IndexFile *index = nullptr; ///< has the rows of files that have not changed since
    /// Nanoseconds since 1970. What was changed later may be changed once more without a trace in its times, which
    /// tick: its row is not to be kept.
    std::int64_t keepBefore = 0;
    bool saysProtection = true; ///< what is against saves is a problem of the row
    bool isSettled = false;     ///< waits until no other program has the file open for writing, as readSettled() does
};

/// Reads stories one after another, with one buffer, and by their folder while that stays the same. For one thread;
/// blocks.
class StoryReader final
{
    Q_DISABLE_COPY_MOVE(StoryReader)

public:
    /// `protection` may be that of several threads; it and the index must outlive it.
    explicit StoryReader(Protection &protection, const Reading &reading = {});

    ReadFiles read(std::vector<ListedFile> files);

private:
    static constexpr std::size_t usualSize = 64 * 1024; ///< bytes; hardly a story has more
    struct Bytes {
        std::string_view text;
        FileState state;
        bool mayBeHalf = false; ///< somebody has it open for writing
    };
    void read(ListedFile file, ReadFiles &result);
    model::Result<Bytes> bytesOf(const ListedFile &file);
    model::Result<Descriptor> opened(const ListedFile &file, FileState &state);
    tl::expected<std::string_view, int> textOf(const ListedFile &file, const Descriptor &opened, std::size_t size);
    void readAhead(const ListedFile &file);
    Descriptor takeAhead();
    [[nodiscard]] bool isStillAt(const ListedFile &file, const FileState &state) const;
    [[nodiscard]] bool mayBeHalf(const ListedFile &file, const Descriptor &opened, const FileState &state) const;
    Descriptor open(const ListedFile &file);
    void enter(const ListedFile &file);
    int findInIndex(const ListedFile &file);
    [[nodiscard]] bool isFree(const ListedFile &file, const FileState &state) const;
    QString whyReadOnly(const ListedFile &file, const FileState &state);
    [[nodiscard]] bool isToBeKept(const ListedFile &file, const Bytes &bytes, const story::RowView &row) const;

    Protection &m_protection;
    Reading m_reading;
    std::int64_t m_begun; ///< nanoseconds since 1970
    const uid_t m_user = ::geteuid();
    std::shared_ptr<const FoundFolder> m_folder; ///< that is open
    Descriptor m_fd{FileSystem::posix(), -1};    ///< of m_folder
    int m_folderError = 0;                       ///< errno of opening it
    unsigned m_folderKind = 0;                   ///< of file system
    bool m_folderIsFree = false;                 ///< nothing is against saves in it
    bool m_folderTellsChanges = false;           ///< by the times of its files
    std::string m_path;                          ///< of the folder, below its root, with a slash
    int m_likely = 0;                            ///< record of the next file: they are in the order of the walk
    std::string m_prefix;                        ///< FoundFolder::prefix
    std::string m_buffer = std::string(usualSize, '\0');
    std::string m_packed;               ///< the rows of the batch
    std::span<const ListedFile> m_next; ///< of the batch, still to be read
    std::vector<Descriptor> m_ahead;    ///< of the first of m_next, in reverse order
};

} // namespace folder
