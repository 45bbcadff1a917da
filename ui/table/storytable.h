#pragma once

#include "model/table/storytablemodel.h"

#include <QTableView>

namespace ui
{

/// Where the table stands: what undo brings back.
struct TableState {
    folder::StoryId current = -1;
    QList<folder::StoryId> selection;
    int scroll = 0; ///< value of the vertical scroll bar
};

/// The table of stories. Current row, selection and what currentChanged() says are one thing. Typing never searches
/// or edits; editing starts by edit() only. GUI thread.
class StoryTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryTable)

public:
    StoryTable(folder::StoryFolder &folder, table::StoryTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] folder::StoryId currentStory() const;           ///< -1: none
    [[nodiscard]] QList<folder::StoryId> selectedStories() const; ///< in the order shown
    /// Makes this story current and the only one selected, and scrolls it into view.
    void showStory(folder::StoryId story);
    [[nodiscard]] TableState state() const;
    void restore(const TableState &state);

    /// Opens the cell editor for `field` (Q, H) or the current cell (F2) of the current story; false: not possible
    /// (column hidden, field read-only).
    bool editField(frontmatter::Field field);
    bool editCurrentCell();

    /// Header state (order, widths, hidden columns), for settings. Damaged state is refused and changes nothing.
    [[nodiscard]] QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);
    /// Show/hide entries for a menu.
    QList<QAction *> columnActions();

signals:
    /// The current story or the selection changed. Once for each change of the two together.
    void storiesChosen();
    void previewRequested(folder::StoryId story);
    /// A click on the pill: the value to set; no advance.
    void publishedClicked(folder::StoryId story, bool published);
    /// The cell editor was committed; `story` is where typing began.
    void fieldEdited(folder::StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value);
    void valueRefused(const QString &reason);
    void menuRequested(folder::StoryId story, const QPoint &globalPosition);
};

} // namespace ui
