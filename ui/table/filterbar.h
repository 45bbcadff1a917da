#pragma once

#include "model/table/filterpieces.h"
#include "model/table/storytablemodel.h"

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace ui
{

class FilterChips;
class FilterLine;
class PlainLabel;

/// The filter text with its clear button, a chip for each part of it, the marked error, "37 of 412" and the chip
/// "order is out of date, F5". While the text is in error the last good filter stays. GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(table::StoryTableModel &model, QWidget *parent = nullptr);

    void focusText(); ///< focus, all selected
    [[nodiscard]] QString text() const;
    void setText(const QString &text);       ///< applies it at once
    void showRefreshKey(const QString &key); ///< as people write it; empty: none

signals:
    void leave();            ///< Enter, Down, or Esc in an empty field: the focus goes to the table
    void refreshRequested(); ///< the chip was clicked

private:
    void setUpLine();
    void layOut();
    void apply();
    void remove(const table::FilterPiece &piece);
    void showCounts();
    void leaveOrClear();

    table::StoryTableModel &m_model;
    FilterLine *m_line;
    FilterChips *m_chips;
    PlainLabel *m_message; ///< the error, in the place of the chips
    PlainLabel *m_counts;  ///< "37 of 412"
    QToolButton *m_outOfDate;
    QTimer m_typing; ///< runs while typed text has not been applied
};

} // namespace ui
