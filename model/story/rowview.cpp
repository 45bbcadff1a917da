#include "model/story/rowview.h"

#include "model/story/displaytext.h"
#include "model/story/rowwriter.h"
#include "model/story/simplescalar.h"

#include <cstring>

namespace story
{
namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;

std::size_t index(RowText text) { return static_cast<std::size_t>(text); }

RowText textOf(Field field)
{
    return static_cast<RowText>(index(RowText::Published) + static_cast<std::size_t>(field));
}

std::string utf8Of(const QString &text) { return withoutLoneSurrogates(text).toStdString(); }

constexpr std::uint32_t noField = frontmatter::allFields.size();

Problem takeProblem(std::string_view &bytes)
{
    Problem problem;
    problem.reason = toText(takeCounted(bytes));
    problem.line = static_cast<int>(takeNumber(bytes));
    problem.column = static_cast<int>(takeNumber(bytes));
    const std::uint32_t field = takeNumber(bytes);
    if (field != noField)
        problem.field = static_cast<Field>(field);
    return problem;
}

class Packer final
{
public:
    Packer(std::string &packed, const StoryRow &row)
        : m_writer(packed)
        , m_row(row)
    {
    }

    void pack(const RowHashes &hashes)
    {
        fillHead();
        for (const std::uint64_t hash : hashes.images)
            m_writer.addImageHash(hash);
        for (const std::uint64_t hash : hashes.related)
            m_writer.addRelatedHash(hash);
        appendTexts();
        m_writer.finish();
    }

private:
    void fillHead()
    {
        RowHead &head = m_writer.head;
        head.broken = m_row.broken ? 1 : 0;
        head.hasProvider = m_row.hasProvider ? 1 : 0;
        head.hasDate = m_row.date ? 1 : 0;
        head.date = m_row.date.value_or(0);
        for (const Field field : frontmatter::allFields) {
            head.kinds[static_cast<std::size_t>(field)] = m_row.field(field).kind;
            head.numbers[static_cast<std::size_t>(field)] = m_row.field(field).number;
        }
        head.imageCount = m_row.imageCount;
        head.relatedCount = m_row.relatedCount;
    }

    void appendTexts()
    {
        for (const QString *text :
             {&m_row.path, &m_row.title, &m_row.excerpt, &m_row.providerName, &m_row.providerDomain, &m_row.type,
              &m_row.category, &m_row.publishedDateTime, &m_row.webUrl, &m_row.originalUrl})
            append(*text);
        for (const Field field : frontmatter::allFields)
            append(m_row.field(field).text);
        for (qsizetype i = 0; m_row.topics && i < m_row.topics->size(); ++i)
            m_writer.appendCounted(utf8Of(m_row.topics->at(i)));
        m_writer.end(m_row.topics.has_value());
        for (const Problem &problem : m_row.problems)
            appendProblem(problem);
        m_writer.end(true);
    }

    void append(const QString &text)
    {
        m_writer.append(utf8Of(text));
        m_writer.end(!text.isNull());
    }

    void appendProblem(const Problem &problem)
    {
        m_writer.appendCounted(utf8Of(problem.reason));
        m_writer.appendNumber(static_cast<std::uint32_t>(problem.line));
        m_writer.appendNumber(static_cast<std::uint32_t>(problem.column));
        m_writer.appendNumber(problem.field ? static_cast<std::uint32_t>(*problem.field) : noField);
    }

    RowWriter m_writer;
    const StoryRow &m_row;
};

} // namespace

std::string_view RowView::utf8(RowText text) const
{
    const RowHead &row = head();
    const std::size_t hashes = std::size_t(row.imageHashes) + row.relatedHashes;
    const char *texts = m_bytes + sizeof(RowHead) + hashes * sizeof(std::uint64_t);
    const std::uint32_t begin = text == RowText::Path ? 0 : row.ends[index(text) - 1];
    return {texts + begin, row.ends[index(text)] - begin};
}

QString RowView::text(RowText text) const { return isMissing(text) ? QString() : toText(utf8(text)); }

std::optional<QStringList> RowView::topics() const
{
    if (isMissing(RowText::Topics))
        return std::nullopt;
    QStringList topics;
    for (std::string_view left = utf8(RowText::Topics); !left.empty();)
        topics.append(toText(takeCounted(left)));
    return topics;
}

std::vector<Problem> RowView::problems() const
{
    std::vector<Problem> problems;
    for (std::string_view left = utf8(RowText::Problems); !left.empty();)
        problems.push_back(takeProblem(left));
    return problems;
}

FieldValue RowView::field(Field which) const
{
    const auto position = static_cast<std::size_t>(which);
    return {head().kinds[position], head().numbers[position], text(textOf(which))};
}

std::span<const std::uint64_t> RowView::imageHashes() const
{
    return {reinterpret_cast<const std::uint64_t *>(m_bytes + sizeof(RowHead)), head().imageHashes};
}

std::span<const std::uint64_t> RowView::relatedHashes() const
{
    return {imageHashes().data() + head().imageHashes, head().relatedHashes};
}

StoryRow RowView::row() const
{
    StoryRow row;
    row.path = text(RowText::Path);
    row.broken = head().broken != 0;
    for (const Field field : frontmatter::allFields)
        row.field(field) = this->field(field);
    row.title = text(RowText::Title);
    row.excerpt = text(RowText::Excerpt);
    row.providerName = text(RowText::ProviderName);
    row.providerDomain = text(RowText::ProviderDomain);
    row.hasProvider = head().hasProvider != 0;
    row.topics = topics();
    row.type = text(RowText::Type);
    row.category = text(RowText::Category);
    row.publishedDateTime = text(RowText::PublishedDateTime);
    if (head().hasDate != 0)
        row.date = head().date;
    row.webUrl = text(RowText::WebUrl);
    row.originalUrl = text(RowText::OriginalUrl);
    row.imageCount = head().imageCount;
    row.relatedCount = head().relatedCount;
    row.problems = problems();
    return row;
}

void appendPacked(std::string &packed, const StoryRow &row, const RowHashes &hashes)
{
    Packer(packed, row).pack(hashes);
}

std::vector<PackedRow> rowsIn(std::string_view packed)
{
    const auto memory = std::make_shared_for_overwrite<std::uint64_t[]>(packed.size() / sizeof(std::uint64_t));
    char *bytes = reinterpret_cast<char *>(memory.get());
    std::memcpy(bytes, packed.data(), packed.size());
    std::vector<PackedRow> rows;
    for (std::size_t at = 0; at < packed.size(); at += RowView(bytes + at).head().size)
        rows.emplace_back(std::shared_ptr<const char>(memory, bytes + at));
    return rows;
}

PackedRow pack(const StoryRow &row, const RowHashes &hashes)
{
    std::string packed;
    appendPacked(packed, row, hashes);
    return rowsIn(packed).front();
}

} // namespace story
