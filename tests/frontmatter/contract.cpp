#include "tests/frontmatter/contract.h"

#include "model/frontmatter/events.h"
#include "model/frontmatter/scalar.h"

#include <algorithm>

using namespace frontmatter;

namespace
{

using Names = std::vector<std::string>;
using Events = std::vector<Event>;

Names namesOf(const Outline &outline, const std::vector<RawChange> &without)
{
    Names names;
    for (const Entry &entry : outline.entries()) {
        const auto isIt = [&](const RawChange &change) { return keyOf(change.field) == entry.name; };
        if (std::none_of(without.begin(), without.end(), isIt))
            names.emplace_back(entry.name);
    }
    return names;
}

/// The changes that inserted a line.
std::vector<RawChange> insertions(const std::vector<RawChange> &changes)
{
    std::vector<RawChange> result;
    std::copy_if(changes.begin(), changes.end(), std::back_inserter(result),
                 [](const RawChange &change) { return !change.before; });
    return result;
}

/// The bytes without the spans, which are put in order.
std::string without(std::string_view bytes, std::vector<Span> spans)
{
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.begin < b.begin; });
    std::string rest;
    std::size_t pos = 0;
    for (const Span &span : spans) {
        rest.append(bytes.substr(pos, span.begin - pos));
        pos = span.end;
    }
    return rest.append(bytes.substr(pos));
}

/// Outside of the values and the inserted lines, the old bytes and the new ones are the same. A value where there was
/// none brings a blank with it.
QByteArray brokenBytes(const Outline &before, const Outline &after, const std::vector<RawChange> &changes)
{
    std::vector<Span> oldSpans;
    std::vector<Span> newSpans;
    for (const RawChange &change : changes) {
        const Entry *entry = after.find(keyOf(change.field));
        if (entry == nullptr || entry->value.in(after.bytes()) != change.after)
            return "the raw text is not the one that is said to stand there";
        if (!change.before) {
            const std::size_t feed = after.bytes().find('\n', entry->value.end);
            newSpans.push_back({entry->slice.begin, feed + 1});
            continue;
        }
        const Span old = before.find(keyOf(change.field))->value;
        if (old.in(before.bytes()) != *change.before)
            return "the old raw text is not the one that is said to have stood there";
        const std::size_t blank = old.size() == 0 ? 1 : 0;
        oldSpans.push_back(old);
        newSpans.push_back({entry->value.begin - blank, entry->value.end});
    }
    return without(before.bytes(), oldSpans) == without(after.bytes(), newSpans) ? "" : "other bytes differ";
}

std::size_t nodeEnd(const Events &events, std::size_t at)
{
    int depth = 0;
    do {
        const Event::Kind kind = events[at++].kind;
        depth += static_cast<int>(kind == Event::Kind::MapStart || kind == Event::Kind::SequenceStart);
        depth -= static_cast<int>(kind == Event::Kind::MapEnd || kind == Event::Kind::SequenceEnd);
    } while (depth > 0 && at < events.size());
    return at;
}

/// Takes the field's pair out of the root mapping; nothing: it is not there.
std::optional<Events> takePair(Events &events, Field field)
{
    for (std::size_t at = 1; at + 1 < events.size();) {
        const std::size_t value = nodeEnd(events, at);
        const std::size_t next = nodeEnd(events, value);
        if (events[at].kind == Event::Kind::Scalar && events[at].value == keyOf(field)) {
            const auto begin = events.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = events.begin() + static_cast<std::ptrdiff_t>(next);
            Events pair(begin, end);
            events.erase(begin, end);
            return pair;
        }
        at = next;
    }
    return {};
}

bool isWanted(const std::string &text, const FieldValue &wanted)
{
    if (wanted.isInteger())
        return text == std::to_string(wanted.number);
    static const std::array<QByteArray, 4> words[] = {{"false", "no", "off", "n"}, {"true", "yes", "on", "y"}};
    const auto &fitting = words[wanted.isTrue() ? 1 : 0];
    return std::find(fitting.begin(), fitting.end(), QByteArray::fromStdString(text).toLower()) != fitting.end();
}

