#include "model/story/readrow.h"

#include "model/frontmatter/conflict.h"
#include "model/frontmatter/encoding.h"
#include "model/frontmatter/scalar.h"
#include "model/story/displaytext.h"
#include "model/story/rowview.h"
#include "model/story/simplerow.h"
#include "model/story/simplescalar.h"

#include <QCoreApplication>

#include <algorithm>

namespace story
{
namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;
using frontmatter::Outline;

/// Fills a row from a story's outline and values.
class RowFiller final
{
    Q_DECLARE_TR_FUNCTIONS(story::Problem)

public:
    RowFiller(StoryRow &row, const Outline &outline, const Values &values)
        : m_row(row)
        , m_outline(outline)
        , m_values(values)
    {
    }

    void fill()
    {
        fillTexts();
        fillProvider();
        fillTopics();
        m_row.imageCount = countOf("images");
        m_row.relatedCount = countOf("related");
        for (const Field field : frontmatter::allFields)
            fillField(field);
        reportDuplicates();
        if (const auto fault = frontmatter::findConflictInText(m_outline.bytes(), m_outline.fences().body))
            m_row.problems.push_back({fault->reason, fault->place.line, fault->place.column, std::nullopt});
        std::stable_sort(m_row.problems.begin(), m_row.problems.end(), [](const Problem &a, const Problem &b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
    }

private:
    void fillTexts()
    {
        m_row.title = textOf("title");
        m_row.excerpt = textOf("excerpt");
        m_row.type = textOf("type");
        m_row.category = textOf("category");
        m_row.webUrl = textOf("webUrl");
        m_row.originalUrl = textOf("originalUrl");
        m_row.publishedDateTime = textOf("publishedDateTime");
        m_row.date = parseInstant(m_row.publishedDateTime);
        if (!m_row.date && !m_row.publishedDateTime.isEmpty())
            report("publishedDateTime",
                   tr("publishedDateTime is not a date and time: %1").arg(shortened(m_row.publishedDateTime)));
    }

    QString textOf(std::string_view key)
    {
        const Value &value = m_values.find(key);
        if (value.kind == Value::Kind::List || value.kind == Value::Kind::Map)
            report(key, tr("%1 is a collection, not a text").arg(toText(key)));
        return value.text();
    }

    void fillProvider()
    {
        const Value &provider = m_values.find("provider");
        m_row.hasProvider = provider.kind != Value::Kind::Missing;
        const bool isName = provider.kind == Value::Kind::Scalar;
        m_row.providerName = isName ? provider.text() : provider.textUnder("name");
        m_row.providerDomain = provider.textUnder("domain");
        if (provider.kind == Value::Kind::List)
            report("provider", tr("provider is a list, not a name and a domain"));
    }

    void fillTopics()
    {
        const Value &topics = m_values.find("topics");
        if (topics.isMissing())
            return;
        m_row.topics = topics.kind == Value::Kind::Scalar ? QStringList{topics.text()} : topics.textsOfItems({});
        m_row.topics->removeIf([](const QString &text) { return text.isNull(); });
        if (topics.kind == Value::Kind::Map)
            report("topics", tr("%1 is not a list").arg(QStringLiteral("topics")));
    }

    /// `related` may be a boolean too, and so says nothing of a count.
    int countOf(std::string_view key)
    {
        const Value &value = m_values.find(key);
        if (value.kind == Value::Kind::Map)
            report(key, tr("%1 is not a list").arg(toText(key)));
        return value.itemCount();
    }

    void fillField(Field field)
    {
        const FieldValue value = frontmatter::fieldValue(m_outline, field);
        m_row.field(field) = value;
        if (const auto fault = frontmatter::whyReadOnly(m_outline, field)) {
            m_row.problems.push_back({fault->reason, fault->place.line, fault->place.column, field});
            return;
        }
        const bool isPublished = field == Field::Published;
        if (value.isMissing() || (isPublished ? value.isBoolean() : value.isInteger()))
            return;
        const QString reason =
            isPublished ? tr("%1 is neither true nor false: %2") : tr("%1 is not a whole number: %2");
        report(frontmatter::keyOf(field), reason.arg(toText(frontmatter::keyOf(field)), shortened(value.toString())));
    }

    /// The first ones only: a file may repeat its keys by the ten thousand.
    void reportDuplicates()
    {
        constexpr std::size_t most = 100;
        std::vector<const frontmatter::Entry *> entries = repeatedEntries();
        entries.resize(std::min(entries.size(), most));
        const std::string_view bytes = m_outline.bytes();
        std::size_t counted = 0; // up to the start of the last line that was reported
        int linesBefore = 0;
        for (const frontmatter::Entry *entry : entries) {
            linesBefore +=
                static_cast<int>(std::count(bytes.data() + counted, bytes.data() + entry->slice.begin, '\n'));
            counted = entry->slice.begin;
            const frontmatter::Place place =
                frontmatter::placeOf(bytes.substr(counted), entry->key.begin - entry->slice.begin);
            const QString name = shortened(toText(entry->name));
            m_row.problems.push_back({tr("the key %1 is there twice; the first one counts").arg(name),
                                      linesBefore + place.line, place.column, std::nullopt});
        }
    }

    /// The second one of each name that is there more than once, in the order of the file. A field's duplicate is a
    /// reason to be read-only, which is reported with the field.
    [[nodiscard]] std::vector<const frontmatter::Entry *> repeatedEntries() const
    {
        using frontmatter::Entry;
        std::vector<const Entry *> entries;
        entries.reserve(m_outline.entries().size());
        for (const Entry &entry : m_outline.entries())
            entries.push_back(&entry);
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry *a, const Entry *b) { return a->name < b->name; });
        std::vector<const Entry *> repeated;
        for (std::size_t i = 1; i < entries.size(); ++i) {
            const std::string_view name = entries[i]->name;
            const bool isField = std::any_of(frontmatter::allFields.begin(), frontmatter::allFields.end(),
                                             [name](Field field) { return frontmatter::keyOf(field) == name; });
            if (name == entries[i - 1]->name && (i == 1 || name != entries[i - 2]->name) && !isField)
                repeated.push_back(entries[i]);
        }
        std::sort(repeated.begin(), repeated.end(),
                  [](const Entry *a, const Entry *b) { return a->slice.begin < b->slice.begin; });
        return repeated;
    }

