#include "model/table/filtertexts.h"

#include "model/story/foldtext.h"
#include "model/story/simplescalar.h"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace table
{

namespace
{

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

#ifdef __SSE2__

// Sixteen places at a time, by the first and the last byte: two thirds of the time of memmem() on texts of a few
// hundred bytes.
bool contains(std::string_view text, std::string_view part)
{
    if (part.empty() || text.size() < part.size())
        return part.empty();
    const std::size_t places = text.size() - part.size() + 1;
    const __m128i first = _mm_set1_epi8(part.front());
    const __m128i last = _mm_set1_epi8(part.back());
    const auto load = [&text](std::size_t at) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + at));
    };
    std::size_t at = 0;
    for (; at + 16 <= places; at += 16) {
        const __m128i firsts = _mm_cmpeq_epi8(load(at), first);
        const __m128i lasts = _mm_cmpeq_epi8(load(at + part.size() - 1), last);
        for (auto hits = static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(firsts, lasts))); hits != 0;
             hits &= hits - 1) {
            if (std::memcmp(text.data() + at + std::countr_zero(hits), part.data(), part.size()) == 0)
                return true;
        }
    }
    return text.find(part, at) != text.npos;
}

#else

bool contains(std::string_view text, std::string_view part)
{
    return ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

#endif

bool equals(std::string_view utf8, const QString &wanted)
{
    if (isAscii(utf8))
        return wanted.compare(QLatin1String(utf8.data(), static_cast<qsizetype>(utf8.size())), Qt::CaseInsensitive) ==
               0;
    return story::toText(utf8).compare(wanted, Qt::CaseInsensitive) == 0;
}

bool containsFolded(const story::RowView &row, story::RowText text, const QByteArray &folded)
{
    if (row.isMissing(text))
        return false;
    const QByteArray own = story::foldText(row.text(text)).toUtf8();
    return own.contains(folded);
}

std::string_view searchLine(const story::RowView &row, int line)
{
    std::string_view search = row.utf8(story::RowText::Search);
    for (; line > 0; --line)
        search.remove_prefix(search.find('\n') + 1);
    return search.substr(0, search.find('\n'));
}

} // namespace table
