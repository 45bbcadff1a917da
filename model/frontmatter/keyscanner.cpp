#include "model/frontmatter/keyscanner.h"

#include "model/frontmatter/events.h"
#include "model/frontmatter/nestedscanner.h"
#include "model/frontmatter/quoted.h"
#include "model/frontmatter/words.h"

#include <utility>

namespace frontmatter
{
namespace
{

/// YAML 1.2, 7.4.2: an implicit key has at most 1024 characters.
constexpr std::size_t longestKey = 1024;
/// Longer ones are not read by yaml-cpp for their name: it would take long, and is asked again before an edit.
constexpr std::size_t longestExplicitKey = 64 * 1024;

bool isQuote(char c) { return c == '"' || c == '\''; }

bool isBracket(char c) { return c == '[' || c == '{'; }

/// YAML 1.2, 7.3.3: what a plain scalar cannot begin with.
bool isIndicatorCharacter(char c) { return std::string_view(",[]{}#&*!|>'\"%@`").find(c) != std::string_view::npos; }

bool isConflictMarker(std::string_view line)
{
    return line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>");
}

} // namespace

void KeyScanner::scan()
{
    for (std::size_t pos = m_begin; pos < m_text.size(); pos = m_next) {
        const Line line = lineAt(m_text, pos);
        m_next = line.next;
        if (!scanLine(line))
            break;
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i].slice.end = i + 1 < m_entries.size() ? m_entries[i + 1].slice.begin : m_text.size();
}

bool KeyScanner::scanLine(const Line &line)
{
    if (line.text == line.end)
        return true;
    if (isBlankOrComment(m_text, line, line.text)) {
        // yaml-cpp takes a tab before a comment, but not a line with nothing but one
        const bool onlyTab = m_text[line.text] == '\t' && skipBlanks(m_text, line.text, line.end) == line.end;
        return !onlyTab || fail(line.text, reasonOfTab(m_text, line.text));
    }
    if (isConflictMarker(m_text.substr(line.begin, line.end - line.begin)))
        return fail(line.begin, Words::tr("a merge conflict begins or goes on here"));
    if (m_text[line.text] == '\t')
        return fail(line.text, reasonOfTab(m_text, line.text));
    if (!m_rootIndent) {
        if (m_text[line.begin] == '%')
            return scanDirective(line);
        if (hasOnlyProperties(line))
            return true;
        m_rootIndent = line.indent();
        if (!enterRoot(line))
            return false;
    }
    if (line.indent() != *m_rootIndent)
        return fail(line.text, Words::tr("this line is indented differently from the keys before it"));
    return scanEntry(line);
}

/// Read past, but a story with one is left alone: it speaks of the whole document, which begins before line 1
/// ends.
bool KeyScanner::scanDirective(const Line &line)
{
    const std::string_view text = m_text.substr(line.begin, line.end - line.begin);
    if (text.starts_with("%YAML ") && !text.substr(6).starts_with("1."))
        return fail(line.begin, Words::tr("this version of YAML is not known"));
    if (text.starts_with("%YAML ") && std::exchange(m_hasVersion, true))
        return fail(line.begin, Words::tr("the version of YAML stands here a second time"));
    if (!m_readOnly)
        m_readOnly = Fault{placeOf(m_text, line.begin), Words::tr("a directive (%) stands in the front matter")};
    return true;
}

/// `&anchor` or `!tag` of the whole mapping, on a line before its first key.
bool KeyScanner::hasOnlyProperties(const Line &line)
{
    std::size_t pos = line.text;
    while (pos < line.end && (m_text[pos] == '&' || m_text[pos] == '!'))
        pos = skipBlanks(m_text, skipProperty(m_text, pos, line.end), line.end);
    if (pos == line.text || !isBlankOrComment(m_text, line, pos))
        return false;
    stopReadOnly(line.text, Words::tr("the front matter as a whole has an anchor or tag"));
    return true;
}

/// A front matter that is no mapping can be read by yaml-cpp, but has no keys to edit.
bool KeyScanner::enterRoot(const Line &line)
{
    const char c = m_text[line.text];
    if (isBracket(c)) {
        const Skipped flow = skipFlow(m_text, line.text);
        if (flow.trouble != Trouble::None)
            return fail(flow.at, reasonOf(flow.trouble));
        return stopReadOnly(line.text, c == '{' ? Words::tr("the keys stand in braces { }, which Galley only reads")
                                                : Words::tr("the front matter is a list, not keys with values"));
    }
    if (isIndicator(m_text, line.text, line.end, '-'))
        return stopReadOnly(line.text, Words::tr("the front matter is a list, not keys with values"));
    if (startsKey(line, line.text) || isIndicator(m_text, line.text, line.end, '?') || isQuote(c))
        return true;
    for (std::size_t pos = line.next; pos < m_text.size();) {
        const Line more = lineAt(m_text, pos);
        if (more.text < more.end && startsKey(more, more.text))
            return true; // a key with its colon missing, which scanEntry() reports
        pos = more.next;
    }
    return stopReadOnly(line.text, Words::tr("the front matter is a text, not keys with values"));
}

bool KeyScanner::scanEntry(const Line &first)
{
    Line line = first;
    Entry entry;
    entry.slice.begin = line.begin;
    std::size_t pos = line.text;
    if (isIndicator(m_text, pos, line.end, '?')) {
        if (!scanExplicitEntry(entry, line, pos))
            return false;
    } else {
        if (!scanKey(entry, line, pos) || !nameKey(entry))
            return false;
        entry.value = {pos, pos};
        if (!scanAfterColon(entry, line, pos))
            return false;
    }
    m_entries.push_back(entry);
    return true;
}

/// `? key`, perhaps on later lines or a collection, then `: value` on a line of its own: `line` and `pos` go on
/// there.
bool KeyScanner::scanExplicitEntry(Entry &entry, Line line, std::size_t pos)
{
    entry.explicitKey = true;
    Line first{line.begin, skipBlanks(m_text, pos + 1, line.end), line.end, line.next};
    pos = first.text;
    while (isBlankOrComment(m_text, first, first.text) && first.next < m_text.size())
        first = lineAt(m_text, first.next);
    entry.key = {pos, pos};
    const bool isHere = first.begin == line.begin;
    if (!isBlankOrComment(m_text, first, first.text) && (isHere || belongsToEntry(first))) {
        NestedScanner key(m_text, *m_rootIndent, !isHere && first.indent() == *m_rootIndent);
        if (!key.scan(first))
            return fail(key.faultAt(), key.reason());
        const PlainPart part = plainPart(m_text, first.text, first.end);
        const bool endsHere = key.next() == first.next && part.stop != PlainPart::Stop::Colon;
        entry.key = {first.text, endsHere ? part.end : key.contentEnd()};
        m_next = key.next();
    }
    const std::size_t keyEnd = m_next;
    const bool hasValue = findExplicitValue(line, pos);
    nameExplicitKey(entry, hasValue ? pos - 1 : keyEnd);
    entry.value = {hasValue ? pos : entry.key.end, hasValue ? pos : entry.key.end};
    return !hasValue || scanAfterColon(entry, line, pos);
}

/// The colon at the indent of the keys; without one, what stands there is read as the next key.
bool KeyScanner::findExplicitValue(Line &line, std::size_t &pos)
{
    while (m_next < m_text.size()) {
        const Line more = lineAt(m_text, m_next);
        if (!isBlankOrComment(m_text, more, more.text)) {
            if (more.indent() != *m_rootIndent || !isIndicator(m_text, more.text, more.end, ':'))
                return false;
            line = more;
            pos = more.text + 1;
            m_next = more.next;
            return true;
        }
        m_next = more.next;
    }
    return false;
}

bool KeyScanner::scanKey(Entry &entry, const Line &line, std::size_t &pos)
{
    while (m_text[pos] == '&' || m_text[pos] == '!') {
        const std::size_t end = skipProperty(m_text, pos, line.end);
        if (const auto at = findNoTagCharacter(m_text, pos, end))
            return fail(*at, Words::tr("a tag (!) cannot hold this character; put the key in quotes"));
        pos = skipBlanks(m_text, end, line.end);
        if (pos == line.end)
            return fail(line.text, Words::tr("an anchor or tag stands here without a key"));
    }
    if (isQuote(m_text[pos])) {
        const Skipped quoted = skipQuoted(m_text, pos);
        if (quoted.trouble != Trouble::None)
            return fail(quoted.at, reasonOf(quoted.trouble));
        entry.key = {pos, quoted.end};
        pos = quoted.end > line.end ? line.end : skipBlanks(m_text, quoted.end, line.end);
    } else {
        const bool isAlias = m_text[pos] == '*';
        if ((isIndicatorCharacter(m_text[pos]) && !isAlias) || isIndicator(m_text, pos, line.end, '-') ||
            isIndicator(m_text, pos, line.end, ':'))
            return fail(pos, Words::tr("a key cannot begin with %1").arg(QLatin1Char(m_text[pos])));
        const PlainPart plain = plainPart(m_text, pos, line.end);
        entry.key = {pos, plain.end};
        pos = plain.at;
    }
    if (!isIndicator(m_text, pos, line.end, ':'))
        return fail(line.text, Words::tr("this line is not a key with a value: a colon and a blank are missing"));
    if (entry.key.size() > longestKey)
        return fail(entry.key.begin, Words::tr("this key is longer than 1024 characters"));
    ++pos;
    return true;
}

bool KeyScanner::nameKey(Entry &entry)
{
    entry.name = entry.key.in(m_text);
    if (entry.name.empty() || !isQuote(entry.name.front()) || entry.name.find('\n') != std::string_view::npos)
        return true;
    const std::string_view inner = entry.name.substr(1, entry.name.size() - 2);
    if (inner.find_first_of("\\'") == std::string_view::npos) {
        entry.name = inner;
        return true;
    }
    auto decoded = unquoted(entry.name);
    if (!decoded)
        return fail(entry.key.begin, Words::tr("this key has an escape (\\) that YAML does not know"));
    entry.name = m_decodedKeys.emplace_back(std::move(*decoded));
    return true;
}

/// Such a key may have an anchor or a tag, go over lines or be a block scalar, so yaml-cpp names it. A collection or
/// an alias has its own bytes for a name.
void KeyScanner::nameExplicitKey(Entry &entry, std::size_t end)
{
    entry.name = entry.key.in(m_text);
    if (end - entry.slice.begin > longestExplicitKey)
        return;
    const auto events = eventsOf(m_text, {entry.slice.begin, end});
    if (events && events->size() == 4 && (*events)[1].kind == Event::Kind::Scalar) // map, key, no value, end
        entry.name = m_decodedKeys.emplace_back((*events)[1].value);
}

bool KeyScanner::startsKey(const Line &line, std::size_t pos) const
{
    while (pos < line.end && (m_text[pos] == '&' || m_text[pos] == '!'))
        pos = skipBlanks(m_text, skipProperty(m_text, pos, line.end), line.end);
    if (pos == line.end || m_text[pos] == '#')
        return false;
    if (isQuote(m_text[pos]) || isBracket(m_text[pos])) {
        // A key ends on its line (YAML 1.2, 7.4.2); looking further on every line would take quadratic time.
        const std::string_view upToLineEnd = m_text.substr(0, line.end);
        const Skipped key = isQuote(m_text[pos]) ? skipQuoted(upToLineEnd, pos) : skipFlow(upToLineEnd, pos);
        return key.trouble == Trouble::None &&
               isIndicator(m_text, skipBlanks(m_text, key.end, line.end), line.end, ':');
    }
    return plainPart(m_text, pos, line.end).stop == PlainPart::Stop::Colon;
}

bool KeyScanner::startsCollection(const Line &line) const
{
    return isIndicator(m_text, line.text, line.end, '-') || isIndicator(m_text, line.text, line.end, '?') ||
           startsKey(line, line.text);
}

/// Deeper than the keys, or an item of a list at their indent (YAML 1.2, 8.2.1).
bool KeyScanner::belongsToEntry(const Line &line) const
{
    return line.indent() > *m_rootIndent ||
           (line.indent() == *m_rootIndent && isIndicator(m_text, line.text, line.end, '-'));
}

bool KeyScanner::fail(std::size_t at, const QString &reason)
{
    m_fault = Fault{placeOf(m_text, at), reason};
    return false;
}

bool KeyScanner::stopReadOnly(std::size_t at, const QString &reason)
{
    if (!m_readOnly)
        m_readOnly = Fault{placeOf(m_text, at), reason};
    return false;
}

} // namespace frontmatter
