#include "model/table/filtertexts.h"

#include "model/story/foldtext.h"
#include "model/story/rowwriter.h"
#include "model/story/simplescalar.h"

#include <algorithm>
#include <array>
#include <bit>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace table
{

namespace
{

using story::RowText;
using story::RowView;

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Makes a capital small when `folded` is a letter, and anything else something that is no letter.
constexpr char caseBit(char folded) { return folded >= 'a' && folded <= 'z' ? 0x20 : 0; }

bool isFoldedTo(char c, char folded) { return (c | caseBit(folded)) == folded; }

bool isAt(std::string_view text, std::size_t at, std::string_view folded)
{
    return std::ranges::equal(text.substr(at, folded.size()), folded, isFoldedTo);
}

} // namespace

#ifdef __SSE2__

// Sixteen places at a time, by the first and the last byte: memmem() takes half as long again on texts of a few
// hundred bytes, and knows no capitals.
bool contains(std::string_view text, std::string_view folded)
{
    constexpr std::size_t atOnce = 16;
    if (folded.empty() || text.size() < folded.size())
        return folded.empty();
    const std::size_t places = text.size() - folded.size() + 1;
    const auto isEqual = [&text](std::size_t at, char c) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + at));
        return _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(caseBit(c))), _mm_set1_epi8(c));
    };
    for (std::size_t next = 0; next < places; next += atOnce) {
        if (places < atOnce)
            return std::search(text.begin(), text.end(), folded.begin(), folded.end(), isFoldedTo) != text.end();
        const std::size_t at = std::min(next, places - atOnce); // the last ones overlap with those before
        const __m128i both =
            _mm_and_si128(isEqual(at, folded.front()), isEqual(at + folded.size() - 1, folded.back()));
        for (auto hits = static_cast<unsigned>(_mm_movemask_epi8(both)); hits != 0; hits &= hits - 1) {
            if (isAt(text, at + static_cast<std::size_t>(std::countr_zero(hits)), folded))
                return true;
        }
    }
    return false;
}

#else

bool contains(std::string_view text, std::string_view folded)
{
    return folded.empty() ||
           std::search(text.begin(), text.end(), folded.begin(), folded.end(), isFoldedTo) != text.end();
}

#endif

bool searchContains(const RowView &row, std::string_view folded)
{
    const std::string_view search = row.utf8(RowText::Search);
    if (!search.empty())
        return contains(search, folded);
    const std::string_view title = row.utf8(RowText::Title);
    const std::string_view domain = row.utf8(RowText::ProviderDomain);
    // One look at all that stand side by side, as few stories have it; what it finds may lie across two of them.
    constexpr std::array sideBySide{RowText::Title, RowText::Excerpt, RowText::ProviderName, RowText::ProviderDomain};
    const std::string_view all(title.data(), static_cast<std::size_t>(domain.data() + domain.size() - title.data()));
    if (contains(all, folded) &&
        std::ranges::any_of(sideBySide, [&](RowText text) { return contains(row.utf8(text), folded); }))
        return true;
    std::string_view topics = row.utf8(RowText::Topics);
    if (contains(topics, folded)) { // or the numbers between them do
        while (!topics.empty()) {
            if (contains(story::takeCounted(topics), folded))
                return true;
        }
    }
    return false;
}

bool searchContains(const RowView &row, RowText text, std::string_view folded)
{
    if (row.isMissing(text))
        return false;
    std::string_view search = row.utf8(RowText::Search);
    if (search.empty())
        return contains(row.utf8(text), folded);
    for (auto line = RowText::Title; line != text; line = static_cast<RowText>(static_cast<int>(line) + 1))
        search.remove_prefix(search.find('\n') + 1);
    return contains(search.substr(0, search.find('\n')), folded);
}

bool equals(std::string_view utf8, const QString &wanted)
{
    if (isAscii(utf8))
        return wanted.compare(QLatin1String(utf8.data(), static_cast<qsizetype>(utf8.size())), Qt::CaseInsensitive) ==
               0;
    return story::toText(utf8).compare(wanted, Qt::CaseInsensitive) == 0;
}

bool containsFolded(const RowView &row, RowText text, const QByteArray &folded)
{
    if (row.isMissing(text))
        return false;
    const QByteArray own = story::foldText(row.text(text)).toUtf8();
    return own.contains(folded);
}

} // namespace table
