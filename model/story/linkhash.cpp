#include "model/story/linkhash.h"

#include "model/story/displaytext.h"
#include "model/story/simplescalar.h"

#include <algorithm>
#include <array>
#include <functional>

namespace story
{
namespace
{

std::uint64_t hashOf(std::string_view normalized)
{
    return normalized.empty() ? 0 : std::hash<std::string_view>()(normalized) | 1U;
}

constexpr bool isLowerAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// What QUrl leaves as it is, wherever behind the host it stands.
constexpr std::array<bool, 256> plainInUrl = [] {
    std::array<bool, 256> plain{};
    for (const char c :
         std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/=&+,;:@"))
        plain[static_cast<unsigned char>(c)] = true;
    return plain;
}();

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

/// normalizedLink() of an everyday address; false: it needs that.
bool normalizePlain(std::string_view link, std::string &normalized)
{
    constexpr std::string_view http = "http://";
    constexpr std::string_view https = "https://";
    const std::size_t scheme = link.starts_with(https) ? https.size() : link.starts_with(http) ? http.size() : 0;
    const std::string_view rest = link.substr(scheme);
    const std::size_t hostEnd = std::min(rest.find('/'), rest.size());
    if (scheme == 0 || !isPlainHost(rest.substr(0, hostEnd)))
        return false;
    std::string_view path = rest.substr(hostEnd);
    if (!std::all_of(path.begin(), path.end(), [](char c) { return plainInUrl[static_cast<unsigned char>(c)]; }))
        return false;
    while (path.ends_with('/'))
        path.remove_suffix(1);
    const std::string_view host = rest.substr(0, hostEnd);
    normalized.assign(https).append(host.starts_with("www.") ? host.substr(4) : host).append(path);
    return true;
}

/// An address below the site: normalizedLink() takes blanks off its ends only.
bool isPlainPath(std::string_view link)
{
    return link.size() > 1 && link[0] == '/' && link[1] != '/' &&
           std::all_of(link.begin(), link.end(), [](char c) { return plainInUrl[static_cast<unsigned char>(c)]; });
}

} // namespace

std::uint64_t hashOfLink(const QString &link) { return hashOfUtf8Link(link.toStdString()); }

std::uint64_t hashOfUtf8Link(std::string_view link)
{
    thread_local std::string normalized;
    if (link.empty() || isPlainPath(link))
        return hashOf(link);
    return hashOf(normalizePlain(link, normalized) ? normalized : normalizedLink(toText(link)).toStdString());
}

} // namespace story
