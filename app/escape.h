#pragma once

#include <QString>

namespace app
{

enum class LineEnds { Keep, Escape };

/// The text with everything made visible that could drive a terminal (CWE-150): control characters as \x1b,
/// bidirectional controls as \u202e. `Keep`: line ends (LF, CRLF) stay.
QString escaped(const QString &text, LineEnds lineEnds = LineEnds::Escape);

} // namespace app
