#pragma once

#include "model/frontmatter/field.h"

#include <optional>

namespace frontmatter
{

/// `true`, `Yes`, `OFF`, `n` and their like: YAML 1.1's booleans in the three letter cases that readers take.
std::optional<bool> booleanOf(std::string_view text);

/// `value` in the family and the letter case of `model`; "true" or "false" when `model` is no boolean.
std::string booleanLike(std::string_view model, bool value);

/// `[+-]?(0|[1-9][0-9]*)` within 64 bits, what every reader of YAML takes for the same number.
std::optional<std::int64_t> decimalOf(std::string_view text);
/// `0x` and hexadecimal digits within 63 bits.
std::optional<std::int64_t> hexadecimalOf(std::string_view text);

} // namespace frontmatter
