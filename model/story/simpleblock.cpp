#include "model/story/simpleblock.h"

#include "model/story/simplescalar.h"

#include <algorithm>
#include <array>

namespace story
{
namespace
{

constexpr std::uint32_t deepestKept = 2;

std::string_view withoutBlanksAtEnds(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Reads line by line with a stack of the open collections, of which the first is the root mapping.
class BlockReader final
{
public:
    BlockReader(std::string_view text, std::vector<SimpleNode> &nodes)
        : m_text(text)
        , m_nodes(nodes)
    {
    }

    std::size_t read(std::size_t from)
    {
        while (from < m_text.size()) {
            const std::size_t next = readLine(from);
            if (next == noLine)
                break;
            from = next;
        }
        return from;
    }

private:
    struct Level {
        std::size_t indent = 0;
        bool isList = false;
    };

    // These return the start of the next line, noLine when they do not understand this one.

    std::size_t readLine(std::size_t begin)
    {
        const std::size_t start = skipSpaces(m_text, begin);
        if (const std::size_t next = lineAfter(m_text, start); next != noLine)
            return next;
        if (m_text[start] == '#')
            return nextLine(start);
        const std::size_t indent = start - begin;
        const bool isItem = m_text[start] == '-' && start + 1 < m_text.size() && m_text[start + 1] == ' ';
        if (!enterLevel(indent, isItem))
            return noLine;
        if (!isItem)
            return readKey(start, colonOfSimpleKey(m_text, start));
        const std::size_t text = skipSpaces(m_text, start + 1);
        return readItem(indent + text - start, text);
    }

    std::size_t readItem(std::size_t indent, std::size_t pos)
    {
        const std::size_t colon = colonOfSimpleKey(m_text, pos);
        if (colon == 0) {
            const ObviousScalar scalar = obviousScalarAt(m_text, pos);
            add({{}, m_text.substr(pos, scalar.end - pos), m_depth});
            return scalar.end == 0 ? noLine : scalar.next;
        }
        add({{}, {}, m_depth});
        return push({indent, false}) ? readKey(pos, colon) : noLine;
    }

    std::size_t readKey(std::size_t pos, std::size_t colon)
    {
        if (colon == 0)
            return noLine;
        const std::string_view key = m_text.substr(pos, colon - pos);
        const std::size_t start = skipSpaces(m_text, colon + 1);
        if (const std::size_t next = lineAfter(m_text, start); next != noLine) {
            m_keyIsOpen = true;
            add({key, {}, m_depth});
            return next;
        }
        if (m_text[start] == '[')
            return readFlowList(key, start);
        const ObviousScalar scalar = obviousScalarAt(m_text, start);
        if (scalar.end == 0)
            return noLine;
        add({key, m_text.substr(start, scalar.end - start), m_depth});
        return scalar.next;
    }

    /// `[a, b]` on one line, with unquoted words only.
    std::size_t readFlowList(std::string_view key, std::size_t start)
    {
        constexpr std::string_view special = ",[]{}:#\"'\\&*!|>%@`?";
        const std::size_t close = m_text.find_first_of("]\n", start);
        if (close == m_text.npos || m_text[close] != ']')
            return noLine;
        add({key, m_text.substr(start, 1), m_depth});
        std::string_view rest = m_text.substr(start + 1, close - start - 1);
        for (bool isLast = withoutBlanksAtEnds(rest).empty(); !isLast;) {
            const std::size_t comma = rest.find(',');
            isLast = comma == rest.npos;
            const std::string_view word = withoutBlanksAtEnds(rest.substr(0, comma));
            if (word.find_first_of(special) != word.npos || !isObviousScalar(word))
                return noLine;
            add({{}, word, m_depth + 1});
            rest.remove_prefix(isLast ? 0 : comma + 1);
        }
        return lineAfter(m_text, skipSpaces(m_text, close + 1));
    }

    /// Opens or closes collections so that the top one is that of a line with this indentation.
    bool enterLevel(std::size_t indent, bool isItem)
    {
        const bool isDeeper = indent > top().indent;
        // A list may stand at the indentation of its key (YAML 1.2, 8.2.1, example 8.22).
        const bool isListOfKey = isItem && !top().isList && indent == top().indent;
        if (isDeeper || isListOfKey) {
            if (!m_keyIsOpen || !push({indent, isItem}))
                return false;
        }
        m_keyIsOpen = false;
        while (top().indent > indent || (top().indent == indent && top().isList && !isItem))
            --m_depth; // the root is no list and is not indented
        return top().indent == indent && top().isList == isItem;
    }

    Level &top() { return m_levels[m_depth]; }

    bool push(Level level)
    {
        if (m_depth + 1 == m_levels.size())
            return false;
        m_levels[++m_depth] = level;
        return true;
    }

    void add(const SimpleNode &node)
    {
        if (node.depth <= deepestKept)
            m_nodes.push_back(node);
    }

    [[nodiscard]] std::size_t nextLine(std::size_t pos) const
    {
        const std::size_t feed = m_text.find('\n', pos);
        return feed == m_text.npos ? m_text.size() : feed + 1;
    }

    std::string_view m_text;
    std::vector<SimpleNode> &m_nodes;
    std::array<Level, 16> m_levels;
    std::uint32_t m_depth = 0;
    bool m_keyIsOpen = false;
};

/// Each node reaches to the next one that is not deeper.
void setSizes(std::vector<SimpleNode> &nodes)
{
    std::array<std::size_t, deepestKept + 1> ends; // of a node of that depth, if it came now
    ends.fill(nodes.size());
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const std::size_t depth = nodes[i].depth;
        nodes[i].size = static_cast<std::uint32_t>(ends[depth] - i);
        std::fill(ends.begin() + static_cast<std::ptrdiff_t>(depth), ends.end(), i);
    }
}

} // namespace

std::size_t readSimpleLines(std::string_view text, std::size_t from, std::vector<SimpleNode> &nodes)
{
    const std::size_t end = BlockReader(text, nodes).read(from);
    setSizes(nodes);
    return end;
}

ValueKind SimpleValue::kind() const
{
    if (m_nodes.empty())
        return ValueKind::Missing;
    const std::string_view raw = m_nodes.front().scalar;
    if (m_nodes.size() > 1)
        return m_nodes[1].key.empty() ? ValueKind::List : ValueKind::Map;
    if (raw == "[")
        return ValueKind::List;
    return raw.empty() || isNullWord(raw) ? ValueKind::Null : ValueKind::Scalar;
}

std::string_view SimpleValue::scalar() const
{
    return kind() == ValueKind::Scalar ? m_nodes.front().scalar : std::string_view();
}

SimpleValue SimpleValue::under(std::string_view key) const
{
    for (std::size_t i = 1; i < m_nodes.size(); i += m_nodes[i].size) {
        if (m_nodes[i].key == key)
            return of(m_nodes, i);
    }
    return {};
}

int SimpleValue::count() const
{
    int count = 0;
    for (std::size_t i = 1; i < m_nodes.size(); i += m_nodes[i].size)
        ++count;
    return count;
}

} // namespace story
