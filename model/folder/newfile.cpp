#include "model/folder/fileaccess.h"
#include "model/folder/replacefile.h"
#include "model/frontmatter/fences.h"

#include <QCoreApplication>

#include <cstdio>
#include <fcntl.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::NewFile)
};

model::Error refused(const QString &file, const QString &what) { return {what, file, 0, 0, {}}; }

struct Target {
    Descriptor folder;
    QByteArray name;
};

/// Where the bytes go: a link is followed, so that it stays a link.
model::Result<Target> openTarget(const QString &file, FileSystem &system)
{
    QByteArray path = file.toUtf8();
    if (const std::optional<QByteArray> canonical = canonicalPath(path))
        path = *canonical;
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray folder = slash < 0 ? QByteArray(".") : path.left(qMax<qsizetype>(1, slash));
    const std::optional<QByteArray> canonical = canonicalPath(folder);
    if (!canonical)
        return tl::unexpected(fileError(file, Text::tr("Cannot find the folder to write to"), errno));
    const QByteArray name = path.mid(slash + 1);
    if (name.isEmpty())
        return tl::unexpected(refused(file, Text::tr("This is a folder, not a file")));
    if ((*canonical + '/').contains("/.git/"))
        return tl::unexpected(refused(file, Text::tr("Galley does not write below .git")));
    Descriptor opened = openIn(system, AT_FDCWD, *canonical, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!opened.isOpen())
        return tl::unexpected(fileError(file, Text::tr("Cannot open the folder to write to"), errno));
    return Target{std::move(opened), name};
}

/// What stands there already may be written over.
model::Result<void> checkExisting(const QString &file, FileSystem &system, int folder, const QByteArray &name,
                                  bool overwrite)
{
    const Descriptor existing = openIn(system, folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (!existing.isOpen()) {
        if (errno == ENOENT)
            return {};
        return tl::unexpected(overwrite ? fileError(file, Text::tr("Cannot look at the existing file"), errno)
                                        : refused(file, Text::tr("The file exists already")));
    }
    if (!overwrite)
        return tl::unexpected(refused(file, Text::tr("The file exists already")));
    struct stat status {
    };
    if (retrying([&] { return system.fstat(existing.fd(), &status); }) == -1)
        return tl::unexpected(fileError(file, Text::tr("Cannot look at the existing file"), errno));
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(refused(file, Text::tr("This is not a regular file")));
    const QString text = QString::fromUtf8(name);
    if (!frontmatter::hasStoryName(text) || static_cast<std::size_t>(status.st_size) > largestStory)
        return {};
    const tl::expected<std::string, int> bytes = readAll(system, existing.fd(), largestStory);
    if (!bytes)
        return tl::unexpected(fileError(file, Text::tr("Cannot look at the existing file"), bytes.error()));
    if (frontmatter::findFences(*bytes, text).kind != frontmatter::FileKind::NotAStory)
        return tl::unexpected(refused(file, Text::tr("This is a story; an export never replaces one")));
    return {};
}

/// Writes and syncs the temporary file and puts it at the name. 0, or -1 and errno.
int writeAndRename(FileSystem &system, int folder, const QByteArray &temporary, const QByteArray &name,
                   std::string_view bytes, bool overwrite)
{
    Descriptor made = openIn(system, folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (!made.isOpen() || writeAll(system, made.fd(), bytes) == -1 ||
        retrying([&] { return system.fsync(made.fd()); }) == -1 || made.close() == -1)
        return -1;
    const auto rename = [&](unsigned flags) {
        return retrying([&] { return system.renameat2(folder, temporary, name, flags); });
    };
    if (overwrite)
        return rename(0);
    const int done = rename(RENAME_NOREPLACE);
    // Not every file system knows the flag (renameat2(2)); that the name is free was checked just before.
    return done == -1 && (errno == EINVAL || errno == ENOSYS) ? rename(0) : done;
}

} // namespace

model::Result<void> checkReplaceable(const QString &file, FileSystem &system)
{
    const model::Result<Target> target = openTarget(file, system);
    if (!target)
        return tl::unexpected(target.error());
    return checkExisting(file, system, target->folder.fd(), target->name, true);
}

model::Result<void> writeNewFile(const QString &file, std::string_view bytes, bool overwrite, FileSystem &system)
{
    const model::Result<Target> target = openTarget(file, system);
    if (!target)
        return tl::unexpected(target.error());
    const Descriptor &folder = target->folder;
    if (model::Result<void> ok = checkExisting(file, system, folder.fd(), target->name, overwrite); !ok)
        return ok;
    const QByteArray temporary = temporaryName();
    if (writeAndRename(system, folder.fd(), temporary, target->name, bytes, overwrite) == -1) {
        const int error = errno;
        model::Error failure = error == EEXIST ? refused(file, Text::tr("The file exists already"))
                                               : fileError(file, Text::tr("Cannot write the file"), error);
        if (retrying([&] { return system.unlinkat(folder.fd(), temporary); }) == -1 && errno != ENOENT)
            failure.whatNow =
                Text::tr("The file %1 beside it could not be removed").arg(QString::fromUtf8(temporary));
        return tl::unexpected(failure);
    }
    if (retrying([&] { return system.fsync(folder.fd()); }) == -1 && errno != EINVAL)
        return tl::unexpected(
            fileError(file, Text::tr("The file is written, but a power cut may still take it back"), errno));
    return {};
}

} // namespace folder
