#include "model/folder/storyreader.h"

#include "model/folder/lease.h"
#include "model/folder/replacefile.h"
#include "model/story/packedrow.h"
#include "model/story/read.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/uio.h>
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
bool tellsChanges(unsigned kind)
{
    return kind != 0 && !isServed(kind) && kind != FUSE_SUPER_MAGIC && kind != V9FS_MAGIC;
}

/// Of all readers: files that they have open for later.
std::atomic<std::size_t> openAhead = 0;

/// At most a quarter of what the process may have open.
std::size_t mostAhead()
{
    constexpr rlim_t enough = 256; // for a disk to be busy
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? std::min(enough, limit.rlim_cur / 4) : 0;
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
    m_folderKind = kindOfSystem(FileSystem::posix(), m_fd);
    m_folderIsFree = m_protection.isFree(m_folder->folder);
    m_prefix = m_folder->prefix.toStdString();
    if (m_reading.keepBefore == 0 && !m_reading.index)
        return;
    m_folderTellsChanges = m_fd.isOpen() && m_folder->onlyFile.isEmpty() && tellsChanges(m_folderKind);
    m_path = m_folder->folder.mid(m_folder->root.size() + (m_folder->root.endsWith(u'/') ? 0 : 1)).toStdString();
    m_path += m_path.empty() ? "" : "/";
}

/// Not open, and errno, when it cannot be opened.
Descriptor StoryReader::open(const ListedFile &file)
{
    enter(file);
    if (!m_fd.isOpen()) {
        errno = m_folderError;
        return {FileSystem::posix(), -1};
    }
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    int fd = retrying([&] { return ::openat(m_fd.fd(), file.name.c_str(), flags | O_NOATIME); });
    if (fd == -1 && errno == EPERM) // O_NOATIME is for the owner only (open(2))
        fd = retrying([&] { return ::openat(m_fd.fd(), file.name.c_str(), flags); });
    return {FileSystem::posix(), fd};
}

/// The files that come after `file`, so that a disk has many of them to bring at a time: one by one, it would stand
/// still while a story is taken apart. With an index nearly all of them need not be read.
void StoryReader::readAhead(const ListedFile &file)
{
    if (m_reading.index)
        return;
    const std::size_t most = mostAhead();
    for (const ListedFile &next : m_next) {
        Descriptor opened = openAhead < most ? open(next) : Descriptor(FileSystem::posix(), -1);
        if (!opened.isOpen())
            break; // whose turn it is will say why
        ++openAhead;
        ::posix_fadvise(opened.fd(), 0, usualSize, POSIX_FADV_WILLNEED);
        m_ahead.push_back(std::move(opened));
    }
    std::ranges::reverse(m_ahead);
    enter(file);
}

/// That of the file whose turn it is, if it is open already.
Descriptor StoryReader::takeAhead()
{
    Descriptor next(FileSystem::posix(), -1);
    if (!m_ahead.empty()) {
        next = std::move(m_ahead.back());
        m_ahead.pop_back();
        --openAhead;
    }
    return next;
}

/// What was opened ahead has its name still. (A link has not: it is opened anew.)
bool StoryReader::isStillAt(const ListedFile &file, const FileState &state) const
{
    FileState now;
    return stateOf(m_fd.fd(), file.name.c_str(), now) && now.status.st_ino == state.status.st_ino;
}

/// Nobody pauses for so long in the middle of a file.
bool StoryReader::mayBeHalf(const ListedFile &file, const Descriptor &opened, const FileState &state) const
{
    if (stampOf(state).changed <= m_begun - longestPause)
        return false;
    FileSystem &system = FileSystem::posix();
    const Writers writers = file.isLink ? tryLease(system, opened) : tryLease(system, opened, m_folderKind);
    return writers == Writers::Some; // closing it lets go of the lease
}

