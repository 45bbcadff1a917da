#pragma once

#include "model/folder/savequeue.h"

#include <QHash>

#include <span>
#include <unordered_map>

namespace folder
{

/// An edit that did not get to the disk, kept until the editor decides.
struct FailedEdit {
    SaveJob job;
    model::Error error;
    std::vector<Conflict> conflicts; ///< empty: it failed
    /// It was written all the same, in part or in whole: the folder could not be synced.
    [[nodiscard]] bool isInFile() const;
    /// Nothing but that has failed.
    [[nodiscard]] bool isUnsyncedOnly() const;
};

/// The edits that are not on the disk yet: those on their way, whose values are shown already, and those that
/// failed. GUI thread.
class EditBook final
{
public:
    void clear() { *this = {}; }

    /// Nothing was on its way; `disk` is the row without what will be.
    void begin(StoryId story, story::StoryRow disk) { m_pending[story].disk = std::move(disk); }
    /// One more edit is on its way.
    void add(StoryId story, std::vector<frontmatter::Assignment> shown);
    /// The oldest edit on its way has ended.
    void end(StoryId story);
    [[nodiscard]] bool isPending(StoryId story) const { return m_pending.contains(story); }
    /// The newest one is not made.
    void takeBack(StoryId story);
    /// Null: nothing is on its way.
    [[nodiscard]] const story::StoryRow *disk(StoryId story) const;
    void setDisk(StoryId story, const story::StoryRow &disk);
    /// The values of the edits on their way, the newest last.
    [[nodiscard]] std::vector<frontmatter::Assignment> shown(StoryId story) const;

    /// Keeps it after those of its story that failed before, and made to follow them.
    void fail(FailedEdit edit);
    /// The job started from a value that an edit which failed would have written.
    [[nodiscard]] bool followsFailed(const SaveJob &job) const;
    /// Those that failed after it no longer follow it.
    void forget(StoryId story, const std::shared_ptr<Receipt> &receipt);
    /// Fields that have been written since no longer wait for anybody.
    void settle(StoryId story, const std::vector<frontmatter::Assignment> &written);
    /// What others wrote since into fields that are in conflict. True when it is something else than before.
    bool see(StoryId story, const story::StoryRow &disk);
    [[nodiscard]] std::span<const FailedEdit> failed(StoryId story) const; ///< in the order in which they were made
    /// True when one of them, tried again, would set `field`.
    [[nodiscard]] bool hasFailed(StoryId story, frontmatter::Field field) const;
    std::vector<FailedEdit> takeFailed(StoryId story) { return m_failed.take(story); }
    /// Those with a conflict, in `field` or in any.
    std::vector<FailedEdit> takeConflicts(StoryId story, std::optional<frontmatter::Field> field);
    [[nodiscard]] QList<StoryId> failedStories() const;

private:
    void dropEmpty(StoryId story);

    struct Pending {
        story::StoryRow disk;
        std::vector<std::vector<frontmatter::Assignment>> shown; ///< the oldest edit first
    };
    std::unordered_map<StoryId, Pending> m_pending;   ///< whose rows stay where they are while thousands are added
    QHash<StoryId, std::vector<FailedEdit>> m_failed; ///< none is empty
};

} // namespace folder
