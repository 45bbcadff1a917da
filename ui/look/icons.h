#pragma once

#include <QColor>
#include <QIcon>

namespace ui
{

/// An icon of resources/icons (`:/icons/NAME.svg`), its `currentColor` drawn in `color`; sharp at every scale.
QIcon icon(const QString &name, const QColor &color);

} // namespace ui
