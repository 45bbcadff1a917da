#include "ui/preview/captionbar.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace ui
{

namespace
{

template<typename Label>
Label *add(QHBoxLayout *layout, Label *label, const QString &name, int stretch = 0)
{
    label->setAccessibleName(name);
    layout->addWidget(label, stretch);
    return label;
}

} // namespace

CaptionBar::CaptionBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Medium, Tight, Medium, Tight);
    layout->setSpacing(Small);
    m_previous = addStep(Qt::LeftArrow, tr("Previous image"), -1);
    m_previous->setToolTip(tr("Previous image (Left)"));
    m_position = add(layout, new PlainLabel(Lines::One, this), tr("Position"));
    m_position->setAlignment(Qt::AlignCenter);
    m_next = addStep(Qt::RightArrow, tr("Next image"), 1);
    m_next->setToolTip(tr("Next image (Right)"));
    m_title = add(layout, new ElidedLabel(Tone::Normal, this), tr("Title of the image"), 1);
    m_attribution = add(layout, new ElidedLabel(Tone::Secondary, this), tr("Attribution"));
    layout->addSpacing(Small);
    m_size = add(layout, new ToneLabel(Tone::Secondary, Lines::One, this), tr("Size in pixels"));
    m_zoom = add(layout, new ToneLabel(Tone::Secondary, Lines::One, this), tr("Zoom"));
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    reserveRoom();
}

/// For the widest text, so that what stands beside it does not jump.
void CaptionBar::reserveRoom()
{
    const QFontMetrics metrics(fontOf(Tone::Normal));
    m_position->setMinimumWidth(metrics.horizontalAdvance(tr("No images")));
    m_title->setMinimumWidth(metrics.averageCharWidth() * 12);
    m_zoom->setMinimumWidth(metrics.horizontalAdvance(tr("%1 %").arg(1600)));
}

void CaptionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        reserveRoom();
}

QToolButton *CaptionBar::addStep(Qt::ArrowType arrow, const QString &name, int delta)
{
    auto *button = new QToolButton(this);
    button->setArrowType(arrow);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, this, [this, delta] { emit stepped(delta); });
    layout()->addWidget(button);
    return button;
}

/// A line above: on a dark window the bar and the stage have the same ground.
void CaptionBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, colorsFor(palette()).line);
}

void CaptionBar::setImage(int index, int count, const story::Image &image)
{
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < count);
    m_position->setPlainText(count == 0 ? tr("No images")
                                        : tr("%1 of %2").arg(QString::number(index + 1), QString::number(count)));
    m_title->setPlainText(image.title);
    m_title->setToolTip(forToolTip(image.title));
    m_attribution->setPlainText(image.attribution, 60);
    m_attribution->setToolTip(forToolTip(image.attribution));
}

void CaptionBar::clear()
{
    setImage(0, 0, {});
    m_position->clear();
}

void CaptionBar::setSize(QSize pixels) { m_size->setPlainText(pixelsText(pixels)); }

void CaptionBar::setZoom(double zoom)
{
    m_zoom->setPlainText(zoom > 0 ? tr("%1 %").arg(qRound(zoom * 100)) : QString());
}

QString pixelsText(QSize pixels)
{
    const QLocale locale;
    return pixels.isEmpty()
               ? QString()
               : CaptionBar::tr("%1 × %2").arg(locale.toString(pixels.width()), locale.toString(pixels.height()));
}

} // namespace ui
