#pragma once

#include "model/exporting/exporting.h"

#include <QDialog>

namespace ui
{

/// Export of the rows as filtered and sorted, or of the selection: format, options, a preview of the first lines,
/// the file. Writes all or nothing, off the GUI thread, and says where the file is or what went wrong. GUI thread.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    /// The rows are copied: one consistent snapshot. `skipped`: broken files, left out and said so.
    ExportDialog(std::vector<story::StoryRow> shown, std::vector<story::StoryRow> selected, int skipped,
                 const QString &suggestedName, QWidget *parent = nullptr);

signals:
    void exported(const QString &file, int stories);
};

} // namespace ui
