#include "model/folder/keepattributes.h"

#include "model/folder/fileaccess.h"

#include <QCoreApplication>

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

} // namespace

tl::expected<struct stat, QString> keepAttributes(FileSystem &system, int old, const struct stat &wanted, int made)
{
    struct stat status {
    };
    if (retrying([&] { return system.fstat(made, &status); }) == -1)
        return failed(Text::tr("Cannot look at the new version"));
    if ((status.st_uid != wanted.st_uid || status.st_gid != wanted.st_gid) &&
        retrying([&] { return system.fchown(made, wanted.st_uid, wanted.st_gid); }) == -1)
        return failed(Text::tr("Cannot keep the file's owner and group"));
    if (copyExtendedAttributes(system, old, made) == -1)
        return failed(Text::tr("Cannot keep the file's extended attributes"));
    // After the attributes: an access list among them changes the group's bits.
    if (retrying([&] { return system.fchmod(made, wanted.st_mode & 07777); }) == -1)
        return failed(Text::tr("Cannot keep the file's permissions"));
    if (retrying([&] { return system.fstat(made, &status); }) == -1)
        return failed(Text::tr("Cannot look at the new version"));
    if (status.st_mode != wanted.st_mode) // the kernel drops set-group-id for a group that is not ours, silently
        return tl::unexpected(Text::tr("Cannot keep the file's permissions"));
    return status;
}

} // namespace folder
