#include "model/folder/journal.h"

#include "model/folder/fileaccess.h"
#include "model/folder/journalline.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>

#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>

namespace folder
{

namespace
{

using namespace std::chrono_literals;

constexpr auto lockPatience = 1s; ///< others hold the lock for the time of one write
constexpr qsizetype longestTitle = 200;
constexpr int notRegular = -1; ///< an errno of ours

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Journal)
};

/// Half a surrogate pair, where the title ends or in itself, is no text for JSON.
QString asTitle(const QString &title) { return QString::fromUtf8(title.left(longestTitle).toUtf8()); }

model::Error unrecorded(const QString &file, const QString &why)
{
    return {Text::tr("Edits cannot be recorded for an undo after a restart: %1").arg(why), file, 0, 0,
            Text::tr("Saving goes on without that record")};
}

/// Makes what is missing of `path`. 0, or -1 and errno.
int makeFolders(FileSystem &system, const QByteArray &path)
{
    for (qsizetype slash = path.indexOf('/', 1);; slash = path.indexOf('/', slash + 1)) {
        const QByteArray part = slash < 0 ? path : path.left(slash);
        // The mode is what the XDG Base Directory Specification asks for.
        if (retrying([&] { return system.mkdirat(AT_FDCWD, part, 0700); }) == -1 && errno != EEXIST)
            return -1;
        if (slash < 0)
            return 0;
    }
}

} // namespace

QString journalFile()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (state.startsWith(u'/')) // a relative one is to be ignored
        return QDir::cleanPath(state) + QLatin1String("/galley/edits.log");
    const QString home = qEnvironmentVariable("HOME");
    return home.startsWith(u'/') ? QDir::cleanPath(home + QLatin1String("/.local/state/galley/edits.log"))
                                 : QString();
}

QByteArray hashOf(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())),
                                    QCryptographicHash::Blake2b_256)
        .toHex();
}

JournalEntry JournalEntry::of(const QString &file, const QString &title, std::string_view before,
                              std::string_view after, std::vector<frontmatter::RawChange> changes)
{
    return {QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0'),
            QDateTime::currentMSecsSinceEpoch(),
            file,
            asTitle(title),
            std::move(changes),
            hashOf(before),
            hashOf(after)};
}

/// The journal's folder and file, opened for one append. Each step returns 0, or an errno.
class Journal::Place final
{
    Q_DISABLE_COPY_MOVE(Place)

public:
    Place(FileSystem &system, const QByteArray &path)
        : m_system(system)
        , m_path(path)
    {
    }

    int open();
    int put(QByteArray lines);
    int sync();

private:
    int openFile();
    int rotate();
    [[nodiscard]] bool takeLock() const;
    [[nodiscard]] bool endsWithLine() const;
    [[nodiscard]] QByteArray folderPath() const { return m_path.left(qMax<qsizetype>(1, m_path.lastIndexOf('/'))); }
    [[nodiscard]] QByteArray name() const { return m_path.mid(m_path.lastIndexOf('/') + 1); }

    FileSystem &m_system;
    QByteArray m_path;
    Descriptor m_folder{m_system, -1};
    Descriptor m_lock{m_system, -1}; ///< of a file of its own: the journal's name changes its file
    Descriptor m_file{m_system, -1};
    struct stat m_status {
    };
    bool m_isAlone = false;
};

int Journal::Place::open()
{
    const auto openFolder = [this] {
        m_folder = openIn(m_system, AT_FDCWD, folderPath(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        return m_folder.isOpen() ? 0 : errno;
    };
    int error = openFolder();
    if (error == ENOENT)
        error = makeFolders(m_system, folderPath()) == 0 ? openFolder() : errno;
    return error;
}

/// False: a process that stands still holds it. Where there are no locks there is nobody to wait for.
bool Journal::Place::takeLock() const
{
    const auto deadline = std::chrono::steady_clock::now() + lockPatience;
    while (retrying([this] { return m_system.flock(m_lock.fd(), LOCK_EX | LOCK_NB); }) == -1) {
        if (errno != EWOULDBLOCK)
            return true;
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

int Journal::Place::openFile()
{
    // O_NONBLOCK: a FIFO has nobody who reads it.
    m_file = openIn(m_system, m_folder.fd(), name(), O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
                    0600);
    if (!m_file.isOpen() || retrying([this] { return m_system.fstat(m_file.fd(), &m_status); }) == -1)
        return errno;
    return S_ISREG(m_status.st_mode) ? 0 : notRegular;
}

int Journal::Place::rotate()
{
    const QByteArray former = name() + ".1";
    if (retrying([&] { return m_system.renameat2(m_folder.fd(), name(), former, 0); }) == -1)
        return errno;
    return openFile();
}

/// A crash or a full disk can leave half a line.
bool Journal::Place::endsWithLine() const
{
    char last = 0;
    return m_status.st_size == 0 ||
           (retrying([&] { return m_system.pread(m_file.fd(), &last, 1, m_status.st_size - 1); }) == 1 &&
            last == '\n');
}

int Journal::Place::put(QByteArray lines)
{
    m_lock = openIn(m_system, m_folder.fd(), "edits.lock", O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0600);
    if (!m_lock.isOpen())
        return errno;
    m_isAlone = takeLock();
    int error = openFile();
    if (error == 0 && m_isAlone && m_status.st_size > 0 && m_status.st_size + lines.size() > mostBytes)
        error = rotate();
    if (error != 0)
        return error;
    if (!m_isAlone || !endsWithLine())
        lines.prepend('\n');
    const int done = writeAll(m_system, m_file.fd(), {lines.constData(), static_cast<std::size_t>(lines.size())});
    error = done == -1 ? errno : 0;
    m_lock.close(); // nobody waits for the disk
    return error;
}

int Journal::Place::sync()
{
    const auto sync = [this](const Descriptor &file) {
        return retrying([&] { return m_system.fsync(file.fd()); }) == -1 && errno != EINVAL ? errno : 0;
    };
    const int error = sync(m_file);
    return error == 0 && m_status.st_size == 0 ? sync(m_folder) : error;
}

model::Result<void> Journal::append(std::span<const JournalEntry> entries)
{
    QByteArray lines;
    for (const JournalEntry &entry : entries)
        lines += lineOf(entry);
    return write(lines);
}

model::Result<void> Journal::notDone(std::span<const JournalEntry> entries)
{
    QByteArray lines;
    for (const JournalEntry &entry : entries)
        lines += lineOfNotDone(entry.id);
    return write(lines);
}

model::Result<void> Journal::write(const QByteArray &lines)
{
    if (m_file.isEmpty())
        return tl::unexpected(unrecorded({}, Text::tr("there is no home folder")));
    return m_writes.run([&lines](QByteArray &all) { all += lines; },
                        [this](const QByteArray &all) { return putOnDisk(all); });
}

model::Result<void> Journal::putOnDisk(const QByteArray &lines) const
{
    Place place(m_system, m_file.toUtf8());
    int error = place.open();
    error = error == 0 ? place.put(lines) : error;
    error = error == 0 ? place.sync() : error;
    if (error != 0)
        return tl::unexpected(unrecorded(m_file, error == notRegular ? Text::tr("this is not a regular file")
                                                                     : qt_error_string(error)));
    return {};
}

} // namespace folder
