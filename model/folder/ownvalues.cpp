#include "model/folder/ownvalues.h"

namespace folder
{

OwnValues::Own &OwnValues::at(StoryId story, frontmatter::Field field)
{
    return m_values[story].at(static_cast<std::size_t>(field));
}

void OwnValues::wrote(StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value)
{
    Own &own = at(story, field);
    own = {own.edits + 1, value};
}

void OwnValues::undid(StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value)
{
    Own &own = at(story, field);
    own = {std::max(0, own.edits - 1), value};
}

void OwnValues::forget(StoryId story, frontmatter::Field field) { at(story, field) = {}; }

QList<Overwritten> OwnValues::takeOverwritten(StoryId story, const story::StoryRow &disk)
{
    QList<Overwritten> overwritten;
    const auto found = m_values.find(story);
    if (found == m_values.end() || disk.broken)
        return overwritten;
    for (const frontmatter::Field field : frontmatter::allFields) {
        Own &own = found->at(static_cast<std::size_t>(field));
        if (own.edits == 0 || own.value == disk.field(field))
            continue;
        overwritten.append({story, field, own.value, disk.field(field)});
        own = {};
    }
    return overwritten;
}

} // namespace folder
