#include "model/folder/replacefile.h"

#include "model/folder/fileaccess.h"
#include "model/folder/keepattributes.h"

#include <QCoreApplication>

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

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::ReplaceFile)
};

constexpr int maxTries = 5;
constexpr int maxPutBacks = 16;
constexpr auto writerPatience = 2s;   ///< for a program that has the file open for writing
constexpr auto goneForAMoment = 50ms; ///< git and others unlink a file before they create it again

/// One inode with what is in it.
struct Version {
    struct stat status {
    };
    std::string bytes;

    [[nodiscard]] bool isSameAs(const Version &other) const
    {
        return status.st_mode == other.status.st_mode && status.st_uid == other.status.st_uid &&
               status.st_gid == other.status.st_gid && bytes == other.bytes;
    }
    [[nodiscard]] bool isSameInodeAs(const Version &other) const
    {
        return status.st_ino == other.status.st_ino && status.st_dev == other.status.st_dev && bytes == other.bytes;
    }
};

/// One save of one file. The steps are in the order in which replaceStory() takes them.
class Replacement final
{
    Q_DISABLE_COPY_MOVE(Replacement)

public:
    Replacement(QString shown, FileSystem &system)
        : m_shown(std::move(shown))
        , m_system(system)
    {
    }

    model::Result<void> openFolder(const QString &file, const QString &root);
    model::Result<void> readOld();
    [[nodiscard]] const std::string &old() const { return m_old.bytes; }
    model::Result<void> writeTemporary(const std::string &bytes);
    /// False: another writer was faster, and its version is at the name. Otherwise the new bytes are.
    model::Result<bool> exchange();
    model::Result<void> syncFolder();
    model::Error keepsChanging() const { return unchanged(Text::tr("Another program keeps changing the file")); }
    /// After an error or a lost race. The error, with the name of the temporary file when that had to stay.
    model::Error clean(model::Error error);

private:
    model::Result<void> checkOld() const;
    tl::expected<Version, int> readVersion(const QByteArray &name) const;
    /// With the lease, nobody has the file open for writing. EAGAIN: somebody has.
    int waitForWriters(int fd) const;
    model::Result<bool> compareAndRename();
    model::Result<bool> keepExchange();
    bool putBack(Version out);
    bool oldIsStill();
    int rename(unsigned flags) const
    {
        return retrying([&] { return m_system.renameat2(m_folder.fd(), m_temporary, m_name, flags); });
    }
    [[nodiscard]] model::Error unchanged(const QString &what) const;
    [[nodiscard]] model::Error failed(const QString &what, int error = errno) const;

    QString m_shown;
    FileSystem &m_system;
    Descriptor m_folder{m_system, -1};
    QByteArray m_name;
    Descriptor m_oldFile{m_system, -1};
    Version m_old;
    QByteArray m_temporary;       ///< empty: there is none
    bool m_keepTemporary = false; ///< it holds what another program wrote
    Version m_new;
};

model::Error Replacement::unchanged(const QString &what) const
{
    return {Text::tr("%1; the story is unchanged").arg(what), m_shown, 0, 0, {}};
}

model::Error Replacement::failed(const QString &what, int error) const
{
    return unchanged(QStringLiteral("%1: %2").arg(what, qt_error_string(error)));
}

model::Result<void> Replacement::openFolder(const QString &file, const QString &root)
{
    const std::optional<QByteArray> canonical = canonicalPath(file.toUtf8());
    if (!canonical)
        return tl::unexpected(errno == ENOENT ? unchanged(Text::tr("The file is no longer there"))
                                              : failed(Text::tr("Cannot find the file")));
    if (!isInside(*canonical, root.toUtf8()))
        return tl::unexpected(unchanged(Text::tr("The file is a link that leads outside the folder")));
    const qsizetype slash = canonical->lastIndexOf('/');
    m_name = canonical->mid(slash + 1);
    m_folder = openIn(m_system, AT_FDCWD, slash == 0 ? QByteArray("/") : canonical->left(slash),
                      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!m_folder.isOpen())
        return tl::unexpected(failed(Text::tr("Cannot open the folder")));
    return {};
}

