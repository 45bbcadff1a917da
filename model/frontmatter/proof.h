#pragma once

#include "model/frontmatter/edit.h"

namespace frontmatter
{

/// Proves that `result` is the outline's bytes with nothing changed but the edited fields' scalars: the way back
/// gives the old bytes, the lines and keys are as expected, and yaml-cpp reads everything else as it did, with
/// YAML 1.1's line ends too. Otherwise why Galley leaves the file alone.
std::optional<Fault> whyUnproved(const Outline &before, QStringView fileName, const std::vector<Edit> &edits,
                                 const std::string &result);

} // namespace frontmatter
