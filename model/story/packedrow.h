#pragma once

#include "model/story/rowview.h"

namespace story
{

/// The same row, with these values of fields.
PackedRow withFields(const PackedRow &row, const std::vector<frontmatter::Assignment> &fields);

/// What the row says beyond a StoryRow.
RowHashes hashesOf(const RowView &row);

} // namespace story