model::Result<void> Replacement::readOld()
{
    m_oldFile = openIn(m_system, m_folder.fd(), m_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    for (int wait = 0; !m_oldFile.isOpen() && errno == ENOENT && wait < maxTries; ++wait) {
        std::this_thread::sleep_for(goneForAMoment);
        m_oldFile = openIn(m_system, m_folder.fd(), m_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    }
    if (!m_oldFile.isOpen())
        return tl::unexpected(errno == ENOENT ? unchanged(Text::tr("The file is no longer there"))
                                              : failed(Text::tr("Cannot open the file")));
    if (retrying([&] { return m_system.fstat(m_oldFile.fd(), &m_old.status); }) == -1)
        return tl::unexpected(failed(Text::tr("Cannot read the file")));
    if (model::Result<void> ok = checkOld(); !ok)
        return ok;
    // While another program writes in place, the file is half of a story. With the lease it cannot begin to.
    const int lease = waitForWriters(m_oldFile.fd());
    if (lease == EAGAIN)
        return tl::unexpected(unchanged(Text::tr("Another program has the file open for writing")));
    tl::expected<std::string, int> bytes = readAll(m_system, m_oldFile.fd(), largestStory);
    if (lease == 0 && retrying([&] { return m_system.setlease(m_oldFile.fd(), F_UNLCK); }) == -1)
        return tl::unexpected(failed(Text::tr("Cannot unlock the file")));
    if (!bytes)
        return tl::unexpected(failed(Text::tr("Cannot read the file"), bytes.error()));
    m_old.bytes = std::move(*bytes);
    return {};
}

model::Result<void> Replacement::checkOld() const
{
    const struct stat &status = m_old.status;
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(unchanged(Text::tr("This is not a regular file")));
    if ((status.st_mode & 0222) == 0)
        return tl::unexpected(unchanged(Text::tr("The file is read-only")));
    if (status.st_nlink > 1)
        return tl::unexpected(
            unchanged(Text::tr("The file has another name (a hard link), which a save would detach")));
    if (static_cast<std::size_t>(status.st_size) > largestStory)
        return tl::unexpected(unchanged(Text::tr("The file is too large for a story (more than 64 MiB)")));
    return {};
}

int Replacement::waitForWriters(int fd) const
{
    const auto deadline = std::chrono::steady_clock::now() + writerPatience;
    while (retrying([&] { return m_system.setlease(fd, F_RDLCK); }) == -1) {
        if (errno != EAGAIN || std::chrono::steady_clock::now() > deadline)
            return errno;
        std::this_thread::sleep_for(5ms);
    }
    return 0;
}

model::Result<void> Replacement::writeTemporary(const std::string &bytes)
{
    m_temporary = temporaryName();
    Descriptor file =
        openIn(m_system, m_folder.fd(), m_temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (!file.isOpen()) {
        const int error = errno;
        m_temporary.clear();
        return tl::unexpected(failed(Text::tr("Cannot create a file in the story's folder"), error));
    }
    if (writeAll(m_system, file.fd(), bytes) == -1)
        return tl::unexpected(failed(Text::tr("Cannot write the new version")));
    const auto kept = keepAttributes(m_system, m_oldFile.fd(), m_old.status, file.fd());
    if (!kept)
        return tl::unexpected(unchanged(kept.error()));
    m_new.status = *kept;
    if (retrying([&] { return m_system.fsync(file.fd()); }) == -1)
        return tl::unexpected(failed(Text::tr("Cannot bring the new version to the disk")));
    if (file.close() == -1)
        return tl::unexpected(failed(Text::tr("Cannot finish the new version")));
    m_new.bytes = bytes;
    return {};
}

model::Result<bool> Replacement::exchange()
{
    if (rename(RENAME_EXCHANGE) == -1) {
        if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP)
            return compareAndRename();
        if (errno == ENOENT)
            return false;
        return tl::unexpected(failed(Text::tr("Cannot put the new version in place")));
    }
    const tl::expected<Version, int> out = readVersion(m_temporary);
    if (out && out->isSameAs(m_old) && oldIsStill()) {
        if (retrying([&] { return m_system.unlinkat(m_folder.fd(), m_temporary); }) == 0) {
            m_temporary.clear();
            return true;
        }
        const int error = errno;
        m_keepTemporary = !putBack(*out);
        return tl::unexpected(failed(Text::tr("Cannot remove the former version"), error));
    }
    m_keepTemporary = !putBack(out.value_or(Version{}));
    if (!out)
        return tl::unexpected(failed(Text::tr("Cannot verify the former version"), out.error()));
    if (m_keepTemporary)
        return tl::unexpected(
            model::Error{Text::tr("Another program kept changing the file during the save"), m_shown, 0, 0, {}});
    return false;
}

/// A late writer still has the inode that came out open, or has written into it.
bool Replacement::oldIsStill()
{
    if (retrying([&] { return m_system.setlease(m_oldFile.fd(), F_RDLCK); }) == -1) {
        if (errno == EAGAIN)
            return false;
        std::this_thread::sleep_for(5ms); // no leases here: a writer that began before the exchange has ended by now
    }
    const tl::expected<std::string, int> bytes = readAll(m_system, m_oldFile.fd(), largestStory);
    return bytes && *bytes == m_old.bytes;
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
        if (now->isSameInodeAs(in))
            return true;
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
    const tl::expected<Version, int> now = readVersion(m_name);
    if (!now && now.error() != ENOENT)
        return tl::unexpected(failed(Text::tr("Cannot verify the former version"), now.error()));
    if (!now || !now->isSameAs(m_old) || !oldIsStill())
        return false;
    if (rename(0) == -1)
        return tl::unexpected(failed(Text::tr("Cannot put the new version in place")));
    m_temporary.clear();
    return true;
}

model::Result<void> Replacement::syncFolder()
{
    // EINVAL: the file system has nothing to sync for folders (fsync(2)).
    if (retrying([&] { return m_system.fsync(m_folder.fd()); }) == -1 && errno != EINVAL)
        return tl::unexpected(fileError(
            m_shown, Text::tr("The story is changed, but a power cut may still take the change back"), errno));
    return {};
}

model::Error Replacement::clean(model::Error error)
{
    if (m_temporary.isEmpty())
        return error;
    if (m_keepTemporary)
        error.whatNow =
            Text::tr("What another program wrote is kept as %1 in its folder").arg(QString::fromUtf8(m_temporary));
    else if (retrying([&] { return m_system.unlinkat(m_folder.fd(), m_temporary); }) == -1 && errno != ENOENT)
        error.whatNow =
            Text::tr("The file %1 in its folder could not be removed").arg(QString::fromUtf8(m_temporary));
    m_temporary.clear();
    return error;
}

} // namespace

model::Result<std::string> replaceStory(const QString &file, const QString &shown, const QString &root,
                                        const Remake &remake, FileSystem &system)
{
    Replacement replacement(shown, system);
    if (model::Result<void> ok = replacement.openFolder(file, root); !ok)
        return tl::unexpected(ok.error());
    for (int i = 0; i < maxTries; ++i) {
        if (model::Result<void> ok = replacement.readOld(); !ok)
            return tl::unexpected(ok.error());
        model::Result<std::string> made = remake(replacement.old());
        if (!made || *made == replacement.old())
            return made;
        if (model::Result<void> ok = replacement.writeTemporary(*made); !ok)
            return tl::unexpected(replacement.clean(ok.error()));
        const model::Result<bool> done = replacement.exchange();
        if (!done)
            return tl::unexpected(replacement.clean(done.error()));
        if (*done) {
            if (model::Result<void> ok = replacement.syncFolder(); !ok)
                return tl::unexpected(ok.error());
            return made;
        }
        const model::Error error = replacement.clean({});
        if (!error.whatNow.isEmpty())
            return tl::unexpected(error);
    }
    return tl::unexpected(replacement.keepsChanging());
}

model::Result<std::string> readReplaceable(const QString &file, const QString &shown, const QString &root,
                                           FileSystem &system)
{
    Replacement replacement(shown, system);
    return replacement.openFolder(file, root).and_then([&] { return replacement.readOld(); }).map([&] {
        return replacement.old();
    });
}

} // namespace folder
