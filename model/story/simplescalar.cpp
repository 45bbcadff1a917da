#include "model/story/simplescalar.h"

#include "model/frontmatter/bytescan.h"

#include <array>

namespace story
{
namespace
{

enum ByteClass : std::uint8_t { StartsKey = 1, InKey = 2, StartsPlain = 4 };

constexpr std::array<std::uint8_t, 256> byteClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const bool isDigit = c >= '0' && c <= '9';
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool isHarmless = c == '/' || c == '_' || c == '(' || c == '.' || c == '$' || c == '+';
        classes[c] = static_cast<std::uint8_t>((isLetter || c == '_' ? StartsKey : 0) |
                                               (isLetter || isDigit || c == '_' || c == '-' ? InKey : 0) |
                                               (isLetter || isDigit || isHarmless || c >= 0x80 ? StartsPlain : 0));
    }
    return classes;
}();

bool isOf(char c, ByteClass wanted) { return (byteClasses[static_cast<unsigned char>(c)] & wanted) != 0; }

/// 0: not one of the escapes that are read here (YAML 1.2, 5.7 has more).
constexpr char unescaped(char escape)
{
    switch (escape) {
    case '"':
    case '\\':
    case '/':
        return escape;
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

// Each of these gives the end of the scalar, 0 when it is not obvious. Control characters count as doubtful, tabs
// too: readers differ about them, and yaml-cpp takes 0x04 for the end of the file.

std::size_t endOfDoubleQuoted(std::string_view text, std::size_t pos)
{
    for (std::size_t at = frontmatter::findControlOr<'"', '\\', '\x7F'>(text, pos + 1); at < text.size();
         at = frontmatter::findControlOr<'"', '\\', '\x7F'>(text, at + 2)) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] != '\\' || at + 1 == text.size() || unescaped(text[at + 1]) == 0)
            break;
    }
    return 0;
}

std::size_t endOfSingleQuoted(std::string_view text, std::size_t pos)
{
    for (std::size_t at = frontmatter::findControlOr<'\'', '\x7F'>(text, pos + 1); at < text.size();
         at = frontmatter::findControlOr<'\'', '\x7F'>(text, at + 2)) {
        if (text[at] != '\'')
            break;
        if (at + 1 == text.size() || text[at + 1] != '\'')
            return at + 1;
    }
    return 0;
}

bool startsPlain(std::string_view text, std::size_t pos)
{
    if (text[pos] != '-')
        return isOf(text[pos], StartsPlain);
    return pos + 1 < text.size() && text[pos + 1] != '-' && text[pos + 1] != '_' && isOf(text[pos + 1], InKey);
}

/// The blanks before the line end are still a part of it.
std::size_t endOfPlain(std::string_view text, std::size_t pos)
{
    if (!startsPlain(text, pos))
        return 0;
    for (std::size_t at = frontmatter::findControlOr<':', '#', '\x7F'>(text, pos); at < text.size();
         at = frontmatter::findControlOr<':', '#', '\x7F'>(text, at + 1)) {
        const char c = text[at];
        if (c == ':') {
            if (at + 1 == text.size() || text[at + 1] == ' ')
                return 0;
            if (lineAfter(text, at + 1) != noLine)
                return 0;
        } else if (c != '#' || text[at - 1] == ' ') {
            return c == '#' ? 0 : at;
        }
    }
    return text.size();
}

} // namespace

ObviousScalar obviousScalarAt(std::string_view text, std::size_t pos)
{
    if (pos == text.size())
        return {};
    const bool isPlain = text[pos] != '"' && text[pos] != '\'';
    std::size_t end = isPlain            ? endOfPlain(text, pos)
                      : text[pos] == '"' ? endOfDoubleQuoted(text, pos)
                                         : endOfSingleQuoted(text, pos);
    if (end == 0)
        return {};
    const std::size_t next = lineAfter(text, isPlain ? end : skipSpaces(text, end));
    if (next == noLine)
        return {};
    while (text[end - 1] == ' ')
        --end;
    return {end, next};
}

bool isObviousScalar(std::string_view raw)
{
    const ObviousScalar scalar = obviousScalarAt(raw, 0);
    return scalar.end != 0 && scalar.end == raw.size();
}

std::string_view obviousUtf8(std::string_view raw, std::string &unescapedText)
{
    const char quote = raw.front();
    if (quote != '"' && quote != '\'')
        return raw;
    const std::string_view inside = raw.substr(1, raw.size() - 2);
    const char special = quote == '"' ? '\\' : '\'';
    if (inside.find(special) == inside.npos)
        return inside;
    unescapedText.clear();
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const bool isEscape = inside[i] == special;
        i += isEscape ? 1 : 0;
        unescapedText += isEscape && quote == '"' ? unescaped(inside[i]) : inside[i];
    }
    return unescapedText;
}

QString obviousText(std::string_view raw)
{
    std::string unescapedText;
    return isNullWord(raw) ? QString() : toText(obviousUtf8(raw, unescapedText));
}

bool isNullWord(std::string_view raw) { return raw == "null" || raw == "Null" || raw == "NULL"; }

std::size_t colonOfSimpleKey(std::string_view text, std::size_t pos)
{
    constexpr std::size_t longest = 128; // far below the 1,024 characters that YAML allows (YAML 1.2, 7.4.2)
    if (pos == text.size() || !isOf(text[pos], StartsKey))
        return 0;
    std::size_t at = pos + 1;
    while (at < text.size() && isOf(text[at], InKey))
        ++at;
    if (at == text.size() || text[at] != ':' || at - pos > longest)
        return 0;
    const bool ends = at + 1 == text.size() || text[at + 1] == ' ' || lineAfter(text, at + 1) != noLine;
    return ends ? at : 0;
}

QString toText(std::string_view bytes)
{
    if (bytes.empty())
        return QStringLiteral("");
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace story