    void report(std::string_view key, const QString &reason)
    {
        if (const frontmatter::Entry *entry = m_outline.find(key))
            reportAt(*entry, reason);
    }

    void reportAt(const frontmatter::Entry &entry, const QString &reason)
    {
        const frontmatter::Place place = frontmatter::placeOf(m_outline.bytes(), entry.key.begin);
        m_row.problems.push_back({reason, place.line, place.column, std::nullopt});
    }

    static QString shortened(const QString &text)
    {
        constexpr qsizetype longest = 60;
        return text.size() > longest ? text.left(longest) + QChar(0x2026) : text;
    }

    StoryRow &m_row;
    const Outline &m_outline;
    const Values &m_values;
};

/// Of each item of a list the one under `key`, else under `otherKey`; an empty key means the item itself.
std::vector<std::uint64_t> hashesOf(const Value &list, std::string_view key, std::string_view otherKey)
{
    std::vector<std::uint64_t> hashes;
    const QStringList links = list.textsOfItems(key);
    const QStringList others = list.textsOfItems(otherKey);
    for (qsizetype i = 0; i < links.size(); ++i) {
        const std::uint64_t hash = hashOfLink(links[i]);
        if (const std::uint64_t either = hash != 0 ? hash : hashOfLink(others[i]))
            hashes.push_back(either);
    }
    return hashes;
}

RowHashes hashesOf(const Values &values)
{
    return {hashesOf(values.find("images"), "url", {}), hashesOf(values.find("related"), "webUrl", "originalUrl")};
}

} // namespace

StoryReading readStory(std::string_view bytes, const QString &path)
{
    const QStringView name = QStringView(path).mid(path.lastIndexOf(u'/') + 1);
    StoryReading reading{{}, Outline::of(bytes, name), std::nullopt};
    ReadRow &result = reading.result;
    result.kind = reading.outline.fences().kind;
    if (result.kind == frontmatter::FileKind::NotAStory)
        return reading;
    result.row.path = path;
    const auto breakWith = [&result](Problem problem) {
        result.kind = frontmatter::FileKind::Broken;
        result.row.broken = true;
        result.row.problems.push_back(std::move(problem));
    };
    std::optional<frontmatter::Fault> fault = reading.outline.fault();
    if (!fault && result.kind == frontmatter::FileKind::Broken)
        fault = reading.outline.fences().fault;
    if (fault) {
        breakWith({fault->reason, fault->place.line, fault->place.column, std::nullopt});
        return reading;
    }
    auto values = Values::of(reading.outline);
    if (!values) {
        // yaml-cpp stumbles over the consequences of a NUL, which are a riddle without it
        const auto cause = frontmatter::findBadByte(bytes, reading.outline.fences().yaml);
        breakWith(cause ? Problem{cause->reason, cause->place.line, cause->place.column, std::nullopt}
                        : std::move(values.error()));
        return reading;
    }
    reading.values = std::move(*values);
    RowFiller(result.row, reading.outline, *reading.values).fill();
    return reading;
}

ReadRow readRow(std::string_view bytes, const QString &path)
{
    std::string packed;
    if (!appendSimpleRow(packed, bytes, path.toStdString()))
        return readStory(bytes, path).result;
    ReadRow read{frontmatter::FileKind::Story, RowView(packed.data()).row()};
    read.row.path = path;
    return read;
}

frontmatter::FileKind appendRow(std::string &packed, std::string_view bytes, std::string_view path)
{
    if (appendSimpleRow(packed, bytes, path))
        return frontmatter::FileKind::Story;
    const StoryReading reading = readStory(bytes, toText(path));
    if (reading.result.kind != frontmatter::FileKind::NotAStory)
        appendPacked(packed, reading.result.row, reading.values ? hashesOf(*reading.values) : RowHashes());
    return reading.result.kind;
}

} // namespace story
