#pragma once

#include "model/error.h"
#include "model/exporting/exporting.h"

#include <atomic>
#include <memory>
#include <vector>

namespace ui
{

using ExportedStories = std::shared_ptr<const exporting::Rows>;

/// Only an explicit false: a missing value counts as published.
bool isUnpublished(const story::PackedRow &row);

/// What one export writes. A plain value, for workers.
struct ExportJob {
    ExportedStories stories;
    bool publishedOnly = false;
    exporting::Format format = exporting::Format::Csv;
    exporting::Options options;
    std::shared_ptr<const std::atomic_bool> cancelled; ///< may be null; true: nothing is written any more
};

/// The first lines of what the export writes, for a plain text. Any thread.
QString previewOf(const ExportJob &job);

struct ExportOutcome {
    bool isCancelled = false; ///< nothing was written
    bool isThere = false;     ///< the file exists and replacing it was not asked for: nothing was written
    int stories = 0;
    model::Result<void> result;
};

/// Blocks; never on the GUI thread.
ExportOutcome writeExport(const ExportJob &job, const QString &file, bool replace);

/// What the dialog proposes: what the last export used. A plain value.
struct LastExport {
    exporting::Format format = exporting::Format::Csv;
    QString folder; ///< absolute; empty: none yet
    bool operator==(const LastExport &) const = default;
};

/// Where exports go: `remembered`, else the user's documents, else home, whichever exists. Blocks.
QString existingExportFolder(const QString &remembered);

} // namespace ui
