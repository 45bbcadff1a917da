#include "model/folder/storyreader.h"

#include "model/folder/lease.h"
#include "model/folder/replacefile.h"
#include "model/story/packedrow.h"
#include "model/story/read.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::StoryReader)
};

using namespace std::chrono_literals;

constexpr auto patience = 2s;                                 ///< for a program that has the file open for writing
constexpr std::int64_t longestPause = 3600LL * 1'000'000'000; ///< of one in the middle of a file, in nanoseconds

/// Of an open file, or with a name of one in a folder: one call for all that is asked.
bool stateOf(int fd, const char *name, FileState &state)
{
    const int flags = *name == '\0' ? AT_EMPTY_PATH : AT_SYMLINK_NOFOLLOW;
    struct statx now {
    };
    if (::statx(fd, name, flags, STATX_BASIC_STATS, &now) == -1)
        return ::fstatat(fd, name, &state.status, flags) == 0; // a kernel or a sandbox without it
    state.status.st_ino = now.stx_ino;
    state.status.st_mode = now.stx_mode;
    state.status.st_uid = now.stx_uid;
    state.status.st_gid = now.stx_gid;
    state.status.st_nlink = now.stx_nlink;
    state.status.st_size = static_cast<off_t>(now.stx_size);
    state.status.st_mtim = {now.stx_mtime.tv_sec, now.stx_mtime.tv_nsec};
    state.status.st_ctim = {now.stx_ctime.tv_sec, now.stx_ctime.tv_nsec};
    state.isImmutable = (now.stx_attributes & STATX_ATTR_IMMUTABLE) != 0;
    return true;
}

std::int64_t nanoseconds(const timespec &time) { return time.tv_sec * 1'000'000'000LL + time.tv_nsec; }

rowindex::Stamp stampOf(const FileState &state)
{
    return {state.status.st_ino, static_cast<std::uint64_t>(state.status.st_size), nanoseconds(state.status.st_mtim),
            nanoseconds(state.status.st_ctim)};
}

/// A server's times are those of another clock, and inodes of FUSE may mean another file the next time.
bool tellsChanges(const Descriptor &folder)
{
    const unsigned kind = kindOfSystem(FileSystem::posix(), folder);
    return kind != 0 && !isServed(kind) && kind != FUSE_SUPER_MAGIC && kind != V9FS_MAGIC;
}

/// The row that `packed` ends with, from `start` on.
void protectPacked(std::string &packed, std::size_t start, const QString &reason)
{
    const story::RowView view(packed.data() + start);
    const story::RowHashes hashes = story::hashesOf(view);
    story::StoryRow row = view.row();
    protect(row, reason);
    packed.resize(start);
    story::appendPacked(packed, row, hashes);
}

} // namespace

StoryReader::StoryReader(Protection &protection, const Reading &reading)
    : m_protection(protection)
    , m_reading(reading)
    , m_begun(nowInNanoseconds())
{
}

void StoryReader::enter(const ListedFile &file)
{
    if (m_folder == file.folder)
        return;
    m_folder = file.folder;
    m_fd = openIn(FileSystem::posix(), AT_FDCWD, m_folder->folder.toUtf8(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    m_folderError = m_fd.isOpen() ? 0 : errno;
    m_folderIsFree = m_protection.isFree(m_folder->folder);
    m_prefix = m_folder->prefix.toStdString();
    if (m_reading.keepBefore == 0 && !m_reading.index)
        return;
    m_folderTellsChanges = m_fd.isOpen() && m_folder->onlyFile.isEmpty() && tellsChanges(m_fd);
    m_path = m_folder->folder.mid(m_folder->root.size() + (m_folder->root.endsWith(u'/') ? 0 : 1)).toStdString();
    m_path += m_path.empty() ? "" : "/";
}

/// -1 and errno when it cannot be opened.
int StoryReader::open(const ListedFile &file)
{
    enter(file);
    if (!m_fd.isOpen()) {
        errno = m_folderError;
        return -1;
    }
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    const int fd = retrying([&] { return ::openat(m_fd.fd(), file.name.c_str(), flags | O_NOATIME); });
    if (fd >= 0 || errno != EPERM) // O_NOATIME is for the owner only (open(2))
        return fd;
    return retrying([&] { return ::openat(m_fd.fd(), file.name.c_str(), flags); });
}

/// Nobody pauses for so long in the middle of a file.
bool StoryReader::mayBeHalf(const Descriptor &opened, const FileState &state) const
{
    return stampOf(state).changed > m_begun - longestPause &&
           tryLease(FileSystem::posix(), opened) == Writers::Some; // closing it lets go of the lease
}

model::Result<Descriptor> StoryReader::opened(const ListedFile &file, FileState &state)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        Descriptor opened(FileSystem::posix(), open(file));
        if (!opened.isOpen())
            return tl::unexpected(fileError(file.found().path, Text::tr("Cannot open the file"), errno));
        if (!stateOf(opened.fd(), "", state))
            return tl::unexpected(fileError(file.found().path, Text::tr("Cannot read the file"), errno));
        if (!S_ISREG(state.status.st_mode))
            return tl::unexpected(model::Error{Text::tr("This is not a regular file"), file.found().path, 0, 0, {}});
        if (!m_reading.isSettled || !mayBeHalf(opened, state))
            return opened;
        if (std::chrono::steady_clock::now() > deadline)
            return tl::unexpected(
                model::Error{Text::tr("Another program has the file open for writing"), file.found().path, 0, 0, {}});
        std::this_thread::sleep_for(5ms);
    }
}

