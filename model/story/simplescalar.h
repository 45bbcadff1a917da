#pragma once

#include <QString>

#include <string_view>

namespace story
{

/// The fast path for scalars: it takes only what every reader of YAML reads alike, and leaves the rest to
/// yaml-cpp.

/// A one-line plain or quoted scalar beyond doubt. `raw` has no blanks around it and no comment after it.
bool isObviousScalar(std::string_view raw);

/// The text of an obvious scalar, never a null QString for a text; a null QString when the scalar is null.
QString obviousText(std::string_view raw);

/// `null` and its like (YAML 1.2, 10.2.1.1), except `~`, which is no obvious scalar.
bool isNullWord(std::string_view raw);

/// A plain key of letters, digits, `_` and `-`.
bool isSimpleKey(std::string_view key);

/// UTF-8 as text, never a null QString; what is not UTF-8 becomes U+FFFD.
QString toText(std::string_view bytes);

} // namespace story
