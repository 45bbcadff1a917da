#pragma once

#include "app/runwindow.h"
#include "model/exporting/exporting.h"
#include "model/table/filter.h"
#include "model/table/order.h"

#include <QDateTime>

#include <tl/expected.hpp>
#include <variant>

namespace app
{

/// Which stories, in which order.
struct Selection {
    QStringList paths;
    table::Filter filter;
    table::Order order;
    std::int64_t now = QDateTime::currentMSecsSinceEpoch(); ///< to the filter, for the whole run
};

enum class ListFormat { Table, Json, Csv, Paths };

struct ListOptions {
    Selection stories;
    ListFormat format = ListFormat::Table;
    bool nulSeparated = false; ///< of Paths
};

struct ShowOptions {
    QString file;
    bool json = false;
};

struct SetOptions {
    std::vector<frontmatter::Assignment> assignments;
    Selection stories;
    bool dryRun = false;
};

struct ExportOptions {
    Selection stories;
    exporting::Format format = exporting::Format::Csv;
    QString file; ///< empty: standard output
    bool overwrite = false;
    bool plain = false;
};

struct CheckOptions {
    QStringList paths;
};

using Command = std::variant<WindowOptions, ListOptions, ShowOptions, SetOptions, ExportOptions, CheckOptions>;

/// The program ends before it has begun: help and version (status 0, for standard output) or wrong usage (status 2,
/// for standard error).
struct EarlyEnd {
    int status = 0;
    QString text;
};

/// Reads the arguments (without the program's name). Opens no file; looks only whether the first path is there.
tl::expected<Command, EarlyEnd> parseCommandLine(const QStringList &arguments);

} // namespace app
