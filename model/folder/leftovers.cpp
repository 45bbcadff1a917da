#include "model/folder/leftovers.h"

#include "model/folder/fileaccess.h"
#include "model/folder/replacefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

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

/// How many bytes two texts share at their ends. A save changes little in between.
std::size_t sharedBytes(std::string_view a, std::string_view b)
{
    const auto [fromA, fromB] = std::ranges::mismatch(a, b);
    const std::size_t begin = static_cast<std::size_t>(fromA - a.begin());
    a.remove_prefix(begin);
    b.remove_prefix(begin);
    std::size_t end = 0;
    while (end < std::min(a.size(), b.size()) && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    return begin + end;
}

/// The stories of the folders that matter.
class Neighbours final
{
public:
    Neighbours(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories, FileSystem &system)
        : m_system(system)
    {
        QSet<QString> folders;
        for (const FoundFile &leftover : leftovers)
            folders.insert(folderOf(leftover));
        for (const FoundFile &story : stories)
            if (folders.contains(folderOf(story)))
                m_stories[folderOf(story)].append(story);
    }

    [[nodiscard]] bool have(const QString &folder, const std::string &bytes) const
    {
        const QList<FoundFile> stories = m_stories.value(folder);
        return std::ranges::any_of(stories, [&](const FoundFile &story) {
            if (QFileInfo(story.file).size() != static_cast<qint64>(bytes.size()))
                return false;
            const model::Result<std::string> same = readFile(story.file, story.path, m_system);
            return same && *same == bytes;
        });
    }

    struct Nearest {
        FoundFile story;
        std::string bytes;
    };
    /// The story that shares most with `bytes`, when that is most of them.
    [[nodiscard]] Nearest nearest(const QString &folder, const std::string &bytes) const
    {
        Nearest best;
        std::size_t most = bytes.size() / 2;
        const QList<FoundFile> stories = m_stories.value(folder);
        for (const FoundFile &story : stories) {
            model::Result<std::string> near = readFile(story.file, story.path, m_system);
            const std::size_t shared = near ? sharedBytes(bytes, *near) : 0;
            if (shared == 0 || shared < most)
                continue;
            most = shared;
            best = {story, std::move(*near)};
        }
        return best;
    }

private:
    FileSystem &m_system;
    QHash<QString, QList<FoundFile>> m_stories; ///< by folder
};

struct Abandoned {
    std::string bytes;
    QDateTime written;
    bool isYoung = false;
};

/// Nothing when it is not what a save of ours leaves.
std::optional<Abandoned> readAbandoned(const FoundFile &file, FileSystem &system)
{
    const Descriptor opened =
        openIn(system, AT_FDCWD, file.file.toUtf8(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status {
    };
    if (!opened.isOpen() || retrying([&] { return system.fstat(opened.fd(), &status); }) == -1 ||
        !S_ISREG(status.st_mode) || status.st_nlink != 1 || status.st_uid != ::geteuid())
        return std::nullopt;
    if (std::time(nullptr) - status.st_ctim.tv_sec < longestSave)
        return Abandoned{{}, {}, true};
    tl::expected<std::string, int> bytes = readAll(system, opened.fd(), largestStory);
    if (!bytes)
        return std::nullopt;
    return Abandoned{std::move(*bytes), QDateTime::fromSecsSinceEpoch(status.st_mtim.tv_sec), false};
}

/// Makes a copy beside `like`, or writes one that was made before anew.
model::Result<void> keepBytes(FoundFile &kept, const FoundFile &like, std::string_view bytes, FileSystem &system)
{
    if (!kept.file.isEmpty())
        retrying([&] { return system.unlinkat(AT_FDCWD, kept.file.toUtf8()); });
    const QString name = QString::fromLatin1(temporaryName());
    kept = {folderOf(like) + u'/' + name, like.path.left(like.path.lastIndexOf(u'/') + 1) + name, like.root};
    Descriptor made =
        openIn(system, AT_FDCWD, kept.file.toUtf8(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const auto sync = [&] { return system.fsync(made.fd()); };
    if (made.isOpen() && writeAll(system, made.fd(), bytes) == 0 && retrying(sync) == 0 && made.close() == 0)
        return {};
    model::Error error = fileError(kept.path, Text::tr("Cannot keep the story's version of now"), errno);
    if (made.isOpen())
        retrying([&] { return system.unlinkat(AT_FDCWD, kept.file.toUtf8()); });
    return tl::unexpected(error);
}

} // namespace

model::Result<void> deleteCopy(const RecoveredCopy &copy, FileSystem &system)
{
    const QByteArray name = copy.file.file.toUtf8();
    if (retrying([&] { return system.unlinkat(AT_FDCWD, name); }) == -1 && errno != ENOENT)
        return tl::unexpected(
            fileError(copy.file.path, Text::tr("What a save that was cut short left cannot be removed"), errno));
    return {};
}

Leftovers clearLeftovers(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories, FileSystem &system)
{
    Leftovers result;
    const Neighbours neighbours(leftovers, stories, system);
    for (const FoundFile &leftover : leftovers) {
        const std::optional<Abandoned> abandoned = readAbandoned(leftover, system);
        if (!abandoned)
            continue;
        if (abandoned->isYoung) {
            result.young.append(leftover);
            continue;
        }
        const std::string &bytes = abandoned->bytes;
        if (bytes.empty() || neighbours.have(folderOf(leftover), bytes)) {
            if (model::Result<void> done = deleteCopy({leftover, {}, {}, {}, {}, {}, false}, system); !done)
                result.errors.append(done.error());
            continue;
        }
        const Neighbours::Nearest nearest = neighbours.nearest(folderOf(leftover), bytes);
        RecoveredCopy copy = compareCopy(leftover, bytes, nearest.story, nearest.bytes);
        copy.written = abandoned->written;
        result.copies.append(copy);
    }
    return result;
}

model::Result<std::optional<RecoveredCopy>> keepCopy(const RecoveredCopy &copy, FileSystem &system)
{
    const model::Result<std::string> bytes = readFile(copy.file.file, copy.file.path, system);
    if (!bytes)
        return tl::unexpected(bytes.error());
    RecoveredCopy kept;
    std::string former;
    const model::Result<std::string> put = replaceStory(
        copy.story.file, copy.story.path, copy.story.root,
        [&](std::string_view onDisk) -> model::Result<std::string> {
            former = onDisk;
            if (onDisk == *bytes)
                return *bytes;
            return keepBytes(kept.file, copy.file, former, system).map([&] { return *bytes; });
        },
        system);
    if (!put) {
        const model::Result<std::string> now = readFile(copy.story.file, copy.story.path, system);
        if (!kept.file.file.isEmpty() && now && *now == former)
            deleteCopy(kept, system);
        return tl::unexpected(put.error());
    }
    if (model::Result<void> done = deleteCopy(copy, system); !done)
        return tl::unexpected(done.error());
    if (kept.file.file.isEmpty())
        return std::nullopt;
    const QDateTime written = QDateTime::currentDateTime();
    kept = compareCopy(kept.file, former, copy.story, *bytes);
    kept.written = written;
    return kept;
}

} // namespace folder
