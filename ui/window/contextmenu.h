#pragma once

#include "ui/window/actions.h"

namespace ui
{

/// The menu of a row: decide, link, path, file. Shown at once; deletes itself.
void showRowMenu(const Actions &actions, const QPoint &globalPosition, QWidget *parent);

} // namespace ui
