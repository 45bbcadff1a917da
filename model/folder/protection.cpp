#include "model/folder/protection.h"

#include "model/folder/fileaccess.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <unistd.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Protection)
};

int errorOfWriting(const QByteArray &name)
{
    return ::faccessat(AT_FDCWD, name.constData(), W_OK, AT_EACCESS) == 0 ? 0 : errno;
}

QByteArray folderOf(const QByteArray &file) { return file.left(qMax<qsizetype>(1, file.lastIndexOf('/'))); }

} // namespace

QString whyProtected(const struct stat &status, int access)
{
    if (access == EROFS)
        return Text::tr("The file is on a disk that is mounted read-only");
    if ((status.st_mode & 0222) == 0)
        return Text::tr("The file is read-only");
    if (access == EPERM) // what Linux says of chattr +i (inode_permission)
        return Text::tr("The file is protected (immutable)");
    // The owner may replace a file that lacks only his own bit.
    if (access != 0 && status.st_uid != ::geteuid())
        return Text::tr("The file belongs to somebody else, and you may not write it");
    if (status.st_nlink > 1)
        return Text::tr("The file has another name (a hard link), which a save would detach");
    return {};
}

QString Protection::reasonFor(const FoundFile &file, const FileState &state)
{
    QByteArray name = file.file.toUtf8();
    if (file.isLink)
        name = canonicalPath(name).value_or(name);
    const int folder = errorOfWritingTo(folderOf(name));
    int access = state.isImmutable ? EPERM : 0;
    if (folder == EROFS)
        access = EROFS;
    else if (access == 0 && state.status.st_uid != ::geteuid())
        access = errorOfWriting(name);
    if (QString reason = whyProtected(state.status, access); !reason.isNull())
        return reason;
    // A save puts a new file into the folder.
    return folder == 0 ? QString() : Text::tr("No file can be made in the story's folder");
}

int Protection::errorOfWritingTo(const QByteArray &folder)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto known = m_folders.constFind(folder); known != m_folders.constEnd())
            return *known;
    }
    const int error = errorOfWriting(folder);
    const QMutexLocker lock(&m_mutex);
    m_folders.insert(folder, error);
    return error;
}

void protect(story::StoryRow &row, const QString &reason)
{
    if (reason.isNull() || row.broken)
        return;
    for (const frontmatter::Field field : frontmatter::allFields) {
        if (row.readOnlyReason(field) == nullptr)
            row.problems.push_back({reason, 0, 0, field});
    }
}

} // namespace folder
