#pragma once

#include "app/runwindow.h"

namespace app
{

/// Opens the window, or says in one line that there is no display to open it on.
int startWindow(char *program, const WindowOptions &options);

} // namespace app