model::Result<Descriptor> StoryReader::opened(const ListedFile &file, FileState &state)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    enter(file);
    Descriptor opened = takeAhead();
    for (bool wasAhead = opened.isOpen();; wasAhead = false) {
        if (!wasAhead)
            opened = open(file);
        if (!opened.isOpen())
            return tl::unexpected(fileError(file.found().path, Text::tr("Cannot open the file"), errno));
        if (!stateOf(opened.fd(), "", state))
            return tl::unexpected(fileError(file.found().path, Text::tr("Cannot read the file"), errno));
        if (!S_ISREG(state.status.st_mode))
            return tl::unexpected(model::Error{Text::tr("This is not a regular file"), file.found().path, 0, 0, {}});
        if (wasAhead && !isStillAt(file, state))
            continue;
        if (!m_reading.isSettled || !mayBeHalf(file, opened, state))
            return opened;
        if (std::chrono::steady_clock::now() > deadline)
            return tl::unexpected(
                model::Error{Text::tr("Another program has the file open for writing"), file.found().path, 0, 0, {}});
        std::this_thread::sleep_for(5ms);
    }
}

tl::expected<std::string_view, int> StoryReader::textOf(const ListedFile &file, const Descriptor &opened,
                                                        std::size_t size)
{
    if (m_ahead.empty() && size < m_buffer.size()) {
        const iovec room{m_buffer.data(), m_buffer.size()};
        const ssize_t got = ::preadv2(opened.fd(), &room, 1, 0, RWF_NOWAIT);
        if (got == static_cast<ssize_t>(size))
            return std::string_view(m_buffer).substr(0, size);
        if (got >= 0 || errno == EAGAIN) { // not all of it is in the cache
            ::posix_fadvise(opened.fd(), 0, usualSize, POSIX_FADV_WILLNEED);
            readAhead(file);
        }
    }
    return readInto(m_buffer, FileSystem::posix(), opened.fd(), size, largestStory);
}

model::Result<StoryReader::Bytes> StoryReader::bytesOf(const ListedFile &file)
{
    Bytes bytes;
    const model::Result<Descriptor> opened = this->opened(file, bytes.state);
    if (!opened)
        return tl::unexpected(opened.error());
    bytes.mayBeHalf = m_reading.keepBefore > 0 && !m_reading.isSettled && mayBeHalf(file, *opened, bytes.state);
    const auto text = textOf(file, *opened, static_cast<std::size_t>(bytes.state.status.st_size));
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

void StoryReader::read(ListedFile file, ReadFiles &result)
{
    const auto bytes = bytesOf(file);
    if (!bytes) {
        result.errors.push_back({bytes.error(), result.stories.size()});
        result.isUnreadable = true;
        return;
    }
    const std::string path = file.folder->onlyFile.isEmpty() ? m_prefix + file.name : m_prefix;
    const std::size_t start = m_packed.size();
    if (story::appendRow(m_packed, bytes->text, path) == frontmatter::FileKind::NotAStory) {
        if (file.folder->onlyFile.isEmpty())
            ++result.notStories;
        else
            result.errors.push_back({{Text::tr("Not a story: no front matter"), file.found().path, 0, 0, {}},
                                     result.stories.size(),
                                     true});
        return;
    }
    if (const QString reason = whyReadOnly(file, bytes->state); !reason.isNull())
        protectPacked(m_packed, start, reason);
    const bool isToBeKept = this->isToBeKept(file, *bytes, story::RowView(m_packed.data() + start));
    result.stories.push_back({std::move(file), {}, isToBeKept ? stampOf(bytes->state) : rowindex::Stamp()});
}

ReadFiles StoryReader::read(std::vector<ListedFile> files)
{
    ReadFiles result;
    result.files = static_cast<int>(files.size());
    result.stories.reserve(m_reading.index ? 0 : files.size());
    m_packed.clear();
    m_next = files;
    for (ListedFile &file : files) {
        m_next = m_next.subspan(1);
        if (const int record = m_reading.index ? findInIndex(file) : -1; record >= 0)
            result.unchanged.push_back(record);
        else
            read(std::move(file), result);
    }
    openAhead -= m_ahead.size();
    m_ahead.clear();
    std::vector<story::PackedRow> rows = story::rowsIn(m_packed);
    for (std::size_t i = 0; i < rows.size(); ++i)
        result.stories[i].row = std::move(rows[i]);
    return result;
}

} // namespace folder
