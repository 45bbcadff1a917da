#include "model/rowindex/fileformat.h"

#include "model/rowindex/checksum.h"
#include "model/story/soundrow.h"

namespace rowindex
{

std::string keyOf(std::string_view root)
{
    return GALLEY_VERSION " " + std::to_string(story::readerVersion) + ' ' + story::readerLibraries() + '\n' +
           std::string(root);
}

std::size_t placeOf(std::uint64_t inode, std::size_t places)
{
    // Inodes of a folder follow each other; the multiplication spreads them (Knuth, 6.4).
    return ((inode * 0x9E3779B97F4A7C15U) >> 32U) & (places - 1);
}

std::uint64_t hashOfPath(std::string_view path) { return std::hash<std::string_view>()(path); }

std::uint64_t checksumOf(Header header, std::span<const std::uint64_t> sums)
{
    header.checksum = 0;
    return checksum(std::string(bytesOf(header)).append(bytesOf(sums)));
}

} // namespace rowindex
