#include "ui/preview/informationcard.h"

#include "ui/look/theme.h"
#include "ui/preview/imagestage.h"

#include <QPainter>

namespace ui
{

InformationCard::InformationCard(QWidget *parent)
    : PlainLabel(Lines::Many, parent)
{
    setAccessibleName(tr("Information about the image"));
    setMargin(Medium);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette own;
    own.setColor(QPalette::WindowText, stageColors().text);
    own.setColor(QPalette::Highlight, stageColors().selection);
    own.setColor(QPalette::HighlightedText, stageColors().selectionText);
    setPalette(own);
}

void InformationCard::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(stageColors().line);
    painter.setBrush(stageColors().base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Corner, Corner);
    painter.end();
    PlainLabel::paintEvent(event);
}

} // namespace ui
