#pragma once

#include "model/exporting/exporting.h"

/// Rows for the tests of exporting, as model/story would give them.
namespace stories
{

inline story::StoryRow withTitle(const QString &title)
{
    story::StoryRow row;
    row.path = QStringLiteral("a.md");
    row.title = title;
    return row;
}

inline story::StoryRow whole()
{
    using frontmatter::Field;
    using frontmatter::FieldValue;
    story::StoryRow row;
    row.path = QStringLiteral("news/a.md");
    row.title = QStringLiteral("New chips, \"old\" rules");
    row.excerpt = QStringLiteral("Baidu &amp; Alibaba");
    row.field(Field::Published) = FieldValue::boolean(true);
    row.field(Field::Quality) = FieldValue::integer(60);
    row.field(Field::Heat) = FieldValue::integer(-1);
    row.publishedDateTime = QStringLiteral("2023-10-23T23:30:00Z");
    row.date = 1'698'103'800'000;
    row.type = QStringLiteral("article");
    row.category = QStringLiteral("news");
    row.webUrl = QStringLiteral("https://example.com/a?b=1&c=2");
    row.originalUrl = QStringLiteral("https://example.org/a");
    row.hasProvider = true;
    row.providerName = QStringLiteral("Digi Times");
    row.providerDomain = QStringLiteral("digitimes.com");
    row.topics = QStringList{QStringLiteral("AI Hardware"), QStringLiteral("AI")};
    row.imageCount = 2;
    row.relatedCount = 3;
    return row;
}

} // namespace stories
