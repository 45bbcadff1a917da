#include "model/exporting/markdowntext.h"

#include <string_view>

namespace exporting
{

namespace
{

// Braces, `$`, `~`, `|` and `=` are markup in wide-spread extensions (kramdown, GFM, math).
constexpr std::string_view always = "\\`*_{}[]()<>#|~&!$=";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The end of "12" in "12. text", which would begin an ordered list; 0: no such number.
std::size_t orderedListMarker(const std::string &line)
{
    std::size_t end = 0;
    while (end < line.size() && isDigit(line[end]))
        ++end;
    return end < line.size() && line[end] == '.' ? end : 0;
}

void replaceAll(std::string &text, std::string_view what, std::string_view by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
}

} // namespace

std::string markdownEscaped(const std::string &line)
{
    const std::size_t marker = orderedListMarker(line);
    std::string out;
    out.reserve(line.size() + line.size() / 8);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool listItem = (i == 0 && (c == '-' || c == '+')) || (marker != 0 && i == marker);
        // GFM turns bare addresses into links: `https://x`, `www.x`.
        const bool autolink = (c == ':' && line.compare(i, 3, "://") == 0) ||
                              (c == '.' && i >= 3 && line.compare(i - 3, 3, "www") == 0);
        if (always.find(c) != std::string_view::npos || listItem || autolink)
            out += '\\';
        out += c;
    }
    return out;
}

std::string markdownDestination(std::string address)
{
    replaceAll(address, "(", "%28");
    replaceAll(address, ")", "%29");
    replaceAll(address, "&", "&amp;");
    return address;
}

} // namespace exporting
