#include "model/media/regularfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace media
{

tl::expected<QByteArray, ReadProblem> readRegularFile(const QString &file, qint64 mostBytes, bool touch)
{
    const int fd = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return tl::unexpected(errno == ELOOP ? ReadProblem::NotRegular : ReadProblem::Unreadable);
    QFile opened;
    opened.open(fd, QIODevice::ReadOnly | QIODevice::Unbuffered, QFile::AutoCloseHandle);
    struct stat status = {};
    if (::fstat(fd, &status) != 0)
        return tl::unexpected(ReadProblem::Unreadable);
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(ReadProblem::NotRegular);
    if (status.st_size > mostBytes)
        return tl::unexpected(ReadProblem::TooLarge);
    QByteArray bytes = opened.read(status.st_size);
    if (bytes.size() != status.st_size)
        return tl::unexpected(ReadProblem::Unreadable);
    if (touch)
        ::futimens(fd, nullptr); // best effort: only the order of trimming hangs on it
    return bytes;
}

bool replaceFile(const QString &file, const QByteArray &head, const QByteArray &body)
{
    const QString pattern =
        QFileInfo(file).path() + QLatin1Char('/') + QLatin1String(temporaryPrefix) + QLatin1String("XXXXXX");
    QByteArray temporary = QFile::encodeName(pattern);
    const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (fd < 0)
        return false;
    QFile made;
    made.open(fd, QIODevice::WriteOnly | QIODevice::Unbuffered, QFile::AutoCloseHandle);
    const bool written = made.write(head) == head.size() && made.write(body) == body.size();
    made.close(); // NFS and quotas report a failed write here
    if (written && made.error() == QFile::NoError &&
        std::rename(temporary.constData(), QFile::encodeName(file).constData()) == 0)
        return true;
    ::unlink(temporary.constData());
    return false;
}

} // namespace media
