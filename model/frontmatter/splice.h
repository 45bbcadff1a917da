#pragma once

#include "model/frontmatter/field.h"
#include "model/frontmatter/outline.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frontmatter
{

/// What an edit did to one field, in raw text: enough to undo it and to do it again, byte for byte.
struct RawChange {
    Field field;
    std::optional<std::string> before; ///< the raw text that was replaced; nothing: the key's line was inserted
    std::optional<std::string> after;  ///< the raw text that stands there now; nothing: the line was taken out
    bool operator==(const RawChange &) const = default;
};

/// The bytes of a file after an edit, proved to differ from the old ones in nothing but the fields' scalars.
struct Splice {
    std::string bytes;
    std::vector<RawChange> changes; ///< empty: the values were there already and `bytes` are the old bytes
};

/// Sets the fields, all or nothing. Keeps the spelling of the file for `published` (true, True, yes, on, "true"...),
/// and quotes. A missing key is inserted by the rule of the house: after the nearest earlier of type, quality, heat,
/// published that is there, else before the nearest later one, else before the closing fence.
/// The same value again changes nothing. The result is proved: it is parsed again (own outline and yaml-cpp's
/// events), only those scalars differ, and putting the old text back gives the old bytes. Any thread.
tl::expected<Splice, Fault> splice(std::string_view bytes, QStringView fileName,
                                   const std::vector<Assignment> &assignments);
tl::expected<Splice, Fault> splice(const Outline &outline, QStringView fileName,
                                   const std::vector<Assignment> &assignments);

/// Puts `before` back where `after` stands now (undo); with before and after exchanged it does it again (redo).
/// Other changes of the file are kept. A field whose raw text is not `after` any more is refused, all or nothing.
/// The result's `changes` are what was done, so they can be reverted in turn.
tl::expected<Splice, Fault> revert(std::string_view bytes, QStringView fileName,
                                   const std::vector<RawChange> &changes);
tl::expected<Splice, Fault> revert(const Outline &outline, QStringView fileName,
                                   const std::vector<RawChange> &changes);

} // namespace frontmatter
