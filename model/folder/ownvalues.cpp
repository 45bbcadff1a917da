#include "model/folder/ownvalues.h"

#include <algorithm>
#include <utility>

namespace folder
{

void OwnValues::keep(StoryId story, frontmatter::Field field, std::optional<frontmatter::FieldValue> value)
{
    m_values[story].at(static_cast<std::size_t>(field)) = std::move(value);
}

QList<Overwritten> OwnValues::takeOverwritten(StoryId story, const story::StoryRow &disk)
{
    QList<Overwritten> overwritten;
    const auto own = m_values.find(story);
    if (own == m_values.end() || disk.broken)
        return overwritten;
    for (const frontmatter::Field field : frontmatter::allFields) {
        std::optional<frontmatter::FieldValue> &mine = own->at(static_cast<std::size_t>(field));
        if (!mine || *mine == disk.field(field))
            continue;
        overwritten.append({story, field, *mine, disk.field(field)});
        mine.reset();
    }
    if (std::ranges::none_of(*own, [](const auto &mine) { return mine.has_value(); }))
        m_values.erase(own);
    return overwritten;
}

} // namespace folder
