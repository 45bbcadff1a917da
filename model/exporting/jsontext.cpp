#include "model/exporting/jsontext.h"

#include "model/story/displaytext.h"

#include <QJsonArray>
#include <QLocale>

#include <cmath>

namespace exporting
{

namespace
{

bool mustBeEscaped(char16_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool bidirectional = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || bidirectional || c == 0x2028 || c == 0x2029;
}

void appendEscaped(QString &out, char16_t c)
{
    switch (c) {
    case u'\n':
        out += QLatin1String("\\n");
        return;
    case u'\r':
        out += QLatin1String("\\r");
        return;
    case u'\t':
        out += QLatin1String("\\t");
        return;
    default:
        out += QLatin1String("\\u") + QString::number(c, 16).rightJustified(4, u'0');
    }
}

QByteArray numberText(const QJsonValue &value)
{
    if (value.toVariant().typeId() == QMetaType::LongLong)
        return QByteArray::number(value.toInteger());
    const double number = value.toDouble();
    return std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest)
                                 : QByteArrayLiteral("null");
}

void append(QByteArray &out, const QJsonValue &value, const QByteArray &lineEnd);

void append(QByteArray &out, const QJsonArray &array, const QByteArray &lineEnd)
{
    const QByteArray inner = lineEnd + "  ";
    QByteArray separator;
    out += '[';
    for (const auto &item : array) {
        out += separator + inner;
        append(out, item, inner);
        separator = ",";
    }
    out += array.isEmpty() ? QByteArrayLiteral("]") : lineEnd + ']';
}

void append(QByteArray &out, const QJsonObject &object, const QByteArray &lineEnd)
{
    const QByteArray inner = lineEnd + "  ";
    QByteArray separator;
    out += '{';
    for (auto member = object.begin(); member != object.end(); ++member) {
        out += separator + inner + jsonString(member.key()) + ": ";
        append(out, member.value(), inner);
        separator = ",";
    }
    out += object.isEmpty() ? QByteArrayLiteral("}") : lineEnd + '}';
}

void append(QByteArray &out, const QJsonValue &value, const QByteArray &lineEnd)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        break;
    case QJsonValue::Double:
        out += numberText(value);
        break;
    case QJsonValue::String:
        out += jsonString(value.toString());
        break;
    case QJsonValue::Array:
        append(out, value.toArray(), lineEnd);
        break;
    case QJsonValue::Object:
        append(out, value.toObject(), lineEnd);
        break;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        break;
    }
}

} // namespace

QByteArray jsonString(const QString &text)
{
    QString out;
    out.reserve(text.size() + 2);
    out += u'"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        const char16_t next = i + 1 < text.size() ? text.at(i + 1).unicode() : u'\0';
        if (c == u'"' || c == u'\\')
            (out += u'\\') += QChar(c);
        else if (mustBeEscaped(c) || (c == u'<' && (next == u'/' || next == u'!')))
            appendEscaped(out, c);
        else
            out += QChar(c);
    }
    out += u'"';
    return story::withoutLoneSurrogates(std::move(out)).toUtf8();
}

QByteArray jsonText(const QJsonObject &object)
{
    QByteArray out;
    append(out, object, "\n");
    return out + '\n';
}

} // namespace exporting
