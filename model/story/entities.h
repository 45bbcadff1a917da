#pragma once

#include <QStringView>

namespace story
{

/// The character of a named entity of HTML 4 (or `apos`), without `&` and `;`; 0: no such name.
char32_t namedEntity(QStringView name);

} // namespace story
