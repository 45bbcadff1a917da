#pragma once

#include <QStringList>

class QMimeData;

namespace ui
{

/// The local files and folders of a drop; empty when there is anything else in it.
QStringList droppedPaths(const QMimeData &data);

} // namespace ui
