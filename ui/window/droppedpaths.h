#pragma once

#include <QStringList>

class QMimeData;

namespace ui
{

/// The local files and folders of a drop; empty when there is anything else in it.
QStringList droppedPaths(const QMimeData &data);

/// Why these cannot be opened: one is neither a folder nor a file with a story's name. Empty: they can. Asks the file
/// system: blocks, any thread.
QString refusalOf(const QStringList &paths);

} // namespace ui
