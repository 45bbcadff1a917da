#include "model/story/simplerow.h"

#include "model/frontmatter/conflict.h"
#include "model/frontmatter/encoding.h"
#include "model/frontmatter/lines.h"
#include "model/frontmatter/scalar.h"
#include "model/story/displaytext.h"
#include "model/story/rowwriter.h"
#include "model/story/simpleblock.h"
#include "model/story/simplescalar.h"

#include <algorithm>
#include <array>

namespace story
{
namespace
{

using frontmatter::Field;
using frontmatter::Span;

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The start of the line after a fence (frontmatter/fences.h) at `pos`; noLine: none stands there.
std::size_t afterFence(std::string_view bytes, std::size_t pos, std::string_view mark)
{
    if (!bytes.substr(pos).starts_with(mark))
        return noLine;
    return lineAfter(bytes, frontmatter::skipBlanks(bytes, pos + mark.size(), bytes.size()));
}

/// The keys that a row is made of.
enum Key : std::size_t {
    Title,
    Excerpt,
    Provider,
    Type,
    Category,
    PublishedDateTime,
    WebUrl,
    OriginalUrl,
    Published,
    Quality,
    Heat,
    Topics,
    Images,
    Related,
    keyCount
};
constexpr std::array<std::string_view, keyCount> keys{
    "title",   "excerpt", "provider", "type",   "category", "publishedDateTime", "webUrl", "originalUrl", "published",
    "quality", "heat",    "topics",   "images", "related"};

/// One of 64: few keys need to be compared with more than one other, then.
constexpr std::size_t placeOf(std::string_view name)
{
    const auto first = static_cast<unsigned char>(name.front());
    const auto last = static_cast<unsigned char>(name.back());
    return (name.size() * 7 + first + last) % 64;
}

constexpr std::array<std::uint8_t, 64> keysByPlace = [] {
    std::array<std::uint8_t, 64> byPlace{};
    byPlace.fill(keyCount);
    for (std::size_t key = 0; key < keyCount; ++key)
        byPlace[placeOf(keys[key])] = static_cast<std::uint8_t>(key);
    return byPlace;
}();
static_assert(std::ranges::all_of(keys, [](std::string_view key) { return keys[keysByPlace[placeOf(key)]] == key; }),
              "two keys have the same place");

/// Finds a story's values, and says no to what needs a closer look.
class SimpleStory final
{
public:
    bool read(std::string_view bytes)
    {
        const std::size_t begin = bytes.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
        m_yaml.begin = afterFence(bytes, begin, "---");
        if (m_yaml.begin == noLine)
            return false;
        m_nodes.clear();
        m_values = {};
        m_yaml.end = readSimpleLines(bytes, m_yaml.begin, m_nodes);
        std::size_t body = afterFence(bytes, m_yaml.end, "---");
        if (body == noLine)
            body = afterFence(bytes, m_yaml.end, "..."); // YAML 1.2, 9.1.2
        return body != noLine && m_yaml.size() <= frontmatter::largestFrontMatter && findValues() &&
               frontmatter::isUndisputed(m_yaml.in(bytes)) &&
               !frontmatter::findConflictInText(bytes, {body, bytes.size()});
    }

    [[nodiscard]] const SimpleValue &value(Key key) const { return m_values[key]; }

private:
    bool findValues()
    {
        std::size_t count = 0;
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < m_nodes.size(); ++count) {
            const SimpleValue value = SimpleValue::of(m_nodes, i);
            const std::string_view name = m_nodes[i].key;
            const std::size_t place = placeOf(name);
            const std::uint64_t bit = std::uint64_t(1) << place;
            if (count == mostKeys || ((seen & bit) != 0 && isThereBefore(name, i)))
                return false;
            seen |= bit;
            if (const std::size_t key = keysByPlace[place]; key < keyCount && keys[key] == name)
                m_values[key] = value;
            i += value.size();
        }
        return count > 0;
    }

    [[nodiscard]] bool isThereBefore(std::string_view name, std::size_t end) const
    {
        return std::any_of(m_nodes.begin(), m_nodes.begin() + static_cast<std::ptrdiff_t>(end),
                           [name](const SimpleNode &node) { return node.depth == 0 && node.key == name; });
    }

    static constexpr std::size_t mostKeys = 256;

    std::vector<SimpleNode> m_nodes;
    Span m_yaml;
    std::array<SimpleValue, keyCount> m_values;
};

/// Writes the row of a SimpleStory; each step says whether the value is what its key asks for.
class SimpleRow final
{
public:
    SimpleRow(std::string &packed, const SimpleStory &story)
        : m_writer(packed)
        , m_story(story)
    {
    }

