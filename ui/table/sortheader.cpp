#include "ui/table/sortheader.h"

#include "ui/look/theme.h"

#include <QContextMenuEvent>
#include <QPainter>

#include <algorithm>

namespace ui
{

using table::Order;
using table::SortKey;

namespace
{

constexpr int arrowSize = 7;

Qt::SortOrder firstDirection(SortKey key)
{
    switch (key) {
    case SortKey::Date:
    case SortKey::Quality:
    case SortKey::Heat:
    case SortKey::Published:
    case SortKey::Images:
    case SortKey::Related:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
}

Qt::SortOrder opposite(Qt::SortOrder direction)
{
    return direction == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
}

bool isNumberColumn(int column)
{
    return column == table::Quality || column == table::Heat || column == table::Images || column == table::Related;
}

int termOf(const Order &order, SortKey key)
{
    const auto found = std::find_if(order.begin(), order.end(), [key](const auto &term) { return term.key == key; });
    return found == order.end() ? -1 : static_cast<int>(found - order.begin());
}

} // namespace

Order clickedOrder(const Order &order, SortKey key, bool further)
{
    const int term = termOf(order, key);
    if (further && term >= 0) {
        Order flipped = order;
        flipped[term].direction = opposite(flipped.at(term).direction);
        return flipped;
    }
    if (further)
        return order + Order{{key, firstDirection(key)}};
    return {{key, term == 0 ? opposite(order.first().direction) : firstDirection(key)}};
}

SortHeader::SortHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(36);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(tr("Columns"));
    connect(this, &QHeaderView::sectionClicked, this, [this](int column) {
        const bool further = m_modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
        emit orderChosen(clickedOrder(m_order, table::sortKeyOf(static_cast<table::Column>(column)), further));
    });
}

void SortHeader::showOrder(const Order &order)
{
    m_order = order;
    viewport()->update();
}

QSize SortHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), qRound(fontInfo().pixelSize() * 31.0 / 13)};
}

void SortHeader::mouseReleaseEvent(QMouseEvent *event)
{
    m_modifiers = event->modifiers();
    QHeaderView::mouseReleaseEvent(event);
}

void SortHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const int column = logicalIndexAt(event->pos());
    emit menuRequested(static_cast<table::Column>(column < 0 ? table::Title : column), event->globalPos());
}

void SortHeader::paintEvent(QPaintEvent *event)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors.base);
    painter.fillRect(QRect(0, 0, width(), 1), colors.line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
    painter.end();
    QHeaderView::paintEvent(event);
}

void SortHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const Colors &colors = colorsFor(palette());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    if (bold.pixelSize() > 0)
        bold.setPixelSize(qRound(bold.pixelSize() * 12.0 / 13));
    else
        bold.setPointSizeF(bold.pointSizeF() * 12.0 / 13);
    painter->setFont(bold);
    painter->setPen(colors.secondaryText);
    painter->fillRect(rect, colors.base);
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colors.line);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
    const QFontMetrics metrics(bold);
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal, Qt::DisplayRole).toString();
    const int term = termOf(m_order, table::sortKeyOf(static_cast<table::Column>(logicalIndex)));
    const QString number = term >= 0 && m_order.size() > 1 ? QString::number(term + 1) : QString();
    const int arrow = term < 0 ? 0 : arrowSize + 3 + metrics.horizontalAdvance(number);
    QRect text = rect.adjusted(Space::Small, 0, -Space::Small, 0);
    const QString shown = metrics.elidedText(title, Qt::ElideRight, qMax(0, text.width() - arrow));
    const int width = metrics.horizontalAdvance(shown);
    if (isNumberColumn(logicalIndex))
        text.setLeft(qMax(text.left(), text.right() + 1 - width - arrow));
    painter->drawText(text, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    if (term >= 0)
        paintArrow(*painter, rect, text.left() + width + 2, term);
}

void SortHeader::paintArrow(QPainter &painter, const QRect &rect, int left, int term) const
{
    const bool down = m_order.at(term).direction == Qt::DescendingOrder;
    const double middle = rect.center().y() + 0.5;
    const double base = middle + (down ? -3 : 3);
    const double tip = middle + (down ? 3 : -3);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(painter.pen().color());
    const QPen pen = painter.pen();
    painter.setPen(Qt::NoPen);
    const QPointF triangle[]{{double(left), base}, {left + double(arrowSize), base}, {left + arrowSize / 2.0, tip}};
    painter.drawPolygon(triangle, 3);
    painter.setPen(pen);
    if (m_order.size() > 1)
        painter.drawText(QRect(left + arrowSize + 1, rect.top(), rect.width(), rect.height()),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), QString::number(term + 1));
    painter.restore();
}

} // namespace ui
