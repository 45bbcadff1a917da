#include "model/story/rowwriter.h"

#include "model/story/displaytext.h"
#include "model/story/foldtext.h"
#include "model/story/simplescalar.h"

#include <algorithm>
#include <cstring>

namespace story
{
namespace
{

bool isPrintableAscii(std::string_view text)
{
    return std::ranges::count_if(text, [](char c) { return c < ' ' || c > '~'; }) == 0; // no early end: vectorised
}

bool hasEntity(std::string_view text)
{
    const std::size_t entity = text.find('&');
    return entity != text.npos && text.find(';', entity) != text.npos;
}

} // namespace

RowWriter::RowWriter(std::string &packed)
    : m_packed(packed)
    , m_start(packed.size())
{
    m_packed.resize(m_start + sizeof(RowHead));
}

void RowWriter::appendNumber(std::uint32_t number)
{
    m_packed.append(reinterpret_cast<const char *>(&number), sizeof number);
}

void RowWriter::appendCounted(std::string_view text)
{
    appendNumber(static_cast<std::uint32_t>(text.size()));
    m_packed.append(text);
}

void RowWriter::end(bool isThere)
{
    if (!isThere)
        head.missing |= static_cast<std::uint16_t>(1U << m_next);
    head.ends[m_next++] = static_cast<std::uint32_t>(m_packed.size() - texts());
}

void RowWriter::finish()
{
    const std::string_view webUrl = written(RowText::WebUrl);
    head.linkHash = hashOfUtf8Link(webUrl.empty() ? written(RowText::OriginalUrl) : webUrl);
    appendSearch();
    end(true);
    m_packed.resize((m_packed.size() + 7) / 8 * 8);
    head.size = static_cast<std::uint32_t>(m_packed.size() - m_start);
    std::memcpy(m_packed.data() + m_start, &head, sizeof head);
}

void RowWriter::addHash(std::uint64_t hash, std::uint16_t &count)
{
    if (count == UINT16_MAX)
        return;
    ++count;
    m_packed.append(reinterpret_cast<const char *>(&hash), sizeof hash);
}

std::size_t RowWriter::texts() const
{
    const std::size_t hashes = std::size_t(head.imageHashes) + head.relatedHashes;
    return m_start + sizeof(RowHead) + hashes * sizeof(std::uint64_t);
}

std::string_view RowWriter::written(RowText text) const
{
    const auto position = static_cast<std::size_t>(text);
    const std::size_t begin = position == 0 ? 0 : head.ends[position - 1];
    return std::string_view(m_packed).substr(texts() + begin, head.ends[position] - begin);
}

bool RowWriter::isItsOwnSearch() const
{
    for (std::string_view left = written(RowText::Topics); !left.empty();) {
        if (!isPrintableAscii(takeCounted(left)))
            return false;
    }
    return isPrintableAscii(written(RowText::Title)) && isPrintableAscii(written(RowText::Excerpt)) &&
           isPrintableAscii(written(RowText::ProviderName)) && isPrintableAscii(written(RowText::ProviderDomain)) &&
           !hasEntity(written(RowText::Excerpt));
}

void RowWriter::appendSearch()
{
    if (isItsOwnSearch())
        return;
    const std::string_view title = written(RowText::Title);
    const std::string_view excerpt = written(RowText::Excerpt);
    const std::string_view topics = written(RowText::Topics);
    std::string search;
    search.reserve(title.size() + excerpt.size() + topics.size() + 128);
    appendFolded(search, title);
    search += '\n';
    if (hasEntity(excerpt))
        appendFolded(search, decodeEntities(toText(excerpt)).toStdString());
    else
        appendFolded(search, excerpt);
    search += '\n';
    appendFolded(search, written(RowText::ProviderName));
    search += '\n';
    appendFolded(search, written(RowText::ProviderDomain));
    search += '\n';
    for (std::string_view left = topics; !left.empty();) {
        appendFolded(search, takeCounted(left));
        search += '\n';
    }
    m_packed.append(search);
}

std::string_view takeCounted(std::string_view &bytes)
{
    const std::uint32_t size = takeNumber(bytes);
    const std::string_view text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}

std::uint32_t takeNumber(std::string_view &bytes)
{
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data(), sizeof number);
    bytes.remove_prefix(sizeof number);
    return number;
}

} // namespace story
