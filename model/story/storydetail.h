#pragma once

#include "model/story/storyrow.h"

#include <QList>

namespace story
{

struct Image {
    QString url; ///< as in the file; may be site-relative
    int width = 0;
    int height = 0;
    QString title;
    QString attribution;
    bool operator==(const Image &) const = default;
};

/// A related story as it is named in a story's front matter.
struct RelatedStory {
    QString title;
    QString excerpt;
    QString link; ///< webUrl, else originalUrl
    QString type;
    QString providerName;
    QString providerDomain;
    QString publishedDateTime;
    std::optional<std::int64_t> date; ///< milliseconds since the epoch, UTC
    frontmatter::FieldValue quality;
    QList<Image> images;
    bool operator==(const RelatedStory &) const = default;
};

/// A key that has no place of its own in the detail pane, shown read-only. Never `secured`.
struct OtherKey {
    QString name;
    QString text; ///< a scalar's text, or the collection's own lines from the file, capped
    bool operator==(const OtherKey &) const = default;
};

inline constexpr int bodyCap = 64 * 1024;

/// All of a story, made only for the one that is shown. A plain value; any thread.
struct StoryDetail {
    StoryRow row;
    QList<Image> images;
    QList<RelatedStory> related;
    bool hasFeaturedContent = false;
    QString featuredContentLink; ///< the http(s) src of its iframe; empty: none found
    QString body;                ///< its first characters, bodyCap at most
    QList<OtherKey> others;
    QString siteRoot; ///< folder that site-relative image addresses start from; filled by model/folder
    bool operator==(const StoryDetail &) const = default;
};

} // namespace story
