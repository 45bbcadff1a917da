#include "model/exporting/csvline.h"

#include "model/exporting/csv.h"
#include "model/story/displaytext.h"

namespace exporting
{

namespace
{

/// Semicolons and tabs are quoted too: a spreadsheet set to another separator must not cut a cell in two.
bool needsQuotes(const QString &cell)
{
    for (const QChar c : cell) {
        if (c == u',' || c == u'"' || c == u';' || c == u'\t' || c == u'\r' || c == u'\n')
            return true;
    }
    return !cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace());
}

} // namespace

void CsvLine::text(const QString &text)
{
    separate();
    QString cell = m_defuse && runsInSpreadsheet(text) ? u'\'' + text : text;
    if (needsQuotes(cell))
        cell = u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"';
    m_out += story::withoutLoneSurrogates(std::move(cell)).toUtf8();
}

void CsvLine::number(std::int64_t number)
{
    separate();
    m_out += QByteArray::number(static_cast<qlonglong>(number));
}

void CsvLine::value(const frontmatter::FieldValue &value)
{
    value.isInteger() ? number(value.number) : text(value.toString());
}

void CsvLine::separate()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

} // namespace exporting
