#pragma once

#include "model/folder/storyedit.h"
#include "model/story/storyrow.h"

#include <QHash>
#include <QList>

#include <array>

namespace folder
{

/// What was written here last into each field, to tell when somebody else writes over it. GUI thread.
class OwnValues final
{
public:
    void clear() { m_values.clear(); }
    /// An edit was written; `value` as the file says it now.
    void wrote(StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value);
    /// One was undone: `value`, then, is that of the one before it, if there was one.
    void undid(StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value);
    void forget(StoryId story, frontmatter::Field field);
    /// The fields that `disk` says otherwise. Each is told once: what stands there now is not ours.
    QList<Overwritten> takeOverwritten(StoryId story, const story::StoryRow &disk);

private:
    struct Own {
        int edits = 0; ///< that stand
        frontmatter::FieldValue value;
    };
    Own &at(StoryId story, frontmatter::Field field);

    QHash<StoryId, std::array<Own, frontmatter::allFields.size()>> m_values;
};

} // namespace folder
