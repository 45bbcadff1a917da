#pragma once

#include "model/folder/journal.h"
#include "model/folder/save.h"
#include "model/folder/storyedit.h"
#include "model/story/rowview.h"
#include "model/story/storydetail.h"

#include <QObject>

#include <memory>

namespace folder
{

/// The one owner of what is on disk: rows, details, watch, save queue. Lives on the GUI thread and never waits there;
/// reading, walking and writing happen on workers, results come back as values. Rows are shown at once with the value
/// that was set and become what the file says when it has been written.
class StoryFolder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryFolder)

public:
    /// `journal`: the file that keeps the edits.
    explicit StoryFolder(const QString &journal = journalFile(), QObject *parent = nullptr);
    /// Saves go through `disk`, which must outlive it.
    StoryFolder(const QString &journal, FileSystem &disk, QObject *parent = nullptr);
    ~StoryFolder() override; ///< finishes the queued saves

    /// Forgets what was open and scans `paths`. Stories arrive by storiesAdded() while the scan runs.
    void open(const QStringList &paths);
    void cancelScan();
    /// Looks at every file again (F5): changed rows, new rows, rows that went away; never a reset.
    void rescan();
    void rescanQuietly(); ///< without progress: nobody asked for it
    [[nodiscard]] bool isScanning() const;
    [[nodiscard]] const QStringList &paths() const;

    [[nodiscard]] int count() const; ///< ids are 0..count()-1
    [[nodiscard]] story::StoryRow row(StoryId story) const;
    [[nodiscard]] const story::PackedRow &packed(StoryId story) const; ///< the same, at no cost
    [[nodiscard]] Presence presence(StoryId story) const;
    [[nodiscard]] bool isPresent(StoryId story) const; ///< its file is there, and a story
    /// The row was remembered from the last time; what has become of its file is not known yet.
    [[nodiscard]] bool isUnverified(StoryId story) const;
    [[nodiscard]] QString file(StoryId story) const; ///< absolute path
    /// The one present story that came later and reads like `story`, whose file has gone: it was renamed. -1: none.
    [[nodiscard]] StoryId renamed(StoryId story) const;
    [[nodiscard]] StoryId find(const QString &path) const;                   ///< by StoryRow::path; -1: none
    [[nodiscard]] StoryId findFile(const QString &file) const;               ///< by file(); -1: none
    [[nodiscard]] QList<StoryId> storiesWithLink(const QString &link) const; ///< compared normalised
    [[nodiscard]] int problemCount() const; ///< stories and broken files with problems
    [[nodiscard]] const WalkReport &report() const;

    [[nodiscard]] const story::StoryDetail *detail(StoryId story); ///< null: not there yet, detailReady() follows
    void prefetch(const QList<StoryId> &stories);                  ///< reads these details ahead of time

    /// Queues the edits in this order; values that are there already are left out of the result.
    QList<AppliedEdit> edit(const QList<StoryEdit> &edits);
    /// Undo: in the order given, one write for each. Those of a folder that was open before are refused.
    void revert(const QList<AppliedEdit> &edits);
    void reapply(const QList<AppliedEdit> &edits); ///< redo
    /// Of edits, undos and redos of many stories at once, what has not begun is not made: the rows show the disk, and
    /// what was not written is left out of undo and redo.
    void takeBackQueued();
    [[nodiscard]] bool canTakeBackQueued() const; ///< there is something
    /// An edit of a former session, for revert().
    [[nodiscard]] AppliedEdit madeEarlier(StoryId story, const frontmatter::RawChange &change) const;
    [[nodiscard]] const QString &journal() const;

    /// Another program's bytes are put into the story, and whoever asked for that has seen both: no overwritten().
    void expectOthers(StoryId story);

    [[nodiscard]] SaveState saveState(StoryId story) const;
    [[nodiscard]] model::Error saveError(StoryId story) const; ///< of Failed and Conflict
    [[nodiscard]] bool isUnsyncedOnly(StoryId story) const;    ///< Failed, but in the file: it may not last
    [[nodiscard]] std::vector<Conflict> conflicts(StoryId story) const;
    [[nodiscard]] std::vector<frontmatter::Assignment> unsavedValues(StoryId story) const; ///< that retry() would set
    [[nodiscard]] int savingCount() const;        ///< stories with a queued or running save
    [[nodiscard]] QList<StoryId> unsaved() const; ///< Failed or Conflict
    void retry(StoryId story);                    ///< after Failed: the same edits, undos and redos again
    void discard(StoryId story); ///< after Failed: forgets the edits that are not in the file, shows the disk
    /// After Conflict, in `field` or in any: writes the editor's values over theirs, or forgets the edits. Fields
    /// that were set at once are settled at once. Reverting what this returns opens the conflicts again.
    QList<AppliedEdit> settle(const QList<StoryId> &stories, std::optional<frontmatter::Field> field, Keep keep);
    /// True of an edit that was discarded, or given up for theirs: undo and redo leave it out.
    [[nodiscard]] static bool isForgotten(const AppliedEdit &edit);
    /// Whether its last save, undo or redo changed no file: it had the values, or failed. While nothing is saved.
    [[nodiscard]] static bool hasChangedNothing(const AppliedEdit &edit);
    /// True while it waits for retry(), discard() or settle().
    [[nodiscard]] bool isUnsaved(const AppliedEdit &edit) const;

signals:
    void opened(); ///< rows were cleared, a scan begins
    void storiesAdded(folder::StoryId first, folder::StoryId last);
    void storiesChanged(const QList<folder::StoryId> &stories); ///< row, presence or save state
    void scanProgress(int read, int found);
    void scanFinished();
    void detailReady(folder::StoryId story);
    void saveStateChanged();                                    ///< savingCount() or unsaved() changed
    void editsForgotten(const QList<folder::StoryId> &stories); ///< by discard(), settle() or takeBackQueued()
    void takenBack(const QList<folder::StoryId> &stories);      ///< by takeBackQueued(), after the others
    void watchLimited(int folders); ///< live updates are off for so many folders (0: on again); they are rescanned
    /// A save did not happen: Failed or Conflict, or an undo that was refused. Shown, never swallowed. Comes before
    /// saveStateChanged(). -1: a story of a folder that was open before.
    void saveFailed(folder::StoryId story, const model::Error &error);
    /// Somebody else wrote over what had been saved here, perhaps without having read it. Told once for each value.
    void overwritten(const QList<folder::Overwritten> &fields);
    /// What another program wrote into a version that a save had replaced could not be put into the story, whose own
    /// save stands. -1: as above. `copy` holds it; without a name: there is none, and `error` says so.
    void lateWriteKept(folder::StoryId story, const model::Error &error, const folder::FoundFile &copy);
    void journalFailed(const model::Error &error); ///< told once; edits are saved all the same

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace folder