/// yaml-cpp finds the wanted values, tagged or quoted as the old ones, and everything else as before.
QByteArray brokenEvents(const Outline &before, const Outline &after, const std::vector<Assignment> &assignments)
{
    auto old = eventsOf(before.bytes(), before.fences().yaml);
    auto now = eventsOf(after.bytes(), after.fences().yaml);
    if (!old || !now)
        return "yaml-cpp cannot read it";
    if (old->empty() || old->front().kind == Event::Kind::Null)
        *old = {{Event::Kind::MapStart, 0, now->front().tag, {}}, {Event::Kind::MapEnd, 0, {}, {}}};
    for (const auto &[field, value] : assignments) {
        const auto oldPair = takePair(*old, field);
        const auto pair = takePair(*now, field);
        if (!pair || pair->size() != 2 || pair->back().kind != Event::Kind::Scalar || pair->back().anchor != 0)
            return "the value is no scalar";
        const bool wasScalar = oldPair && oldPair->back().kind == Event::Kind::Scalar;
        if (wasScalar && oldPair->back().tag != pair->back().tag)
            return "the value is quoted or tagged differently";
        const bool isSame = fieldValue(before, field) == value;
        if (!(isSame ? oldPair && *oldPair == *pair : isWanted(pair->back().value, value)))
            return "yaml-cpp reads another value";
    }
    return *old == *now ? "" : "yaml-cpp reads something else differently";
}

/// For \N and \_ yaml-cpp 0.7 puts a byte that is not UTF-8, Galley the character that YAML 1.2 (5.7) has.
bool isMisreadByYamlCpp(const Outline &outline, const Entry &entry)
{
    const std::string_view raw = entry.value.in(outline.bytes());
    return raw.starts_with('"') && scalarText(outline, entry) && // else that is a key
           (raw.find("\\N") != std::string_view::npos || raw.find("\\_") != std::string_view::npos);
}

bool isReadAlike(const Outline &outline, const Entry &entry, const Event &value)
{
    if (isMisreadByYamlCpp(outline, entry))
        return value.kind == Event::Kind::Scalar;
    const bool isTaggedNull = entry.tag == "!!null" && isNull(outline, entry); // yaml-cpp leaves tags to others
    if (value.kind == Event::Kind::Null || isTaggedNull)
        return isNull(outline, entry);
    const bool isTagAlone = entry.shape == Shape::Empty && !entry.tag.empty();
    const auto text = scalarText(outline, entry);
    if (value.kind != Event::Kind::Scalar)
        return !text && !isNull(outline, entry);
    return text ? *text == value.value : isTagAlone && value.value.empty();
}

/// Each top-level value by itself reads as yaml-cpp reads it in the whole; `?` alone, which it takes for a mapping
/// with what follows, aside.
QByteArray brokenValues(const Outline &outline)
{
    const auto events = eventsOf(outline.bytes(), outline.fences().yaml);
    std::size_t at = 1;
    for (const Entry &entry : outline.entries()) {
        const std::size_t value = nodeEnd(*events, at);
        at = nodeEnd(*events, value);
        const bool isNamed = value > 0 && (*events)[value - 1].kind == Event::Kind::Scalar;
        if (at >= events->size() || (isNamed && !isReadAlike(outline, entry, (*events)[value])))
            return "yaml-cpp reads another text under " + QByteArray::fromStdString(std::string(entry.name));
    }
    return "";
}

/// With a line feed for every other character that ends a line in YAML 1.1.
std::string asYaml11(std::string_view bytes)
{
    QByteArray text(bytes.data(), static_cast<qsizetype>(bytes.size()));
    for (const char *lineEnd : {"\u0085", "\u2028", "\u2029"})
        text.replace(lineEnd, "\n");
    return text.toStdString();
}

