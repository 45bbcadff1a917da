#include "model/table/sortentries.h"

#include <array>

namespace table
{

namespace
{

constexpr std::size_t digits = 9; ///< the bytes of the key from the lowest, then the group

std::uint8_t digitOf(const SortEntry &entry, std::size_t digit)
{
    return digit == 8 ? static_cast<std::uint8_t>(entry.group) : static_cast<std::uint8_t>(entry.key >> 8 * digit);
}

using Counts = std::array<std::uint32_t, 256>;

} // namespace

void sortStably(std::vector<SortEntry> &entries)
{
    std::array<Counts, digits> counts{};
    for (const SortEntry &entry : entries) {
        for (std::size_t digit = 0; digit < digits; ++digit)
            ++counts[digit][digitOf(entry, digit)];
    }
    std::vector<SortEntry> sorted(entries.size());
    for (std::size_t digit = 0; digit < digits; ++digit) {
        if (entries.empty() || counts[digit][digitOf(entries.front(), digit)] == entries.size())
            continue; // the same in all
        Counts places{};
        for (std::size_t value = 1; value < places.size(); ++value)
            places[value] = places[value - 1] + counts[digit][value - 1];
        for (const SortEntry &entry : entries)
            sorted[places[digitOf(entry, digit)]++] = entry;
        entries.swap(sorted);
    }
}

} // namespace table
