#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#ifdef __SSE2__ // all of x86-64
#include <emmintrin.h>
#endif

namespace frontmatter
{

/// Where from `pos` on the first control character (below 0x20) or one of `wanted` stands; the text's size: nowhere.
template<char... wanted>
std::size_t findControlOr(std::string_view text, std::size_t pos)
{
    const char *bytes = text.data();
    const std::size_t size = text.size();
#ifdef __SSE2__
    for (; pos + 16 <= size; pos += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + pos));
        __m128i found = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
        ((found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(wanted)))), ...);
        if (const auto places = static_cast<unsigned>(_mm_movemask_epi8(found)))
            return pos + static_cast<std::size_t>(std::countr_zero(places));
    }
#endif
    while (pos < size && static_cast<unsigned char>(bytes[pos]) >= 0x20 && ((bytes[pos] != wanted) && ...))
        ++pos;
    return pos;
}

/// Where from `pos` on the first byte stands that is neither printable ASCII, 0x7F nor a line feed; the text's size:
/// nowhere.
inline std::size_t findUnusual(std::string_view text, std::size_t pos)
{
    const char *bytes = text.data();
    const std::size_t size = text.size();
#ifdef __SSE2__
    for (; pos + 16 <= size; pos += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + pos));
        const __m128i isLow = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20)); // signed: 0x80 and above too
        const __m128i isFeed = _mm_cmpeq_epi8(block, _mm_set1_epi8('\n'));
        if (const auto places = static_cast<unsigned>(_mm_movemask_epi8(_mm_andnot_si128(isFeed, isLow))))
            return pos + static_cast<std::size_t>(std::countr_zero(places));
    }
#endif
    while (pos < size && (static_cast<signed char>(bytes[pos]) >= 0x20 || bytes[pos] == '\n'))
        ++pos;
    return pos;
}

/// Where from `pos` on the first byte stands that is no letter of ASCII, no digit and none of `others`; the text's
/// size: nowhere.
template<char... others>
std::size_t findNoWord(std::string_view text, std::size_t pos)
{
    const auto isWord = [](char c) {
        const char small = static_cast<char>(c | 0x20);
        return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || ((c == others) || ...);
    };
    const char *bytes = text.data();
    const std::size_t size = text.size();
#ifdef __SSE2__
    const auto isBetween = [](__m128i block, char first, char last) {
        const __m128i above = _mm_sub_epi8(block, _mm_set1_epi8(first));
        return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(static_cast<char>(last - first))), above);
    };
    for (; pos + 16 <= size; pos += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + pos));
        __m128i word =
            _mm_or_si128(isBetween(_mm_or_si128(block, _mm_set1_epi8(0x20)), 'a', 'z'), isBetween(block, '0', '9'));
        ((word = _mm_or_si128(word, _mm_cmpeq_epi8(block, _mm_set1_epi8(others)))), ...);
        if (const auto places = ~static_cast<unsigned>(_mm_movemask_epi8(word)) & 0xFFFFU)
            return pos + static_cast<std::size_t>(std::countr_zero(places));
    }
#endif
    while (pos < size && isWord(bytes[pos]))
        ++pos;
    return pos;
}

} // namespace frontmatter
