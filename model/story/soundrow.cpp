#include "model/story/soundrow.h"

#include "model/story/rowwriter.h"

#include <QtGlobal>

#include <algorithm>
#include <cstring>

namespace story
{

namespace
{

constexpr std::size_t numberSize = sizeof(std::uint32_t);

bool takeCountedWithin(std::string_view &bytes)
{
    if (bytes.size() < numberSize)
        return false;
    std::string_view rest = bytes;
    if (takeNumber(rest) > rest.size())
        return false;
    takeCounted(bytes);
    return true;
}

bool areSoundTopics(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (!takeCountedWithin(bytes))
            return false;
    }
    return true;
}

/// As Packer writes them: a reason, then line, column and field.
bool areSoundProblems(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (!takeCountedWithin(bytes) || bytes.size() < 3 * numberSize)
            return false;
        bytes.remove_prefix(2 * numberSize);
        if (takeNumber(bytes) > frontmatter::allFields.size())
            return false;
    }
    return true;
}

std::size_t hashesSize(const RowHead &head)
{
    return (std::size_t(head.imageHashes) + head.relatedHashes) * sizeof(std::uint64_t);
}

} // namespace

std::string readerLibraries()
{
    // Search texts are folded by Qt's tables of Unicode; hashes are those of the C++ library.
    return std::string(qVersion()) + ' ' + std::to_string(hashOfUtf8Link("https://example.org/a"));
}

bool beginWithSoundRow(std::string_view bytes)
{
    if (bytes.size() < sizeof(RowHead))
        return false;
    const RowView row(bytes.data());
    const RowHead &head = row.head();
    const std::size_t fixed = sizeof(RowHead) + hashesSize(head);
    if (head.size > bytes.size() || head.size % 8 != 0 || head.size < fixed || !std::ranges::is_sorted(head.ends) ||
        head.ends.back() > head.size - fixed)
        return false;
    const auto isKind = [](frontmatter::FieldValue::Kind kind) {
        return kind <= frontmatter::FieldValue::Kind::Text;
    };
    return std::ranges::all_of(head.kinds, isKind) && areSoundTopics(row.utf8(RowText::Topics)) &&
           areSoundProblems(row.utf8(RowText::Problems));
}

void appendWithPath(std::string &packed, const RowView &row, std::string_view path)
{
    const std::size_t start = packed.size();
    const std::string_view bytes = row.bytes();
    RowHead head = row.head();
    const std::size_t fixed = sizeof(RowHead) + hashesSize(head);
    const std::uint32_t before = head.ends.front();
    const std::string_view texts = bytes.substr(fixed + before, head.ends.back() - before);
    for (std::uint32_t &end : head.ends)
        end = end - before + static_cast<std::uint32_t>(path.size());
    packed.append(bytes.substr(0, fixed)).append(path).append(texts);
    packed.resize((packed.size() + 7) / 8 * 8);
    head.size = static_cast<std::uint32_t>(packed.size() - start);
    std::memcpy(packed.data() + start, &head, sizeof head);
}

} // namespace story
