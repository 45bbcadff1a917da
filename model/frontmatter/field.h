#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <string_view>
#include <tl/expected.hpp>

namespace frontmatter
{

/// The fields of a story that an editor decides on.
enum class Field : std::uint8_t { Published, Quality, Heat };
inline constexpr std::array allFields{Field::Published, Field::Quality, Field::Heat};

/// The top-level key of `field` in the front matter.
std::string_view keyOf(Field field);

/// A field's value as people and filters understand it. A plain value; any thread.
/// `yes`, `on`, "true" and their like are booleans, `5`, `+5`, `0x1F` and "5" are integers; whatever readers of
/// YAML read differently (010, 0o10, 1_000, 12:30) and everything else is Text, the scalar's own text.
struct FieldValue {
    enum class Kind : std::uint8_t { Missing, Boolean, Integer, Text };

    Kind kind = Kind::Missing;
    std::int64_t number = 0; ///< the integer; 0 or 1 for a boolean
    QString text;            ///< of Text only

    static FieldValue missing() { return {}; }
    static FieldValue boolean(bool value) { return {Kind::Boolean, value ? 1 : 0, {}}; }
    static FieldValue integer(std::int64_t value) { return {Kind::Integer, value, {}}; }
    static FieldValue other(QString text) { return {Kind::Text, 0, std::move(text)}; }

    [[nodiscard]] bool isMissing() const { return kind == Kind::Missing; }
    [[nodiscard]] bool isBoolean() const { return kind == Kind::Boolean; }
    [[nodiscard]] bool isInteger() const { return kind == Kind::Integer; }
    [[nodiscard]] bool isTrue() const { return isBoolean() && number != 0; }
    [[nodiscard]] bool isFalse() const { return isBoolean() && number == 0; }
    /// "true", "false", the digits, or the text; empty when missing.
    [[nodiscard]] QString toString() const;
    bool operator==(const FieldValue &) const = default;
};

/// What a person or a script may set: published takes true, false, yes, no (any case); quality and heat take
/// `[+-]?[0-9]+` within 64 bits. Otherwise the reason, one sentence for people.
tl::expected<FieldValue, QString> parseInput(Field field, QStringView input);

/// One field to be set to one value.
struct Assignment {
    Field field;
    FieldValue value;
    bool operator==(const Assignment &) const = default;
};

} // namespace frontmatter
