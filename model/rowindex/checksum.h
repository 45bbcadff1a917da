#pragma once

#include <cstdint>
#include <string_view>

namespace rowindex
{

/// Of bytes in one piece, against what disks and crashes do, not against people. Several times faster than a hash of
/// one byte after another.
std::uint64_t checksum(std::string_view bytes);

} // namespace rowindex
