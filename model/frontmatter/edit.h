#pragma once

#include "model/frontmatter/field.h"
#include "model/frontmatter/outline.h"

#include <optional>
#include <string>
#include <vector>

namespace frontmatter
{

/// Bytes that take the place of others, for the sake of one field.
struct Edit {
    Field field;
    Span span;                       ///< in the old bytes
    std::string text;                ///< instead of it
    std::optional<std::string> raw;  ///< what the field's raw text must be afterwards; nothing: no such key
    std::optional<FieldValue> value; ///< what it must read as afterwards, when that is given
};

/// One value in the place of the entry's; a blank comes and goes with a value where there was none.
Edit replaceValue(const Outline &outline, const Entry &entry, Field field, std::string raw);
/// A line of its own, where the order type, quality, heat, published wants it.
Edit insertLine(const Outline &outline, Field field, const std::string &raw);

/// In the order of the file, and of the fields where several lines go to one place.
void sortEdits(std::vector<Edit> &edits);
/// The bytes with all edits done (sorted, not overlapping), and the way back.
std::string applied(std::string_view bytes, const std::vector<Edit> &edits);
std::string undone(std::string_view result, std::string_view oldBytes, const std::vector<Edit> &edits);

} // namespace frontmatter
