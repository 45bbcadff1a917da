#pragma once

#include "model/story/rowview.h"

#include <QByteArray>

#include <array>
#include <vector>

namespace exporting
{

enum class Format { Csv, Json, Markdown, Html };
inline constexpr std::array allFormats{Format::Csv, Format::Json, Format::Markdown, Format::Html};

QString nameOf(Format format);   ///< "csv", "json", "markdown", "html"
QString suffixOf(Format format); ///< "csv", "json", "md", "html"

struct Options {
    bool plain = false; ///< csv: leave text cells alone that a spreadsheet would run
    QString title;      ///< markdown and html: the heading; empty: "Stories"
};

using Rows = std::vector<story::PackedRow>;

/// The document as bytes. The same stories give the same bytes in every locale and time zone. Any thread.
QByteArray render(Format format, const Rows &rows, const Options &options = {});

/// An array of objects with one member a line, in the order of the csv columns. Valid JSON for every input,
/// integers exact over the whole 64 bits.
QByteArray listAsJson(const Rows &rows);
/// RFC 4180, header line, CRLF line ends. `defuse`: text cells that a spreadsheet would run get a leading
/// apostrophe.
QByteArray listAsCsv(const Rows &rows, bool defuse);

} // namespace exporting
