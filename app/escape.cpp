#include "app/escape.h"

namespace app
{

namespace
{

bool isBidirectional(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

bool isControl(char16_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool isLineEnd(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    return c == u'\n' || (c == u'\r' && at + 1 < text.size() && text.at(at + 1) == u'\n');
}

} // namespace

QString escaped(const QString &text, LineEnds lineEnds)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        const bool kept = lineEnds == LineEnds::Keep && isLineEnd(text, i);
        if (!kept && isControl(c))
            out += QLatin1String("\\x") + QString::number(c, 16).rightJustified(2, u'0');
        else if (!kept && (isBidirectional(c) || c == 0x2028 || c == 0x2029))
            out += QLatin1String("\\u") + QString::number(c, 16).rightJustified(4, u'0');
        else
            out += QChar(c);
    }
    return out;
}

} // namespace app
