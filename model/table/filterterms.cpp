#include "model/table/filterterms.h"

#include "model/table/filterdates.h"
#include "model/table/filternumbers.h"
#include "model/table/foldtext.h"
#include "model/table/nearestname.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace table
{

namespace
{

using frontmatter::Field;
using story::StoryRow;
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
        const auto &value = story.row().field(field);
        return value.isInteger() && numbers.contains(value.number);
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
        return story.row().date && dates.contains(*story.row().date, story.now());
    }};
}

// Terms with values of their own

struct NamedValue {
    QLatin1String name;
    bool (*matches)(const StoryRow &row);
};

template<std::size_t count>
Term namedTerm(const Token &token, const std::array<NamedValue, count> &values)
{
    const QString wanted = token.text.toLower();
    QStringList names;
    for (const NamedValue &value : values) {
        if (wanted == value.name)
            return Filter::Node{[test = value.matches](const Candidate &story) { return test(story.row()); }};
        names.append(value.name);
    }
    return tl::unexpected(Words::unknownValue(token, names));
}

Term publishedTerm(const Token &token)
{
    static constexpr auto value = [](const StoryRow &row) -> const auto & { return row.field(Field::Published); };
    // What a broken file says is not known.
    static constexpr auto isDefault = [](const StoryRow &row) { return !row.broken && value(row).isMissing(); };
    static constexpr std::array<NamedValue, 3> values{{
        {QLatin1String("yes"), [](const StoryRow &row) { return isDefault(row) || value(row).isTrue(); }},
        {QLatin1String("no"), [](const StoryRow &row) { return value(row).isFalse(); }},
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
        {QLatin1String("image"), [](const StoryRow &row) { return row.imageCount > 0; }},
        {QLatin1String("related"), [](const StoryRow &row) { return row.relatedCount > 0; }},
    }};
    return stateTerm(token, values);
}

Term isTerm(const Token &token)
{
    static constexpr std::array<NamedValue, 1> values{{
        {QLatin1String("problem"), [](const StoryRow &row) { return row.broken || !row.problems.empty(); }},
    }};
    Term term = stateTerm(token, values);
    if (term)
        term->judge = [judge = std::move(term->judge)](const Candidate &story) {
            return Verdict(judge(story).matches, true);
        };
    return term;
}

// Text

bool hasSubstring(const QString &text, const QString &folded)
{
    return !text.isNull() && foldText(text).contains(folded);
}

bool equals(const QString &value, const QString &wanted)
{
    return !value.isNull() && value.compare(wanted, Qt::CaseInsensitive) == 0;
}

bool isProvider(const StoryRow &row, const QString &wanted)
{
    if (equals(row.providerName, wanted) || equals(row.providerDomain, wanted))
        return true;
    const QString &domain = row.providerDomain;
    return !wanted.isEmpty() && domain.size() > wanted.size() && domain.endsWith(wanted, Qt::CaseInsensitive) &&
           domain.at(domain.size() - wanted.size() - 1) == u'.';
}

Term topicTerm(const Token &token)
{
    return Filter::Node{[wanted = token.text](const Candidate &story) {
        const auto &topics = story.row().topics;
        return topics && topics->contains(wanted, Qt::CaseInsensitive);
    }};
}

Term providerTerm(const Token &token)
{
    return Filter::Node{[wanted = token.text](const Candidate &story) { return isProvider(story.row(), wanted); }};
}

template<QString StoryRow::*member>
Term wholeTerm(const Token &token)
{
    return Filter::Node{
        [wanted = token.text](const Candidate &story) { return equals(story.row().*member, wanted); }};
}

template<QString StoryRow::*member>
Term substringTerm(const Token &token)
{
    return Filter::Node{[wanted = foldText(token.text)](const Candidate &story) {
        return hasSubstring(story.row().*member, wanted);
    }};
}

Term excerptTerm(const Token &token)
{
    return Filter::Node{[wanted = foldText(token.text)](const Candidate &story) {
        return hasSubstring(shownExcerpt(story.row()), wanted);
    }};
}

Term urlTerm(const Token &token)
{
    return Filter::Node{[wanted = foldText(token.text)](const Candidate &story) {
        return hasSubstring(story.row().webUrl, wanted) || hasSubstring(story.row().originalUrl, wanted);
    }};
}

Filter::Node textNode(const QString &text)
{
    return {[wanted = foldText(text)](const Candidate &story) { return story.foldedText().contains(wanted); }};
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
    {QLatin1String("type"), wholeTerm<&StoryRow::type>},
    {QLatin1String("category"), wholeTerm<&StoryRow::category>},
    {QLatin1String("provider"), providerTerm},
    {QLatin1String("title"), substringTerm<&StoryRow::title>},
    {QLatin1String("excerpt"), excerptTerm},
    {QLatin1String("path"), substringTerm<&StoryRow::path>},
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
