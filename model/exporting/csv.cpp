#include "model/exporting/csv.h"

#include "model/exporting/csvline.h"
#include "model/exporting/exporting.h"

namespace exporting
{

namespace
{

constexpr char header[] = "path,title,excerpt,published,quality,heat,publishedDateTime,type,category,webUrl,"
                          "originalUrl,provider.name,provider.domain,topics,imageCount,relatedCount\r\n";

void writeRow(QByteArray &out, const story::StoryRow &row, bool defuse)
{
    CsvLine line(out, defuse);
    line.text(row.path);
    line.text(row.title);
    line.text(row.excerpt);
    for (const auto field : frontmatter::allFields)
        line.value(row.field(field));
    for (const QString *cell : {&row.publishedDateTime, &row.type, &row.category, &row.webUrl, &row.originalUrl,
                                &row.providerName, &row.providerDomain})
        line.text(*cell);
    line.text(row.topics.value_or(QStringList()).join(QLatin1String("; ")));
    line.number(row.imageCount);
    line.number(row.relatedCount);
    line.end();
}

} // namespace

bool runsInSpreadsheet(const QString &cell)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    for (const QChar c : cell) {
        if (dangerous.contains(c))
            return true;
        const bool unseen = c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
        if (!c.isSpace() && !unseen)
            return false;
    }
    return false;
}

QByteArray listAsCsv(const Rows &rows, bool defuse)
{
    QByteArray out = header;
    for (const story::PackedRow &row : rows)
        writeRow(out, row.view().row(), defuse);
    return out;
}

} // namespace exporting
