#pragma once

#include "ui/window/unsaveddialog.h"

#include <QHash>
#include <QSet>
#include <QWidget>

namespace ui
{

/// What is done to many stories at once.
enum class Bulk { Edit, Undo, Redo };

/// Follows an edit, undo or redo of many stories until all are written; when some were not, one dialog lists them and
/// one line says how many. The dialog saves them again, or settles the conflicts among them, at once. GUI thread.
class BulkReport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkReport)

public:
    BulkReport(folder::StoryFolder &folder, QWidget &window);
    /// One step, before its saves can fail; one story needs no report.
    void follow(const QList<folder::StoryId> &stories, Bulk kind);

signals:
    void notSaved(const QString &words); ///< one story, or many, that can be saved again
    void reported(const QString &words); ///< what was refused for good
    void settleRequested(const QList<folder::StoryId> &stories, std::optional<frontmatter::Field> field,
                         folder::Keep keep);

private:
    void keepFailure(folder::StoryId story, const model::Error &error);
    void finish();
    void offerToRetry(UnsavedDialog &dialog, const QList<folder::StoryId> &failed);
    void offerToSettle(UnsavedDialog &dialog, const QList<folder::StoryId> &failed);
    [[nodiscard]] QList<folder::StoryId> thoseIn(folder::SaveState state, QList<folder::StoryId> stories) const;

    folder::StoryFolder &m_folder;
    QWidget &m_window;
    Bulk m_kind = Bulk::Edit; ///< of the last step followed
    QSet<folder::StoryId> m_followed;
    QHash<folder::StoryId, NotSaved> m_failed;
};

} // namespace ui
