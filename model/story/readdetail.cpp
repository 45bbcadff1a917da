#include "model/frontmatter/scalar.h"
#include "model/story/displaytext.h"
#include "model/story/iframe.h"
#include "model/story/readrow.h"
#include "model/story/simplescalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <yaml-cpp/node/impl.h>
#include <yaml-cpp/node/iterator.h>

namespace story
{
namespace
{

// Aliases let a small file name the same thing very often, so lists and texts are bounded.
constexpr int mostItems = 1000;
constexpr int mostRelatedImages = 2000; // of all related stories together
constexpr qsizetype longestText = 8 * 1024;
constexpr qsizetype longestOther = 4 * 1024;

QString capped(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const bool splitsPair = text[longest - 1].isHighSurrogate();
    return text.left(splitsPair ? longest - 1 : longest);
}

QString textUnder(const YAML::Node &map, std::string_view key)
{
    return capped(textOf(valueOf(map, key)), longestText);
}

int sizeUnder(const YAML::Node &map, std::string_view key) { return std::max(0, textUnder(map, key).toInt()); }

QList<Image> readImages(const std::optional<YAML::Node> &list, int most)
{
    QList<Image> images;
    if (!list || !list->IsSequence())
        return images;
    for (const YAML::Node &item : *list) {
        if (images.size() >= most)
            break;
        if (item.IsMap()) {
            images.push_back({textUnder(item, "url"), sizeUnder(item, "width"), sizeUnder(item, "height"),
                              textUnder(item, "title"), textUnder(item, "attribution")});
        } else if (item.IsScalar()) {
            images.push_back({capped(textOf(item), longestText), 0, 0, {}, {}});
        }
    }
    return images;
}

/// Plain digits are a number; whatever readers of YAML read differently stays text.
frontmatter::FieldValue readQuality(const YAML::Node &map)
{
    const QString text = textUnder(map, "quality");
    if (text.isNull())
        return frontmatter::FieldValue::missing();
    const bool isOctalForSome = text.size() > 1 && text.startsWith(u'0');
    const auto number = frontmatter::parseInput(frontmatter::Field::Quality, text);
    return number && !isOctalForSome ? *number : frontmatter::FieldValue::other(text);
}

RelatedStory readRelatedStory(const YAML::Node &map, int mostImages)
{
    RelatedStory story;
    story.title = textUnder(map, "title");
    story.excerpt = textUnder(map, "excerpt");
    story.link = textUnder(map, "webUrl");
    if (story.link.isEmpty())
        story.link = textUnder(map, "originalUrl");
    story.type = textUnder(map, "type");
    if (const auto provider = valueOf(map, "provider")) {
        story.providerName =
            provider->IsScalar() ? capped(textOf(provider), longestText) : textUnder(*provider, "name");
        story.providerDomain = textUnder(*provider, "domain");
    }
    story.publishedDateTime = textUnder(map, "publishedDateTime");
    story.date = parseInstant(story.publishedDateTime);
    story.quality = readQuality(map);
    story.images = readImages(valueOf(map, "images"), std::min(mostItems, mostImages));
    return story;
}

QList<RelatedStory> readRelated(const std::optional<YAML::Node> &list)
{
    QList<RelatedStory> related;
    if (!list || !list->IsSequence())
        return related;
    int imagesLeft = mostRelatedImages;
    for (const YAML::Node &item : *list) {
        if (related.size() >= mostItems)
            break;
        if (item.IsMap()) {
            related.push_back(readRelatedStory(item, imagesLeft));
            imagesLeft -= static_cast<int>(related.constLast().images.size());
        } else if (item.IsScalar()) {
            related.push_back({});
            related.back().title = capped(textOf(item), longestText);
        }
    }
    return related;
}

QString readBody(std::string_view bytes)
{
    constexpr std::size_t bytesOfCharacter = 4; // at most, in UTF-8
    return capped(toText(bytes.substr(0, bodyCap * bytesOfCharacter)), bodyCap);
}

/// The detail pane has a place for these, except `secured`, which is shown nowhere.
bool hasItsPlace(std::string_view key, const StoryRow &row)
{
    constexpr std::array<std::string_view, 14> placed{
        "title",    "excerpt", "published", "quality", "heat",   "publishedDateTime", "type",
        "provider", "topics",  "images",    "related", "webUrl", "featuredContent",   "secured"};
    if (key == "originalUrl")
        return row.webUrl.isEmpty() || row.originalUrl == row.webUrl;
    return std::find(placed.begin(), placed.end(), key) != placed.end();
}

/// A collection's own lines. One that holds a `secured` of its own is not shown.
QString collectionText(std::string_view bytes, const frontmatter::Entry &entry)
{
    const std::string_view lines = entry.slice.in(bytes);
    if (lines.find("secured") != lines.npos)
        return QCoreApplication::translate("story::OtherKey", "not shown: it holds a secured value");
    const std::size_t start = std::min(entry.value.begin, entry.slice.end) - entry.slice.begin;
    QString text = toText(lines.substr(start).substr(0, longestOther * 4)).trimmed();
    text.remove(u'\r');
    return text;
}

QList<OtherKey> readOthers(const frontmatter::Outline &outline, const StoryRow &row)
{
    QList<OtherKey> others;
    for (const frontmatter::Entry &entry : outline.entries()) {
        if (others.size() >= mostItems)
            break;
        if (hasItsPlace(entry.name, row))
            continue;
        const auto scalar = frontmatter::scalarText(outline, entry);
        const QString text = scalar                                ? toText(*scalar)
                             : frontmatter::isNull(outline, entry) ? QStringLiteral("")
                                                                   : collectionText(outline.bytes(), entry);
        others.push_back({toText(entry.name), capped(text, longestOther)});
    }
    return others;
}

} // namespace

StoryDetail readDetail(std::string_view bytes, const QString &path)
{
    StoryReading reading = readStory(bytes, path);
    StoryDetail detail;
    detail.row = std::move(reading.result.row);
    if (!reading.values)
        return detail;
    // The whole, since an alias may name what stands under another key. Too large: what the row has must do.
    if (const auto root = parseYaml(bytes, reading.outline.fences().yaml)) {
        detail.images = readImages(valueOf(*root, "images"), mostItems);
        detail.related = readRelated(valueOf(*root, "related"));
    }
    const Value &featured = reading.values->find("featuredContent");
    detail.hasFeaturedContent = !featured.isMissing() && featured.text() != QLatin1String("");
    detail.featuredContentLink = iframeLink(featured.text());
    detail.body = readBody(reading.outline.fences().body.in(bytes));
    detail.others = readOthers(reading.outline, detail.row);
    return detail;
}

} // namespace story
