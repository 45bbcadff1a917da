#pragma once

#include "model/rowindex/stamp.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace rowindex
{

/// The file of an index is, in this order: header, rows (packed, each aligned to 8), records in the order of the
/// walk, places, key; then the sums: checksum() of each block of what stands between the header and them. In the byte
/// order of this machine.
struct Header {
    std::array<char, 8> magic{};
    std::uint64_t checksum = 0; ///< of the header with 0 here, then the sums
    std::uint64_t rowsSize = 0; ///< bytes
    std::uint32_t records = 0;
    std::uint32_t places = 0; ///< a power of two, more than records
    std::uint64_t keySize = 0;
};

/// A row and the state of its file.
struct Record {
    Stamp stamp;
    std::uint64_t path = 0; ///< hashOfPath(), so that nobody has to look into the row
    std::uint64_t row = 0;  ///< offset in the rows
};

/// Another one for another format.
inline constexpr std::array<char, 8> magic{'g', 'a', 'l', 'l', 'e', 'y', 'i', '2'};
inline constexpr std::size_t blockSize = 1U << 20U;   ///< bytes; the last one may have less
inline constexpr std::uint32_t noRecord = UINT32_MAX; ///< in a place that is free

/// What rows depend on besides their files, and the folder that they are of.
std::string keyOf(std::string_view root);

/// Where to begin to look for a file among `places`; it stands there or right after what does.
std::size_t placeOf(std::uint64_t inode, std::size_t places);

std::uint64_t hashOfPath(std::string_view path);

std::uint64_t checksumOf(Header header, std::span<const std::uint64_t> sums);

template<typename T>
std::string_view bytesOf(const T &value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

template<typename T>
std::string_view bytesOf(std::span<const T> values)
{
    return {reinterpret_cast<const char *>(values.data()), values.size_bytes()};
}

} // namespace rowindex
