#include "model/folder/keepattributes.h"

#include "model/folder/fileaccess.h"

#include <QCoreApplication>

#include <optional>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::KeepAttributes)
};

tl::unexpected<QString> failed(const QString &what)
{
    return tl::unexpected(QStringLiteral("%1: %2").arg(what, qt_error_string(errno)));
}

/// 0, or -1 and errno.
int copyExtendedAttributes(FileSystem &system, int from, int to)
{
    const ssize_t needed = retrying([&] { return system.flistxattr(from, nullptr, 0); });
    if (needed == 0) // as a rule
        return 0;
    QByteArray names(64 * 1024, '\0'); // XATTR_LIST_MAX
    const ssize_t size =
        retrying([&] { return system.flistxattr(from, names.data(), static_cast<std::size_t>(names.size())); });
    if (size == -1)
        return errno == ENOTSUP ? 0 : -1;
    QByteArray value(64 * 1024, '\0'); // XATTR_SIZE_MAX
    for (ssize_t at = 0; at < size; at += static_cast<ssize_t>(qstrlen(names.constData() + at)) + 1) {
        const char *name = names.constData() + at;
        const ssize_t length = retrying(
            [&] { return system.fgetxattr(from, name, value.data(), static_cast<std::size_t>(value.size())); });
        if (length == -1)
            return -1;
        const auto copy = [&] {
            return system.fsetxattr(to, name, value.constData(), static_cast<std::size_t>(length));
        };
        if (retrying(copy) == -1)
            return -1;
    }
    return 0;
}

/// One of its entries is for the owning group, whichever that is.
bool hasAccessList(FileSystem &system, int fd)
{
    const ssize_t size = retrying([&] { return system.fgetxattr(fd, "system.posix_acl_access", nullptr, 0); });
    return size != -1 || (errno != ENODATA && errno != ENOTSUP);
}

/// What root may do, and others in part: to a group of theirs, and to no other owner. 0, or -1 and errno.
int keepOwnerAndGroup(FileSystem &system, const struct stat &wanted, int made)
{
    if (retrying([&] { return system.fchown(made, wanted.st_uid, wanted.st_gid); }) == 0)
        return 0;
    const auto isOnlyRefused = [] { return errno == EPERM || errno == EINVAL; };
    if (!isOnlyRefused())
        return -1;
    const int done = retrying([&] { return system.fchown(made, static_cast<uid_t>(-1), wanted.st_gid); });
    return done == -1 && isOnlyRefused() ? 0 : done;
}

/// The mode that gives nobody more than `wanted` did, and takes reading and writing from nobody, now that the file
/// belongs to the owner and group of `is`.
std::optional<mode_t> modeToKeep(const struct stat &wanted, const struct stat &is)
{
    mode_t mode = wanted.st_mode & 07777;
    if (is.st_uid != wanted.st_uid)
        mode &= ~static_cast<mode_t>(S_ISUID);
    if (is.st_gid == wanted.st_gid)
        return mode;
    const mode_t others = mode & S_IRWXO;
    const mode_t group = (mode & S_IRWXG) >> 3;
    // The former group is among the others now, and ours was.
    if ((group & ~others & (S_IROTH | S_IWOTH)) != 0 || (others & ~group) != 0)
        return std::nullopt;
    return (mode & ~static_cast<mode_t>(S_ISGID | S_IRWXG)) | (others << 3);
}

} // namespace

tl::expected<struct stat, QString> keepAttributes(FileSystem &system, int old, const struct stat &wanted, int made)
{
    const auto look = [&](struct stat &status) { return retrying([&] { return system.fstat(made, &status); }) == 0; };
    struct stat status {
    };
    if (!look(status))
        return failed(Text::tr("Cannot look at the new version"));
    if ((status.st_uid != wanted.st_uid || status.st_gid != wanted.st_gid) &&
        (keepOwnerAndGroup(system, wanted, made) == -1 || !look(status)))
        return failed(Text::tr("Cannot keep the file's owner and group"));
    const std::optional<mode_t> mode = modeToKeep(wanted, status);
    if (!mode || (status.st_gid != wanted.st_gid && hasAccessList(system, old)))
        return tl::unexpected(Text::tr("Cannot keep the file's owner and group"));
    if (copyExtendedAttributes(system, old, made) == -1)
        return failed(Text::tr("Cannot keep the file's extended attributes"));
    // After the attributes: an access list among them changes the group's bits.
    if (retrying([&] { return system.fchmod(made, *mode); }) == -1)
        return failed(Text::tr("Cannot keep the file's permissions"));
    if (!look(status))
        return failed(Text::tr("Cannot look at the new version"));
    // The kernel drops set-group-id for a group that is not ours, silently.
    if ((status.st_mode & 07777) != *mode)
        return tl::unexpected(Text::tr("Cannot keep the file's permissions"));
    return status;
}

} // namespace folder
