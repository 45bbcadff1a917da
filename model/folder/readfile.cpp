#include "model/folder/fileaccess.h"
#include "model/folder/replacefile.h"

#include <QCoreApplication>

#include <chrono>
#include <fcntl.h>
#include <thread>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::ReadFile)
};

using namespace std::chrono_literals;

constexpr auto patience = 2s; ///< for a program that has the file open for writing

/// False as well where the file system has no such attribute.
bool isImmutable(int fd)
{
    struct statx status {
    };
    return ::statx(fd, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, 0, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_IMMUTABLE) != 0;
}

/// A regular file.
model::Result<Descriptor> openStory(const QString &file, const QString &shown, FileSystem &system,
                                    FileState *state = nullptr)
{
    const QByteArray name = file.toUtf8();
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    Descriptor opened = openIn(system, AT_FDCWD, name, flags | O_NOATIME);
    if (!opened.isOpen() && errno == EPERM) // O_NOATIME is for the owner only (open(2))
        opened = openIn(system, AT_FDCWD, name, flags);
    if (!opened.isOpen())
        return tl::unexpected(fileError(shown, Text::tr("Cannot open the file"), errno));

    struct stat status {
    };
    if (retrying([&] { return system.fstat(opened.fd(), &status); }) == -1)
        return tl::unexpected(fileError(shown, Text::tr("Cannot read the file"), errno));
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(model::Error{Text::tr("This is not a regular file"), shown, 0, 0, {}});
    if (state)
        *state = {status, isImmutable(opened.fd())};
    return opened;
}

model::Result<std::string> readOpen(const Descriptor &opened, const QString &shown, FileSystem &system)
{
    tl::expected<std::string, int> bytes = readAll(system, opened.fd(), largestStory);
    if (bytes)
        return std::move(*bytes);
    if (bytes.error() == EFBIG)
        return tl::unexpected(
            model::Error{Text::tr("The file is too large for a story (more than 64 MiB)"), shown, 0, 0, {}});
    return tl::unexpected(fileError(shown, Text::tr("Cannot read the file"), bytes.error()));
}

/// A lease is granted while nobody has the file open for writing; the next who wants that waits until we let go.
bool isBeingWritten(const Descriptor &opened, FileSystem &system)
{
    return retrying([&] { return system.setlease(opened.fd(), F_RDLCK); }) == -1 && errno == EAGAIN &&
           !isServed(kindOfSystem(system, opened));
}

} // namespace

model::Result<std::string> readFile(const QString &file, const QString &shown, FileSystem &system, FileState *state)
{
    return openStory(file, shown, system, state).and_then([&](const Descriptor &opened) {
        return readOpen(opened, shown, system);
    });
}

model::Result<std::string> readSettled(const QString &file, const QString &shown, FileSystem &system)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const model::Result<Descriptor> opened = openStory(file, shown, system);
        if (!opened)
            return tl::unexpected(opened.error());
        if (!isBeingWritten(*opened, system))
            return readOpen(*opened, shown, system); // closing it lets go of the lease
        if (std::chrono::steady_clock::now() > deadline)
            return tl::unexpected(
                model::Error{Text::tr("Another program has the file open for writing"), shown, 0, 0, {}});
        std::this_thread::sleep_for(5ms);
    }
}

} // namespace folder
