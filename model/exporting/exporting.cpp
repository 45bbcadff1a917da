#include "model/exporting/exporting.h"

#include "model/exporting/curatedlist.h"

namespace exporting
{

QString nameOf(Format format)
{
    switch (format) {
    case Format::Csv:
        return QStringLiteral("csv");
    case Format::Json:
        return QStringLiteral("json");
    case Format::Markdown:
        return QStringLiteral("markdown");
    case Format::Html:
        return QStringLiteral("html");
    }
    return {};
}

QString suffixOf(Format format) { return format == Format::Markdown ? QStringLiteral("md") : nameOf(format); }

QByteArray render(Format format, const Rows &rows, const Options &options)
{
    switch (format) {
    case Format::Csv:
        return listAsCsv(rows, !options.plain);
    case Format::Json:
        return listAsJson(rows);
    case Format::Markdown:
        return listAsMarkdown(rows, options.title);
    case Format::Html:
        return listAsHtml(rows, options.title);
    }
    return {};
}

} // namespace exporting
