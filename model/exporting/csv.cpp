#include "model/exporting/csv.h"

#include "model/exporting/exporting.h"
#include "model/exporting/jsontext.h"

namespace exporting
{

namespace
{

constexpr char header[] = "path,title,excerpt,published,quality,heat,publishedDateTime,type,category,webUrl,"
                          "originalUrl,provider.name,provider.domain,topics,imageCount,relatedCount\r\n";

/// Semicolons and tabs are quoted too: a spreadsheet set to another separator must not cut a cell in two.
bool needsQuotes(const QString &cell)
{
    for (const QChar c : cell) {
        if (c == u',' || c == u'"' || c == u';' || c == u'\t' || c == u'\r' || c == u'\n')
            return true;
    }
    return !cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace());
}

class CsvLine final
{
public:
    CsvLine(QByteArray &out, bool defuse)
        : m_out(out)
        , m_defuse(defuse)
    {
    }

    void text(const QString &text)
    {
        separate();
        QString cell = m_defuse && runsInSpreadsheet(text) ? u'\'' + text : text;
        if (needsQuotes(cell))
            cell = u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"';
        m_out += withoutLoneSurrogates(std::move(cell)).toUtf8();
    }
    void number(std::int64_t number)
    {
        separate();
        m_out += QByteArray::number(static_cast<qlonglong>(number));
    }
    void value(const frontmatter::FieldValue &value)
    {
        value.isInteger() ? number(value.number) : text(value.toString());
    }
    void end() { m_out += "\r\n"; }

private:
    void separate()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
    }

    QByteArray &m_out;
    bool m_defuse;
    bool m_first = true;
};

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
    for (const story::StoryRow *row : rows)
        writeRow(out, *row, defuse);
    return out;
}

} // namespace exporting
