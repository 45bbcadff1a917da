#pragma once

#include "model/story/rowview.h"

#include <string>

namespace story
{

/// Appends one packed row to `packed`, whose size is a multiple of 8 before and after: first the hashes of images,
/// then those of related stories, then each text from Path to Problems in the order of RowText, closed by end().
class RowWriter final
{
public:
    explicit RowWriter(std::string &packed);
    Q_DISABLE_COPY_MOVE(RowWriter)

    RowHead head; ///< to be filled by hand, except what the functions below count or derive

    void addImageHash(std::uint64_t hash) { addHash(hash, head.imageHashes); }
    void addRelatedHash(std::uint64_t hash) { addHash(hash, head.relatedHashes); }

    void append(std::string_view bytes) { m_packed.append(bytes); }
    void appendNumber(std::uint32_t number);
    void appendCounted(std::string_view text); ///< a topic, or a reason of a problem
    /// Ends the text that was appended last, perhaps of no bytes.
    void end(bool isThere);

    /// Derives the hash of the link and the search text from the texts, and ends the row.
    void finish();
    /// Takes off what was appended.
    void dismiss() { m_packed.resize(m_start); }

private:
    void addHash(std::uint64_t hash, std::uint16_t &count);
    [[nodiscard]] std::size_t texts() const;
    [[nodiscard]] std::string_view written(RowText text) const;
    [[nodiscard]] bool isItsOwnSearch() const;
    void appendSearch();

    std::string &m_packed;
    std::size_t m_start;
    std::size_t m_next = 0;
};

/// The next of the counted texts that `bytes` begin with.
std::string_view takeCounted(std::string_view &bytes);
std::uint32_t takeNumber(std::string_view &bytes);

} // namespace story
