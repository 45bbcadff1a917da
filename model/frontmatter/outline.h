#pragma once

#include "model/frontmatter/fences.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace frontmatter
{

/// Longer front matter is read-only: yaml-cpp takes about 140 ns a byte and more, which would stall whoever waits for
/// a save.
inline constexpr std::size_t largestFrontMatter = 256 * 1024;

enum class Shape : std::uint8_t {
    Empty,        ///< nothing, or only a comment
    Plain,        ///< one line
    SingleQuoted, ///< one line
    DoubleQuoted, ///< one line
    MultiLine,    ///< plain or quoted over several lines, or a block scalar (| >)
    Flow,         ///< [..] or {..}
    Block,        ///< a nested mapping or sequence
    Alias
};

/// One top-level key of the front matter. The views point into the bytes that the outline was made of (or into the
/// outline itself for an escaped key), which must outlive it.
struct Entry {
    std::string_view name; ///< decoded
    Span key;              ///< the key's own bytes, quotes included
    Span value; ///< the value's own bytes, quotes included, without anchor, tag, blanks and comment; empty span right
                ///< after the colon when Shape::Empty
    Span slice; ///< from the start of the key's line to the start of the next entry's line (or of the closing fence)
    Shape shape = Shape::Empty;
    std::string_view tag;     ///< as written, `!!int`; empty: none
    std::string_view anchor;  ///< as written, `&a`; empty: none
    bool explicitKey = false; ///< `? key`
};

/// The top-level keys of a story's front matter with their byte spans; no copy of the text. Any thread.
class Outline
{
public:
    Outline(Outline &&) = default; // a copy's names would point into the original
    Outline &operator=(Outline &&) = default;

    /// Never fails: what cannot be understood is `fault()`.
    static Outline of(std::string_view bytes, QStringView fileName);

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] const Fences &fences() const { return m_fences; }
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    /// The first entry of that name; null: none.
    [[nodiscard]] const Entry *find(std::string_view name) const;

    /// Set: the front matter cannot be read as a mapping of keys (no closing fence, unclosed quote, conflict
    /// markers, bad indentation...): the file is broken.
    [[nodiscard]] const std::optional<Fault> &fault() const { return m_fault; }
    /// Set: the file can be read, but no field of it can be written safely (flow-map root, not UTF-8, NUL or other
    /// control characters, a line end of YAML 1.1 alone, a directive, more than 256 KiB...).
    [[nodiscard]] const std::optional<Fault> &readOnly() const { return m_readOnly; }

private:
    Outline() = default;

    std::string_view m_bytes;
    Fences m_fences;
    std::vector<Entry> m_entries;
    std::deque<std::string> m_decodedKeys;
    std::optional<Fault> m_fault;
    std::optional<Fault> m_readOnly;
};

} // namespace frontmatter
