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

class Collector final
{
public:
    void add(const std::string &bytes)
    {
        const QByteArray all = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
        for (qsizetype begin = 0; begin < all.size();) {
            const qsizetype found = all.indexOf('\n', begin);
            const qsizetype end = found < 0 ? all.size() : found;
            if (end > begin)
                addLine(QByteArray::fromRawData(all.constData() + begin, end - begin));
            begin = end + 1;
        }
    }

    PastEdits take()
    {
        m_past.edits.removeIf([this](const PastEdit &edit) { return m_notDone.contains(edit.id); });
        std::reverse(m_past.edits.begin(), m_past.edits.end());
        return std::move(m_past);
    }

private:
    void addLine(const QByteArray &line)
    {
        const std::optional<JournalLine> parsed = parseJournalLine(line);
        if (!parsed) {
            ++m_past.unreadable;
            return;
        }
        const JournalEntry &entry = parsed->entry;
        if (!parsed->isDone)
            m_notDone.insert(entry.id);
        for (const frontmatter::RawChange &change : entry.changes)
            m_past.edits.append({entry.id, entry.time, entry.file, entry.title, change});
    }

    PastEdits m_past;
    QSet<QByteArray> m_notDone;
};

} // namespace

model::Result<PastEdits> readPastEdits(const QString &journal, FileSystem &system)
{
    if (journal.isEmpty())
        return tl::unexpected(unreadable({}, Text::tr("there is no home folder")));
    Collector collector;
    for (const QString &path : {journal + QLatin1String(".1"), journal}) {
        const tl::expected<std::string, int> bytes = readLog(path, system);
        if (!bytes)
            return tl::unexpected(unreadable(path, bytes.error() == notRegular
                                                       ? Text::tr("this is not a regular file")
                                                       : qt_error_string(bytes.error())));
        collector.add(*bytes);
    }
    return collector.take();
}

} // namespace folder
