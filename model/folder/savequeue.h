#pragma once

#include "model/folder/formerversions.h"
#include "model/folder/journal.h"
#include "model/folder/storyfolder.h"

#include <QHash>
#include <QThreadPool>
#include <QTimer>

#include <deque>

namespace folder
{

/// What an edit did to the file. Each of a story's saves follows the one before it, so that no two workers ever use a
/// receipt at once.
struct Receipt {
    std::vector<frontmatter::RawChange> changes; ///< what it wrote when it was last made. Workers only
    std::vector<frontmatter::RawChange> undoing; ///< what its last undo wrote: all that redo gives back. Workers only
    bool wasWritten = false;                     ///< else redo makes it anew. Workers only
    bool onDisk = false;                         ///< written, and not undone since. Workers only
    bool changedFile = false;                    ///< the last save, undo or redo did. Workers only
    bool mayNotLast = false;                     ///< written, but the folder could not be synced. Workers only
    int generation = 0;                          ///< of the open folder that the edit was made in. GUI thread only
    bool undone = false;                         ///< what was asked for last was its undo. GUI thread only
    bool forgotten = false;                      ///< it was never written, and its editor let it go. GUI thread only
};

struct SaveJob {
    enum class Kind { Set, Revert, Reapply, PutIn };
    Kind kind = Kind::Set;
    StoryId story = -1;
    int generation = 0; ///< of the open folder that `story` belongs to
    FoundFile file;
    std::vector<frontmatter::Assignment> set;  ///< what the story shows meanwhile
    std::vector<frontmatter::FieldValue> base; ///< what it showed before, for each of `set`
    std::shared_ptr<Receipt> receipt;
    std::shared_ptr<const FailedEdit> reopens = {}; ///< of Revert: the conflict that waits again when it is done
    std::shared_ptr<const LateWrite> late = {};     ///< of PutIn, which has none of the others but `file`
};

/// Writes jobs on worker threads: in order for each file, several files at once. What other programs write into the
/// versions that saves have replaced is found and put in, too. Lives on the GUI thread.
class SaveQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveQueue)

public:
    SaveQueue(const QString &journal, FileSystem &disk, QObject *parent = nullptr);
    ~SaveQueue() override; ///< writes what is queued, and looks once more; finished() does not follow

    void add(SaveJob job);
    [[nodiscard]] int busyCount() const { return static_cast<int>(m_jobs.size()); }

signals:
    void finished(const folder::SaveJob &job, const folder::SaveOutcome &outcome);
    void lateWritePutIn(const folder::FoundFile &file, const std::optional<model::Error> &error);

private:
    void start(const SaveJob &job);
    void startPuttingIn(const SaveJob &job);
    void finish(const SaveJob &job, const SaveOutcome &outcome);
    void startNext(const QString &file);
    void look();
    void putLateIn();

    Journal m_journal;
    QHash<QString, std::deque<SaveJob>> m_jobs; ///< by file; the first one of each is running
    FileSystem &m_disk;
    FormerVersions m_former;
    QTimer m_look;
    bool m_looking = false;
    QThreadPool m_threads;
};

} // namespace folder
