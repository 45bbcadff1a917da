#include "model/exporting/curatedlist.h"

#include "model/exporting/jsontext.h"
#include "model/exporting/markdowntext.h"
#include "model/story/displaytext.h"
#include "model/weburl.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

#include <kainjow/mustache.hpp>

namespace exporting
{

namespace
{

namespace mustache = kainjow::mustache;

/// Text for readers: one line, no control characters, valid UTF-8.
std::string oneLine(const QString &text)
{
    QString line = story::withoutLoneSurrogates(text.simplified());
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control)
            c = QChar::ReplacementCharacter;
    }
    return line.toStdString();
}

/// The address in its encoded form and without a password, when a reader may follow it. TolerantMode
/// encodes the blanks of careless feeds, but would also mend backslashes and control characters, which only
/// attackers write.
std::string readerLink(const QString &link)
{
    for (const QChar c : link) {
        if (c == u'\\' || c.category() == QChar::Other_Control)
            return {};
    }
    const QUrl url(link.trimmed(), QUrl::TolerantMode);
    return model::isWebUrl(url) ? url.toEncoded(QUrl::RemoveUserInfo).toStdString() : std::string();
}

/// "24 October 2023" in UTC and English, so that the same stories give the same bytes everywhere.
std::string day(std::int64_t date)
{
    const QDateTime instant = QDateTime::fromMSecsSinceEpoch(date, Qt::UTC);
    return QLocale::c().toString(instant.date(), u"d MMMM yyyy").toStdString();
}

/// Only what is there is set: a mustache section is shown for any string, also an empty one.
void setText(mustache::data &story, const char *name, const QString &text)
{
    if (const std::string line = oneLine(text); !line.empty())
        story.set(name, line);
}

mustache::data storyData(const story::StoryRow &row)
{
    mustache::data data{mustache::data::type::object};
    const bool untitled = row.title.simplified().isEmpty();
    setText(data, "title", untitled ? row.path : row.title);
    if (const std::string link = readerLink(row.link()); !link.empty()) {
        data.set("destination", markdownDestination(link));
        data.set("link", link);
    }
    const bool nameless = row.providerName.simplified().isEmpty();
    setText(data, "provider", nameless ? row.providerDomain : row.providerName);
    if (row.date)
        data.set("day", day(*row.date));
    if (row.date && data.get("provider"))
        data.set("between", mustache::data::type::bool_true);
    if (row.date || data.get("provider"))
        data.set("source", mustache::data::type::bool_true);
    setText(data, "excerpt", story::decodeEntities(row.excerpt));
    setText(data, "topics", row.topics.value_or(QStringList()).join(QLatin1String(", ")));
    return data;
}

std::string templateText(const QString &name)
{
    QFile file(QLatin1String(":/templates/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the export templates are not part of this program");
    return file.readAll().toStdString();
}

QByteArray rendered(mustache::mustache &page, const Rows &rows, const QString &heading)
{
    mustache::data stories{mustache::data::type::list};
    for (const story::PackedRow &row : rows)
        stories.push_back(storyData(row.view().row()));
    mustache::data data;
    data.set("heading", heading.simplified().isEmpty() ? std::string("Stories") : oneLine(heading));
    data.set("stories", stories);
    return QByteArray::fromStdString(page.render(data));
}

} // namespace

QByteArray listAsMarkdown(const Rows &rows, const QString &heading)
{
    mustache::mustache page(templateText(QStringLiteral("list.md.mustache")));
    page.set_custom_escape(markdownEscaped);
    return rendered(page, rows, heading);
}

QByteArray listAsHtml(const Rows &rows, const QString &heading)
{
    mustache::mustache page(templateText(QStringLiteral("list.html.mustache")));
    return rendered(page, rows, heading);
}

} // namespace exporting