    bool write(std::string_view path)
    {
        if (writeHashes() && writeTexts(path) && writeFields() && writeTopics()) {
            m_writer.end(true); // no problems
            m_writer.finish();
            return true;
        }
        m_writer.dismiss();
        return false;
    }

private:
    bool writeHashes()
    {
        const SimpleValue &images = m_story.value(Images);
        const SimpleValue &related = m_story.value(Related);
        if (images.kind() == ValueKind::Map || related.kind() == ValueKind::Map)
            return false;
        if (images.kind() == ValueKind::List) {
            m_writer.head.imageCount = images.count();
            images.forEach([this](std::string_view, const SimpleValue &image) {
                if (const auto hash = hashOf(image.kind() == ValueKind::Map ? image.under("url") : image))
                    m_writer.addImageHash(hash);
            });
        }
        if (related.kind() == ValueKind::List) {
            m_writer.head.relatedCount = related.count();
            related.forEach([this](std::string_view, const SimpleValue &story) {
                auto hash = hashOf(story.under("webUrl"));
                if (hash == 0)
                    hash = hashOf(story.under("originalUrl"));
                if (hash != 0)
                    m_writer.addRelatedHash(hash);
            });
        }
        return true;
    }

    bool writeTexts(std::string_view path)
    {
        m_writer.append(path);
        m_writer.end(true);
        return writeText(Title) && writeText(Excerpt) && writeProvider() && writeText(Type) && writeText(Category) &&
               writeDate() && writeText(WebUrl) && writeText(OriginalUrl);
    }

    bool writeText(Key key)
    {
        const SimpleValue &value = m_story.value(key);
        return !isCollection(value) && append(value);
    }

    bool writeProvider()
    {
        const SimpleValue &provider = m_story.value(Provider);
        m_writer.head.hasProvider = provider.kind() != ValueKind::Missing ? 1 : 0;
        if (provider.kind() == ValueKind::List)
            return false;
        const bool isName = provider.kind() == ValueKind::Scalar;
        return append(isName ? provider : provider.under("name")) && append(provider.under("domain"));
    }

    bool writeDate()
    {
        const std::string_view text = textOf(m_story.value(PublishedDateTime));
        const auto date = parseInstant(text);
        m_writer.head.hasDate = date ? 1 : 0;
        m_writer.head.date = date.value_or(0);
        return (date || text.empty()) && writeText(PublishedDateTime);
    }

    bool writeFields()
    {
        for (const Field field : frontmatter::allFields) {
            const SimpleValue &value = m_story.value(static_cast<Key>(Published + static_cast<std::size_t>(field)));
            if (isCollection(value))
                return false;
            m_writer.end(false);
            const std::string_view raw = value.scalar();
            if (raw.empty())
                continue;
            const bool isQuoted = raw.front() == '"' || raw.front() == '\'';
            const auto understood = frontmatter::understoodValue(field, textOf(value), !isQuoted);
            if (!understood)
                return false;
            m_writer.head.kinds[static_cast<std::size_t>(field)] = understood->kind;
            m_writer.head.numbers[static_cast<std::size_t>(field)] = understood->number;
        }
        return true;
    }

    bool writeTopics()
    {
        const SimpleValue &topics = m_story.value(Topics);
        bool isPlain = topics.kind() != ValueKind::Map;
        const auto add = [this, &isPlain](std::string_view, const SimpleValue &topic) {
            const std::string_view text = textOf(topic);
            isPlain = isPlain && !text.starts_with(byteOrderMark);
            if (!topic.scalar().empty())
                m_writer.appendCounted(text);
        };
        if (topics.kind() == ValueKind::Scalar)
            add({}, topics);
        else
            topics.forEach(add);
        m_writer.end(topics.kind() == ValueKind::Scalar || topics.kind() == ValueKind::List);
        return isPlain;
    }

    static bool isCollection(const SimpleValue &value)
    {
        return value.kind() == ValueKind::List || value.kind() == ValueKind::Map;
    }

    /// False for what QString would not take as it is.
    bool append(const SimpleValue &value)
    {
        const std::string_view text = textOf(value);
        m_writer.append(text);
        m_writer.end(!value.scalar().empty());
        return !text.starts_with(byteOrderMark);
    }

    std::uint64_t hashOf(const SimpleValue &value) { return hashOfUtf8Link(textOf(value)); }

    std::string_view textOf(const SimpleValue &value)
    {
        const std::string_view raw = value.scalar();
        return raw.empty() ? raw : obviousUtf8(raw, m_unescaped);
    }

    RowWriter m_writer;
    const SimpleStory &m_story;
    std::string m_unescaped; ///< room for textOf()
};

} // namespace

bool appendSimpleRow(std::string &packed, std::string_view bytes, std::string_view path)
{
    thread_local SimpleStory story; // keeps its room
    return story.read(bytes) && SimpleRow(packed, story).write(path);
}

} // namespace story