model::Result<StoryReader::Bytes> StoryReader::bytesOf(const ListedFile &file)
{
    Bytes bytes;
    const model::Result<Descriptor> opened = this->opened(file, bytes.state);
    if (!opened)
        return tl::unexpected(opened.error());
    bytes.mayBeHalf = m_reading.keepBefore > 0 && !m_reading.isSettled && mayBeHalf(*opened, bytes.state);
    const auto text = readInto(m_buffer, FileSystem::posix(), opened->fd(),
                               static_cast<std::size_t>(bytes.state.status.st_size), largestStory);
    if (!text && text.error() == EFBIG)
        return tl::unexpected(model::Error{
            Text::tr("The file is too large for a story (more than 64 MiB)"), file.found().path, 0, 0, {}});
    if (!text)
        return tl::unexpected(fileError(file.found().path, Text::tr("Cannot read the file"), text.error()));
    bytes.text = *text;
    return bytes;
}

/// As nearly all are: a usual file of one's own in a usual folder.
bool StoryReader::isFree(const ListedFile &file, const FileState &state) const
{
    return m_folderIsFree && !file.isLink && !state.isImmutable && state.status.st_nlink == 1 &&
           state.status.st_uid == m_user && (state.status.st_mode & 0222) != 0;
}

QString StoryReader::whyReadOnly(const ListedFile &file, const FileState &state)
{
    return !m_reading.saysProtection || isFree(file, state) ? QString() : m_protection.reasonFor(file.found(), state);
}

/// Problems are said in words, which may be others the next time.
bool StoryReader::isToBeKept(const ListedFile &file, const Bytes &bytes, const story::RowView &row) const
{
    const rowindex::Stamp stamp = stampOf(bytes.state);
    return m_folderTellsChanges && isFree(file, bytes.state) && !row.isBroken() && !row.hasProblems() &&
           !bytes.mayBeHalf && std::max(stamp.modified, stamp.changed) < m_reading.keepBefore;
}

/// Its record, when the file is as it was; -1: it has to be read.
int StoryReader::findInIndex(const ListedFile &file)
{
    enter(file);
    FileState state;
    if (!m_folderTellsChanges || !stateOf(m_fd.fd(), file.name.c_str(), state) || !S_ISREG(state.status.st_mode) ||
        !isFree(file, state))
        return -1;
    m_path += file.name;
    const int record = m_reading.index->find(m_path, stampOf(state), m_likely);
    m_likely = record >= 0 ? record + 1 : m_likely;
    m_path.resize(m_path.size() - file.name.size());
    return record;
}

void StoryReader::read(ListedFile file, ReadFiles &result, std::string &packed)
{
    const auto bytes = bytesOf(file);
    if (!bytes) {
        result.errors.push_back({bytes.error(), result.stories.size()});
        result.isUnreadable = true;
        return;
    }
    const std::string path = file.folder->onlyFile.isEmpty() ? m_prefix + file.name : m_prefix;
    const std::size_t start = packed.size();
    if (story::appendRow(packed, bytes->text, path) == frontmatter::FileKind::NotAStory) {
        if (file.folder->onlyFile.isEmpty())
            ++result.notStories;
        else
            result.errors.push_back({{Text::tr("Not a story: no front matter"), file.found().path, 0, 0, {}},
                                     result.stories.size(),
                                     true});
        return;
    }
    if (const QString reason = whyReadOnly(file, bytes->state); !reason.isNull())
        protectPacked(packed, start, reason);
    const bool isToBeKept = this->isToBeKept(file, *bytes, story::RowView(packed.data() + start));
    result.stories.push_back({std::move(file), {}, isToBeKept ? stampOf(bytes->state) : rowindex::Stamp()});
}

ReadFiles StoryReader::read(std::vector<ListedFile> files)
{
    ReadFiles result;
    result.files = static_cast<int>(files.size());
    std::string packed;
    for (ListedFile &file : files) {
        if (const int record = m_reading.index ? findInIndex(file) : -1; record >= 0)
            result.unchanged.push_back(record);
        else
            read(std::move(file), result, packed);
    }
    std::vector<story::PackedRow> rows = story::rowsIn(packed);
    for (std::size_t i = 0; i < rows.size(); ++i)
        result.stories[i].row = std::move(rows[i]);
    return result;
}

} // namespace folder
