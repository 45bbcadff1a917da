#pragma once

#include "model/folder/foldersyncs.h"
#include "model/folder/formerversions.h"
#include "model/folder/journal.h"
#include "model/folder/savejob.h"

#include <QHash>
#include <QThreadPool>
#include <QTimer>

#include <deque>

namespace folder
{

/// Writes jobs on worker threads: in order for each file, many files at once. What other programs write into the
/// versions that saves have replaced is found and put in, too. Lives on the GUI thread, and never takes it for long
/// however many jobs end at once.
class SaveQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveQueue)

public:
    SaveQueue(const QString &journal, FileSystem &disk, QObject *parent = nullptr);
    ~SaveQueue() override; ///< writes what is queued, and looks once more; finished() does not follow

    void add(SaveJob job);
    /// Those of steps of many stories that have not begun, the newest of each story first; finished() does not
    /// follow.
    std::vector<SaveJob> takeBack();
    [[nodiscard]] bool hasTakeable() const { return m_takeable > 0 && !m_waiting.empty(); } ///< for takeBack()
    [[nodiscard]] int busyCount() const { return static_cast<int>(m_lines.size()); }        ///< files

signals:
    void finished(const folder::SaveJob &job, const folder::SaveOutcome &outcome);
    void lateWritePutIn(const folder::FoundFile &file);
    void lateWriteKept(const folder::FoundFile &file, const folder::NotPutIn &kept);

private:
    using Job = std::shared_ptr<const SaveJob>;
    /// The jobs of one file.
    struct Line {
        std::vector<Job> jobs;
        bool isRunning = false; ///< the first one: it was handed to a thread
    };
    struct Done {
        Job job;
        SaveOutcome outcome;
        std::optional<NotPutIn> kept = {}; ///< of PutIn
    };

    [[nodiscard]] Done run(const Job &job);
    void queue(const QString &file, const Line &line);
    void startMore();
    void keep(Done done);
    void collect();
    std::optional<Done> takeDone();
    void finish(const Done &done);
    void look();
    void addLate();
    void scheduleLook();

    Journal m_journal;
    QHash<QString, Line> m_lines;  ///< by file; none is empty
    std::deque<QString> m_waiting; ///< files whose first job is not handed to a thread yet
    int m_started = 0;             ///< jobs that were, and are not finished
    int m_takeable = 0;            ///< jobs of steps of many stories that are not finished
    FileSystem &m_disk;
    FormerVersions m_former;
    FolderSyncs m_syncs{m_disk};
    QTimer m_look;
    bool m_looking = false;
    QTimer m_collect; ///< the rest, after other events
    std::mutex m_mutex;
    std::deque<Done> m_done; ///< with m_mutex
    QThreadPool m_threads;
};

} // namespace folder
