#pragma once

#include "model/folder/details.h"
#include "model/folder/editbook.h"
#include "model/folder/folderwatch.h"
#include "model/folder/ownvalues.h"
#include "model/folder/savequeue.h"
#include "model/folder/scanner.h"
#include "model/folder/storyindex.h"

namespace folder
{

/// How the parts of a StoryFolder work together: scanner, watch and rereader fill the index, the book and the queue
/// bring edits to the disk.
class StoryFolder::Private final : public QObject
{
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(StoryFolder *owner, QString journalFile, FileSystem &disk);

    void scan(bool quietly);
    void enqueue(SaveJob job);
    std::optional<AppliedEdit> apply(const StoryEdit &edit, bool isOfMany);
    void takeBackQueued();
    void replay(const QList<AppliedEdit> &edits, SaveJob::Kind kind);
    void tryAgain(StoryId story);
    AppliedEdit settle(FailedEdit edit, Keep keep);
    void reopen(const FailedEdit &edit);
    void giveUpAgain(const AppliedEdit &settled);
    void changed(StoryId story); ///< announced soon
    void announce();
    [[nodiscard]] story::StoryRow diskRow(StoryId story) const;
    [[nodiscard]] bool has(StoryId story) const { return index.has(story); }
    /// The row is an index's; what has become of the file is not known yet.
    [[nodiscard]] bool isUnverified(StoryId story) const;

    struct Failure {
        StoryId story;
        int generation; ///< of the open folder that `story` belongs to
        model::Error error;
    };

    StoryFolder *q;
    const QString journal;
    QStringList paths;
    int generation = 0;
    WalkReport report;
    StoryIndex index;
    QSet<StoryId> unannounced; ///< not announced yet, as are the failures and what was overwritten
    QList<Failure> failures;
    QList<Overwritten> overwritten;
    QList<StoryId> forgotten; ///< not announced yet either
    EditBook book;
    OwnValues own;
    FolderWatch watch; ///< before the scanner, which calls it until it has ended
    Scanner scanner;
    Rereader rereader;
    Details details;
    SaveQueue queue; ///< last: it finishes its jobs before the others go

private:
    void remembered(const RememberedStories &stories);
    void unchanged(const std::vector<int> &records);
    void scanned(const std::vector<ReadStory> &stories);
    void dropUnverified();
    void scanFinished(const WalkReport &found);
    void readAgain(QList<DirtyFile> files);
    void readSince(StoryId story);
    void reread(const QList<RereadStory> &stories);
    void gone(const QList<GoneFile> &files);
    void unreadable(const QList<UnreadableFile> &files);
    void saved(const SaveJob &job, const SaveOutcome &outcome);
    void keep(const SaveJob &job, const SaveOutcome &outcome);
    void lateWritePutIn(const FoundFile &file);
    void lateWriteKept(const FoundFile &file, const NotPutIn &kept);
    void tellUnrecorded(const SaveJob &job, const SaveOutcome &outcome);
    void detailLoaded(StoryId story, story::StoryDetail detail);

    [[nodiscard]] story::StoryRow withLastValues(StoryId story, const story::StoryRow &read) const;
    bool update(StoryId story, const ReadStory &read);
    void show(StoryId story, const story::PackedRow &disk);
    void show(StoryId story, const story::StoryRow &disk);
    void showEdits(StoryId story);
    std::optional<model::Error> refusal(const StoryEdit &edit) const;
    [[nodiscard]] bool argumentIsMissing() const;

    QTimer m_announced; ///< runs for a while after an announcement
    bool m_waiting = false;
    bool m_quiet = false;
    bool m_toldUnrecorded = false;
    bool m_scanAgain = false;
    std::vector<bool> m_seen;          ///< in the scan that runs, by story
    std::vector<StoryId> m_remembered; ///< by record of the index, which the scan that runs verifies
    std::vector<bool> m_unverified;    ///< of these; by story
    QSet<StoryId> m_newer;             ///< while it runs: what it read of them may be out of date
    QTimer m_rescan;
    int m_unwatched = 0;
};

} // namespace folder
