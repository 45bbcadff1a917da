// The moment at which a Replacement and other writers meet.
#include "model/folder/replacefile.h"
#include "model/folder/replacement.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <thread>

namespace folder
{

namespace
{

using namespace std::chrono_literals;

constexpr int maxPutBacks = 16;
constexpr auto writersEnd = 5ms; ///< in which one that began before the exchange has ended

} // namespace

model::Result<bool> Replacement::exchange()
{
    if (rename(RENAME_EXCHANGE) == -1) {
        if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP)
            return compareAndRename();
        if (errno == ENOENT)
            return false;
        return tl::unexpected(failed(tr("Cannot put the new version in place")));
    }
    if (isOld(m_temporary)) {
        if (retrying([&] { return m_system.unlinkat(m_folder.fd(), m_temporary); }) == 0) {
            m_temporary.clear();
            return true;
        }
        const int error = errno;
        m_keepTemporary = !putBack(readVersion(m_temporary).value_or(m_old));
        return tl::unexpected(failed(tr("Cannot remove the former version"), error));
    }
    const tl::expected<Version, int> out = readVersion(m_temporary);
    m_keepTemporary = !putBack(out.value_or(Version{}));
    if (!out)
        return tl::unexpected(failed(tr("Cannot verify the former version"), out.error()));
    if (m_keepTemporary)
        return tl::unexpected(
            model::Error{tr("Another program kept changing the file during the save"), m_shown, 0, 0, {}});
    return false;
}

/// What stands at `name` is what was read, and no late writer has the inode that was read open, or has written into
/// it.
bool Replacement::isOld(const QByteArray &name) const
{
    const Writers writers = tryLease(m_system, m_oldFile, m_kind);
    if (writers == Writers::Some)
        return false;
    if (writers == Writers::Unknown)
        std::this_thread::sleep_for(writersEnd);
    if (writers == Writers::Unknown || isServed(m_kind) || !isInodeOfOld(name)) {
        // Where nobody tells of all writers, a file is what it is now when it is opened anew (nfs(5), close-to-open).
        const tl::expected<Version, int> now = readVersion(name);
        if (!now || !now->hasAttributesOf(m_old) || now->bytes != m_old.bytes)
            return false;
    }
    const tl::expected<std::string, int> bytes = readAll(m_system, m_oldFile.fd(), largestStory);
    return bytes && *bytes == m_old.bytes;
}

bool Replacement::isInodeOfOld(const QByteArray &name) const
{
    Version now;
    return retrying([&] { return m_system.lstatat(m_folder.fd(), name, &now.status); }) == 0 &&
           now.isOnInodeOf(m_old) && now.hasAttributesOf(m_old);
}

tl::expected<Version, int> Replacement::readVersion(const QByteArray &name) const
{
    Version version;
    const Descriptor file = openIn(m_system, m_folder.fd(), name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (!file.isOpen() || retrying([&] { return m_system.fstat(file.fd(), &version.status); }) == -1)
        return tl::unexpected(errno);
    if (!S_ISREG(version.status.st_mode))
        return version;
    tl::expected<std::string, int> bytes = readAll(m_system, file.fd(), largestStory);
    if (!bytes)
        return tl::unexpected(bytes.error());
    version.bytes = std::move(*bytes);
    return version;
}

/// Exchanges again. What another writer left at the name meanwhile is newer than `out` and goes back in,
/// until what comes out is what was put in last. False: the newest version is still at the temporary name.
bool Replacement::putBack(Version out)
{
    Version in = m_new;
    for (int i = 0; i < maxPutBacks; ++i) {
        if (rename(RENAME_EXCHANGE) == -1)
            return errno == ENOENT; // deleted after all that: the deletion is the newest
        const tl::expected<Version, int> now = readVersion(m_temporary);
        if (!now)
            return false;
        if (now->isSameInodeAs(in)) {
            if (i == 0)
                m_insteadOfNew = std::move(out.bytes);
            return true;
        }
        in = std::exchange(out, *now);
    }
    return false;
}

/// For file systems without RENAME_EXCHANGE (renameat2(2)): a writer between the comparison and the rename is
/// lost.
model::Result<bool> Replacement::compareAndRename()
{
    static std::atomic_flag said;
    if (!said.test_and_set())
        qInfo("This file system cannot exchange files; saves compare and then rename.");
    if (!isOld(m_name)) {
        const tl::expected<Version, int> now = readVersion(m_name);
        if (!now && now.error() != ENOENT)
            return tl::unexpected(failed(tr("Cannot verify the former version"), now.error()));
        return false;
    }
    if (rename(0) == -1)
        return tl::unexpected(failed(tr("Cannot put the new version in place")));
    m_temporary.clear();
    return true;
}

} // namespace folder
