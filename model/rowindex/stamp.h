#pragma once

#include <cstdint>

namespace rowindex
{

/// What the system says of a file (statx(2)) that tells whether it is still the one that was read. Whoever puts the
/// modification time back cannot put back the time of change.
struct Stamp {
    std::uint64_t inode = 0;   ///< 0: nothing is known
    std::uint64_t size = 0;    ///< bytes
    std::int64_t modified = 0; ///< nanoseconds since 1970
    std::int64_t changed = 0;  ///< nanoseconds since 1970
    bool operator==(const Stamp &) const = default;
};

} // namespace rowindex
