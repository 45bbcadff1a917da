#pragma once

#include "model/exporting/exporting.h"

class QMimeData;

namespace ui
{

/// Rows for the clipboard as tab-separated text, as an HTML table and as a Markdown list. Nothing of a story can act
/// where it is pasted: text cells that a spreadsheet would run are defused, HTML is escaped, links are http(s) only.
QMimeData *copiedRows(const exporting::Rows &rows);

} // namespace ui
