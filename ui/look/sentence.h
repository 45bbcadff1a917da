#pragma once

#include <QString>

namespace ui
{

/// How long an error may be, in characters, where one is told.
inline constexpr int messageCap = 500;

/// A text in a sentence or a row of ours: where it runs from right to left it must not carry along the numbers and
/// signs around it (UAX 9; marks instead of isolates, which forDisplay() shows).
QString inSentence(const QString &text);

} // namespace ui
