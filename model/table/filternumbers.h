#pragma once

#include "model/table/filterlexer.h"

#include <cstdint>
#include <limits>

namespace table
{

/// Whole numbers from `first` to `last`, both included; none when `last` is the lesser.
struct NumberRange {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();
    std::int64_t last = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] bool contains(std::int64_t number) const { return number >= first && number <= last; }
};

/// The numbers that a comparison with `value` means: `60`, `-1`, `40..80`, `..80`, `40..`. Otherwise the
/// reason.
tl::expected<NumberRange, QString> parseNumbers(Comparison comparison, const QString &value);

} // namespace table
