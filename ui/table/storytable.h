#pragma once

#include "model/table/storytablemodel.h"
#include "ui/table/tablestate.h"

#include <QTableView>
#include <QTimer>

namespace ui
{

class ColumnLayout;
class NumberDelegate;
class SortHeader;

/// The table of stories. Current row, selection and what currentChanged() says are one thing. Typing never searches
/// or edits; editing starts by edit() only. GUI thread.
class StoryTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryTable)

public:
    StoryTable(folder::StoryFolder &folder, table::StoryTableModel &model, QWidget *parent = nullptr);
    ~StoryTable() override;

    [[nodiscard]] table::StoryTableModel &stories() const { return m_model; }
    [[nodiscard]] folder::StoryId currentStory() const;           ///< -1: none
    [[nodiscard]] QList<folder::StoryId> selectedStories() const; ///< in the order shown
    /// Makes this story current and the only one selected, and scrolls it into view.
    void showStory(folder::StoryId story);
    /// The current story stays current from now on: while a folder is read, and when a filter shows again what it
    /// hid.
    void stayHere();
    /// True while a folder is read and no key or button was pressed: the first row is current.
    [[nodiscard]] bool followsFirst() const { return m_followsFirst; }
    /// Says storiesChosen() now when it is still to come: before a key acts on what the other panes show.
    void announceChoice();
    [[nodiscard]] TableState state() const;
    void restore(const TableState &state);

    /// The field of the current cell, when it holds one and is seen.
    [[nodiscard]] std::optional<frontmatter::Field> currentField() const;
    /// Opens the cell editor for `field` of the current story; false: not possible (column hidden, read-only).
    bool editField(frontmatter::Field field);
    /// Closes the cell editor when there is one: what is typed in it is committed, or dropped.
    void commitEditor();
    void dropEditor();

    /// Header state (order, widths, hidden columns), for settings. Damaged state is refused and changes nothing.
    [[nodiscard]] QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);
    /// Show/hide entries for a menu.
    QList<QAction *> columnActions();
    /// Types nothing: letters are keys of the window.
    void keyboardSearch(const QString &text) override;

signals:
    /// The current story or the selection changed. Once for each change of the two together.
    void storiesChosen();
    void previewRequested(folder::StoryId story);
    void publishedClicked(folder::StoryId story, bool published); ///< on the pill: the value to set; no advance
    /// The cell editor was committed; `story` is where typing began, `seen` the value that stood there then.
    void fieldEdited(folder::StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value,
                     const frontmatter::FieldValue &seen);
    void valueRefused(const QString &reason);
    void refusalOver(const QString &dropped); ///< mended, or dropped
    /// The current story lost its row since its file has gone; its neighbour is current.
    void currentRemoved(folder::StoryId story);
    void menuRequested(folder::StoryId story, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpRows();
    void setUpDelegates();
    void followModel();
    void followFirst();
    void followNoMore();
    void rememberChoice();
    void restoreChoice();
    void leaveCurrent(folder::StoryId standIn);
    void choose(folder::StoryId current, const QList<folder::StoryId> &selection);
    void choiceChanged();
    void uniteChoice();
    [[nodiscard]] folder::StoryId nearestShown(folder::StoryId story) const;
    [[nodiscard]] QModelIndex pillAt(const QPoint &position) const;
    void clickPill(const QModelIndex &index);
    void hoverRow(int row);
    void showHeaderMenu(table::Column column, const QPoint &globalPosition);

    folder::StoryFolder &m_folder;
    table::StoryTableModel &m_model;
    SortHeader *m_header;
    NumberDelegate *m_numbers = nullptr;
    ColumnLayout *m_columns;
    QTimer m_announcing; ///< runs while a change of the choice has not been announced
    bool m_choicePending = false;
    FormerPlace m_before;        ///< where it stood before a change of the rows
    bool m_followsFirst = false; ///< a folder is read, and no key or button was pressed since
    int m_hoveredRow = -1;
    QPersistentModelIndex m_pressedPill;
};

} // namespace ui
