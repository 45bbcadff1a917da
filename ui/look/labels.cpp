#include "ui/look/labels.h"

#include "ui/look/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace ui
{

namespace
{

QFont scaled(QFont font, double factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

} // namespace

QFont fontOf(Tone tone)
{
    QFont font = QApplication::font();
    switch (tone) {
    case Tone::Title:
        return titleFont(font);
    case Tone::Caption:
        font = captionFont(font);
        font.setWeight(QFont::DemiBold);
        return font;
    case Tone::Small:
        return scaled(font, 11.0 / 13.0);
    case Tone::Value:
        font = scaled(font, 15.0 / 13.0);
        [[fallthrough]];
    case Tone::Strong:
        font.setWeight(QFont::DemiBold);
        return font;
    default:
        return font;
    }
}

QColor colorOf(Tone tone, const QPalette &palette)
{
    const Colors &colors = colorsFor(palette);
    switch (tone) {
    case Tone::Secondary:
    case Tone::Small:
    case Tone::Caption:
        return colors.secondaryText;
    case Tone::Published:
        return colors.published.text;
    case Tone::Unpublished:
        return colors.unpublished.text;
    case Tone::ByDefault:
        return colors.byDefault.text;
    case Tone::Problem:
        return colors.problem.text;
    default:
        return colors.text;
    }
}

ToneLabel::ToneLabel(Tone tone, Lines lines, QWidget *parent)
    : PlainLabel(lines, parent)
    , m_tone(tone)
    , m_color(tone)
{
    setFont(fontOf(tone));
    restyle();
}

void ToneLabel::setColorOf(Tone tone)
{
    m_color = tone;
    restyle();
}

void ToneLabel::changeEvent(QEvent *event)
{
    PlainLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
    else if (event->type() == QEvent::StyleChange)
        setFont(fontOf(m_tone));
}

void ToneLabel::restyle()
{
    const QColor color = colorOf(m_color, palette());
    if (palette().color(QPalette::WindowText) == color)
        return;
    QPalette own;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

ElidedLabel::ElidedLabel(Tone tone, QWidget *parent)
    : ToneLabel(tone, Lines::One, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::askForUpTo(int width)
{
    m_askedWidth = width;
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), m_askedWidth), ToneLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, palette(),
                          isEnabled(), shown, QPalette::WindowText);
}

} // namespace ui
