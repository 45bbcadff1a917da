#include "model/folder/replacement.h"

#include "model/folder/keepattributes.h"
#include "model/folder/protection.h"
#include "model/folder/replacefile.h"

#include <chrono>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace folder
{

namespace
{

using namespace std::chrono_literals;

constexpr int maxWaits = 5;
constexpr auto writerPatience = 2s;   ///< for a program that has the file open for writing
constexpr auto savePatience = 10s;    ///< for another save, whose disk may be slow
constexpr auto rest = 20ms;           ///< a writer of a story does not pause that long
constexpr auto goneForAMoment = 50ms; ///< git and others unlink a file before they create it again

/// For a moment a save shows a version that it may take back: no other save may build on that. False: somebody else
/// has the lock. A server's locks are not for this: they keep other descriptors of ours from reading (SMB), or want
/// the file open for writing (NFS, flock(2)). Where there are no locks, nobody waits.
bool lock(FileSystem &system, const Descriptor &file, unsigned kind)
{
    if (isServed(kind))
        return true;
    return retrying([&] { return system.flock(file.fd(), LOCK_EX | LOCK_NB); }) == 0 || errno != EWOULDBLOCK;
}

} // namespace

model::Error Replacement::unchanged(const QString &what) const
{
    return {tr("%1; the story is unchanged").arg(what), m_shown, 0, 0, {}};
}

model::Error Replacement::failed(const QString &what, int error) const
{
    return unchanged(QStringLiteral("%1: %2").arg(what, qt_error_string(error)));
}

model::Result<void> Replacement::openFolder(const QString &file, const QString &root)
{
    const std::optional<QByteArray> canonical = canonicalPath(file.toUtf8());
    if (!canonical)
        return tl::unexpected(errno == ENOENT ? unchanged(tr("The file is no longer there"))
                                              : failed(tr("Cannot find the file")));
    if (!isInside(*canonical, root.toUtf8()))
        return tl::unexpected(unchanged(tr("The file is a link that leads outside the folder")));
    const qsizetype slash = canonical->lastIndexOf('/');
    m_name = canonical->mid(slash + 1);
    m_story = {file, m_shown, root};
    m_folder = openIn(m_system, AT_FDCWD, slash == 0 ? QByteArray("/") : canonical->left(slash),
                      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!m_folder.isOpen())
        return tl::unexpected(failed(tr("Cannot open the folder")));
    return {};
}

model::Result<void> Replacement::openName()
{
    m_oldFile = openIn(m_system, m_folder.fd(), m_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    for (int wait = 0; !m_oldFile.isOpen() && errno == ENOENT && wait < maxWaits; ++wait) {
        std::this_thread::sleep_for(goneForAMoment);
        m_oldFile = openIn(m_system, m_folder.fd(), m_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    }
    if (!m_oldFile.isOpen())
        return tl::unexpected(errno == ENOENT ? unchanged(tr("The file is no longer there"))
                                              : failed(tr("Cannot open the file")));
    return {};
}

model::Result<void> Replacement::openOld()
{
    const auto deadline = std::chrono::steady_clock::now() + savePatience;
    for (;;) {
        if (model::Result<void> ok = openName(); !ok)
            return ok;
        m_kind = kindOfSystem(m_system, m_oldFile);
        if (lock(m_system, m_oldFile, m_kind))
            break;
        if (std::chrono::steady_clock::now() > deadline)
            return tl::unexpected(unchanged(tr("Another program keeps the file locked")));
        std::this_thread::sleep_for(5ms);
    }
    if (retrying([&] { return m_system.fstat(m_oldFile.fd(), &m_old.status); }) == -1)
        return tl::unexpected(failed(tr("Cannot read the file")));
    return checkOld();
}

/// While another program writes in place, the file is half of a story.
model::Result<void> Replacement::readOld()
{
    if (model::Result<void> ok = openOld(); !ok)
        return ok;
    const Writers writers = waitForWriters();
    if (writers == Writers::Some)
        return tl::unexpected(unchanged(tr("Another program has the file open for writing")));
    if (writers == Writers::Unknown)
        return readSettled();
    tl::expected<std::string, int> bytes = readAll(m_system, m_oldFile.fd(), largestStory);
    if (!dropLease(m_system, m_oldFile))
        return tl::unexpected(failed(tr("Cannot unlock the file")));
    if (!bytes)
        return tl::unexpected(failed(tr("Cannot read the file"), bytes.error()));
    m_old.bytes = std::move(*bytes);
    return {};
}

/// Where nobody tells of writers, a file is whole when it rests. Opened each time, because NFS asks its server only
/// then (nfs(5), close-to-open).
model::Result<void> Replacement::readSettled()
{
    const auto deadline = std::chrono::steady_clock::now() + writerPatience;
    for (std::optional<Version> before;; before = m_old) {
        tl::expected<std::string, int> bytes = readAll(m_system, m_oldFile.fd(), largestStory);
        if (!bytes)
            return tl::unexpected(failed(tr("Cannot read the file"), bytes.error()));
        m_old.bytes = std::move(*bytes);
        if (before && m_old.isAtRestSince(*before))
            return {};
        if (std::chrono::steady_clock::now() > deadline)
            return tl::unexpected(keepsChanging());
        std::this_thread::sleep_for(rest);
        if (model::Result<void> ok = openOld(); !ok)
            return ok;
    }
}

model::Result<void> Replacement::checkOld() const
{
    const struct stat &status = m_old.status;
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(unchanged(tr("This is not a regular file")));
    // An exchange asks for the folder's permissions only.
    const auto mayWrite = [&] { return m_system.faccessat(m_folder.fd(), m_name.constData(), W_OK); };
    if (const QString reason = whyProtected(status, retrying(mayWrite) == 0 ? 0 : errno); !reason.isNull())
        return tl::unexpected(unchanged(reason));
    if (static_cast<std::size_t>(status.st_size) > largestStory)
        return tl::unexpected(unchanged(tr("The file is too large for a story (more than 64 MiB)")));
    return {};
}

Writers Replacement::waitForWriters() const
{
    const auto deadline = std::chrono::steady_clock::now() + writerPatience;
    for (;;) {
        const Writers writers = tryLease(m_system, m_oldFile, m_kind);
        if (writers != Writers::Some || std::chrono::steady_clock::now() > deadline)
            return writers;
        std::this_thread::sleep_for(5ms);
    }
}

model::Result<void> Replacement::writeTemporary(const std::string &bytes)
{
    m_temporary = temporaryName();
    m_written =
        openIn(m_system, m_folder.fd(), m_temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (!m_written.isOpen()) {
        const int error = errno;
        m_temporary.clear();
        return tl::unexpected(failed(tr("Cannot create a file in the story's folder"), error));
    }
    // As many open files as the exchange will need: when there may be no more of them, it is too late.
    m_newFile = openIn(m_system, m_folder.fd(), m_temporary, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (!m_newFile.isOpen())
        return tl::unexpected(failed(tr("Cannot open the new version")));
    lock(m_system, m_newFile, m_kind);
    if (writeAll(m_system, m_written.fd(), bytes) == -1)
        return tl::unexpected(failed(tr("Cannot write the new version")));
    const auto kept = keepAttributes(m_system, m_oldFile.fd(), m_old.status, m_written.fd());
    if (!kept)
        return tl::unexpected(unchanged(kept.error()));
    m_new.status = *kept;
    m_new.bytes = bytes;
    m_system.startWriting(m_written.fd());
    return {};
}

model::Result<void> Replacement::syncTemporary()
{
    if (retrying([&] { return m_system.fsync(m_written.fd()); }) == -1)
        return tl::unexpected(failed(tr("Cannot bring the new version to the disk")));
    if (m_written.close() == -1)
        return tl::unexpected(failed(tr("Cannot finish the new version")));
    return {};
}

model::Error Replacement::keepsChanging() const { return unchanged(tr("Another program keeps changing the file")); }

model::Result<void> Replacement::syncFolder()
{
    // EINVAL: the file system has nothing to sync for folders (fsync(2)).
    const int done = m_syncs ? m_syncs->sync(m_folder) : retrying([&] { return m_system.fsync(m_folder.fd()); });
    if (done == -1 && errno != EINVAL)
        return tl::unexpected(
            fileError(m_shown, tr("The story is changed, but a power cut may still take the change back"), errno));
    return {};
}

void Replacement::letOldGo()
{
    if (m_former)
        m_former->keep({m_story, std::move(m_oldFile), std::move(m_old.bytes), std::move(m_new.bytes)});
}

model::Error Replacement::clean(model::Error error)
{
    m_written.close();
    if (!m_insteadOfNew)
        m_newFile.close(); // else NFS and FUSE keep what is removed under another name
    if (m_temporary.isEmpty())
        return error;
    if (m_keepTemporary)
        error.whatNow =
            tr("What another program wrote is kept as %1 in its folder").arg(QString::fromUtf8(m_temporary));
    else if (retrying([&] { return m_system.unlinkat(m_folder.fd(), m_temporary); }) == -1 && errno != ENOENT)
        error.whatNow = tr("The file %1 in its folder could not be removed").arg(QString::fromUtf8(m_temporary));
    else if (m_former && m_insteadOfNew) // somebody may have opened it while it was at the name
        m_former->keep({m_story, std::move(m_newFile), std::move(m_new.bytes), std::move(m_insteadOfNew)});
    m_insteadOfNew.reset();
    m_newFile.close();
    m_temporary.clear();
    return error;
}

} // namespace folder
