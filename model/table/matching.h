#pragma once

#include "model/table/filter.h"

#include <functional>
#include <vector>

namespace table
{

/// Those of `ids` that the filter takes, in their order. Many are looked at on all cores: `row`, which gives the
/// story of an id, is called on several threads.
std::vector<int> matching(const Filter &filter, const std::vector<int> &ids,
                          const std::function<const story::PackedRow &(int)> &row, std::int64_t now);

} // namespace table
