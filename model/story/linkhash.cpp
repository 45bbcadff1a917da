#include "model/story/linkhash.h"

#include "model/frontmatter/bytescan.h"
#include "model/story/displaytext.h"
#include "model/story/simplescalar.h"

#include <functional>

namespace story
{
namespace
{

constexpr std::string_view http = "http://";
constexpr std::string_view https = "https://";

/// Of what follows the scheme, which normalizedLink() makes the same for the whole web.
std::uint64_t hashOfWeb(std::string_view rest)
{
    constexpr std::uint64_t web = 0x9E3779B97F4A7C15U; // tells it from the same text without a scheme
    return (std::hash<std::string_view>()(rest) ^ web) | 1U;
}

std::uint64_t hashOf(std::string_view normalized)
{
    if (normalized.starts_with(https))
        return hashOfWeb(normalized.substr(https.size()));
    return normalized.empty() ? 0 : std::hash<std::string_view>()(normalized) | 1U;
}

constexpr bool isLowerAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Only what QUrl leaves as it is, wherever behind the host it stands.
bool isPlainInUrl(std::string_view text)
{
    return frontmatter::findNoWord<'-', '_', '.', '~', '/', '=', '&', '+', ',', ';', ':', '@'>(text, 0) ==
           text.size();
}

/// Labels of letters, digits and single hyphens, of which the last begins with a letter: neither an address in
/// numbers nor a name in Punycode, which QUrl rewrites.
bool isPlainHost(std::string_view host)
{
    constexpr std::size_t longest = 63;
    if (host.empty() || host.size() > longest)
        return false;
    char before = '.';
    char firstOfLabel = '.';
    for (const char c : host) {
        const bool isOk = isLowerAlnum(c) || ((c == '.' || c == '-') && isLowerAlnum(before));
        if (!isOk)
            return false;
        if (before == '.')
            firstOfLabel = c;
        before = c;
    }
    return isLowerAlnum(before) && firstOfLabel >= 'a';
}

/// The part of an everyday address that normalizedLink() makes of it, without the scheme; empty: it needs that.
std::string_view plainRest(std::string_view link)
{
    const std::size_t scheme = link.starts_with(https) ? https.size() : link.starts_with(http) ? http.size() : 0;
    std::string_view rest = link.substr(scheme);
    const std::size_t hostEnd = std::min(rest.find('/'), rest.size());
    if (scheme == 0 || !isPlainHost(rest.substr(0, hostEnd)) || !isPlainInUrl(rest.substr(hostEnd)))
        return {};
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    return rest.starts_with("www.") ? rest.substr(4) : rest;
}

/// An address below the site: normalizedLink() takes blanks off its ends only.
bool isPlainPath(std::string_view link)
{
    return link.size() > 1 && link[0] == '/' && link[1] != '/' && isPlainInUrl(link);
}

} // namespace

std::uint64_t hashOfLink(const QString &link) { return hashOfUtf8Link(link.toStdString()); }

std::uint64_t hashOfUtf8Link(std::string_view link)
{
    if (link.empty() || isPlainPath(link))
        return hashOf(link);
    const std::string_view rest = plainRest(link);
    return rest.empty() ? hashOf(normalizedLink(toText(link)).toStdString()) : hashOfWeb(rest);
}

} // namespace story
