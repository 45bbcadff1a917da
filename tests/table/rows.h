#pragma once

#include "model/story/storyrow.h"

/// Stories for the tests of filter and order.
namespace rows
{

inline story::StoryRow titled(const QString &title)
{
    story::StoryRow row;
    row.path = QStringLiteral("story.md");
    row.title = title;
    return row;
}

inline story::StoryRow withField(frontmatter::Field field, const frontmatter::FieldValue &value)
{
    story::StoryRow row;
    row.path = QStringLiteral("story.md");
    row.field(field) = value;
    return row;
}

inline story::StoryRow brokenFile()
{
    story::StoryRow row;
    row.path = QStringLiteral("broken.md");
    row.broken = true;
    row.problems.push_back({QStringLiteral("the front matter is not closed"), 1, 1, std::nullopt});
    return row;
}

/// A story with every key that filters look at.
inline story::StoryRow chips()
{
    story::StoryRow row;
    row.path = QStringLiteral("2023/new-us-chips.md");
    row.title = QStringLiteral("New US AI chip restrictions: China’s Café plans");
    row.excerpt = QStringLiteral("&amp;quot;Big&amp;quot; losses for Baidu");
    row.providerName = QStringLiteral("Global Times");
    row.providerDomain = QStringLiteral("www.globaltimes.cn");
    row.hasProvider = true;
    row.topics = QStringList{QStringLiteral("AI Hardware"), QStringLiteral("Robotics")};
    row.type = QStringLiteral("Article");
    row.category = QStringLiteral("news");
    row.webUrl = QStringLiteral("https://www.globaltimes.cn/page/A_(chip).html?x=1");
    row.originalUrl = QStringLiteral("http://origin.example/story/7");
    row.field(frontmatter::Field::Quality) = frontmatter::FieldValue::integer(60);
    row.field(frontmatter::Field::Heat) = frontmatter::FieldValue::integer(-1);
    row.field(frontmatter::Field::Published) = frontmatter::FieldValue::boolean(true);
    row.imageCount = 2;
    return row;
}

} // namespace rows
