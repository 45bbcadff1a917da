#include "model/story/displaytext.h"

#include "model/story/entities.h"

#include <QUrl>

#include <array>

namespace story
{
namespace
{

// What browsers make of &#128; to &#159; (HTML Living Standard, 13.2.5.80): feeds mean Windows-1252 by them.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// `#8217` or `#x2019`; 0 for what is no character: those entities stay as they are.
char32_t numericEntity(QStringView digits)
{
    const bool hexadecimal = digits.startsWith(u'x') || digits.startsWith(u'X');
    if (hexadecimal)
        digits = digits.mid(1);
    if (digits.isEmpty() || digits.front() == u'+' || digits.front() == u'-')
        return 0;
    bool ok = false;
    const uint code = digits.toUInt(&ok, hexadecimal ? 16 : 10);
    const bool isSurrogate = code >= 0xD800 && code <= 0xDFFF;
    const bool isControl = code < 0x20 && code != '\t' && code != '\n';
    if (!ok || isControl || code == 0x7F || isSurrogate || code > QChar::LastValidCodePoint)
        return 0;
    if (code >= 0x80 && code <= 0x9F)
        return windows1252[code - 0x80];
    return code;
}

QString decodeOnce(const QString &text)
{
    constexpr qsizetype longestEntity = 12;
    QString decoded;
    decoded.reserve(text.size());
    const QStringView view(text);
    qsizetype done = 0;
    for (qsizetype at = view.indexOf(u'&'); at >= 0; at = view.indexOf(u'&', at + 1)) {
        const qsizetype length = view.mid(at + 1, longestEntity).indexOf(u';');
        if (length <= 0)
            continue;
        const QStringView name = view.mid(at + 1, length);
        const char32_t character = name.front() == u'#' ? numericEntity(name.mid(1)) : namedEntity(name);
        if (character == 0)
            continue;
        decoded += view.mid(done, at - done);
        decoded += QChar::fromUcs4(character);
        at += length + 1;
        done = at + 1;
    }
    decoded += view.mid(done);
    return decoded;
}

} // namespace

QString decodeEntities(const QString &text)
{
    if (!text.contains(u'&'))
        return text;
    const QString once = decodeOnce(text);
    return once.contains(u'&') ? decodeOnce(once) : once;
}

QString normalizedLink(const QString &link)
{
    QString trimmed = link.trimmed();
    const QUrl url(trimmed, QUrl::TolerantMode);
    QString scheme = url.scheme(); // QUrl gives scheme and host in lower case
    QString host = url.host();
    if (!url.isValid() || host.isEmpty())
        return trimmed;
    const bool isWeb = scheme == u"http" || scheme == u"https";
    if (isWeb)
        scheme = QStringLiteral("https");
    if (host.startsWith(u"www."))
        host.remove(0, 4);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    const bool isUsualPort = isWeb && (url.port() == 80 || url.port() == 443);
    QString normalized = scheme + QStringLiteral("://") + host;
    if (url.port() >= 0 && !isUsualPort)
        normalized += u':' + QString::number(url.port());
    normalized += path;
    if (url.hasQuery())
        normalized += u'?' + url.query(QUrl::FullyEncoded);
    return normalized;
}

QString withoutLoneSurrogates(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!c.isSurrogate())
            continue;
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace story
