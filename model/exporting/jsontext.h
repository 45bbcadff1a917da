#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace exporting
{

/// A JSON string literal with its quotes. Besides what RFC 8259 asks for, whatever could act where the JSON
/// is pasted or shown is escaped: DEL, C1 controls, bidirectional controls, U+2028 and U+2029, and `<` of
/// `</` and `<!`.
QByteArray jsonString(const QString &text);

/// `object` as JSON, indented by two blanks a level, with a final line end. Unlike QJsonDocument it writes
/// valid UTF-8 for every string; integers are exact, NaN and infinities are null.
QByteArray jsonText(const QJsonObject &object);

} // namespace exporting
