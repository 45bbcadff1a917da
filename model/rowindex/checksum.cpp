#include "model/rowindex/checksum.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace rowindex
{

namespace
{

// The rounds of xxHash (XXH64): each step can be taken back, so that one wrong bit is never lost on the way.
constexpr std::uint64_t first = 0x9E3779B185EBCA87U;
constexpr std::uint64_t second = 0xC2B2AE3D27D4EB4FU;

std::uint64_t mixed(std::uint64_t state, std::uint64_t value)
{
    return std::rotl(state + value * second, 31) * first;
}

std::uint64_t wordAt(std::string_view bytes, std::size_t at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min(sizeof word, bytes.size() - at));
    return word;
}

} // namespace

std::uint64_t checksum(std::string_view bytes)
{
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4}; // which the processor computes side by side
    constexpr std::size_t step = sizeof lanes;
    std::size_t at = 0;
    for (; at + step <= bytes.size(); at += step) {
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            lanes[lane] = mixed(lanes[lane], wordAt(bytes, at + lane * sizeof(std::uint64_t)));
    }
    for (; at < bytes.size(); at += sizeof(std::uint64_t))
        lanes.front() = mixed(lanes.front(), wordAt(bytes, at));
    std::uint64_t sum = mixed(0, bytes.size());
    for (const std::uint64_t lane : lanes)
        sum = mixed(sum, lane);
    return sum;
}

} // namespace rowindex
