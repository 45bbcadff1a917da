#pragma once

#include "model/table/storytablemodel.h"

#include <QHeaderView>

namespace ui
{

/// The order after a click on a column: that column alone, or as a further key. Dates and numbers start with the
/// greatest, text with the first; again: the other direction.
table::Order clickedOrder(const table::Order &order, table::SortKey key, bool further);

/// The header of the table: click to sort, Shift or Ctrl and click for a further key, arrows with numbers.
class SortHeader final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SortHeader)

public:
    explicit SortHeader(QWidget *parent);

    void showOrder(const table::Order &order);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void orderChosen(const table::Order &order);
    void menuRequested(table::Column column, const QPoint &globalPosition);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    /// Draws the arrow, and the number where there are several, of a sorted column from `left` on.
    void paintArrow(QPainter &painter, const QRect &rect, int left, int term) const;

    table::Order m_order;
    Qt::KeyboardModifiers m_modifiers;
};

} // namespace ui
