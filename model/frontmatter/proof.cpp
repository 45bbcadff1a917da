#include "model/frontmatter/proof.h"

#include "model/frontmatter/events.h"
#include "model/frontmatter/evident.h"
#include "model/frontmatter/olderbreaks.h"
#include "model/frontmatter/scalar.h"
#include "model/frontmatter/words.h"

#include <algorithm>

namespace frontmatter
{
namespace
{

using Names = std::vector<std::string_view>;

/// A key of the root mapping as yaml-cpp sees it, with the events of its value.
struct RootPair {
    std::optional<std::string> key; ///< nothing: the key is no scalar
    std::vector<Event> value;
};

const Edit *editOf(const std::vector<Edit> &edits, std::string_view key)
{
    const auto found =
        std::find_if(edits.begin(), edits.end(), [key](const Edit &edit) { return keyOf(edit.field) == key; });
    return found == edits.end() ? nullptr : &*found;
}

/// The events of one node, from `at` on.
std::vector<Event> takeNode(const std::vector<Event> &events, std::size_t &at)
{
    const std::size_t begin = at;
    int depth = 0;
    do {
        const Event::Kind kind = events[at++].kind;
        if (kind == Event::Kind::MapStart || kind == Event::Kind::SequenceStart)
            ++depth;
        else if (kind == Event::Kind::MapEnd || kind == Event::Kind::SequenceEnd)
            --depth;
    } while (depth > 0 && at < events.size());
    return {events.begin() + static_cast<std::ptrdiff_t>(begin), events.begin() + static_cast<std::ptrdiff_t>(at)};
}

/// Nothing when the root is not a mapping; an empty document has no pairs.
std::optional<std::vector<RootPair>> rootPairs(const std::vector<Event> &events)
{
    std::vector<RootPair> pairs;
    if (events.empty() || (events.size() == 1 && events.front().kind == Event::Kind::Null))
        return pairs;
    if (events.front().kind != Event::Kind::MapStart)
        return {};
    for (std::size_t at = 1; at + 1 < events.size();) {
        RootPair pair;
        if (events[at].kind == Event::Kind::Scalar)
            pair.key = events[at].value;
        takeNode(events, at);
        if (at + 1 >= events.size())
            return {};
        pair.value = takeNode(events, at);
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

bool isFieldName(std::string_view name)
{
    return std::any_of(allFields.begin(), allFields.end(), [name](Field field) { return keyOf(field) == name; });
}

/// yaml-cpp's keys are ours, in order. How a `? key`, an alias or a null reads is yaml-cpp's affair, as long as it is
/// no field.
bool sameKeys(const std::vector<RootPair> &pairs, const std::vector<Entry> &entries)
{
    return std::equal(pairs.begin(), pairs.end(), entries.begin(), entries.end(),
                      [](const RootPair &pair, const Entry &entry) {
                          if (pair.key && *pair.key == entry.name)
                              return true;
                          return (entry.explicitKey || !pair.key) && !isFieldName(entry.name) &&
                                 !isFieldName(pair.key.value_or(std::string()));
                      });
}

/// The entries' names without those that an edit inserts (`there` is the outline before) or takes out.
Names lastingNames(const Outline &outline, const Outline &there, const std::vector<Edit> &edits)
{
    Names names;
    for (const Entry &entry : outline.entries()) {
        if (editOf(edits, entry.name) == nullptr || there.find(entry.name) != nullptr)
            names.push_back(entry.name);
    }
    return names;
}

QString unsafe(const QString &reason) { return Words::tr("Galley can't edit this field safely: %1").arg(reason); }

Fault unsafeAt(const Outline &before, const std::vector<Edit> &edits, const QString &reason)
{
    return {placeOf(before.bytes(), edits.front().span.begin), unsafe(reason)};
}

/// Up to the body, which is compared as a whole and may be of any size.
std::ptrdiff_t linesOf(const Outline &outline)
{
    const std::string_view text = outline.bytes().substr(0, outline.fences().body.begin);
    return std::count(text.begin(), text.end(), '\n');
}

bool linesAreAsExpected(const Outline &before, const Outline &after, const std::vector<Edit> &edits)
{
    std::ptrdiff_t lines = linesOf(before);
    for (const Edit &edit : edits) {
        const bool wasThere = before.find(keyOf(edit.field)) != nullptr;
        lines += static_cast<int>(edit.raw.has_value()) - static_cast<int>(wasThere);
    }
    return lines == linesOf(after);
}

/// Our own outline of the result: the keys in order, and the edited fields with the wanted values.
bool outlineIsAsExpected(const Outline &before, const Outline &after, const std::vector<Edit> &edits)
{
    if (after.fault() || after.readOnly() || after.fences().kind != FileKind::Story ||
        after.fences().body.in(after.bytes()) != before.fences().body.in(before.bytes()) ||
        lastingNames(before, after, edits) != lastingNames(after, before, edits))
        return false;
    return std::all_of(edits.begin(), edits.end(), [&](const Edit &edit) {
        const Entry *entry = after.find(keyOf(edit.field));
        if (entry == nullptr || !edit.raw)
            return entry == nullptr && !edit.raw;
        return entry->value.in(after.bytes()) == *edit.raw && !whyReadOnly(after, edit.field) &&
               (!edit.value || fieldValue(after, edit.field) == *edit.value);
    });
}

/// For \N and \_ yaml-cpp 0.7 puts a byte that is not UTF-8 where YAML 1.2 (5.7) has a character. Only an undo brings
/// them back, as the raw text that has been compared already.
bool isMisreadByYamlCpp(std::string_view raw)
{
    return raw.starts_with('"') &&
           (raw.find("\\N") != std::string_view::npos || raw.find("\\_") != std::string_view::npos);
}

/// The new value of an edited field: one scalar, read as we read it, quoted or tagged as the old one was.
bool scalarIsAsExpected(const std::vector<Event> &value, const RootPair *old, const Outline &after, Field field)
{
    if (value.size() != 1 || value.front().anchor != 0)
        return false;
    const Entry &entry = *after.find(keyOf(field));
    const Event &scalar = value.front();
    if (scalar.kind == Event::Kind::Null)
        return isNull(after, entry);
    if (scalar.kind != Event::Kind::Scalar)
        return false;
    if (scalarText(after, entry) != scalar.value && !isMisreadByYamlCpp(entry.value.in(after.bytes())))
        return false;
    const bool wasScalar = old != nullptr && old->value.front().kind == Event::Kind::Scalar;
    return !wasScalar || old->value.front().tag == scalar.tag;
}

const RootPair *pairOf(const std::vector<RootPair> &pairs, std::string_view key)
{
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [key](const RootPair &pair) { return pair.key == key; });
    return found == pairs.end() ? nullptr : &*found;
}

bool eventsAreAsExpected(const std::vector<RootPair> &old, const std::vector<RootPair> &now, const Outline &after,
                         const std::vector<Edit> &edits)
{
    const auto isEdited = [&](const RootPair &pair) { return pair.key && editOf(edits, *pair.key) != nullptr; };
    auto oldPair = old.begin();
    for (const RootPair &pair : now) {
        if (isEdited(pair)) {
            if (!scalarIsAsExpected(pair.value, pairOf(old, *pair.key), after, editOf(edits, *pair.key)->field))
                return false;
            continue;
        }
        oldPair = std::find_if_not(oldPair, old.end(), isEdited);
        if (oldPair == old.end() || oldPair->key != pair.key || oldPair->value != pair.value)
            return false;
        ++oldPair;
    }
    return std::all_of(oldPair, old.end(), isEdited);
}

using Pairs = tl::expected<std::vector<RootPair>, Fault>;

Fault otherKeys(const Outline &before, const std::vector<Edit> &edits)
{
    return unsafeAt(before, edits, Words::tr("another reader of YAML finds other keys in this file"));
}

/// By yaml-cpp; `before` and `edits` are for the words.
Pairs allPairs(const Outline &outline, const Outline &before, const std::vector<Edit> &edits)
{
    const auto events = eventsOf(outline.bytes(), outline.fences().yaml);
    if (!events)
        return tl::unexpected(Fault{events.error().place, unsafe(events.error().reason)});
    auto pairs = rootPairs(*events);
    if (!pairs || !sameKeys(*pairs, outline.entries()))
        return tl::unexpected(otherKeys(before, edits));
    return std::move(*pairs);
}

/// Of an evident front matter, where each key reads as it reads alone. Nothing when there is no such key.
tl::expected<std::optional<RootPair>, Fault> pairAlone(const Outline &outline, Field field, const Outline &before,
                                                       const std::vector<Edit> &edits)
{
    const Entry *entry = outline.find(keyOf(field));
    if (entry == nullptr)
        return std::nullopt;
    const auto events = eventsOf(outline.bytes(), entry->slice);
    if (!events)
        return tl::unexpected(Fault{events.error().place, unsafe(events.error().reason)});
    auto alone = rootPairs(*events);
    if (!alone || alone->size() != 1 || alone->front().key != entry->name)
        return tl::unexpected(otherKeys(before, edits));
    return std::move(alone->front());
}

/// Those of keys that are not edited. In an evident front matter they stand for what they are read as.
Names otherTexts(const Outline &outline, const std::vector<Edit> &edits)
{
    Names texts;
    for (const Entry &entry : outline.entries()) {
        const Span text{entry.slice.begin, std::max(entry.key.end, entry.value.end)};
        if (editOf(edits, entry.name) == nullptr)
            texts.push_back(text.in(outline.bytes()));
    }
    return texts;
}

Fault otherValue(const Outline &before, const std::vector<Edit> &edits)
{
    return unsafeAt(before, edits, Words::tr("another value would change with it"));
}

/// Both are evident: yaml-cpp is asked of the edited fields only.
std::optional<Fault> whyEvidentUnproved(const Outline &before, const Outline &after, const std::vector<Edit> &edits)
{
    for (const Edit &edit : edits) {
        const auto old = pairAlone(before, edit.field, before, edits);
        if (!old)
            return old.error();
        const auto now = pairAlone(after, edit.field, before, edits);
        if (!now)
            return now.error();
        if (*now && !scalarIsAsExpected((*now)->value, *old ? &**old : nullptr, after, edit.field))
            return otherValue(before, edits);
    }
    return otherTexts(before, edits) == otherTexts(after, edits) ? std::nullopt
                                                                 : std::optional(otherValue(before, edits));
}

std::optional<Fault> whyParsedUnproved(const Outline &before, const Outline &after, const std::vector<Edit> &edits)
{
    const Pairs oldPairs = allPairs(before, before, edits);
    if (!oldPairs)
        return oldPairs.error();
    const Pairs newPairs = allPairs(after, before, edits);
    if (!newPairs)
        return newPairs.error();
    return eventsAreAsExpected(*oldPairs, *newPairs, after, edits) ? std::nullopt
                                                                   : std::optional(otherValue(before, edits));
}

std::optional<Fault> whyUnprovedAsRead(const Outline &before, QStringView fileName, const std::vector<Edit> &edits,
                                       const std::string &result)
{
    if (undone(result, before.bytes(), edits) != before.bytes())
        return unsafeAt(before, edits, Words::tr("the way back would not give the old file"));
    const Outline after = Outline::of(result, fileName);
    if (!linesAreAsExpected(before, after, edits) || !outlineIsAsExpected(before, after, edits))
        return unsafeAt(before, edits, Words::tr("the keys would not stay as they are"));
    return isEvident(before) && isEvident(after) ? whyEvidentUnproved(before, after, edits)
                                                 : whyParsedUnproved(before, after, edits);
}

} // namespace

std::optional<Fault> whyUnproved(const Outline &before, QStringView fileName, const std::vector<Edit> &edits,
                                 const std::string &result)
{
    auto fault = whyUnprovedAsRead(before, fileName, edits, result);
    if (fault || !findOlderBreak(before.bytes()))
        return fault;
    const std::string older = withOlderBreaks(before.bytes()); // the same holds for readers of YAML 1.1
    fault = whyUnprovedAsRead(Outline::of(older, fileName), fileName, edits, withOlderBreaks(result));
    if (fault) // its lines are others than those that people count
        fault->place = placeOf(before.bytes(), edits.front().span.begin);
    return fault;
}

} // namespace frontmatter
