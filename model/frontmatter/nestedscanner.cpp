#include "model/frontmatter/nestedscanner.h"

namespace frontmatter
{

bool NestedScanner::scan(const Line &first)
{
    setEnd(first);
    for (std::size_t pos = first.begin; pos < m_text.size();) {
        const Line line = lineAt(m_text, pos);
        if (isBlankOrComment(m_text, line, line.text)) {
            pos = line.next;
            continue;
        }
        if (pos != first.begin && !belongs(line))
            break;
        if (m_text[line.text] == '\t')
            return fail(line.text, reasonOfTab(m_text, line.text));
        setEnd(line);
        if (!scanLine(line))
            return false;
        pos = m_next;
    }
    return true;
}

bool NestedScanner::belongs(const Line &line) const
{
    return line.indent() > m_rootIndent || (m_text[line.text] == '\t' && line.indent() == m_rootIndent) ||
           (m_sequenceAtRoot && line.indent() == m_rootIndent && isIndicator(m_text, line.text, line.end, '-'));
}

/// One line, and those that the last value on it goes on to.
bool NestedScanner::scanLine(const Line &first)
{
    Line line = first;
    std::size_t pos = line.text;
    m_parentIndent = static_cast<std::ptrdiff_t>(m_rootIndent);
    while (pos < line.end && m_text[pos] != '#') {
        if (!scanToken(line, pos))
            return false;
    }
    return true;
}

bool NestedScanner::scanToken(Line &line, std::size_t &pos)
{
    const char c = m_text[pos];
    const auto column = static_cast<std::ptrdiff_t>(pos - line.begin);
    if ((c == '-' || c == '?' || c == ':') && isIndicator(m_text, pos, line.end, c)) {
        m_parentIndent = column;
        pos = skipBlanks(m_text, pos + 1, line.end);
    } else if (c == '&' || c == '!') {
        const std::size_t end = skipProperty(m_text, pos, line.end);
        if (const auto at = findNoTagCharacter(m_text, pos, end))
            return fail(*at, reasonOf(Trouble::BadTag));
        pos = skipBlanks(m_text, end, line.end);
    } else if (c == '"' || c == '\'' || c == '[' || c == '{') {
        return scanClosed(line, pos);
    } else if (c == '|' || c == '>') {
        const BlockScalar block = skipBlockScalar(m_text, line, pos, m_parentIndent);
        m_contentEnd = std::max(m_contentEnd, block.end);
        m_next = block.next;
        pos = line.end;
    } else {
        return scanPlain(line, pos);
    }
    return true;
}

/// A quoted or flow value, or a key of that kind. What stands after a value on its last line is not looked
/// at.
bool NestedScanner::scanClosed(Line &line, std::size_t &pos)
{
    const bool isQuoted = m_text[pos] == '"' || m_text[pos] == '\'';
    const Skipped skipped = isQuoted ? skipQuoted(m_text, pos) : skipFlow(m_text, pos);
    if (skipped.trouble != Trouble::None)
        return fail(skipped.at, reasonOf(skipped.trouble));
    const auto column = static_cast<std::ptrdiff_t>(pos - line.begin);
    if (skipped.end > line.end) {
        line = lineOf(m_text, skipped.end - 1);
        setEnd(line);
        pos = line.end;
        return true;
    }
    pos = skipBlanks(m_text, skipped.end, line.end);
    if (!isIndicator(m_text, pos, line.end, ':')) {
        pos = line.end;
        return true;
    }
    m_parentIndent = column;
    pos = skipBlanks(m_text, pos + 1, line.end);
    return true;
}

bool NestedScanner::scanPlain(const Line &line, std::size_t &pos)
{
    const auto column = static_cast<std::ptrdiff_t>(pos - line.begin);
    const PlainPart part = plainPart(m_text, pos, line.end);
    if (part.stop == PlainPart::Stop::Colon) {
        m_parentIndent = column;
        pos = skipBlanks(m_text, part.at + 1, line.end);
        return true;
    }
    pos = line.end;
    if (part.stop == PlainPart::Stop::Comment)
        return true;
    for (std::size_t at = line.next; at < m_text.size();) {
        if (const auto tab = findIndentingTab(m_text, at, m_parentIndent))
            return fail(*tab, reasonOfTab(m_text, *tab));
        const auto more = nextTextLine(m_text, at);
        if (!more || static_cast<std::ptrdiff_t>(more->indent()) <= m_parentIndent || m_text[more->text] == '#')
            return true;
        setEnd(*more);
        at = more->next;
    }
    return true;
}

void NestedScanner::setEnd(const Line &line)
{
    m_contentEnd = line.end;
    m_next = line.next;
}

bool NestedScanner::fail(std::size_t at, QString reason)
{
    m_faultAt = at;
    m_reason = std::move(reason);
    return false;
}

} // namespace frontmatter
