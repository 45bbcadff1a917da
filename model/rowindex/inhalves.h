#pragma once

#include <cstddef>
#include <thread>

namespace rowindex
{

/// Calls `work(first, end)` for both halves of 0 ≤ i < `count`, at the same time unless that are few.
template<typename Work>
void inHalves(std::size_t count, const Work &work)
{
    constexpr std::size_t few = 4;
    if (count <= few) {
        work(std::size_t(0), count);
        return;
    }
    const std::jthread second([&] { work(count / 2, count); });
    work(std::size_t(0), count / 2);
}

} // namespace rowindex
