#pragma once

#include "model/exporting/exporting.h"
#include "model/story/packedrow.h"

#include <QStringList>

/// Stories with these titles, for the tests of the export dialog.
inline exporting::Rows storiesNamed(const QStringList &titles)
{
    exporting::Rows rows;
    for (const QString &title : titles) {
        story::StoryRow row;
        row.path = title + QStringLiteral(".md");
        row.title = title;
        row.webUrl = QStringLiteral("https://a.example/") + title;
        rows.push_back(story::pack(row));
    }
    return rows;
}

inline story::PackedRow unpublished(const story::PackedRow &row)
{
    return story::withFields(row, {{frontmatter::Field::Published, frontmatter::FieldValue::boolean(false)}});
}
