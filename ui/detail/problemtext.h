#pragma once

#include "model/story/storyrow.h"

#include <QStringList>

namespace ui
{

/// "REASON (line 3, column 5)", with the parts of the place that are known.
QString problemText(const story::Problem &problem);

/// Which fields cannot be edited, and why; a line for each reason.
QStringList locksOf(const story::StoryRow &row);
/// Why none of its fields can be edited; empty: one can.
QString lockOfAll(const story::StoryRow &row);

} // namespace ui
