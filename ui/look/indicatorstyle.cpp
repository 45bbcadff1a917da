#include "ui/look/indicatorstyle.h"

#include "ui/look/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace ui
{

namespace
{

void drawMark(QPainter &painter, QStyle::State state, const QRectF &box)
{
    const auto at = [&box](double x, double y) {
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height());
    };
    QPen pen(painter.brush().color(), box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    if (state & QStyle::State_NoChange)
        painter.drawPolyline(QPolygonF{at(0.25, 0.5), at(0.75, 0.5)});
    else
        painter.drawPolyline(QPolygonF{at(0.23, 0.52), at(0.43, 0.72), at(0.78, 0.3)});
}

void drawIndicator(QPainter &painter, const QStyleOption &option, bool round)
{
    const Colors &colors = colorsFor(option.palette);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isMarked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor strong = isEnabled ? colors.accent : colors.secondaryText;
    const QColor ground = isEnabled ? colors.base : colors.window;
    const bool isFocused = option.state & QStyle::State_HasFocus;
    const double side = qMin(option.rect.width(), option.rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isMarked || isFocused ? strong : colors.secondaryText, 1));
    painter.setBrush(isMarked ? strong : ground);
    const double radius = round ? side / 2 : double(Tight) - 1;
    painter.drawRoundedRect(box, radius, radius);
    painter.setBrush(ground);
    if (isMarked && round) {
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(box.center(), side / 5, side / 5);
    } else if (isMarked) {
        drawMark(painter, option.state, box);
    }
    painter.restore();
}

} // namespace

IndicatorStyle::IndicatorStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)
        drawIndicator(*painter, *option, element == PE_IndicatorRadioButton);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace ui
