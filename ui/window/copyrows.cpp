#include "ui/window/copyrows.h"

#include "model/exporting/csv.h"
#include "ui/look/links.h"

#include <QCoreApplication>
#include <QMimeData>

#include <algorithm>

namespace ui
{

using frontmatter::Field;
using story::StoryRow;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::CopyRows)
};

QString safeLink(const StoryRow &row)
{
    const auto link = webLink(row.link());
    return link ? link->adjusted(QUrl::RemoveUserInfo).toString(QUrl::FullyEncoded) : QString();
}

/// One cell on one line; what a spreadsheet would take for a formula gets an apostrophe before it.
QString tsvCell(QString text)
{
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.unicode() == 0x2028 || c.unicode() == 0x2029)
            c = u' ';
    return exporting::runsInSpreadsheet(text) ? u'\'' + text : text;
}

QString numberCell(const frontmatter::FieldValue &value)
{
    return value.isInteger() ? value.toString() : tsvCell(value.toString());
}

QByteArray tsv(const exporting::Rows &rows)
{
    QStringList lines{QStringList{Words::tr("Published"), Words::tr("Quality"), Words::tr("Heat"), Words::tr("Title"),
                                  Words::tr("Provider"), Words::tr("Date"), Words::tr("Link")}
                          .join(u'\t')};
    for (const story::PackedRow &packed : rows) {
        const StoryRow row = packed.view().row();
        lines.append(QStringList{tsvCell(row.field(Field::Published).toString()),
                                 numberCell(row.field(Field::Quality)), numberCell(row.field(Field::Heat)),
                                 tsvCell(row.title), tsvCell(row.providerName), tsvCell(row.publishedDateTime),
                                 safeLink(row)}
                         .join(u'\t'));
    }
    return lines.join(u'\n').toUtf8();
}

QByteArray html(const exporting::Rows &rows)
{
    QString table = QStringLiteral("<table>");
    for (const story::PackedRow &packed : rows) {
        const StoryRow row = packed.view().row();
        QString title = row.title.toHtmlEscaped();
        if (const QString link = safeLink(row); !link.isEmpty())
            title = QLatin1String("<a href=\"") + link.toHtmlEscaped() + QLatin1String("\">") + title +
                    QLatin1String("</a>");
        table += QLatin1String("<tr><td>");
        table += QStringList{row.field(Field::Published).toString().toHtmlEscaped(),
                             row.field(Field::Quality).toString().toHtmlEscaped(),
                             row.field(Field::Heat).toString().toHtmlEscaped(),
                             title,
                             row.providerName.toHtmlEscaped(),
                             row.publishedDateTime.toHtmlEscaped()}
                     .join(QLatin1String("</td><td>"));
        table += QLatin1String("</td></tr>");
    }
    return (table + QLatin1String("</table>")).toUtf8();
}

} // namespace

QMimeData *copiedRows(const exporting::Rows &rows)
{
    auto *data = new QMimeData;
    data->setData(QStringLiteral("text/plain"), tsv(rows));
    data->setData(QStringLiteral("text/tab-separated-values"), tsv(rows));
    data->setData(QStringLiteral("text/html"), html(rows));
    data->setData(QStringLiteral("text/markdown"), exporting::render(exporting::Format::Markdown, rows));
    return data;
}

} // namespace ui
