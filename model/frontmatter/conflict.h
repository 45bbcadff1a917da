#pragma once

#include "model/frontmatter/fences.h"

#include <optional>

namespace frontmatter
{

/// Git's conflict markers at the start of a line, wherever they stand: a flow or quoted value may hide them.
std::optional<Fault> findConflict(std::string_view bytes, Span yaml);

/// A whole conflict in a text, where seven angle brackets alone may be a quotation.
std::optional<Fault> findConflictInText(std::string_view bytes, Span body);

} // namespace frontmatter
