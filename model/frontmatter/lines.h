#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

namespace frontmatter
{

inline bool isBlank(char c) { return c == ' ' || c == '\t'; }

/// One line of a text by byte offsets. A carriage return counts as part of the line end only before a line
/// feed.
struct Line {
    std::size_t begin = 0;
    std::size_t text = 0; ///< after the indenting spaces
    std::size_t end = 0;  ///< before the line end
    std::size_t next = 0; ///< after the line end
    [[nodiscard]] std::size_t indent() const { return text - begin; }
};

inline std::size_t skipBlanks(std::string_view text, std::size_t pos, std::size_t end)
{
    while (pos < end && isBlank(text[pos]))
        ++pos;
    return pos;
}

inline Line lineAt(std::string_view text, std::size_t begin)
{
    Line line{begin, begin, text.size(), text.size()};
    if (const std::size_t feed = text.find('\n', begin); feed != std::string_view::npos) {
        line.end = feed;
        line.next = feed + 1;
        if (line.end > begin && text[line.end - 1] == '\r')
            --line.end;
    }
    while (line.text < line.end && text[line.text] == ' ')
        ++line.text;
    return line;
}

/// The start of the line after the one that `pos` is on.
inline std::size_t nextLine(std::string_view text, std::size_t pos)
{
    const std::size_t feed = text.find('\n', pos);
    return feed == std::string_view::npos ? text.size() : feed + 1;
}

/// The line that `pos` is on.
inline Line lineOf(std::string_view text, std::size_t pos)
{
    const std::size_t feed = pos == 0 ? std::string_view::npos : text.rfind('\n', pos - 1);
    return lineAt(text, feed == std::string_view::npos ? 0 : feed + 1);
}

/// Nothing but blanks from `pos` to the end of the line, or a comment.
inline bool isBlankOrComment(std::string_view text, const Line &line, std::size_t pos)
{
    const std::size_t first = skipBlanks(text, pos, line.end);
    return first == line.end || text[first] == '#';
}

/// The first line from `pos`, the start of one, that is not blank.
inline std::optional<Line> nextTextLine(std::string_view text, std::size_t pos)
{
    while (pos < text.size()) {
        const Line line = lineAt(text, pos);
        if (skipBlanks(text, line.text, line.end) != line.end)
            return line;
        pos = line.next;
    }
    return {};
}

} // namespace frontmatter
