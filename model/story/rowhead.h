#pragma once

#include "model/frontmatter/field.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace story
{

/// The texts of a packed row. Search: title, excerpt (as it is shown), provider's name, provider's domain and each
/// topic, folded (foldText()), each ended by a line feed. Empty when these are printable ASCII without entities, as
/// most are: then folding them only makes capitals small.
enum class RowText : std::uint8_t {
    Path,
    Title,
    Excerpt,
    ProviderName,
    ProviderDomain,
    Type,
    Category,
    PublishedDateTime,
    WebUrl,
    OriginalUrl,
    Published, ///< of fields whose value is Text
    Quality,
    Heat,
    Topics,   ///< see textsIn()
    Problems, ///< as pack() writes them
    Search
};
inline constexpr std::size_t rowTextCount = 16;

/// What a packed row begins with; its hashes (images, then related), and then its texts follow.
struct RowHead {
    std::uint32_t size = 0;    ///< of the whole row in bytes, a multiple of 8
    std::uint16_t missing = 0; ///< a bit for each text whose key is not there
    std::uint8_t broken : 1 = 0;
    std::uint8_t hasProvider : 1 = 0;
    std::uint8_t hasDate : 1 = 0;
    std::uint8_t unusedFlags : 5 = 0; // rows are compared byte by byte
    std::uint8_t unused = 0;
    std::int64_t date = 0;
    std::uint64_t linkHash = 0; ///< linkHash() of StoryRow::link()
    std::array<std::int64_t, 3> numbers{};
    std::array<frontmatter::FieldValue::Kind, 3> kinds{};
    std::uint8_t unusedToo = 0;
    std::uint16_t imageHashes = 0;
    std::uint16_t relatedHashes = 0;
    std::int32_t imageCount = 0;
    std::int32_t relatedCount = 0;
    std::array<std::uint32_t, rowTextCount> ends{}; ///< in the texts
};
static_assert(sizeof(RowHead) % 8 == 0);

} // namespace story
