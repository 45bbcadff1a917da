#pragma once

#include "model/folder/storyedit.h"
#include "model/story/storyrow.h"

#include <QHash>
#include <QList>

#include <array>
#include <optional>

namespace folder
{

/// What was written here last into each field, to tell when somebody else writes over it. GUI thread.
class OwnValues final
{
public:
    void clear() { m_values.clear(); }
    /// `value` as the file says it now; nothing: what was written has been undone.
    void keep(StoryId story, frontmatter::Field field, std::optional<frontmatter::FieldValue> value);
    /// The fields that `disk` says otherwise. Each is told once: what stands there now is not ours.
    QList<Overwritten> takeOverwritten(StoryId story, const story::StoryRow &disk);

private:
    QHash<StoryId, std::array<std::optional<frontmatter::FieldValue>, frontmatter::allFields.size()>> m_values;
};

} // namespace folder
