#include "model/frontmatter/quoted.h"

#include <QString>

#include <charconv>

namespace frontmatter
{
namespace
{

/// The escapes of one character; nothing for those with digits and for what is no escape.
std::optional<std::string_view> simpleEscape(char c)
{
    using namespace std::string_view_literals;
    switch (c) {
    case '0':
        return "\0"sv;
    case 'a':
        return "\a"sv;
    case 'b':
        return "\b"sv;
    case 't':
    case '\t':
        return "\t"sv;
    case 'n':
        return "\n"sv;
    case 'v':
        return "\v"sv;
    case 'f':
        return "\f"sv;
    case 'r':
        return "\r"sv;
    case 'e':
        return "\x1B"sv;
    case ' ':
        return " "sv;
    case '"':
        return "\""sv;
    case '\'': // of yaml-cpp, not of YAML
        return "'"sv;
    case '/':
        return "/"sv;
    case '\\':
        return "\\"sv;
    case 'N':
        return "\u0085"sv;
    case '_':
        return "\u00A0"sv;
    case 'L':
        return "\u2028"sv;
    case 'P':
        return "\u2029"sv;
    default:
        return {};
    }
}

/// `\x41`, `\u00e9`, `\U0001F600`: surrogates are refused, as yaml-cpp refuses them.
std::optional<std::string> numericEscape(std::string_view digits)
{
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc() || end != digits.data() + digits.size() || code > 0x10FFFF ||
        (code >= 0xD800 && code <= 0xDFFF))
        return {};
    const char32_t character = code;
    return QString::fromUcs4(&character, 1).toStdString();
}

std::size_t digitsOf(char c) { return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0; }

std::optional<std::string> withoutEscapes(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t escape = std::min(text.find('\\', at), text.size());
        result.append(text.substr(at, escape - at));
        if (escape + 1 >= text.size())
            return escape == text.size() ? std::optional(result) : std::nullopt;
        const std::size_t digits = digitsOf(text[escape + 1]);
        at = escape + 2 + digits;
        if (at > text.size())
            return {};
        if (digits == 0) {
            const auto simple = simpleEscape(text[escape + 1]);
            if (!simple)
                return {};
            result.append(*simple);
        } else {
            const auto character = numericEscape(text.substr(escape + 2, digits));
            if (!character)
                return {};
            result.append(*character);
        }
    }
    return result;
}

} // namespace

std::optional<std::string> unquoted(std::string_view quoted)
{
    const std::string_view text = quoted.substr(1, quoted.size() - 2);
    if (quoted.front() == '"')
        return withoutEscapes(text);
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        result.push_back(text[i]);
        if (text[i] == '\'')
            ++i;
    }
    return result;
}

} // namespace frontmatter