QByteArray brokenInYaml11(const Outline &before, const Splice &result, QStringView fileName,
                          const std::vector<Assignment> &assignments)
{
    const std::string oldBytes = asYaml11(before.bytes());
    const std::string newBytes = asYaml11(result.bytes);
    const Outline old = Outline::of(oldBytes, fileName);
    const Outline now = Outline::of(newBytes, fileName);
    const bool holds = std::all_of(assignments.begin(), assignments.end(), [&](const Assignment &assignment) {
        return fieldValue(now, assignment.field) == assignment.value;
    });
    if (now.fault() || !holds)
        return "the value is not the wanted one in YAML 1.1";
    return namesOf(old, {}) == namesOf(now, insertions(result.changes)) ? "" : "other keys in YAML 1.1";
}

QByteArray brokenWayBack(std::string_view bytes, QStringView fileName, const Splice &result)
{
    const auto back = revert(result.bytes, fileName, result.changes);
    if (!back || back->bytes != bytes)
        return "the way back is not the old file";
    const auto forth = revert(back->bytes, fileName, back->changes);
    return forth && forth->bytes == result.bytes ? "" : "the way forth again is not the new file";
}

QByteArray brokenRefusal(std::string_view bytes, const Fault &fault)
{
    const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
    const bool isInside = fault.place.line >= 1 && fault.place.line <= lines && fault.place.column >= 1;
    return fault.reason.isEmpty() ? "refused without a reason" : isInside ? "" : "refused without a place";
}

} // namespace

QByteArray brokenOutline(std::string_view bytes, QStringView fileName)
{
    const Outline outline = Outline::of(bytes, fileName);
    const Span yaml = outline.fences().yaml;
    std::size_t at = yaml.begin;
    for (const Entry &entry : outline.entries()) {
        if (entry.slice.begin < at || entry.key.begin < entry.slice.begin || entry.key.end < entry.key.begin ||
            entry.value.begin < entry.key.end || entry.value.end < entry.value.begin ||
            entry.value.end > entry.slice.end || entry.slice.end > yaml.end)
            return "the spans are not in order";
        at = entry.slice.end;
        if (scalarText(outline, entry) && isNull(outline, entry))
            return "a null has a text";
    }
    if (!outline.entries().empty() && at != yaml.end)
        return "the slices do not reach the closing fence";
    for (const auto &fault : {outline.fault(), outline.readOnly()}) {
        if (fault && !brokenRefusal(bytes, *fault).isEmpty())
            return brokenRefusal(bytes, *fault);
    }
    for (const Field field : allFields) {
        if (fieldValue(outline, field).isMissing() != fieldValue(outline, field).toString().isNull())
            return "a value has no text, or a missing one has";
    }
    return "";
}

QByteArray brokenSplice(std::string_view bytes, QStringView fileName, const std::vector<Assignment> &assignments)
{
    const auto result = splice(bytes, fileName, assignments);
    if (!result)
        return brokenRefusal(bytes, result.error());
    const Outline before = Outline::of(bytes, fileName);
    const Outline after = Outline::of(result->bytes, fileName);
    const auto inserted = insertions(result->changes);
    for (const Assignment &assignment : assignments) {
        if (fieldValue(after, assignment.field) != assignment.value)
            return "the value is not the wanted one";
    }
    if (result->changes.empty())
        return result->bytes == bytes ? "" : "changed in secret";
    if (const QByteArray broken = brokenBytes(before, after, result->changes); !broken.isEmpty())
        return broken;
    if (const QByteArray broken = brokenEvents(before, after, assignments); !broken.isEmpty())
        return broken;
    if (const QByteArray broken = brokenValues(after); !broken.isEmpty())
        return broken;
    if (std::count(bytes.begin(), bytes.end(), '\n') + static_cast<std::ptrdiff_t>(inserted.size()) !=
        std::count(result->bytes.begin(), result->bytes.end(), '\n'))
        return "the number of lines is not the expected one";
    if (namesOf(before, {}) != namesOf(after, inserted))
        return "the keys are not the same in the same order";
    if (const QByteArray broken = brokenInYaml11(before, *result, fileName, assignments); !broken.isEmpty())
        return broken;
    return brokenWayBack(bytes, fileName, *result);
}
