#include "model/exporting/changelist.h"

#include "model/exporting/csvline.h"

#include <QDateTime>

namespace exporting
{

namespace
{

QString timeOf(const folder::PastEdit &edit)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(edit.time);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QString textOf(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// A number where it is written like one, so that -1 is no formula to be defused.
void writeRaw(CsvLine &line, const std::optional<std::string> &raw)
{
    const QString text = textOf(raw.value_or(std::string()));
    const auto number = frontmatter::parseInput(frontmatter::Field::Quality, text);
    if (number && number->toString() == text)
        line.number(number->number);
    else
        line.text(text);
}

} // namespace

QByteArray changesAsCsv(const QList<folder::PastEdit> &edits)
{
    QByteArray out = "time,title,file,field,before,after\r\n";
    for (const folder::PastEdit &edit : edits) {
        CsvLine line(out, true);
        line.text(timeOf(edit));
        line.text(edit.title);
        line.text(edit.file);
        line.text(textOf(frontmatter::keyOf(edit.change.field)));
        writeRaw(line, edit.change.before);
        writeRaw(line, edit.change.after);
        line.end();
    }
    return out;
}

} // namespace exporting
