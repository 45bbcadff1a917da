#include "model/story/simpleblock.h"

#include "model/story/simplescalar.h"

#include <array>

namespace story
{
namespace
{

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
    std::optional<SimpleBlock> read(std::string_view lines)
    {
        while (!lines.empty()) {
            const std::string_view line = takeLine(lines);
            const std::size_t indent = line.find_first_not_of(' ');
            if (indent == line.npos || line[indent] == '#')
                continue;
            if (!readLine(indent, line.substr(indent)))
                return std::nullopt;
        }
        if (m_block.children.empty())
            return std::nullopt;
        return std::move(m_block);
    }

private:
    struct Level {
        std::size_t indent = 0;
        bool isList = false;
    };

    Level &top() { return m_levels[m_depth]; }

    bool push(Level level)
    {
        if (m_depth + 1 == m_levels.size())
            return false;
        m_levels[++m_depth] = level;
        if (m_depth == 1)
            m_block.isList = level.isList;
        return true;
    }

    bool readLine(std::size_t indent, std::string_view text)
    {
        const bool isItem = text.size() > 1 && text[0] == '-' && text[1] == ' ';
        if (!enterLevel(indent, isItem))
            return false;
        if (!isItem)
            return readKey(text);
        const std::size_t start = text.find_first_not_of(' ', 1);
        if (start == text.npos)
            return false;
        return readItem(indent + start, text.substr(start));
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
        while (top().indent > indent || (top().indent == indent && top().isList && !isItem)) {
            if (m_depth <= 1)
                return false;
            --m_depth;
        }
        return m_depth > 0 && top().indent == indent && top().isList == isItem;
    }

    bool readItem(std::size_t indent, std::string_view text)
    {
        if (simpleKeyLength(text) == 0) {
            const std::string_view scalar = withoutBlanksAtEnds(text);
            addChild({{}, scalar});
            return isObviousScalar(scalar);
        }
        addChild({{}, {}});
        return push({indent, false}) && readKey(text);
    }

    bool readKey(std::string_view text)
    {
        const std::size_t length = simpleKeyLength(text);
        if (length == 0)
            return false;
        const std::string_view scalar = withoutBlanksAtEnds(text.substr(length + 1));
        m_keyIsOpen = scalar.empty();
        addChild({text.substr(0, length), scalar});
        return m_keyIsOpen || isObviousScalar(scalar);
    }

    void addChild(SimpleChild child)
    {
        if (m_depth == 1)
            m_block.children.push_back(child);
    }

    std::array<Level, 16> m_levels;
    std::size_t m_depth = 0;
    bool m_keyIsOpen = true;
    SimpleBlock m_block;
};

} // namespace

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

std::size_t simpleKeyLength(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == text.npos || (colon + 1 < text.size() && text[colon + 1] != ' '))
        return 0;
    return isSimpleKey(text.substr(0, colon)) ? colon : 0;
}

std::optional<SimpleBlock> readSimpleBlock(std::string_view lines) { return BlockReader().read(lines); }

std::optional<SimpleBlock> readSimpleFlowList(std::string_view raw)
{
    constexpr std::string_view special = ",[]{}:#\"'\\&*!|>%@`?";
    if (raw.size() < 2 || raw.front() != '[' || raw.back() != ']')
        return std::nullopt;
    SimpleBlock list{true, {}};
    std::string_view rest = raw.substr(1, raw.size() - 2);
    if (withoutBlanksAtEnds(rest).empty())
        return list;
    for (bool isLast = false; !isLast;) {
        const std::size_t comma = rest.find(',');
        isLast = comma == rest.npos;
        const std::string_view word = withoutBlanksAtEnds(rest.substr(0, comma));
        if (word.find_first_of(special) != word.npos || !isObviousScalar(word))
            return std::nullopt;
        list.children.push_back({{}, word});
        if (!isLast)
            rest.remove_prefix(comma + 1);
    }
    return list;
}

} // namespace story
