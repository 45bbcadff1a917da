#pragma once

#include "ui/window/unsaveddialog.h"

#include <QHash>
#include <QSet>
#include <QWidget>

namespace ui
{

/// Follows an edit of many stories until all are written; when some were not, one dialog lists them. GUI thread.
class BulkReport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkReport)

public:
    BulkReport(folder::StoryFolder &folder, QWidget &window);
    /// Stories of one edit; an edit of one story needs no report.
    void follow(const QList<folder::StoryId> &stories);

private:
    void keepFailure(folder::StoryId story, const model::Error &error);
    void finish();

    folder::StoryFolder &m_folder;
    QWidget &m_window;
    QSet<folder::StoryId> m_followed;
    QHash<folder::StoryId, NotSaved> m_failed;
};

} // namespace ui
