#pragma once

#include "model/folder/rereader.h"

#include <QMutex>
#include <QTimer>

class QSocketNotifier;

namespace folder
{

/// The seam for watching: one inotify watch a folder, because a watch of a file misses what takes its name and
/// QFileSystemWatcher misses writes in place. Events only say where to look again. Lives on the GUI thread.
class FolderWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderWatch)

public:
    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    void clear();
    /// What a walk calls, on any thread, before it reads a folder, so that nothing falls between. Does nothing after
    /// the next clear().
    [[nodiscard]] std::function<void(const FoundFolder &)> adder();
    /// Folders that the system did not let us watch (inotify(7): max_user_watches). Any thread.
    [[nodiscard]] int unwatchedCount() const;

signals:
    void changed(const QList<folder::DirtyFile> &files); ///< at most every 150 ms
    void outOfDate();                                    ///< folders came, went or moved, or events were lost

private:
    void add(const FoundFolder &folder, int generation);
    void readEvents();
    void handle(int watch, std::uint32_t mask, const char *name);
    void flush();

    int m_inotify = -1;
    QSocketNotifier *m_notifier = nullptr;
    QTimer m_debounce;
    QHash<QString, DirtyFile> m_dirty;
    bool m_outOfDate = false;

    QMutex m_adding;        ///< workers only: a folder has the same watch in every generation
    mutable QMutex m_mutex; ///< of what follows; never held while the disk is asked
    int m_generation = 0;
    QHash<int, QList<FoundFolder>> m_folders;
    QSet<QString> m_unwatched;
};

} // namespace folder
