#include "model/media/regularfile.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace media
{

namespace
{

bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(fd, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return true;
}

/// Reads up to `size` bytes; fewer when the file ends before.
bool readAll(int fd, QByteArray &bytes, qsizetype size)
{
    bytes.resize(size);
    qsizetype done = 0;
    while (done < size) {
        const ssize_t n = ::read(fd, bytes.data() + done, static_cast<std::size_t>(size - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        done += n;
    }
    bytes.resize(done);
    return true;
}

} // namespace

tl::expected<QByteArray, ReadProblem> readRegularFile(const QString &file, qint64 mostBytes, bool touch)
{
    const int fd = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return tl::unexpected(errno == ELOOP ? ReadProblem::NotRegular : ReadProblem::Unreadable);
    const auto close = qScopeGuard([fd] { ::close(fd); });
    struct stat status = {};
    if (::fstat(fd, &status) != 0)
        return tl::unexpected(ReadProblem::Unreadable);
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(ReadProblem::NotRegular);
    if (status.st_size > mostBytes)
        return tl::unexpected(ReadProblem::TooLarge);
    QByteArray bytes;
    if (!readAll(fd, bytes, status.st_size))
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
    const bool written = writeAll(fd, head) && writeAll(fd, body);
    const bool closed = ::close(fd) == 0; // NFS and quotas report a failed write here
    if (written && closed && std::rename(temporary.constData(), QFile::encodeName(file).constData()) == 0)
        return true;
    ::unlink(temporary.constData());
    return false;
}

} // namespace media
