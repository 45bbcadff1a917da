#include "model/frontmatter/edit.h"

#include "model/frontmatter/lines.h"

#include <array>

namespace frontmatter
{
namespace
{

/// A missing key goes to its place in this order.
constexpr std::array<std::string_view, 4> orderOfKeys{"type", "quality", "heat", "published"};

std::size_t rankOf(std::string_view key)
{
    return static_cast<std::size_t>(std::find(orderOfKeys.begin(), orderOfKeys.end(), key) - orderOfKeys.begin());
}

/// Where the new line begins, and the line whose end it takes over.
struct Gap {
    std::size_t at;
    std::size_t neighbour;
};

Gap gapFor(const Outline &outline, std::string_view key)
{
    const std::size_t rank = rankOf(key);
    for (std::size_t earlier = rank; earlier-- > 0;) {
        if (const Entry *entry = outline.find(orderOfKeys[earlier])) {
            const std::size_t last = std::max(entry->value.end, entry->key.end);
            return {nextLine(outline.bytes(), last), last};
        }
    }
    for (std::size_t later = rank + 1; later < orderOfKeys.size(); ++later) {
        if (const Entry *entry = outline.find(orderOfKeys[later]))
            return {entry->slice.begin, entry->key.begin};
    }
    const std::size_t fence = outline.fences().yaml.end;
    return {fence, fence - 1}; // the end of the line before it, be it the opening fence
}

std::string_view lineEndAt(std::string_view bytes, std::size_t pos)
{
    const Line line = lineOf(bytes, pos);
    return bytes.substr(line.end, line.next - line.end);
}

} // namespace

Edit replaceValue(const Outline &outline, const Entry &entry, Field field, std::string raw)
{
    Span span = entry.value;
    std::string text = raw;
    if (entry.shape == Shape::Empty) {
        text.insert(0, raw.empty() ? 0 : 1, ' ');
    } else if (raw.empty() && span.begin >= entry.key.end + 2 && outline.bytes()[span.begin - 1] == ' ' &&
               outline.bytes()[span.begin - 2] == ':') {
        --span.begin;
    }
    return {field, span, std::move(text), std::move(raw), {}};
}

Edit insertLine(const Outline &outline, Field field, const std::string &raw)
{
    const std::string_view key = keyOf(field);
    const auto [at, neighbour] = gapFor(outline, key);
    std::string line;
    if (!outline.entries().empty()) {
        const Entry &first = outline.entries().front();
        line.append(lineAt(outline.bytes(), first.slice.begin).indent(), ' ');
    }
    line.append(key).append(raw.empty() ? ":" : ": ").append(raw).append(lineEndAt(outline.bytes(), neighbour));
    return {field, {at, at}, std::move(line), raw, {}};
}

void sortEdits(std::vector<Edit> &edits)
{
    std::sort(edits.begin(), edits.end(), [](const Edit &a, const Edit &b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                            : rankOf(keyOf(a.field)) < rankOf(keyOf(b.field));
    });
}

std::string applied(std::string_view bytes, const std::vector<Edit> &edits)
{
    std::string result;
    std::size_t pos = 0;
    for (const Edit &edit : edits) {
        result.append(bytes.substr(pos, edit.span.begin - pos)).append(edit.text);
        pos = edit.span.end;
    }
    return result.append(bytes.substr(pos));
}

std::string undone(std::string_view result, std::string_view oldBytes, const std::vector<Edit> &edits)
{
    std::string bytes;
    std::size_t pos = 0;    // in the result
    std::size_t oldPos = 0; // in the old bytes
    for (const Edit &edit : edits) {
        const std::size_t kept = edit.span.begin - oldPos;
        if (pos + kept > result.size() || !result.substr(pos + kept).starts_with(edit.text))
            return {};
        bytes.append(result.substr(pos, kept)).append(edit.span.in(oldBytes));
        pos += kept + edit.text.size();
        oldPos = edit.span.end;
    }
    return bytes.append(result.substr(pos));
}

} // namespace frontmatter
