#pragma once

#include "model/table/sortvalue.h"

#include <algorithm>
#include <vector>

namespace table
{

/// What a story sorts by under one term of an order, direction included: plain numbers.
struct SortEntry {
    std::uint64_t key = 0;
    std::int32_t id = 0;
    SortGroup group = SortGroup::Missing;
    [[nodiscard]] int compare(const SortEntry &other) const
    {
        if (group != other.group)
            return group < other.group ? -1 : 1;
        return key < other.key ? -1 : (key > other.key ? 1 : 0);
    }
};

/// By compare(); equal ones keep their order. In time that grows with their number alone.
void sortStably(std::vector<SortEntry> &entries);

/// Puts each of `more` behind those of `ids` that it does not come before. Both are sorted; `isBefore` compares one
/// of `more` with one of `ids`, and looks at few of these.
template<typename IsBefore>
std::vector<int> mergedInto(const std::vector<int> &ids, const std::vector<int> &more, const IsBefore &isBefore)
{
    std::vector<int> merged;
    merged.reserve(ids.size() + more.size());
    auto from = ids.cbegin();
    for (const int one : more) {
        const auto place = std::upper_bound(from, ids.cend(), one, isBefore);
        merged.insert(merged.end(), from, place);
        merged.push_back(one);
        from = place;
    }
    merged.insert(merged.end(), from, ids.cend());
    return merged;
}

} // namespace table
