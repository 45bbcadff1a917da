#include "model/frontmatter/olderbreaks.h"

#include "model/frontmatter/words.h"

#include <algorithm>
#include <array>

namespace frontmatter
{
namespace
{

struct OlderBreak {
    std::string_view utf8;
    const char *name;
};
constexpr std::array olderBreaks{OlderBreak{"\u0085", "U+0085"}, OlderBreak{"\u2028", "U+2028"},
                                 OlderBreak{"\u2029", "U+2029"}};

/// Null: none stands there.
const OlderBreak *olderBreakAt(std::string_view text, std::size_t pos)
{
    const auto found = std::find_if(olderBreaks.begin(), olderBreaks.end(), [&](const OlderBreak &olderBreak) {
        return text.substr(pos).starts_with(olderBreak.utf8);
    });
    return found == olderBreaks.end() ? nullptr : found;
}

bool isTakenApartAlike(const Outline &a, const Outline &b)
{
    return a.fences().yaml == b.fences().yaml &&
           std::equal(a.entries().begin(), a.entries().end(), b.entries().begin(), b.entries().end(),
                      [](const Entry &x, const Entry &y) {
                          return x.name == y.name && x.key == y.key && x.value == y.value;
                      });
}

} // namespace

std::optional<std::size_t> findOlderBreak(std::string_view text)
{
    std::size_t first = std::string_view::npos;
    for (const OlderBreak &olderBreak : olderBreaks) // of each alone: searching for one byte is the fastest there is
        first = std::min(first, text.substr(0, first).find(olderBreak.utf8));
    return first == std::string_view::npos ? std::nullopt : std::optional(first);
}

std::string withOlderBreaks(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (const auto at = findOlderBreak(text)) {
        const std::size_t length = olderBreakAt(text, *at)->utf8.size();
        result.append(text.substr(0, *at)).append(length - 1, ' ').append(1, '\n');
        text.remove_prefix(*at + length);
    }
    return result.append(text);
}

std::optional<Fault> findDisputedBreak(const Outline &outline, QStringView fileName)
{
    const std::size_t end = outline.fences().body.begin;
    const std::string_view text = outline.bytes().substr(0, end);
    const auto first = findOlderBreak(text);
    if (!first)
        return {};
    const std::string older = withOlderBreaks(text);
    const Outline other = Outline::of(older, fileName);
    if (!other.fault() && !other.readOnly() && isTakenApartAlike(outline, other))
        return {};
    return Fault{placeOf(text, *first),
                 Words::tr("the character %1 stands here, which some readers of YAML take for a line end and others "
                           "do not")
                     .arg(QLatin1String(olderBreakAt(text, *first)->name))};
}

} // namespace frontmatter
