#pragma once

#include "model/error.h"
#include "model/folder/filesystem.h"

#include <QByteArray>

#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folder
{

/// Repeats a system call that a signal interrupted.
template<typename Call>
auto retrying(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

/// An open file that closes itself.
class Descriptor final
{
    Q_DISABLE_COPY(Descriptor)

public:
    Descriptor(FileSystem &system, int fd)
        : m_system(&system)
        , m_fd(fd)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_system(other.m_system)
        , m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_system, other.m_system);
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }

    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] int fd() const { return m_fd; }
    /// 0, or -1 and errno. Never repeated: Linux has let go of the descriptor whatever it says (close(2)).
    int close();

private:
    FileSystem *m_system;
    int m_fd;
};

Descriptor openIn(FileSystem &system, int folder, const QByteArray &name, int flags, mode_t mode = 0);
/// The whole file from its start, at most `limit` bytes, else EFBIG. The error is an errno.
tl::expected<std::string, int> readAll(FileSystem &system, int fd, std::size_t limit);
/// The same into `buffer`, which only grows. `expected`: the size that the file said it has.
tl::expected<std::string_view, int> readInto(std::string &buffer, FileSystem &system, int fd, std::size_t expected,
                                             std::size_t limit);
/// Since 1970, as the times of files.
std::int64_t nowInNanoseconds();
/// 0, or -1 and errno.
int writeAll(FileSystem &system, int fd, std::string_view bytes);

/// Of file system, see statfs(2); 0: nobody knows.
unsigned kindOfSystem(FileSystem &system, const Descriptor &file);
/// Other machines may write there, too.
bool isServed(unsigned kind);

/// realpath(3); nothing (and errno) when there is no such file.
std::optional<QByteArray> canonicalPath(const QByteArray &path);
/// True when canonical `path` is `root` or lies below it.
bool isInside(const QByteArray &path, const QByteArray &root);

/// "what: strerror(error)" for people.
model::Error fileError(const QString &shown, const QString &what, int error);

/// A name that no walk finds and that is short whatever the story's name: `.galley-XXXXXXXX.tmp`.
QByteArray temporaryName();
bool isTemporaryName(const QByteArray &name);

} // namespace folder
