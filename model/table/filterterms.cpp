#include "model/table/filterterms.h"

#include "model/story/foldtext.h"
#include "model/table/filterdates.h"
#include "model/table/filternumbers.h"
#include "model/table/filtertexts.h"
#include "model/table/nearestname.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace table
{

namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;
using story::RowText;
using story::RowView;
using Reason = QString;
using Term = tl::expected<Filter::Node, Reason>;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(table::Filter)

public:
    static QString shortened(const QString &text) { return text.size() > 40 ? text.left(40) + QChar(0x2026) : text; }
    static Reason unknown(const QString &what, const QStringList &names)
    {
        const QString near = nearestName(what, names);
        if (!near.isNull())
            return tr("no term “%1”; did you mean “%2”?").arg(shortened(what), near);
        return tr("no term “%1”; there are %2 (put it in quotation marks to find it as text)")
            .arg(shortened(what), names.join(QLatin1String(", ")));
    }
    static Reason unknownValue(const Token &token, const QStringList &names)
    {
        const QString near = nearestName(token.text, names);
        if (!near.isNull())
            return tr("%1: has no “%2”; did you mean “%3”?").arg(token.name, shortened(token.text), near);
        return tr("%1: takes %2").arg(token.name, names.join(QLatin1String(", ")));
    }
    static Reason noComparison(const Token &token) { return tr("%1 takes only “:” or “=”").arg(token.name); }
    static Reason noValue(const Token &token) { return tr("%1 needs a value").arg(token.name); }
};

Term numberTerm(const Token &token, Field field)
{
    const auto range = parseNumbers(token.comparison, token.text);
    if (!range)
        return tl::unexpected(range.error());
    return Filter::Node{[field, numbers = *range](const Candidate &story) {
        const story::RowHead &row = story.row.head();
        const auto position = static_cast<std::size_t>(field);
        return row.kinds[position] == FieldValue::Kind::Integer && numbers.contains(row.numbers[position]);
    }};
}

Term qualityTerm(const Token &token) { return numberTerm(token, Field::Quality); }
Term heatTerm(const Token &token) { return numberTerm(token, Field::Heat); }

Term dateTerm(const Token &token)
{
    const auto range = parseDates(token.comparison, token.text);
    if (!range)
        return tl::unexpected(range.error());
    return Filter::Node{[dates = *range](const Candidate &story) {
        const story::RowHead &row = story.row.head();
        return row.hasDate != 0 && dates.contains(row.date, story.now);
    }};
}

// Terms with values of their own

struct NamedValue {
    QLatin1String name;
    bool (*matches)(const RowView &row);
};

template<std::size_t count>
Term namedTerm(const Token &token, const std::array<NamedValue, count> &values)
{
    const QString wanted = token.text.toLower();
    QStringList names;
    for (const NamedValue &value : values) {
        if (wanted == value.name)
            return Filter::Node{[test = value.matches](const Candidate &story) { return test(story.row); }};
        names.append(value.name);
    }
    return tl::unexpected(Words::unknownValue(token, names));
}

Term publishedTerm(const Token &token)
{
    static constexpr auto is = [](const RowView &row, FieldValue::Kind kind) { return row.head().kinds[0] == kind; };
    static_assert(static_cast<int>(Field::Published) == 0);
    // What a broken file says is not known.
    static constexpr auto isDefault = [](const RowView &row) {
        return !row.isBroken() && is(row, FieldValue::Kind::Missing);
    };
    static constexpr auto isBoolean = [](const RowView &row, bool value) {
        return is(row, FieldValue::Kind::Boolean) && row.head().numbers[0] == (value ? 1 : 0);
    };
    static constexpr std::array<NamedValue, 3> values{{
        {QLatin1String("yes"), [](const RowView &row) { return isDefault(row) || isBoolean(row, true); }},
        {QLatin1String("no"), [](const RowView &row) { return isBoolean(row, false); }},
        {QLatin1String("default"), isDefault},
    }};
    return namedTerm(token, values);
}

/// `has:` and `is:` make names of their own with their values.
template<std::size_t count>
Term stateTerm(const Token &token, const std::array<NamedValue, count> &values)
{
    Term term = namedTerm(token, values);
    if (term)
        return term;
    QStringList names;
    for (const NamedValue &value : values)
        names.append(token.name + u':' + value.name);
    return tl::unexpected(Words::unknown(token.name + u':' + token.text, names));
}

Term hasTerm(const Token &token)
{
    static constexpr std::array<NamedValue, 2> values{{
        {QLatin1String("image"), [](const RowView &row) { return row.head().imageCount > 0; }},
        {QLatin1String("related"), [](const RowView &row) { return row.head().relatedCount > 0; }},
    }};
    return stateTerm(token, values);
}

Term isTerm(const Token &token)
{
    static constexpr std::array<NamedValue, 1> values{{
        {QLatin1String("problem"), [](const RowView &row) { return row.isBroken() || row.hasProblems(); }},
    }};
    Term term = stateTerm(token, values);
    if (term)
        term->judge = [judge = std::move(term->judge)](const Candidate &story) {
            return Verdict(judge(story).matches, true);
        };
    return term;
}

