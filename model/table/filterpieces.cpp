#include "model/table/filterpieces.h"

#include "model/table/filterlexer.h"

#include <QCoreApplication>

#include <algorithm>

namespace table
{

namespace
{

using Kind = Token::Kind;

class TokenWords
{
    Q_DECLARE_TR_FUNCTIONS(table::FilterPiece)

public:
    static QString of(const Token &token)
    {
        if (token.kind == Kind::Term)
            return ofTerm(token);
        if (token.kind == Kind::Address)
            return ofLink(token.text);
        return tr("“%1”").arg(token.text);
    }

    static QString excluded(const Token &token)
    {
        if (token.kind == Kind::Term && token.name == QLatin1String("has"))
            return tr("has no %1").arg(token.text.toLower());
        return excluded(of(token));
    }
    static QString excluded(const QString &words) { return tr("not %1").arg(words); }
    static QString inParentheses(const QString &words) { return tr("(%1)").arg(words); }
    static QString all(const QStringList &parts) { return parts.join(tr(" and ")); }
    static QString any(const QStringList &parts) { return parts.join(tr(" or ")); }

private:
    static QString ofTerm(const Token &token)
    {
        const QString &name = token.name;
        if (name == QLatin1String("is"))
            return token.text.toLower();
        if (name == QLatin1String("has"))
            return tr("has %1").arg(token.text.toLower());
        if (name == QLatin1String("published"))
            return ofPublished(token.text.toLower());
        if (name == QLatin1String("url"))
            return ofLink(token.text);
        if (name == QLatin1String("quality") || name == QLatin1String("heat") || name == QLatin1String("date"))
            return ofComparison(token);
        return named(name, token.text);
    }

    static QString ofPublished(const QString &value)
    {
        if (value == QLatin1String("default"))
            return tr("published by default");
        return value == QLatin1String("no") ? tr("unpublished") : tr("published");
    }

    /// Of an address only the site: the rest is long and says little.
    static QString ofLink(const QString &address)
    {
        const qsizetype scheme = address.indexOf(QLatin1String("://"));
        if (scheme < 0 || !address.startsWith(QLatin1String("http"), Qt::CaseInsensitive))
            return tr("link %1").arg(address);
        const QString rest = address.mid(scheme + 3);
        const auto endsSite = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
        const auto site = std::distance(rest.begin(), std::find_if(rest.begin(), rest.end(), endsSite));
        const bool more = site + 1 < rest.size();
        return tr("link %1").arg(more ? rest.left(site) + QStringLiteral("/…") : rest.left(site));
    }

    static QString ofComparison(const Token &token)
    {
        const QString &value = token.text;
        if (token.comparison != Comparison::Equal)
            return compared(token.name, token.comparison, value);
        if (token.name == QLatin1String("date") && value.endsWith(QLatin1Char('d'), Qt::CaseInsensitive))
            return tr("last %Ln days", nullptr, value.chopped(1).toInt());
        const qsizetype dots = value.indexOf(QLatin1String(".."));
        if (dots < 0)
            return named(token.name, value);
        const QString from = value.left(dots);
        const QString to = value.mid(dots + 2);
        if (to.isEmpty())
            return compared(token.name, Comparison::GreaterOrEqual, from);
        if (from.isEmpty())
            return compared(token.name, Comparison::LessOrEqual, to);
        return tr("%1 %2 to %3").arg(token.name, from, to);
    }

    static QString compared(const QString &name, Comparison comparison, const QString &value)
    {
        return named(name, QChar(signOf(comparison)) + QLatin1Char(' ') + value);
    }

    static char16_t signOf(Comparison comparison)
    {
        switch (comparison) {
        case Comparison::Less:
            return u'<';
        case Comparison::LessOrEqual:
            return u'≤';
        case Comparison::Greater:
            return u'>';
        case Comparison::GreaterOrEqual:
            return u'≥';
        case Comparison::Equal:
            break;
        }
        return u'=';
    }

