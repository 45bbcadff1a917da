#include "model/folder/pastedits.h"

#include "model/folder/fileaccess.h"
#include "model/folder/journalline.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <fcntl.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::PastEdits)
};

constexpr int notRegular = -1; ///< an errno of ours
/// Bytes. Many times Journal::mostBytes; only one batch of edits could be larger than that.
constexpr std::size_t largestJournal = 64U << 20U;

/// The error is an errno.
tl::expected<std::string, int> readLog(const QString &path, FileSystem &system)
{
    const Descriptor file = openIn(system, AT_FDCWD, path.toUtf8(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat status {
    };
    if (!file.isOpen())
        return errno == ENOENT ? tl::expected<std::string, int>() : tl::unexpected(errno);
    if (retrying([&] { return system.fstat(file.fd(), &status); }) == -1)
        return tl::unexpected(errno);
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(notRegular);
    return readAll(system, file.fd(), largestJournal);
}

model::Error unreadable(const QString &path, const QString &why)
{
    return {Text::tr("Earlier edits cannot be read: %1").arg(why), path, 0, 0, {}};
}

} // namespace

model::Result<std::string> readJournal(const QString &journal, FileSystem &system)
{
    if (journal.isEmpty())
        return tl::unexpected(unreadable({}, Text::tr("there is no home folder")));
    std::string lines;
    for (const QString &path : {journal + QLatin1String(".1"), journal}) {
        const tl::expected<std::string, int> bytes = readLog(path, system);
        if (!bytes)
            return tl::unexpected(unreadable(path, bytes.error() == notRegular
                                                       ? Text::tr("this is not a regular file")
                                                       : qt_error_string(bytes.error())));
        lines += *bytes + '\n'; // a crash can leave half a line
    }
    return lines;
}

JournalEntries entriesIn(const std::string &journal)
{
    const QByteArray all = QByteArray::fromRawData(journal.data(), static_cast<qsizetype>(journal.size()));
    JournalEntries read;
    QSet<QByteArray> notDone;
    for (qsizetype begin = 0; begin < all.size();) {
        const qsizetype found = all.indexOf('\n', begin);
        const qsizetype end = found < 0 ? all.size() : found;
        std::optional<JournalLine> line;
        if (end > begin)
            line = parseJournalLine(QByteArray::fromRawData(all.constData() + begin, end - begin));
        if (line && line->isDone)
            read.entries.append(std::move(line->entry));
        else if (line)
            notDone.insert(line->entry.id);
        else if (end > begin)
            ++read.unreadable;
        begin = end + 1;
    }
    read.entries.removeIf([&notDone](const JournalEntry &entry) { return notDone.contains(entry.id); });
    return read;
}

model::Result<PastEdits> readPastEdits(const QString &journal, FileSystem &system)
{
    return readJournal(journal, system).map([](const std::string &lines) {
        const JournalEntries read = entriesIn(lines);
        PastEdits past;
        past.unreadable = read.unreadable;
        for (const JournalEntry &entry : read.entries)
            for (const frontmatter::RawChange &change : entry.changes)
                past.edits.append({entry.id, entry.time, entry.file, entry.title, change});
        std::reverse(past.edits.begin(), past.edits.end());
        return past;
    });
}

} // namespace folder
