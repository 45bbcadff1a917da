#include "model/folder/leftovers.h"

#include "model/folder/fileaccess.h"
#include "model/folder/neighbours.h"
#include "model/folder/pastversions.h"
#include "model/folder/replacefile.h"

#include <QCoreApplication>

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

struct Abandoned {
    std::string bytes;
    QDateTime written;
    QByteArray id;            ///< changes with its bytes
    std::time_t untilOld = 0; ///< seconds; not 0: a save may still be at work, and nothing was read
    bool isForeign = false;   ///< of a story that belongs to somebody else, or of somebody else's save
};

/// Nothing when it is not what a save of ours leaves.
std::optional<Abandoned> readAbandoned(const FoundFile &file, FileSystem &system)
{
    const Descriptor opened =
        openIn(system, AT_FDCWD, file.file.toUtf8(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status {
    };
    if (!opened.isOpen() || retrying([&] { return system.fstat(opened.fd(), &status); }) == -1 ||
        !S_ISREG(status.st_mode) || status.st_nlink != 1)
        return std::nullopt;
    const std::time_t age = std::time(nullptr) - status.st_ctim.tv_sec;
    if (age < longestSave)
        return Abandoned{{}, {}, {}, std::min(longestSave - age, longestSave), false};
    tl::expected<std::string, int> bytes = readAll(system, opened.fd(), largestStory);
    if (!bytes)
        return std::nullopt;
    const auto number = [](auto part) { return QByteArray::number(static_cast<qint64>(part)) + ' '; };
    return Abandoned{std::move(*bytes), QDateTime::fromSecsSinceEpoch(status.st_mtim.tv_sec),
                     number(status.st_dev) + number(status.st_ino) + number(status.st_ctim.tv_sec) +
                         number(status.st_ctim.tv_nsec),
                     0, status.st_uid != ::geteuid()};
}

class Clearing final
{
public:
    Clearing(const LeftoverSearch &search, FileSystem &system)
        : m_search(search)
        , m_system(system)
        , m_neighbours(search.leftovers, search.stories, system)
    {
    }

    Leftovers run()
    {
        for (const FoundFile &leftover : m_search.leftovers)
            if (const std::optional<Abandoned> abandoned = readAbandoned(leftover, m_system))
                look(leftover, *abandoned);
        return std::move(m_result);
    }

private:
    void look(const FoundFile &leftover, const Abandoned &abandoned)
    {
        if (abandoned.untilOld > 0) {
            const std::chrono::seconds until(abandoned.untilOld);
            m_result.untilOld = m_result.young.isEmpty() ? until : std::min(m_result.untilOld, until);
            m_result.young.append(leftover);
            return;
        }
        if (abandoned.isForeign && journalled(abandoned, leftover).file.file.isEmpty())
            return;
        std::optional<RecoveredCopy> copy;
        if (!abandoned.bytes.empty() && !m_neighbours.have(abandoned.bytes, folderOf(leftover)))
            copy = compare(leftover, abandoned);
        if (copy)
            m_result.copies.append(*copy);
        else
            remove(leftover);
    }

    /// The story that it is a version of by the journal: that is certain, whatever has become of the story.
    Neighbour journalled(const Abandoned &abandoned, const FoundFile &leftover)
    {
        return m_neighbours.firstOf(past().filesWith(abandoned.bytes), leftover);
    }

    const PastVersions &past()
    {
        if (!m_past)
            m_past.emplace(m_search.journal, m_system);
        return *m_past;
    }

    void remove(const FoundFile &leftover)
    {
        RecoveredCopy spent;
        spent.file = leftover;
        if (model::Result<void> done = deleteCopy(spent, m_system); !done)
            m_result.errors.append(done.error());
    }

    /// Nothing: it is older than its story.
    std::optional<RecoveredCopy> compare(const FoundFile &leftover, const Abandoned &abandoned)
    {
        const Neighbour story = storyOf(leftover, abandoned);
        const PastVersions::Kind kind = past().kindOf(abandoned.bytes, story.file.file, story.bytes);
        if (kind == PastVersions::Kind::Former && !m_search.kept.contains(leftover.file))
            return std::nullopt;
        RecoveredCopy copy = story.absence.isEmpty()
                                 ? compareCopy(leftover, abandoned.bytes, story.file, story.bytes)
                                 : copyWithoutStory(leftover, abandoned.bytes, story.file, story.absence);
        copy.written = abandoned.written;
        copy.isUnwritten = kind == PastVersions::Kind::Unwritten;
        return copy;
    }

    Neighbour storyOf(const FoundFile &leftover, const Abandoned &abandoned)
    {
        if (Neighbour told = journalled(abandoned, leftover); !told.file.file.isEmpty())
            return told;
        const auto known = m_search.nearest.constFind(abandoned.id);
        Neighbour story = known == m_search.nearest.constEnd()
                              ? m_neighbours.mostLike(abandoned.bytes, folderOf(leftover))
                              : m_neighbours.read(*known);
        m_result.nearest.insert(abandoned.id, story.file);
        return story;
    }

    const LeftoverSearch &m_search;
    FileSystem &m_system;
    const Neighbours m_neighbours;
    std::optional<PastVersions> m_past;
    Leftovers m_result;
};

/// EINVAL: the file system has nothing to sync for folders (fsync(2)).
model::Result<void> syncFolder(const FoundFile &made, FileSystem &system)
{
    const Descriptor folder = openIn(system, AT_FDCWD, folderOf(made).toUtf8(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const auto sync = [&] { return system.fsync(folder.fd()); };
    if (folder.isOpen() && (retrying(sync) == 0 || errno == EINVAL))
        return {};
    return tl::unexpected(
        fileError(made.path, Text::tr("The copy is written, but a power cut may still take it away"), errno));
}

} // namespace

model::Result<void> keepBytes(FoundFile &kept, const FoundFile &like, std::string_view bytes, FileSystem &system)
{
    if (!kept.file.isEmpty())
        retrying([&] { return system.unlinkat(AT_FDCWD, kept.file.toUtf8()); });
    const QString name = QString::fromLatin1(temporaryName());
    kept = {folderOf(like) + u'/' + name, like.path.left(like.path.lastIndexOf(u'/') + 1) + name, like.root};
    Descriptor made =
        openIn(system, AT_FDCWD, kept.file.toUtf8(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const auto sync = [&] { return system.fsync(made.fd()); };
    const bool isMade = made.isOpen();
    if (isMade && writeAll(system, made.fd(), bytes) == 0 && retrying(sync) == 0 && made.close() == 0)
        return syncFolder(kept, system);
    model::Error error = fileError(kept.path, Text::tr("Cannot write a copy beside the story"), errno);
    if (isMade)
        retrying([&] { return system.unlinkat(AT_FDCWD, kept.file.toUtf8()); });
    kept = {};
    return tl::unexpected(error);
}

model::Result<void> deleteCopy(const RecoveredCopy &copy, FileSystem &system)
{
    const QByteArray name = copy.file.file.toUtf8();
    if (retrying([&] { return system.unlinkat(AT_FDCWD, name); }) == -1 && errno != ENOENT)
        return tl::unexpected(
            fileError(copy.file.path, Text::tr("What a save that was cut short left cannot be removed"), errno));
    return {};
}

Leftovers clearLeftovers(const LeftoverSearch &search, FileSystem &system) { return Clearing(search, system).run(); }

} // namespace folder
