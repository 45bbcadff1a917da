#pragma once

#include "model/frontmatter/lines.h"

#include <QString>

#include <string_view>

namespace frontmatter
{

/// What a scanner met instead of the end of a quoted or flow value.
enum class Trouble { None, OpenQuote, OpenBracket, WrongBracket, BadTag };
QString reasonOf(Trouble trouble);

struct Skipped {
    std::size_t end = 0; ///< after the closing quote or bracket
    Trouble trouble = Trouble::None;
    std::size_t at = 0; ///< of the trouble: the opening quote or bracket, or the wrong closing one
};

/// From the opening quote or bracket at `pos` to its end, over lines if need be. `text` ends with the front
/// matter.
Skipped skipQuoted(std::string_view text, std::size_t pos);
Skipped skipFlow(std::string_view text, std::size_t pos);

/// The part of a plain scalar that is on one line.
struct PlainPart {
    enum class Stop { LineEnd, Colon, Comment };
    std::size_t end = 0; ///< without the blanks that follow
    Stop stop = Stop::LineEnd;
    std::size_t at = 0; ///< of the colon, the #, or the line end
};
PlainPart plainPart(std::string_view text, std::size_t pos, std::size_t lineEnd);

/// The lines of a block scalar after its header: blank ones and those indented deeper than `parentIndent`.
struct BlockScalar {
    std::size_t end = 0;  ///< of the last line of content, before its line end
    std::size_t next = 0; ///< start of the line after it
};
BlockScalar skipBlockScalar(std::string_view text, const Line &header, std::size_t indicator,
                            std::ptrdiff_t parentIndent);

/// The tab that yaml-cpp stumbles over when it looks for another line of a plain scalar from `pos`, the start of a
/// line: it stands before the indentation is deeper than `parentIndent`, on a blank line or before a comment.
std::optional<std::size_t> findIndentingTab(std::string_view text, std::size_t pos, std::ptrdiff_t parentIndent);
/// Why the tab cannot stand where a line begins.
QString reasonOfTab(std::string_view text, std::size_t tab);

/// `&anchor` or `!tag` at `pos`: its end.
inline std::size_t skipProperty(std::string_view text, std::size_t pos, std::size_t lineEnd)
{
    while (pos < lineEnd && !isBlank(text[pos]))
        ++pos;
    return pos;
}

/// The first character of the property in [pos, end) at which yaml-cpp ends a tag and begins the value, because tags
/// cannot hold it (YAML 1.2, 6.8.1); nothing: it is an anchor or a well-formed tag.
std::optional<std::size_t> findNoTagCharacter(std::string_view text, std::size_t pos, std::size_t end);

/// `-`, `?` or `:` as an indicator: a blank or the line end follows.
inline bool isIndicator(std::string_view text, std::size_t pos, std::size_t lineEnd, char c)
{
    return pos < lineEnd && text[pos] == c && (pos + 1 == lineEnd || isBlank(text[pos + 1]));
}

} // namespace frontmatter
