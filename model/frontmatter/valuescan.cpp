// The values of KeyScanner: everything after a top-level key's colon.
#include "model/frontmatter/keyscanner.h"
#include "model/frontmatter/nestedscanner.h"
#include "model/frontmatter/words.h"

namespace frontmatter
{

bool KeyScanner::scanAfterColon(Entry &entry, Line line, std::size_t pos)
{
    for (bool onKeyLine = true;; onKeyLine = false) {
        if (!scanProperties(entry, line, pos))
            return false;
        if (pos < line.end && m_text[pos] != '#') {
            if (onKeyLine && entry.explicitKey && startsCollection(Line{line.begin, pos, line.end, line.next}))
                return scanBlock(entry, Line{line.begin, pos, line.end, line.next});
            if (onKeyLine && isIndicator(m_text, pos, line.end, '-'))
                return fail(pos, Words::tr("an item of a list cannot stand on the line of its key"));
            return scanValue(entry, line, pos);
        }
        const std::size_t afterLine = line.next;
        for (pos = afterLine; pos < m_text.size(); pos = line.next) {
            line = lineAt(m_text, pos);
            if (!isBlankOrComment(m_text, line, line.text))
                break;
        }
        if (pos >= m_text.size() || !belongsToEntry(line)) {
            m_next = afterLine;
            return true;
        }
        pos = line.text;
        if (startsCollection(line))
            return scanBlock(entry, line);
    }
}

/// Anchor and tag in either order, and the blanks around them.
bool KeyScanner::scanProperties(Entry &entry, const Line &line, std::size_t &pos)
{
    pos = skipBlanks(m_text, pos, line.end);
    while (pos < line.end && (m_text[pos] == '&' || m_text[pos] == '!')) {
        std::string_view &property = m_text[pos] == '&' ? entry.anchor : entry.tag;
        if (!property.empty())
            return fail(pos, Words::tr("this value has a second anchor or tag"));
        const std::size_t end = skipProperty(m_text, pos, line.end);
        if (const auto at = findNoTagCharacter(m_text, pos, end))
            return fail(*at, reasonOf(Trouble::BadTag));
        property = m_text.substr(pos, end - pos);
        pos = skipBlanks(m_text, end, line.end);
    }
    return true;
}

bool KeyScanner::scanValue(Entry &entry, const Line &line, std::size_t pos)
{
    const char c = m_text[pos];
    switch (c) {
    case '"':
    case '\'':
    case '[':
    case '{':
        return scanClosed(entry, pos);
    case '|':
    case '>':
        return scanBlockScalar(entry, line, pos);
    case '*':
        entry.shape = Shape::Alias;
        entry.value = {pos, skipProperty(m_text, pos, line.end)};
        return finishAfter(entry);
    case '%':
    case '@':
    case '`':
    case ',':
    case ']':
    case '}':
        return fail(pos, Words::tr("a value cannot begin with %1; put it in quotes").arg(QLatin1Char(c)));
    case '\t':
        return fail(pos, reasonOfTab(m_text, pos));
    default:
        if (isIndicator(m_text, pos, line.end, '?') || isIndicator(m_text, pos, line.end, ':'))
            return fail(pos, Words::tr("a value cannot begin with %1; put it in quotes").arg(QLatin1Char(c)));
        return scanPlain(entry, line, pos);
    }
}

/// Quoted or flow.
bool KeyScanner::scanClosed(Entry &entry, std::size_t pos)
{
    const bool isQuoted = m_text[pos] == '"' || m_text[pos] == '\'';
    const Skipped skipped = isQuoted ? skipQuoted(m_text, pos) : skipFlow(m_text, pos);
    if (skipped.trouble != Trouble::None)
        return fail(skipped.at, reasonOf(skipped.trouble));
    entry.value = {pos, skipped.end};
    if (!isQuoted)
        entry.shape = Shape::Flow;
    else if (entry.value.in(m_text).find('\n') != std::string_view::npos)
        entry.shape = Shape::MultiLine;
    else
        entry.shape = m_text[pos] == '"' ? Shape::DoubleQuoted : Shape::SingleQuoted;
    return finishAfter(entry);
}

bool KeyScanner::scanPlain(Entry &entry, Line line, std::size_t pos)
{
    entry.shape = Shape::Plain;
    entry.value = {pos, pos};
    for (;;) {
        const PlainPart part = plainPart(m_text, pos, line.end);
        if (part.stop == PlainPart::Stop::Colon)
            return fail(part.at, Words::tr("a colon with a blank after it stands inside a value; put the value in "
                                           "quotes, or check the indentation"));
        entry.value.end = part.end;
        m_next = line.next;
        if (part.stop == PlainPart::Stop::Comment)
            return true;
        if (const auto tab = findIndentingTab(m_text, line.next, static_cast<std::ptrdiff_t>(*m_rootIndent)))
            return fail(*tab, reasonOfTab(m_text, *tab));
        const auto more = nextTextLine(m_text, line.next);
        if (!more || more->indent() <= *m_rootIndent || isBlankOrComment(m_text, *more, more->text))
            return true;
        line = *more;
        pos = skipBlanks(m_text, line.text, line.end);
        entry.shape = Shape::MultiLine;
    }
}

bool KeyScanner::scanBlockScalar(Entry &entry, const Line &line, std::size_t pos)
{
    const std::size_t headerEnd = skipProperty(m_text, pos, line.end);
    const std::string_view indicators = m_text.substr(pos + 1, headerEnd - pos - 1);
    if (indicators.find_first_not_of("+-123456789") != std::string_view::npos ||
        !isBlankOrComment(m_text, line, headerEnd))
        return fail(pos, Words::tr("a value cannot begin with %1; put it in quotes").arg(QLatin1Char(m_text[pos])));
    const BlockScalar block = skipBlockScalar(m_text, line, pos, static_cast<std::ptrdiff_t>(*m_rootIndent));
    entry.shape = Shape::MultiLine;
    entry.value = {pos, block.end};
    m_next = block.next;
    return true;
}

bool KeyScanner::scanBlock(Entry &entry, const Line &line)
{
    NestedScanner nested(m_text, *m_rootIndent, line.indent() == *m_rootIndent);
    if (!nested.scan(line))
        return fail(nested.faultAt(), nested.reason());
    entry.shape = Shape::Block;
    entry.value = {line.text, nested.contentEnd()};
    m_next = nested.next();
    return true;
}

/// After a closing quote or bracket only a comment may follow on the line.
bool KeyScanner::finishAfter(const Entry &entry)
{
    const Line last = lineOf(m_text, entry.value.end - 1);
    m_next = last.next;
    const std::size_t rest = skipBlanks(m_text, entry.value.end, last.end);
    if (rest == last.end || m_text[rest] == '#') // readers take the # without a blank before it here
        return true;
    // Over lines it is more likely that the end of the first one was forgotten.
    const bool overLines = entry.value.begin < last.begin && entry.shape == Shape::MultiLine;
    return overLines ? fail(entry.value.begin, reasonOf(Trouble::OpenQuote))
                     : fail(rest, Words::tr("there is text after the end of this value"));
}

} // namespace frontmatter
