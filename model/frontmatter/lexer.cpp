#include "model/frontmatter/lexer.h"

#include "model/frontmatter/words.h"

#include <string>

namespace frontmatter
{
namespace
{

constexpr auto npos = std::string_view::npos;

bool isFlowIndicator(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }

bool isBreak(char c) { return c == '\n' || c == '\r'; }

/// Walks a flow collection token by token. A quote opens a scalar only where a token may start, `#` a comment
/// only after a blank (YAML 1.2, 7.3 and 6.6).
class FlowWalk final
{
public:
    FlowWalk(std::string_view text, std::size_t pos)
        : m_text(text)
        , m_open(pos)
        , m_pos(pos)
    {
    }

    Skipped walk()
    {
        while (m_pos < m_text.size()) {
            const char c = m_text[m_pos];
            if (c == '[' || c == '{') {
                m_brackets.push_back(c == '[' ? ']' : '}');
                step(true);
            } else if (c == ']' || c == '}') {
                if (m_brackets.back() != c)
                    return {m_pos, Trouble::WrongBracket, m_pos};
                m_brackets.pop_back();
                step(false);
                if (m_brackets.empty())
                    return {m_pos, Trouble::None, 0};
            } else if (Skipped quoted; m_atStart && (c == '"' || c == '\'')) {
                quoted = skipQuoted(m_text, m_pos);
                if (quoted.trouble != Trouble::None)
                    return quoted;
                m_pos = quoted.end;
                m_afterQuoted = true;
                m_atStart = false;
            } else if (m_atStart && c == '!') {
                const std::size_t end = endOfTag();
                if (const auto at = findNoTagCharacter(m_text, m_pos, end))
                    return {*at, Trouble::BadTag, *at};
                m_pos = end;
            } else {
                stepOverText(c);
            }
        }
        return {m_text.size(), Trouble::OpenBracket, m_open};
    }

private:
    void step(bool atStart)
    {
        ++m_pos;
        m_atStart = atStart;
        m_afterQuoted = !atStart; // a closed collection may be a key, as a quoted scalar may
    }

    void stepOverText(char c)
    {
        if (isBlank(c) || isBreak(c)) {
            ++m_pos;
        } else if (c == '#' && startsComment()) {
            m_pos = nextLine(m_text, m_pos);
        } else if (c == ',' || (c == ':' && (m_afterQuoted || endsKey(m_pos + 1)))) {
            step(true);
        } else if (m_atStart && c == '&') {
            while (m_pos < m_text.size() && !endsKey(m_pos))
                ++m_pos;
        } else {
            m_atStart = m_atStart && c == '?' && endsKey(m_pos + 1);
            m_afterQuoted = false;
            ++m_pos;
        }
    }

    /// One in full (`!<...>`) may hold what ends others.
    [[nodiscard]] std::size_t endOfTag() const
    {
        const bool isInFull = m_text.substr(m_pos).starts_with("!<");
        std::size_t pos = m_pos;
        while (!endsKey(pos) || (isInFull && pos < m_text.size() && isFlowIndicator(m_text[pos])))
            if (m_text[pos++] == '>' && isInFull)
                break;
        return pos;
    }

    /// After a blank, as the specification has it, and between tokens, as readers take it.
    [[nodiscard]] bool startsComment() const
    {
        return m_atStart || m_afterQuoted || isBlank(m_text[m_pos - 1]) || isBreak(m_text[m_pos - 1]);
    }

    [[nodiscard]] bool endsKey(std::size_t pos) const
    {
        return pos >= m_text.size() || isBlank(m_text[pos]) || isBreak(m_text[pos]) || isFlowIndicator(m_text[pos]);
    }

    std::string_view m_text;
    std::size_t m_open;
    std::size_t m_pos;
    std::string m_brackets; ///< the closing ones that are waited for
    bool m_atStart = true;
    bool m_afterQuoted = false;
};

} // namespace

QString reasonOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::OpenQuote:
        return Words::tr("the quote that opens here is never closed");
    case Trouble::OpenBracket:
        return Words::tr("the bracket that opens here is never closed");
    case Trouble::WrongBracket:
        return Words::tr("this bracket does not close the one that was opened");
    case Trouble::BadTag:
        return Words::tr("a tag (!) cannot hold this character; put the value in quotes");
    case Trouble::None:
        break;
    }
    return {};
}

