#include "model/frontmatter/encoding.h"

#include "model/frontmatter/bytescan.h"
#include "model/frontmatter/words.h"

namespace frontmatter
{
namespace
{

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The length of the well-formed sequence at `pos` (Unicode 15, table 3-7), 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t pos)
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return pos + i < text.size() ? static_cast<unsigned char>(text[pos + i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first >= 0xC2 && first <= 0xDF)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool tooLarge = first == 0xF4 && byte(1) > 0x8F;
        return continues(1) && continues(2) && continues(3) && !overlong && !tooLarge ? 4 : 0;
    }
    return 0;
}

/// NEL, LS, PS and the byte order mark.
bool isDisputed(std::string_view sequence)
{
    return sequence == "\u0085" || sequence == "\u2028" || sequence == "\u2029" || sequence == byteOrderMark;
}

} // namespace

bool isUndisputed(std::string_view text)
{
    for (std::size_t pos = findUnusual(text, 0); pos < text.size(); pos = findUnusual(text, pos)) {
        const bool isLineEnd = text[pos] == '\r' && pos + 1 < text.size() && text[pos + 1] == '\n';
        if (isLineEnd || text[pos] == '\t')
            ++pos;
        else if (static_cast<unsigned char>(text[pos]) < 0x20)
            return false;
        while (pos < text.size() && static_cast<signed char>(text[pos]) < 0) {
            const std::size_t length = sequenceLength(text, pos);
            if (length == 0 || isDisputed(text.substr(pos, length)))
                return false;
            pos += length;
        }
    }
    return true;
}

std::optional<Fault> findBadByte(std::string_view bytes, Span range)
{
    const std::string_view text = bytes.substr(0, range.end);
    for (std::size_t pos = findUnusual(text, range.begin); pos < text.size(); pos = findUnusual(text, pos)) {
        const auto c = static_cast<unsigned char>(text[pos]);
        if (c == '\t') {
            ++pos;
        } else if (c == '\r') {
            if (pos + 1 == text.size() || text[pos + 1] != '\n')
                return Fault{placeOf(bytes, pos),
                             Words::tr("a carriage return alone stands here, which some readers of YAML take for a "
                                       "line end and others do not")};
            ++pos;
        } else if (c < 0x20) {
            return Fault{placeOf(bytes, pos), Words::tr("a control character (U+%1) stands here")
                                                  .arg(static_cast<int>(c), 4, 16, QLatin1Char('0'))};
        } else if (const std::size_t length = sequenceLength(text, pos)) {
            // YAML 1.2, 5.2: outside of quotes it can begin a document only; libyaml takes it at any line's start
            if (text.substr(pos, length) == byteOrderMark && (pos == range.begin || text[pos - 1] == '\n'))
                return Fault{placeOf(bytes, pos), Words::tr("a byte order mark stands before this line, which some "
                                                            "readers of YAML skip and others do not")};
            pos += length;
        } else {
            return Fault{placeOf(bytes, pos), Words::tr("the text is not UTF-8 at byte %1").arg(pos + 1)};
        }
    }
    return {};
}

} // namespace frontmatter
