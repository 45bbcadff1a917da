#include "model/table/filterlexer.h"

#include <QCoreApplication>

namespace table
{

namespace
{

class Lexer
{
    Q_DECLARE_TR_FUNCTIONS(table::Filter)

public:
    explicit Lexer(const QString &text)
        : m_text(text)
    {
    }

    Tokens run()
    {
        while (!m_tokens.error) {
            while (m_at < m_text.size() && m_text.at(m_at).isSpace())
                ++m_at;
            if (m_at >= m_text.size())
                break;
            next();
        }
        Token end;
        end.offset = m_text.size();
        m_tokens.list.push_back(std::move(end));
        return std::move(m_tokens);
    }

private:
    void next()
    {
        const qsizetype start = m_at;
        const QChar c = m_text.at(start);
        if (c == u'(' || c == u')')
            take(c == u'(' ? Token::Kind::Open : Token::Kind::Close, start, ++m_at);
        else if (c == u'"')
            phrase();
        else if (c == u'-' && start + 1 < m_text.size() && !endsWord(start + 1))
            take(Token::Kind::Not, start, ++m_at);
        else if (startsAddress(start))
            address();
        else if (!term())
            word();
    }

    Token &take(Token::Kind kind, qsizetype start, qsizetype end)
    {
        Token token;
        token.kind = kind;
        token.offset = start;
        token.length = end - start;
        m_at = end;
        return m_tokens.list.emplace_back(std::move(token));
    }

    /// A blank or a closing parenthesis: nothing that a `-` could exclude.
    [[nodiscard]] bool endsWord(qsizetype at) const
    {
        return at >= m_text.size() || m_text.at(at).isSpace() || m_text.at(at) == u')';
    }

    /// The end of the phrase that begins at `start`; -1, with the error set, when it is not closed.
    qsizetype phraseEnd(qsizetype start)
    {
        const qsizetype close = m_text.indexOf(u'"', start + 1);
        if (close >= 0)
            return close + 1;
        m_tokens.error = FilterError{start, m_text.size() - start, tr("the quotation mark is not closed")};
        return -1;
    }

    void phrase()
    {
        const qsizetype start = m_at;
        const qsizetype end = phraseEnd(start);
        if (end >= 0)
            take(Token::Kind::Phrase, start, end).text = m_text.mid(start + 1, end - start - 2);
    }

    [[nodiscard]] bool startsAddress(qsizetype at) const
    {
        const auto rest = QStringView(m_text).mid(at, 8);
        return rest.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) ||
               rest.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
    }

    /// The end of an address or a value: a blank, or a parenthesis that was not opened inside.
    [[nodiscard]] qsizetype valueEnd(qsizetype at) const
    {
        int open = 0;
        for (; at < m_text.size() && !m_text.at(at).isSpace() && m_text.at(at) != u'"'; ++at) {
            if (m_text.at(at) == u'(')
                ++open;
            else if (m_text.at(at) == u')' && --open < 0)
                break;
        }
        return at;
    }

    void address()
    {
        const qsizetype start = m_at;
        const qsizetype end = valueEnd(start);
        take(Token::Kind::Address, start, end).text = m_text.mid(start, end - start);
    }

    /// A name and a comparison right after it make a term.
    bool term()
    {
        const qsizetype start = m_at;
        if (!m_text.at(start).isLetter())
            return false;
        qsizetype at = start;
        while (at < m_text.size() && isNameCharacter(m_text.at(at)))
            ++at;
        const qsizetype nameEnd = at;
        if (isUnequal(at)) {
            m_tokens.error =
                FilterError{at, 2, tr("there is no “!”; put “-” before a term to exclude it, as in -quality=5")};
            return true;
        }
        const auto comparison = readComparison(at);
        if (!comparison)
            return false;
        const bool quoted = at < m_text.size() && m_text.at(at) == u'"';
        const qsizetype end = quoted ? phraseEnd(at) : valueEnd(at);
        if (end < 0)
            return true;
        Token &token = take(Token::Kind::Term, start, end);
        token.name = m_text.mid(start, nameEnd - start).toLower();
        token.comparison = *comparison;
        token.valueOffset = at;
        token.text = quoted ? m_text.mid(at + 1, end - at - 2) : m_text.mid(at, end - at);
        return true;
    }

    /// `!=` and its like, which would be looked for as a word. A `!` alone is an exclamation.
    [[nodiscard]] bool isUnequal(qsizetype at) const
    {
        return at + 1 < m_text.size() && m_text.at(at) == u'!' && QStringView(u"=:<>").contains(m_text.at(at + 1));
    }

    static bool isNameCharacter(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; }

    std::optional<Comparison> readComparison(qsizetype &at) const
    {
        if (at >= m_text.size())
            return std::nullopt;
        const QChar c = m_text.at(at);
        const bool orEqual = at + 1 < m_text.size() && m_text.at(at + 1) == u'=';
        if (c == u':' || c == u'=') {
            ++at;
            return Comparison::Equal;
        }
        if (c != u'<' && c != u'>')
            return std::nullopt;
        at += orEqual ? 2 : 1;
        if (c == u'<')
            return orEqual ? Comparison::LessOrEqual : Comparison::Less;
        return orEqual ? Comparison::GreaterOrEqual : Comparison::Greater;
    }

    void word()
    {
        const qsizetype start = m_at;
        qsizetype end = start + 1;
        while (!endsWord(end) && m_text.at(end) != u'(' && m_text.at(end) != u'"')
            ++end;
        const QString text = m_text.mid(start, end - start);
        const bool excluded = !m_tokens.list.empty() && m_tokens.list.back().kind == Token::Kind::Not;
        if (text == QLatin1String("OR") && !excluded)
            take(Token::Kind::Or, start, end);
        else
            take(Token::Kind::Word, start, end).text = text;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    Tokens m_tokens;
};

} // namespace

Tokens tokenize(const QString &text) { return Lexer(text).run(); }

} // namespace table
