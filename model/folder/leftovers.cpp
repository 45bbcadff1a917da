#include "model/folder/leftovers.h"

#include "model/folder/fileaccess.h"
#include "model/folder/replacefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <ctime>
#include <fcntl.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Leftovers)
};

/// Seconds. A save that lasts longer finds its file gone, and begins anew. Leases do not tell: between its last byte
/// and the exchange nobody has the file open.
constexpr std::time_t longestSave = 60;

QString folderOf(const FoundFile &file) { return file.file.left(file.file.lastIndexOf(u'/')); }

/// Stories by folder and size, of the folders that matter.
class Neighbours final
{
public:
    Neighbours(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories)
    {
        QSet<QString> folders;
        for (const FoundFile &leftover : leftovers)
            folders.insert(folderOf(leftover));
        for (const FoundFile &story : stories) {
            const QString folder = folderOf(story);
            if (folders.contains(folder))
                m_bySize.insert({folder, QFileInfo(story.file).size()}, story.file);
        }
    }

    [[nodiscard]] bool have(const QString &folder, const std::string &bytes, FileSystem &system) const
    {
        const auto [begin, end] = m_bySize.equal_range({folder, static_cast<qint64>(bytes.size())});
        return std::any_of(begin, end, [&](const QString &story) {
            const model::Result<std::string> same = readFile(story, story, system);
            return same && *same == bytes;
        });
    }

private:
    QMultiHash<std::pair<QString, qint64>, QString> m_bySize;
};

/// Its bytes; nothing when it is not what a save leaves, or a save may be at work on it.
std::optional<std::string> readAbandoned(const FoundFile &file, FileSystem &system)
{
    const Descriptor opened =
        openIn(system, AT_FDCWD, file.file.toUtf8(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status {
    };
    if (!opened.isOpen() || retrying([&] { return system.fstat(opened.fd(), &status); }) == -1 ||
        !S_ISREG(status.st_mode) || status.st_nlink != 1)
        return std::nullopt;
    if (std::time(nullptr) - status.st_ctim.tv_sec < longestSave)
        return std::nullopt;
    tl::expected<std::string, int> bytes = readAll(system, opened.fd(), largestStory);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

} // namespace

QList<model::Error> clearLeftovers(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories,
                                   FileSystem &system)
{
    QList<model::Error> errors;
    const Neighbours neighbours(leftovers, stories);
    for (const FoundFile &leftover : leftovers) {
        const std::optional<std::string> bytes = readAbandoned(leftover, system);
        if (!bytes)
            continue;
        if (!bytes->empty() && !neighbours.have(folderOf(leftover), *bytes, system)) {
            errors.append(
                {Text::tr("A save that was cut short left this file, and no story beside it holds the same"),
                 leftover.path, 0, 0, Text::tr("Compare it with the stories beside it, then delete it")});
            continue;
        }
        const QByteArray name = leftover.file.toUtf8();
        if (retrying([&] { return system.unlinkat(AT_FDCWD, name); }) == -1 && errno != ENOENT)
            errors.append(
                fileError(leftover.path, Text::tr("What a save that was cut short left cannot be removed"), errno));
    }
    return errors;
}

} // namespace folder
