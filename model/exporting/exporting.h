#pragma once

#include "model/story/storyrow.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace exporting
{

enum class Format { Csv, Json, Markdown, Html };
inline constexpr std::array allFormats{Format::Csv, Format::Json, Format::Markdown, Format::Html};

QString nameOf(Format format); ///< "csv", "json", "markdown", "html"
std::optional<Format> formatNamed(const QString &name);
QString suffixOf(Format format); ///< "csv", "json", "md", "html"

struct Options {
    bool plain = false; ///< csv: leave text cells alone that a spreadsheet would run
    QString title;      ///< markdown and html: the heading
};

using Rows = std::vector<const story::StoryRow *>;

/// The document as bytes. The same stories give the same bytes in every locale and time zone. Any thread.
QByteArray render(Format format, const Rows &rows, const Options &options = {});

/// The object of `galley list --format json`.
QJsonObject toJson(const story::StoryRow &row);
/// An array of them, one object a line group, valid JSON; integers exact over the whole 64 bits.
QByteArray listAsJson(const Rows &rows);
/// RFC 4180, header line, CRLF line ends. `defuse`: text cells that a spreadsheet would run get a leading apostrophe.
QByteArray listAsCsv(const Rows &rows, bool defuse);

} // namespace exporting
