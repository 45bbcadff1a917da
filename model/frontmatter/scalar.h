#pragma once

#include "model/frontmatter/field.h"
#include "model/frontmatter/outline.h"

#include <optional>
#include <string>

namespace frontmatter
{

/// The text of a scalar value as YAML reads it: quotes and escapes resolved, lines folded. Nothing when the value is
/// a collection, an alias or cannot be read. An empty value (or ~, null) gives nothing too: see isNull().
/// One-line scalars are read directly, anything else by yaml-cpp from the entry's slice.
std::optional<std::string> scalarText(const Outline &outline, const Entry &entry);

/// Empty, `~`, `null`, `Null`, `NULL` (YAML 1.2, 10.2.1.1), plain.
bool isNull(const Outline &outline, const Entry &entry);

/// The value of `field`; Missing when the key is not there or its value is null; Text when it is a scalar of
/// another type; for a collection or an alias Text with the raw first line.
FieldValue fieldValue(const Outline &outline, Field field);

/// What the text of a one-line scalar is to `field`: a boolean or an integer; nothing: only a text.
std::optional<FieldValue> understoodValue(Field field, std::string_view text, bool isPlain);

/// What raw text reads as where it stands alone, without tag or anchor; nothing: Missing.
FieldValue valueOf(Field field, const std::optional<std::string> &raw);

/// Why `field` of this story cannot be edited safely, with its place; nothing when it can. The list of faults
/// that lead here: duplicate key, a key that is an alias, flow-map root, alias, anchor, tag other than the core's,
/// collection, multi-line value, `? key`, key given by a merge only, and whatever Outline::readOnly() and fault()
/// say.
std::optional<Fault> whyReadOnly(const Outline &outline, Field field);

} // namespace frontmatter
