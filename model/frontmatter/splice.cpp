#include "model/frontmatter/splice.h"

#include "model/frontmatter/lines.h"
#include "model/frontmatter/proof.h"
#include "model/frontmatter/scalar.h"
#include "model/frontmatter/spelling.h"
#include "model/frontmatter/words.h"

#include <algorithm>

namespace frontmatter
{
namespace
{

/// The value in the spelling of the text that stands there: its boolean family and letter case, its quotes.
std::string rawFor(const Outline &outline, const Entry *entry, const FieldValue &value)
{
    const auto old = entry != nullptr ? scalarText(outline, *entry) : std::nullopt;
    std::string text =
        value.isBoolean() ? booleanLike(old.value_or(std::string()), value.isTrue()) : std::to_string(value.number);
    if (entry != nullptr && (entry->shape == Shape::SingleQuoted || entry->shape == Shape::DoubleQuoted)) {
        const char quote = outline.bytes()[entry->value.begin];
        text = quote + text + quote;
    }
    return text;
}

std::optional<QString> whyWrong(const std::vector<Assignment> &assignments, const Assignment &assignment)
{
    const bool fits =
        assignment.field == Field::Published ? assignment.value.isBoolean() : assignment.value.isInteger();
    const QString key = toText(keyOf(assignment.field));
    if (!fits)
        return Words::tr("“%1” cannot be set to “%2”").arg(key, assignment.value.toString());
    const auto sameField = [&](const Assignment &other) { return other.field == assignment.field; };
    if (std::count_if(assignments.begin(), assignments.end(), sameField) > 1)
        return Words::tr("“%1” is set twice").arg(key);
    return {};
}

/// The raw text that stands there now; nothing: no such key.
std::optional<std::string> rawNow(const Outline &outline, const Entry *entry)
{
    return entry != nullptr ? std::optional(std::string(entry->value.in(outline.bytes()))) : std::nullopt;
}

QString described(const std::optional<std::string> &raw) { return raw ? toText(*raw) : Words::tr("no such key"); }

tl::expected<Edit, Fault> takeLineOut(const Outline &outline, const Entry &entry, Field field, const std::string &raw)
{
    const Edit inserted = insertLine(outline, field, raw);
    const Line line = lineAt(outline.bytes(), entry.slice.begin);
    const std::string_view text(inserted.text);
    if (outline.bytes().substr(line.begin, line.end - line.begin) != text.substr(0, text.find_first_of("\r\n")))
        return tl::unexpected(
            Fault{placeOf(outline.bytes(), entry.key.begin),
                  Words::tr("the line of “%1” has changed since, so it is not taken out").arg(toText(entry.name))});
    return Edit{field, {line.begin, line.next}, {}, {}, {}};
}

tl::expected<Edit, Fault> editBack(const Outline &outline, const RawChange &change)
{
    const Entry *entry = outline.find(keyOf(change.field));
    if (rawNow(outline, entry) != change.after)
        return tl::unexpected(
            Fault{placeOf(outline.bytes(), entry != nullptr ? entry->value.begin : outline.fences().yaml.begin),
                  Words::tr("“%1” has changed since: it is now “%2”, not “%3”")
                      .arg(toText(keyOf(change.field)), described(rawNow(outline, entry)), described(change.after))});
    if (entry == nullptr)
        return insertLine(outline, change.field, *change.before);
    return change.before ? replaceValue(outline, *entry, change.field, *change.before)
                         : takeLineOut(outline, *entry, change.field, *change.after);
}

tl::expected<Splice, Fault> finished(const Outline &outline, QStringView fileName, std::vector<Edit> edits,
                                     std::vector<RawChange> changes)
{
    if (edits.empty())
        return Splice{std::string(outline.bytes()), {}};
    sortEdits(edits);
    Splice splice{applied(outline.bytes(), edits), std::move(changes)};
    if (auto fault = whyUnproved(outline, fileName, edits, splice.bytes))
        return tl::unexpected(std::move(*fault));
    return splice;
}

} // namespace

tl::expected<Splice, Fault> splice(std::string_view bytes, QStringView fileName,
                                   const std::vector<Assignment> &assignments)
{
    return splice(Outline::of(bytes, fileName), fileName, assignments);
}

tl::expected<Splice, Fault> splice(const Outline &outline, QStringView fileName,
                                   const std::vector<Assignment> &assignments)
{
    std::vector<Edit> edits;
    std::vector<RawChange> changes;
    for (const Assignment &assignment : assignments) {
        if (const auto reason = whyWrong(assignments, assignment))
            return tl::unexpected(Fault{{1, 1}, *reason});
        if (auto fault = whyReadOnly(outline, assignment.field))
            return tl::unexpected(std::move(*fault));
        if (fieldValue(outline, assignment.field) == assignment.value)
            continue;
        const Entry *entry = outline.find(keyOf(assignment.field));
        const std::string raw = rawFor(outline, entry, assignment.value);
        edits.push_back(entry != nullptr ? replaceValue(outline, *entry, assignment.field, raw)
                                         : insertLine(outline, assignment.field, raw));
        edits.back().value = assignment.value;
        changes.push_back({assignment.field, rawNow(outline, entry), raw});
    }
    return finished(outline, fileName, std::move(edits), std::move(changes));
}

tl::expected<Splice, Fault> revert(std::string_view bytes, QStringView fileName,
                                   const std::vector<RawChange> &changes)
{
    return revert(Outline::of(bytes, fileName), fileName, changes);
}

tl::expected<Splice, Fault> revert(const Outline &outline, QStringView fileName,
                                   const std::vector<RawChange> &changes)
{
    std::vector<Edit> edits;
    std::vector<RawChange> done;
    for (const RawChange &change : changes) {
        if (change.before == change.after)
            continue;
        if (auto fault = whyReadOnly(outline, change.field))
            return tl::unexpected(std::move(*fault));
        auto edit = editBack(outline, change);
        if (!edit)
            return tl::unexpected(std::move(edit.error()));
        const auto sameField = [&](const Edit &other) { return other.field == change.field; };
        if (std::any_of(edits.begin(), edits.end(), sameField))
            return tl::unexpected(Fault{{1, 1}, Words::tr("“%1” is set twice").arg(toText(keyOf(change.field)))});
        edits.push_back(std::move(*edit));
        done.push_back({change.field, change.after, change.before});
    }
    return finished(outline, fileName, std::move(edits), std::move(done));
}

} // namespace frontmatter
