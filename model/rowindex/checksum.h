#pragma once

#include <cstdint>
#include <string_view>

namespace rowindex
{

/// A checksum of bytes that come in blocks of `blockSize`, but for the last one: against what disks and crashes do,
/// not against people. Several times faster than memory is read by a hash of one byte after another.
class Checksum final
{
public:
    static constexpr std::size_t blockSize = 1U << 20U;

    void add(std::string_view block) { add(ofBlock(block)); }
    /// Of bytes that are in one piece; on two threads where that is worth it.
    void addAll(std::string_view bytes);
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    static std::uint64_t ofBlock(std::string_view block);
    void add(std::uint64_t sumOfBlock);

    std::uint64_t m_value = 0;
};

} // namespace rowindex
