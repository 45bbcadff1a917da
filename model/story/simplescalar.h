#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace story
{

/// The fast path for scalars: it takes only what every reader of YAML reads alike, and leaves the rest to
/// yaml-cpp.

/// A one-line plain or quoted scalar beyond doubt, up to the end of its line.
struct ObviousScalar {
    std::size_t end = 0;  ///< of the scalar, without the blanks that follow; 0: it is not obvious
    std::size_t next = 0; ///< the start of the next line, or the text's size
};
ObviousScalar obviousScalarAt(std::string_view text, std::size_t pos);

/// `raw` alone, without blanks around it or a comment after it.
bool isObviousScalar(std::string_view raw);

/// The text of an obvious scalar in UTF-8: a part of `raw`, or of `unescaped`, which it may fill. The null words are
/// texts here.
std::string_view obviousUtf8(std::string_view raw, std::string &unescaped);

/// The text of an obvious scalar, never a null QString for a text; a null QString when the scalar is null.
QString obviousText(std::string_view raw);

/// `null` and its like (YAML 1.2, 10.2.1.1), except `~`, which is no obvious scalar.
bool isNullWord(std::string_view raw);

/// Where a plain key of letters, digits, `_` and `-` that begins at `pos` has its colon, when a blank or the line end
/// follows that; 0: there is none.
std::size_t colonOfSimpleKey(std::string_view text, std::size_t pos);

constexpr std::size_t noLine = std::string_view::npos;
/// The start of the next line when a line ends at `pos`, or the text does; noLine: it goes on.
inline std::size_t lineAfter(std::string_view text, std::size_t pos)
{
    if (pos == text.size())
        return pos;
    if (text[pos] == '\n')
        return pos + 1;
    if (text[pos] != '\r')
        return noLine;
    const bool isAtEnd = pos + 1 == text.size();
    return isAtEnd ? pos + 1 : text[pos + 1] == '\n' ? pos + 2 : noLine;
}

/// After the spaces at `pos`.
inline std::size_t skipSpaces(std::string_view text, std::size_t pos)
{
    while (pos < text.size() && text[pos] == ' ')
        ++pos;
    return pos;
}

/// UTF-8 as text, never a null QString; what is not UTF-8 becomes U+FFFD.
QString toText(std::string_view bytes);

} // namespace story
