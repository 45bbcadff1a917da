#pragma once

#include "model/story/storyrow.h"

namespace ui
{

/// "REASON (line 3, column 5)", with the parts of the place that are known.
QString problemText(const story::Problem &problem);

} // namespace ui