// Text

bool isText(const RowView &row, RowText text, const QString &wanted)
{
    return !row.isMissing(text) && equals(row.utf8(text), wanted);
}

/// `wanted` is the end of the domain, after a dot.
bool isBelow(const QString &domain, const QString &wanted)
{
    return domain.size() > wanted.size() && domain.endsWith(wanted, Qt::CaseInsensitive) &&
           domain.at(domain.size() - wanted.size() - 1) == u'.';
}

bool isProvider(const RowView &row, const QString &wanted)
{
    if (isText(row, RowText::ProviderName, wanted) || isText(row, RowText::ProviderDomain, wanted))
        return true;
    const std::string_view domain = row.utf8(RowText::ProviderDomain);
    const std::size_t dot = domain.find('.');
    return dot != domain.npos && !wanted.isEmpty() && isBelow(row.text(RowText::ProviderDomain), wanted);
}

Term topicTerm(const Token &token)
{
    return Filter::Node{[wanted = token.text](const Candidate &story) {
        const auto topics = story.row.topics();
        return topics && topics->contains(wanted, Qt::CaseInsensitive);
    }};
}

Term providerTerm(const Token &token)
{
    return Filter::Node{[wanted = token.text](const Candidate &story) { return isProvider(story.row, wanted); }};
}

template<RowText text>
Term wholeTerm(const Token &token)
{
    return Filter::Node{[wanted = token.text](const Candidate &story) { return isText(story.row, text, wanted); }};
}

QByteArray folded(const QString &text) { return story::foldText(text).toUtf8(); }

template<RowText text>
Term searchTerm(const Token &token)
{
    return Filter::Node{[wanted = folded(token.text).toStdString()](const Candidate &story) {
        return searchContains(story.row, text, wanted);
    }};
}

Term pathTerm(const Token &token)
{
    return Filter::Node{[wanted = folded(token.text).toStdString()](const Candidate &story) {
        std::string own;
        story::appendFolded(own, std::string(story.above).append(story.row.utf8(RowText::Path)));
        return contains(own, wanted);
    }};
}

Term urlTerm(const Token &token)
{
    return Filter::Node{[wanted = folded(token.text)](const Candidate &story) {
        return containsFolded(story.row, RowText::WebUrl, wanted) ||
               containsFolded(story.row, RowText::OriginalUrl, wanted);
    }};
}

Filter::Node textNode(const QString &text)
{
    return {
        [wanted = folded(text).toStdString()](const Candidate &story) { return searchContains(story.row, wanted); }};
}

struct TermKind {
    QLatin1String name;
    Term (*make)(const Token &token);
    bool compares = false;   ///< takes < and > too
    bool namesState = false; ///< an unknown value is an unknown term
};

constexpr std::array<TermKind, 14> termKinds{{
    {QLatin1String("quality"), qualityTerm, true},
    {QLatin1String("heat"), heatTerm, true},
    {QLatin1String("published"), publishedTerm},
    {QLatin1String("date"), dateTerm, true},
    {QLatin1String("topic"), topicTerm},
    {QLatin1String("type"), wholeTerm<RowText::Type>},
    {QLatin1String("category"), wholeTerm<RowText::Category>},
    {QLatin1String("provider"), providerTerm},
    {QLatin1String("title"), searchTerm<RowText::Title>},
    {QLatin1String("excerpt"), searchTerm<RowText::Excerpt>},
    {QLatin1String("path"), pathTerm},
    {QLatin1String("url"), urlTerm},
    {QLatin1String("has"), hasTerm, false, true},
    {QLatin1String("is"), isTerm, false, true},
}};

const TermKind *findTerm(const QString &name)
{
    const auto *found =
        std::find_if(termKinds.begin(), termKinds.end(), [&name](const TermKind &kind) { return name == kind.name; });
    return found == termKinds.end() ? nullptr : found;
}

QStringList termNames()
{
    QStringList names;
    for (const TermKind &kind : termKinds)
        names.append(kind.name);
    return names;
}

tl::expected<Filter::Node, FilterError> termNode(const Token &token)
{
    const TermKind *kind = findTerm(token.name);
    if (!kind)
        return tl::unexpected(FilterError{token.offset, token.name.size(), Words::unknown(token.name, termNames())});
    if (token.comparison != Comparison::Equal && !kind->compares)
        return tl::unexpected(FilterError{token.offset, token.length, Words::noComparison(token)});
    const qsizetype end = token.offset + token.length;
    if (token.valueOffset == end)
        return tl::unexpected(FilterError{token.offset, token.length, Words::noValue(token)});
    auto node = kind->make(token);
    const qsizetype start = kind->namesState ? token.offset : token.valueOffset;
    if (!node)
        return tl::unexpected(FilterError{start, end - start, node.error()});
    return std::move(*node);
}

} // namespace

tl::expected<Filter::Node, FilterError> nodeOf(const Token &token)
{
    if (token.kind == Token::Kind::Term)
        return termNode(token);
    if (token.kind == Token::Kind::Address)
        return *urlTerm(token);
    return textNode(token.text);
}

} // namespace table
