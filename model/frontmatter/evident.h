#pragma once

#include "model/frontmatter/outline.h"

namespace frontmatter
{

/// True when each line of the front matter says by itself what it is, so that no line can change how another one
/// reads: keys and items at their indents, each with a plain or quoted value that begins and ends on its line, and
/// nothing else that YAML knows. Then a top-level key reads in the whole as it reads alone. False: perhaps not.
bool isEvident(const Outline &outline);

} // namespace frontmatter
