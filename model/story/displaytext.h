#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>

namespace story
{

/// HTML entities decoded for people, twice when they were escaped twice (`&amp;quot;`): named ones of HTML 4,
/// decimal and hexadecimal. Tags stay as they are, as text. For excerpts; titles are shown exactly as they
/// are.
QString decodeEntities(const QString &text);

/// A publishedDateTime (ISO 8601, with Z or an offset; a date alone is UTC midnight) as milliseconds since
/// the epoch; nothing when it is not one.
std::optional<std::int64_t> parseInstant(QStringView text);
std::optional<std::int64_t> parseInstant(std::string_view utf8);

/// A link for comparing: scheme and host in lower case, no fragment, no trailing slash, no "www.", http =
/// https.
QString normalizedLink(const QString &link);

/// U+FFFD for each half of a surrogate pair that stands alone: UTF-8 has no bytes for it.
QString withoutLoneSurrogates(QString text);

} // namespace story
