#pragma once

#include "model/exporting/exporting.h"

namespace ui
{

/// A file name made of any text: no path, no control characters, not hidden, short enough for every file system, with
/// the suffix of the format. Never empty.
QString exportName(const QString &text, exporting::Format format);

/// `file` with its suffix changed to that of `format`, when it has the suffix of another format or none.
QString withSuffixOf(const QString &file, exporting::Format format);

} // namespace ui
