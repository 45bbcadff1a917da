#pragma once

#include "model/frontmatter/outline.h"

#include <optional>
#include <string>

namespace frontmatter
{

/// NEL, LS and PS (U+0085, U+2028, U+2029) end a line in YAML 1.1 (4.2), to which libyaml, PyYAML, Psych and go-yaml
/// keep, and are ordinary characters in YAML 1.2 (5.4), to which yaml-cpp keeps.

/// Where the first of them stands; nothing: none.
std::optional<std::size_t> findOlderBreak(std::string_view text);

/// The text as YAML 1.1 takes it: a line feed in the place of each, with blanks before it so that all else stays
/// where it is.
std::string withOlderBreaks(std::string_view text);

/// The first of them in a front matter that YAML 1.1 and 1.2 take apart differently; nothing when each key has
/// the same name, and each key and value begins and ends at the same place, for both.
std::optional<Fault> findDisputedBreak(const Outline &outline, QStringView fileName);

} // namespace frontmatter
