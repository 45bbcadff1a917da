#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace ui
{

/// Dates as an editor reads them, in the user's language and time zone. `milliseconds` since the epoch, UTC.
QString dayText(std::int64_t milliseconds);     ///< 23 Oct 2023
QString dayTimeText(std::int64_t milliseconds); ///< 23 Oct 2023, 08:23
/// For a tooltip: the whole instant here and in UTC, and the text as it stands in the file.
QString instantText(std::int64_t milliseconds, const QString &inFile);
bool liesAhead(std::int64_t milliseconds);

} // namespace ui
