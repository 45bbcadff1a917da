#include "model/story/iframe.h"

#include "model/story/displaytext.h"
#include "model/weburl.h"

#include <QUrl>

namespace story
{
namespace
{

void skipBlanks(QStringView &text)
{
    while (!text.isEmpty() && text.front().isSpace())
        text = text.mid(1);
}

/// Takes characters off the front until one of `ends`, or a blank when `atBlank`.
QStringView takeUntil(QStringView &text, QStringView ends, bool atBlank)
{
    qsizetype length = 0;
    while (length < text.size() && !ends.contains(text[length]) && !(atBlank && text[length].isSpace()))
        ++length;
    const QStringView taken = text.left(length);
    text = text.mid(length);
    return taken;
}

QStringView takeAttributeValue(QStringView &text)
{
    skipBlanks(text);
    if (text.isEmpty() || (text.front() != u'"' && text.front() != u'\''))
        return takeUntil(text, u">", true);
    const QStringView quote = text.left(1);
    text = text.mid(1);
    const QStringView value = takeUntil(text, quote, false);
    text = text.mid(1);
    return value;
}

/// The value of `src` among the attributes of a tag (HTML Living Standard, 13.1.2.3).
QStringView sourceOf(QStringView attributes)
{
    while (true) {
        skipBlanks(attributes);
        if (attributes.isEmpty() || attributes.front() == u'>')
            return {};
        const QStringView name = takeUntil(attributes, u"=>/", true);
        skipBlanks(attributes);
        QStringView value;
        if (attributes.startsWith(u'=')) {
            attributes = attributes.mid(1);
            value = takeAttributeValue(attributes);
        } else if (attributes.startsWith(u'/')) {
            attributes = attributes.mid(1);
        }
        if (name.compare(u"src", Qt::CaseInsensitive) == 0)
            return value;
    }
}

} // namespace

QString iframeLink(const QString &html)
{
    const QStringView tag = u"<iframe";
    const qsizetype start = html.indexOf(tag, 0, Qt::CaseInsensitive);
    if (start < 0)
        return {};
    const QStringView attributes = QStringView(html).mid(start + tag.size());
    if (!attributes.isEmpty() && !attributes.front().isSpace() && attributes.front() != u'/')
        return {};
    QString link = decodeEntities(sourceOf(attributes).toString()).trimmed();
    if (link.startsWith(QLatin1String("//")))
        link.prepend(QLatin1String("https:"));
    const QUrl url(link, QUrl::StrictMode);
    return model::isWebUrl(url) ? link : QString();
}

} // namespace story