    static QString named(const QString &name, const QString &value) { return name + QLatin1Char(' ') + value; }
};

/// What stands at one place of a filter, in words.
struct Part {
    qsizetype offset = 0;
    qsizetype end = 0;
    QString words;
    bool joined = false; ///< of several: in parentheses when more stands around it
};

QString enclosed(const Part &part) { return part.joined ? TokenWords::inParentheses(part.words) : part.words; }

Part joined(const QList<Part> &parts, QString (*join)(const QStringList &))
{
    if (parts.size() == 1)
        return parts.first();
    QStringList words;
    words.reserve(parts.size());
    for (const Part &part : parts)
        words.append(enclosed(part));
    return {parts.first().offset, parts.last().end, join(words), true};
}

/// Goes through the tokens of a filter that is known to be good.
class PartReader
{
public:
    explicit PartReader(const std::vector<Token> &tokens)
        : m_tokens(tokens)
    {
    }

    /// What stands on the sides of OR; each in its parts.
    QList<QList<Part>> alternatives()
    {
        QList<QList<Part>> sides{conjunction()};
        while (kind() == Kind::Or) {
            ++m_at;
            sides.append(conjunction());
        }
        return sides;
    }

    static Part joinedAlternatives(const QList<QList<Part>> &sides)
    {
        QList<Part> parts;
        parts.reserve(sides.size());
        for (const QList<Part> &side : sides)
            parts.append(joined(side, TokenWords::all));
        return joined(parts, TokenWords::any);
    }

private:
    [[nodiscard]] Kind kind() const { return m_tokens[m_at].kind; }

    QList<Part> conjunction()
    {
        QList<Part> parts;
        while (kind() != Kind::Or && kind() != Kind::Close && kind() != Kind::End)
            parts.append(operand());
        return parts;
    }

    Part operand()
    {
        const qsizetype offset = m_tokens[m_at].offset;
        bool exclude = false;
        for (; kind() == Kind::Not; ++m_at)
            exclude = !exclude;
        Part part;
        if (kind() == Kind::Open) {
            ++m_at;
            part = joinedAlternatives(alternatives());
            if (exclude) {
                part.words = TokenWords::excluded(enclosed(part));
                part.joined = false;
            }
        } else {
            part.words = exclude ? TokenWords::excluded(m_tokens[m_at]) : TokenWords::of(m_tokens[m_at]);
        }
        part.offset = offset;
        part.end = m_tokens[m_at].offset + m_tokens[m_at].length;
        ++m_at;
        return part;
    }

    const std::vector<Token> &m_tokens;
    std::size_t m_at = 0;
};

} // namespace

QList<FilterPiece> piecesOf(const Filter &filter)
{
    if (filter.isEmpty())
        return {};
    const Tokens tokens = tokenize(filter.text());
    const auto sides = PartReader(tokens.list).alternatives();
    const QList<Part> parts = sides.size() == 1 ? sides.first() : QList{PartReader::joinedAlternatives(sides)};
    QList<FilterPiece> pieces;
    pieces.reserve(parts.size());
    for (const Part &part : parts)
        pieces.append({part.offset, part.end - part.offset, part.words});
    return pieces;
}

QString withoutPiece(const Filter &filter, const FilterPiece &piece)
{
    const QString &text = filter.text();
    qsizetype begin = piece.offset;
    qsizetype end = piece.offset + piece.length;
    const bool apartBefore = begin == 0 || text.at(begin - 1).isSpace();
    const bool apartAfter = end == text.size() || text.at(end).isSpace();
    if (!apartBefore && !apartAfter)
        return text.left(begin) + u' ' + text.mid(end); // a"b"c: a and c are no word
    while (apartBefore && end < text.size() && text.at(end).isSpace())
        ++end;
    while (end == text.size() && begin > 0 && text.at(begin - 1).isSpace())
        --begin;
    return text.left(begin) + text.mid(end);
}

} // namespace table
