#pragma once

#include "model/folder/pastedits.h"

#include <QByteArray>

namespace exporting
{

/// What was changed, as RFC 4180 with a header line: time (ISO 8601, in the local zone with its offset), title, file,
/// field, before and after in the file's own spelling. A field that was not there is empty. Cells that a spreadsheet
/// would run are text. Any thread.
QByteArray changesAsCsv(const QList<folder::PastEdit> &edits);

} // namespace exporting
