#pragma once

#include "model/table/filterlexer.h"

#include <cstdint>
#include <optional>

namespace table
{

/// Instants in milliseconds since the epoch: from `first` until before `end`; an end that is left out is
/// open. Or the `last` milliseconds, up to the moment that is asked about.
struct DateRange {
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> end;
    std::optional<std::int64_t> last = std::nullopt;

    [[nodiscard]] bool contains(std::int64_t instant, std::int64_t now) const
    {
        if (last)
            return instant >= now - *last && instant <= now;
        return (!first || instant >= *first) && (!end || instant < *end);
    }
};

/// The instants that `date` compared with `value` means: a year, month or day of the local zone, a range of
/// them, or the last days (`7d`). Otherwise the reason.
tl::expected<DateRange, QString> parseDates(Comparison comparison, const QString &value);

} // namespace table
