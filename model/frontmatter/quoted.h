#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace frontmatter
{

/// The text of a scalar in single or double quotes on one line, quotes included (YAML 1.2, 5.7 and 7.3).
/// Nothing when an escape is not one.
std::optional<std::string> unquoted(std::string_view quoted);

} // namespace frontmatter
