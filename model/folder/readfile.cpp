#include "model/folder/fileaccess.h"
#include "model/folder/replacefile.h"

#include <QCoreApplication>

#include <fcntl.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::ReadFile)
};

} // namespace

model::Result<std::string> readFile(const QString &file, const QString &shown, FileSystem &system)
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
    tl::expected<std::string, int> bytes = readAll(system, opened.fd(), largestStory);
    if (bytes)
        return std::move(*bytes);
    if (bytes.error() == EFBIG)
        return tl::unexpected(
            model::Error{Text::tr("The file is too large for a story (more than 64 MiB)"), shown, 0, 0, {}});
    return tl::unexpected(fileError(shown, Text::tr("Cannot read the file"), bytes.error()));
}

} // namespace folder