Skipped skipQuoted(std::string_view text, std::size_t pos)
{
    const char quote = text[pos];
    std::size_t at = pos + 1;
    while ((at = text.find(quote, at)) != npos) {
        if (quote == '\'') {
            if (at + 1 >= text.size() || text[at + 1] != '\'')
                return {at + 1, Trouble::None, 0};
            at += 2;
            continue;
        }
        std::size_t escapes = at;
        while (escapes - 1 > pos && text[escapes - 1] == '\\')
            --escapes;
        ++at;
        if ((at - 1 - escapes) % 2 == 0)
            return {at, Trouble::None, 0};
    }
    return {text.size(), Trouble::OpenQuote, pos};
}

Skipped skipFlow(std::string_view text, std::size_t pos) { return FlowWalk(text, pos).walk(); }

PlainPart plainPart(std::string_view text, std::size_t pos, std::size_t lineEnd)
{
    PlainPart part{lineEnd, PlainPart::Stop::LineEnd, lineEnd};
    for (std::size_t i = pos; i < lineEnd; ++i) {
        const char c = text[i];
        if (c == ':' && (i + 1 == lineEnd || isBlank(text[i + 1]))) {
            part = {i, PlainPart::Stop::Colon, i};
            break;
        }
        if (c == '#' && i > pos && isBlank(text[i - 1])) {
            part = {i, PlainPart::Stop::Comment, i};
            break;
        }
    }
    while (part.end > pos && isBlank(text[part.end - 1]))
        --part.end;
    return part;
}

BlockScalar skipBlockScalar(std::string_view text, const Line &header, std::size_t indicator,
                            std::ptrdiff_t parentIndent)
{
    const std::size_t headerEnd = skipProperty(text, indicator, header.end);
    const bool keepsBlankLines = text.substr(indicator, headerEnd - indicator).find('+') != npos;
    BlockScalar block{headerEnd, header.next};
    for (std::size_t pos = header.next; pos < text.size();) {
        const Line line = lineAt(text, pos);
        const bool isBlankLine = skipBlanks(text, line.text, line.end) == line.end;
        if (!isBlankLine && static_cast<std::ptrdiff_t>(line.indent()) <= parentIndent)
            break;
        if (!isBlankLine || keepsBlankLines)
            block = {line.end, line.next};
        pos = line.next;
    }
    return block;
}

std::optional<std::size_t> findIndentingTab(std::string_view text, std::size_t pos, std::ptrdiff_t parentIndent)
{
    while (pos < text.size()) {
        const Line line = lineAt(text, pos);
        const bool isDeeper = static_cast<std::ptrdiff_t>(line.indent()) > parentIndent;
        if (line.text < line.end && text[line.text] == '\t' && !isDeeper)
            return line.text;
        if (skipBlanks(text, line.text, line.end) != line.end)
            break;
        pos = line.next;
    }
    return {};
}

std::optional<std::size_t> findNoTagCharacter(std::string_view text, std::size_t pos, std::size_t end)
{
    const std::string_view tag = text.substr(pos, end - pos);
    if (tag.front() != '!' || (tag.starts_with("!<") && tag.find('>') == tag.size() - 1))
        return {};
    const std::size_t at = tag.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                                 "-#;/?:@&=+$_.~*'()%!");
    return at == npos ? std::nullopt : std::optional(pos + at);
}

QString reasonOfTab(std::string_view text, std::size_t tab)
{
    const std::size_t lineEnd = lineOf(text, tab).end;
    return skipBlanks(text, tab, lineEnd) == lineEnd
               ? Words::tr("a tab stands alone on this line; YAML takes only spaces here")
               : Words::tr("a tab indents this line; YAML takes only spaces");
}

} // namespace frontmatter
