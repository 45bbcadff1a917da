#pragma once

#include "model/exporting/exporting.h"

#include <vector>

namespace ui
{

exporting::Rows pointersTo(const std::vector<story::StoryRow> &stories);

/// The first lines of what an export of `stories` writes, for a plain text. Any thread.
QString previewOf(const std::vector<story::StoryRow> &stories, exporting::Format format,
                  const exporting::Options &options);

} // namespace ui
