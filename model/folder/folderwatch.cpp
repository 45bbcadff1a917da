#include "model/folder/folderwatch.h"

#include "model/frontmatter/fences.h"

#include <QSocketNotifier>

#include <array>
#include <sys/inotify.h>
#include <unistd.h>

namespace folder
{

namespace
{

constexpr int debounce = 150; ///< milliseconds
/// IN_ATTRIB: a file that may be written no longer, or again.
constexpr std::uint32_t events = IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |
                                 IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;

} // namespace

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
    , m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    connect(&m_debounce, &QTimer::timeout, this, &FolderWatch::flush);
    if (m_inotify < 0)
        return;
    m_notifier = new QSocketNotifier(m_inotify, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &FolderWatch::readEvents);
}

FolderWatch::~FolderWatch()
{
    delete m_notifier; // before its descriptor goes
    if (m_inotify >= 0)
        ::close(m_inotify);
}

void FolderWatch::clear()
{
    const QMutexLocker lock(&m_mutex);
    ++m_generation;
    for (auto it = m_folders.cbegin(); it != m_folders.cend(); ++it)
        ::inotify_rm_watch(m_inotify, it.key());
    m_folders.clear();
    m_unwatched.clear();
    m_dirty.clear();
    m_outOfDate = false;
}

std::function<void(const FoundFolder &)> FolderWatch::adder()
{
    const QMutexLocker lock(&m_mutex);
    return [this, generation = m_generation](const FoundFolder &folder) { add(folder, generation); };
}

void FolderWatch::add(const FoundFolder &folder, int generation)
{
    const QMutexLocker oneAtATime(&m_adding);
    {
        const QMutexLocker lock(&m_mutex);
        if (generation != m_generation)
            return;
    }
    // Looks the folder up on the disk, so the GUI thread must not wait for it. Events that come before the watch is
    // known are of no use: the walk has yet to read the folder.
    const int watch = m_inotify < 0 ? -1 : ::inotify_add_watch(m_inotify, folder.folder.toUtf8().constData(), events);
    const QMutexLocker lock(&m_mutex);
    if (generation != m_generation) {
        if (watch >= 0 && !m_folders.contains(watch))
            ::inotify_rm_watch(m_inotify, watch);
        return;
    }
    if (watch < 0) {
        m_unwatched.insert(folder.folder);
        return;
    }
    m_unwatched.remove(folder.folder);
    QList<FoundFolder> &known = m_folders[watch];
    if (!known.contains(folder))
        known.append(folder);
}

int FolderWatch::unwatchedCount() const
{
    const QMutexLocker lock(&m_mutex);
    return static_cast<int>(m_unwatched.size());
}

void FolderWatch::readEvents()
{
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    const ssize_t size = ::read(m_inotify, buffer.data(), buffer.size());
    for (ssize_t at = 0; at + static_cast<ssize_t>(sizeof(inotify_event)) <= size;) {
        const auto *event = reinterpret_cast<const inotify_event *>(buffer.data() + at);
        handle(event->wd, event->mask, event->len > 0 ? event->name : "");
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
    if ((m_outOfDate || !m_dirty.isEmpty()) && !m_debounce.isActive())
        m_debounce.start();
}

void FolderWatch::handle(int watch, std::uint32_t mask, const char *name)
{
    if ((mask & IN_Q_OVERFLOW) != 0) {
        m_outOfDate = true;
        return;
    }
    const QMutexLocker lock(&m_mutex);
    const auto known = m_folders.find(watch);
    if (known == m_folders.end())
        return;
    if ((mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
        if ((mask & IN_MOVE_SELF) != 0) // it watches on, at a path that we do not know
            ::inotify_rm_watch(m_inotify, watch);
        m_folders.remove(watch);
        m_outOfDate = true;
        return;
    }
    const QString text = QString::fromUtf8(name);
    if (text.toUtf8() != name)
        return;
    if ((mask & IN_ISDIR) != 0) {
        m_outOfDate = m_outOfDate || !text.startsWith(u'.');
        return;
    }
    for (const FoundFolder &folder : std::as_const(*known)) {
        const bool counts = folder.onlyFile.isEmpty() ? frontmatter::hasStoryName(text) : folder.onlyFile == text;
        const DirtyFile file{folder, text, false};
        if (counts)
            m_dirty.insert(file.file(), file);
    }
}

void FolderWatch::flush()
{
    if (std::exchange(m_outOfDate, false))
        emit outOfDate();
    const QHash<QString, DirtyFile> files = std::exchange(m_dirty, {});
    if (!files.isEmpty())
        emit changed(files.values());
}

} // namespace folder
