#pragma once

#include "model/frontmatter/fences.h"

#include <optional>

namespace frontmatter
{

/// The first byte of [range) that no reader of YAML takes for granted: not UTF-8 (overlong forms and
/// surrogates included), a control character other than tab, LF and CR, a CR without its LF, or a
/// byte order mark before a line.
std::optional<Fault> findBadByte(std::string_view bytes, Span range);

/// None of those is there, and neither an older break (olderbreaks.h) nor a byte order mark: one look for all of that
/// at nearly every story.
bool isUndisputed(std::string_view text);

} // namespace frontmatter
