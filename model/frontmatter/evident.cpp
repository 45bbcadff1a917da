#include "model/frontmatter/evident.h"

#include "model/frontmatter/lines.h"

#include <array>

namespace frontmatter
{
namespace
{

constexpr std::size_t longestKey = 64; ///< far from the 1024 characters of YAML 1.2, 7.4.2
constexpr std::size_t deepest = 16;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Printable ASCII, or part of a longer character: outlines with anything else, or with broken UTF-8, are read-only.
bool isText(char c) { return c >= ' ' || static_cast<signed char>(c) < 0; }

/// Begins with nothing that YAML has a meaning for, and no colon, no # and no blank ends it.
bool isPlain(std::string_view value)
{
    const char first = value.front();
    const bool isNegative = first == '-' && value.size() > 1 && isDigit(value[1]);
    if (!isLetter(first) && !isDigit(first) && first != '/' && static_cast<signed char>(first) >= 0 && !isNegative)
        return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char next = i + 1 < value.size() ? value[i + 1] : ' ';
        if (!isText(value[i]) || (value[i] == ':' && next == ' ') || (value[i] == ' ' && next == '#'))
            return false;
    }
    return value.back() != ' ';
}

/// From quote to quote, with the escapes that all readers know.
bool isQuoted(std::string_view value)
{
    const char quote = value.front();
    if ((quote != '"' && quote != '\'') || value.size() < 2 || value.back() != quote)
        return false;
    const char escape = quote == '"' ? '\\' : quote;
    const std::string_view escaped = quote == '"' ? "\"\\/nrt" : "'";
    const std::size_t last = value.size() - 1;
    for (std::size_t i = 1; i < last; ++i) {
        if (value[i] == escape) {
            if (++i == last || escaped.find(value[i]) == std::string_view::npos)
                return false;
        } else if (value[i] == quote || !isText(value[i])) {
            return false;
        }
    }
    return true;
}

bool isScalar(std::string_view value) { return isQuoted(value) || isPlain(value); }

class Reader final
{
public:
    bool takes(std::string_view line);

private:
    struct Level {
        std::size_t indent;
        bool isList;
    };

    bool takesItem(std::string_view line, std::size_t indent);
    bool takesKey(std::string_view line, std::size_t indent);
    bool enter(Level level);

    [[nodiscard]] const Level &top() const { return m_levels.at(m_depth - 1); }

    std::array<Level, deepest> m_levels{{{0, false}}}; ///< from the root on
    std::size_t m_depth = 1;
    bool m_isOpen = false; ///< the last line was a key without a value: what belongs to it may follow
};

bool Reader::takes(std::string_view line)
{
    if (line.empty())
        return true;
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos)
        return false;
    const bool isItem = line.substr(indent).starts_with("- ");
    while (top().indent > indent || (top().isList && top().indent == indent && !isItem)) {
        m_isOpen = false;
        if (--m_depth == 0)
            return false;
    }
    return isItem ? takesItem(line, indent) : takesKey(line, indent);
}

bool Reader::takesItem(std::string_view line, std::size_t indent)
{
    const bool isNext = top().isList && top().indent == indent;
    const bool isFirst = m_isOpen && top().indent <= indent; // YAML 1.2, 8.2.1: at the indent of its key, too
    const std::string_view item = line.substr(indent + 2);
    if ((!isNext && (!isFirst || !enter({indent, true}))) || item.empty())
        return false;
    m_isOpen = false;
    return isScalar(item) || (enter({indent + 2, false}) && takesKey(line, indent + 2));
}

bool Reader::takesKey(std::string_view line, std::size_t indent)
{
    if (top().isList || top().indent != indent) {
        if (!m_isOpen || top().isList || top().indent > indent || !enter({indent, false}))
            return false;
    }
    std::size_t end = indent;
    while (end < line.size() && (isLetter(line[end]) || isDigit(line[end]) || line[end] == '-'))
        ++end;
    if (end == indent || end - indent > longestKey || !isLetter(line[indent]) || !line.substr(end).starts_with(':'))
        return false;
    const std::string_view value = line.substr(end + 1);
    m_isOpen = value.empty();
    return m_isOpen || (value.size() > 1 && value.front() == ' ' && isScalar(value.substr(1)));
}

bool Reader::enter(Level level)
{
    if (m_depth == m_levels.size())
        return false;
    m_levels.at(m_depth++) = level;
    return true;
}

} // namespace

bool isEvident(const Outline &outline)
{
    if (outline.fault() || outline.readOnly())
        return false;
    const std::string_view text = outline.fences().yaml.in(outline.bytes());
    Reader reader;
    for (std::size_t pos = 0; pos < text.size();) {
        const Line line = lineAt(text, pos);
        if (!reader.takes(text.substr(line.begin, line.end - line.begin)))
            return false;
        pos = line.next;
    }
    return text.find("\xEF\xBB\xBF") == std::string_view::npos;
}

} // namespace frontmatter
