#include "model/folder/fileaccess.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <linux/magic.h>
#include <memory>

namespace folder
{

int Descriptor::close()
{
    if (m_fd < 0)
        return 0;
    const int result = m_system->close(std::exchange(m_fd, -1));
    return result == -1 && errno == EINTR ? 0 : result;
}

Descriptor openIn(FileSystem &system, int folder, const QByteArray &name, int flags, mode_t mode)
{
    return {system, retrying([&] { return system.openat(folder, name.constData(), flags, mode); })};
}

tl::expected<std::string, int> readAll(FileSystem &system, int fd, std::size_t limit)
{
    struct stat status {
    };
    if (retrying([&] { return system.fstat(fd, &status); }) == -1)
        return tl::unexpected(errno);
    std::string bytes;
    const auto read = readInto(bytes, system, fd, static_cast<std::size_t>(status.st_size), limit);
    if (!read)
        return tl::unexpected(read.error());
    bytes.resize(read->size());
    return bytes;
}

tl::expected<std::string_view, int> readInto(std::string &buffer, FileSystem &system, int fd, std::size_t expected,
                                             std::size_t limit)
{
    if (expected > limit)
        return tl::unexpected(EFBIG);
    std::size_t size = 0;
    do {
        if (const std::size_t room = std::max(expected + 1, 2 * size); buffer.size() < room)
            buffer.resize(room);
        const ssize_t got = retrying(
            [&] { return system.pread(fd, buffer.data() + size, buffer.size() - size, static_cast<off_t>(size)); });
        if (got == -1)
            return tl::unexpected(errno);
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
        if (size > limit)
            return tl::unexpected(EFBIG);
    } while (size != expected); // that there was room for more has shown that there is no more
    return std::string_view(buffer).substr(0, size);
}

std::int64_t nowInNanoseconds()
{
    return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

int writeAll(FileSystem &system, int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = retrying([&] { return system.write(fd, bytes.data(), bytes.size()); });
        if (done == -1)
            return -1;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return 0;
}

unsigned kindOfSystem(FileSystem &system, const Descriptor &file)
{
    struct statfs status {
    };
    return retrying([&] { return system.fstatfs(file.fd(), &status); }) == 0 ? static_cast<unsigned>(status.f_type)
                                                                             : 0;
}

bool isServed(unsigned kind)
{
    return kind == NFS_SUPER_MAGIC || kind == CIFS_SUPER_MAGIC || kind == SMB2_SUPER_MAGIC;
}

std::optional<QByteArray> canonicalPath(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.constData(), nullptr), &std::free);
    if (!real)
        return std::nullopt;
    return QByteArray(real.get());
}

bool isInside(const QByteArray &path, const QByteArray &root)
{
    return path == root || root == "/" || (path.startsWith(root) && path.at(root.size()) == '/');
}

model::Error fileError(const QString &shown, const QString &what, int error)
{
    return {QStringLiteral("%1: %2").arg(what, qt_error_string(error)), shown, 0, 0, {}};
}

QByteArray temporaryName()
{
    const QByteArray digits = QByteArray::number(QRandomGenerator::system()->generate(), 16);
    return ".galley-" + digits.rightJustified(8, '0') + ".tmp";
}

bool isTemporaryName(const QByteArray &name)
{
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const QByteArray digits = name.mid(8, 8);
    return name.size() == 20 && name.startsWith(".galley-") && name.endsWith(".tmp") &&
           std::ranges::all_of(digits, isDigit);
}

} // namespace folder
