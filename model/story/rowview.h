#pragma once

#include "model/story/linkhash.h"
#include "model/story/rowhead.h"
#include "model/story/storyrow.h"

#include <memory>
#include <span>
#include <string_view>

namespace story
{

/// A StoryRow as bytes in one piece, as very many of them are kept: fixed part, hashes, UTF-8. A view of bytes that
/// are aligned to 8 and must outlive it. Any thread.
class RowView final
{
public:
    explicit RowView(const char *bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] const RowHead &head() const { return *reinterpret_cast<const RowHead *>(m_bytes); }
    [[nodiscard]] std::string_view bytes() const { return {m_bytes, head().size}; }
    [[nodiscard]] std::string_view utf8(RowText text) const; ///< empty when it is missing
    [[nodiscard]] bool isMissing(RowText text) const
    {
        return ((head().missing >> static_cast<unsigned>(text)) & 1U) != 0;
    }
    [[nodiscard]] QString text(RowText text) const; ///< a null QString when it is missing
    /// webUrl, else originalUrl; provider's name, else its domain: the text that stands for the row.
    [[nodiscard]] RowText link() const { return orElse(RowText::WebUrl, RowText::OriginalUrl); }
    [[nodiscard]] RowText provider() const { return orElse(RowText::ProviderName, RowText::ProviderDomain); }
    [[nodiscard]] std::optional<QStringList> topics() const;
    [[nodiscard]] std::vector<Problem> problems() const;
    [[nodiscard]] bool isBroken() const { return head().broken != 0; }
    [[nodiscard]] bool hasProblems() const { return !utf8(RowText::Problems).empty(); }
    [[nodiscard]] frontmatter::FieldValue field(frontmatter::Field which) const;
    [[nodiscard]] std::span<const std::uint64_t> imageHashes() const;   ///< hashOfLink() of each address
    [[nodiscard]] std::span<const std::uint64_t> relatedHashes() const; ///< hashOfLink() of each link
    [[nodiscard]] StoryRow row() const;

private:
    [[nodiscard]] RowText orElse(RowText first, RowText second) const { return utf8(first).empty() ? second : first; }

    const char *m_bytes;
};

/// What the file says beyond a StoryRow.
struct RowHashes {
    std::vector<std::uint64_t> images;
    std::vector<std::uint64_t> related;
};

/// A packed row that shares its memory with others. A plain value; any thread. Never changes.
class PackedRow final
{
public:
    PackedRow() = default; ///< none: to be assigned to
    explicit PackedRow(std::shared_ptr<const char> bytes)
        : m_bytes(std::move(bytes))
    {
    }
    [[nodiscard]] bool isNone() const { return m_bytes == nullptr; }
    [[nodiscard]] RowView view() const { return RowView(m_bytes.get()); }
    /// The same memory: at no cost, unlike equality.
    [[nodiscard]] bool isSame(const PackedRow &other) const { return m_bytes == other.m_bytes; }
    bool operator==(const PackedRow &other) const
    {
        return m_bytes == other.m_bytes || view().bytes() == other.view().bytes();
    }

private:
    std::shared_ptr<const char> m_bytes;
};

/// Appends the row to `packed`, whose size is a multiple of 8 before and after.
void appendPacked(std::string &packed, const StoryRow &row, const RowHashes &hashes);
/// The rows that were appended to `packed`, in one piece of memory.
std::vector<PackedRow> rowsIn(std::string_view packed);
PackedRow pack(const StoryRow &row, const RowHashes &hashes = {});

} // namespace story
