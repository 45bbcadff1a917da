#pragma once

#include "model/folder/storyfolder.h"

#include <QHash>

#include <deque>

namespace folder
{

/// An edit that did not get to the disk, kept until the editor decides.
struct FailedEdit {
    std::vector<frontmatter::Assignment> set;
    std::vector<frontmatter::FieldValue> base;
    std::shared_ptr<Receipt> receipt;
    model::Error error;
    std::vector<Conflict> conflicts; ///< empty: it failed
};

/// The edits that are not on the disk yet: those on their way, whose values are shown already, and those that
/// failed. GUI thread.
class EditBook final
{
public:
    void clear() { *this = {}; }

    /// `disk` is the row without the edits on their way; used when there are none for the story yet.
    void begin(StoryId story, const story::StoryRow &disk, std::vector<frontmatter::Assignment> shown);
    /// The oldest edit on its way has ended.
    void end(StoryId story);
    [[nodiscard]] bool isPending(StoryId story) const { return m_pending.contains(story); }
    /// Null: nothing is on its way.
    [[nodiscard]] const story::StoryRow *disk(StoryId story) const;
    void setDisk(StoryId story, const story::StoryRow &disk);
    /// `disk` with the values of the edits on their way.
    [[nodiscard]] story::StoryRow shown(StoryId story, story::StoryRow disk) const;

    void fail(StoryId story, const FailedEdit &edit);
    /// Fields that have been written since no longer wait for anybody.
    void settle(StoryId story, const std::vector<frontmatter::Assignment> &written);
    [[nodiscard]] const FailedEdit *failed(StoryId story) const;
    std::optional<FailedEdit> takeFailed(StoryId story);
    [[nodiscard]] QList<StoryId> failedStories() const;

private:
    struct Pending {
        story::StoryRow disk;
        std::deque<std::vector<frontmatter::Assignment>> shown;
    };
    QHash<StoryId, Pending> m_pending;
    QHash<StoryId, FailedEdit> m_failed;
};

} // namespace folder
