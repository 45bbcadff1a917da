#include "model/frontmatter/scalar.h"

#include "model/frontmatter/events.h"
#include "model/frontmatter/lines.h"
#include "model/frontmatter/olderbreaks.h"
#include "model/frontmatter/quoted.h"
#include "model/frontmatter/spelling.h"
#include "model/frontmatter/words.h"

namespace frontmatter
{
namespace
{

bool isNullWord(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

/// The value of the slice's one key, as yaml-cpp reads it.
std::optional<std::string> textByParser(const Outline &outline, const Entry &entry)
{
    const auto events = eventsOf(outline.bytes(), entry.slice);
    if (!events || events->size() != 4) // the mapping's start, key, value, its end
        return {};
    const Event &value = (*events)[2];
    return value.kind == Event::Kind::Scalar ? std::optional(value.value) : std::nullopt;
}

QString firstLine(std::string_view raw) { return toText(raw.substr(0, raw.find_first_of("\r\n"))); }

/// Tags under which a new value of the field is still what the tag says.
bool staysTrue(std::string_view tag, Field field)
{
    if (tag.empty() || tag == "!!str")
        return true;
    return field == Field::Published ? tag == "!!bool" : tag == "!!int" || tag == "!!float";
}

std::optional<Fault> faultOfEntry(const Outline &outline, const Entry &entry, Field field)
{
    const auto at = [&](std::size_t offset, const QString &reason) {
        return Fault{placeOf(outline.bytes(), offset), reason};
    };
    const auto atProperty = [&](std::string_view property, const QString &reason) {
        return at(static_cast<std::size_t>(property.data() - outline.bytes().data()), reason.arg(toText(property)));
    };
    if (entry.explicitKey)
        return at(entry.key.begin, Words::tr("the key is written with a question mark"));
    if (!entry.anchor.empty())
        return atProperty(entry.anchor, Words::tr("other values may refer to this one (%1)"));
    switch (entry.shape) {
    case Shape::Alias:
        return at(entry.value.begin, Words::tr("the value is taken from another place of the file"));
    case Shape::Flow:
    case Shape::Block:
        return at(entry.value.begin, Words::tr("the value is not a single one"));
    case Shape::MultiLine:
        return at(entry.value.begin, Words::tr("the value goes over several lines"));
    case Shape::Empty:
        if (!entry.tag.empty())
            return atProperty(entry.tag, Words::tr("the value is only a tag (%1)"));
        break;
    case Shape::Plain:
    case Shape::SingleQuoted:
    case Shape::DoubleQuoted:
        break;
    }
    if (findOlderBreak(entry.value.in(outline.bytes())))
        return at(entry.value.begin, Words::tr("the value goes over several lines for some readers of YAML"));
    if (!staysTrue(entry.tag, field))
        return atProperty(entry.tag, Words::tr("the value has a tag (%1)"));
    return {};
}

std::optional<Fault> findDuplicate(const Outline &outline, const Entry &first)
{
    for (const Entry &entry : outline.entries()) {
        if (&entry != &first && entry.name == first.name)
            return Fault{placeOf(outline.bytes(), entry.key.begin),
                         Words::tr("the key “%1” is there twice, here and on line %2")
                             .arg(toText(first.name))
                             .arg(placeOf(outline.bytes(), first.key.begin).line)};
    }
    return {};
}

/// `*h: 5` is the key that the anchor &h names: it may be any field.
std::optional<Fault> findAliasKey(const Outline &outline)
{
    for (const Entry &entry : outline.entries()) {
        if (entry.key.in(outline.bytes()).starts_with('*'))
            return Fault{placeOf(outline.bytes(), entry.key.begin),
                         Words::tr("the key here is taken from another place of the file")};
    }
    return {};
}

} // namespace

std::optional<std::string> scalarText(const Outline &outline, const Entry &entry)
{
    const std::string_view raw = entry.value.in(outline.bytes());
    switch (entry.shape) {
    case Shape::Plain:
        return isNull(outline, entry) ? std::nullopt : std::optional(std::string(raw));
    case Shape::SingleQuoted:
    case Shape::DoubleQuoted:
        return unquoted(raw);
    case Shape::MultiLine:
        return textByParser(outline, entry);
    case Shape::Empty:
    case Shape::Flow:
    case Shape::Block:
    case Shape::Alias:
        break;
    }
    return {};
}

bool isNull(const Outline &outline, const Entry &entry)
{
    if (!entry.tag.empty() && entry.tag != "!!null")
        return false;
    return entry.shape == Shape::Empty ||
           (entry.shape == Shape::Plain && isNullWord(entry.value.in(outline.bytes())));
}

std::optional<FieldValue> understoodValue(Field field, std::string_view text, bool isPlain)
{
    if (field == Field::Published) {
        const auto value = booleanOf(text);
        return value ? std::optional(FieldValue::boolean(*value)) : std::nullopt;
    }
    auto number = decimalOf(text);
    if (!number && isPlain)
        number = hexadecimalOf(text);
    return number ? std::optional(FieldValue::integer(*number)) : std::nullopt;
}

FieldValue fieldValue(const Outline &outline, Field field)
{
    const Entry *entry = outline.find(keyOf(field));
    if (entry == nullptr || isNull(outline, *entry))
        return FieldValue::missing();
    if (const auto text = scalarText(outline, *entry)) {
        const auto understood = entry->shape == Shape::MultiLine
                                    ? std::nullopt
                                    : understoodValue(field, *text, entry->shape == Shape::Plain);
        return understood ? *understood : FieldValue::other(toText(*text));
    }
    return FieldValue::other(firstLine(entry->value.in(outline.bytes())));
}

FieldValue valueOf(Field field, const std::optional<std::string> &raw)
{
    if (!raw)
        return FieldValue::missing();
    const std::string story = "---\n" + std::string(keyOf(field)) + ": " + *raw + "\n---\n";
    return fieldValue(Outline::of(story, u"story.md"), field);
}

std::optional<Fault> whyReadOnly(const Outline &outline, Field field)
{
    if (outline.fault())
        return outline.fault();
    if (outline.fences().kind != FileKind::Story)
        return Fault{{1, 1}, Words::tr("this file is not a story: it does not begin with a fence (---)")};
    if (outline.readOnly())
        return outline.readOnly();
    if (auto fault = findAliasKey(outline))
        return fault;
    const Entry *entry = outline.find(keyOf(field));
    if (entry == nullptr) {
        const Entry *merge = outline.find("<<");
        if (merge == nullptr)
            return {};
        return Fault{placeOf(outline.bytes(), merge->key.begin),
                     Words::tr("the merge (<<) here may give the key “%1”").arg(toText(keyOf(field)))};
    }
    if (auto duplicate = findDuplicate(outline, *entry))
        return duplicate;
    return faultOfEntry(outline, *entry, field);
}

} // namespace frontmatter
