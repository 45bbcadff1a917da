#pragma once

#include "model/exporting/exporting.h"

namespace app
{

/// The stories as aligned columns under a header line. `width`: columns of the terminal, long providers and titles
/// are cut to fit; 0: nothing is cut. Control characters are escaped, also in paths.
QString listTable(const exporting::Rows &rows, int width);

} // namespace app
