#include "ui/preview/captionbar.h"

#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace ui
{

namespace
{

/// A text that is cut rather than widening the window.
PlainLabel *addText(QHBoxLayout *layout, const QString &name, bool mayShrink, bool quiet)
{
    auto *label = new PlainLabel(Lines::One, layout->parentWidget());
    label->setAccessibleName(name);
    if (mayShrink)
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    if (quiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(label, mayShrink ? 1 : 0);
    return label;
}

} // namespace

CaptionBar::CaptionBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Medium, Tight, Medium, Tight);
    layout->setSpacing(Small);
    m_previous = addStep(QStringLiteral("‹"), tr("Previous image"), -1);
    m_previous->setToolTip(tr("Previous image (Left)"));
    m_position = addText(layout, tr("Position"), false, false);
    m_next = addStep(QStringLiteral("›"), tr("Next image"), 1);
    m_next->setToolTip(tr("Next image (Right)"));
    layout->addSpacing(Small);
    m_title = addText(layout, tr("Title of the image"), true, false);
    m_attribution = addText(layout, tr("Attribution"), false, true);
    layout->addSpacing(Small);
    m_size = addText(layout, tr("Size in pixels"), false, true);
    m_zoom = addText(layout, tr("Zoom"), false, true);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_zoom->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("1600 %")));
}

QToolButton *CaptionBar::addStep(const QString &sign, const QString &name, int delta)
{
    auto *button = new QToolButton(this);
    button->setText(sign);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, this, [this, delta] { emit stepped(delta); });
    layout()->addWidget(button);
    return button;
}

void CaptionBar::setImage(int index, int count, const story::Image &image)
{
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < count);
    for (QWidget *part : {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next)})
        part->setVisible(count > 0);
    m_position->setPlainText(count == 0 ? tr("No images")
                                        : tr("%1 of %2").arg(QString::number(index + 1), QString::number(count)));
    m_title->setPlainText(image.title);
    m_title->setToolTip(forToolTip(image.title));
    m_attribution->setPlainText(image.attribution, 60);
    m_attribution->setToolTip(forToolTip(image.attribution));
}

void CaptionBar::setSize(QSize pixels)
{
    const QLocale locale;
    m_size->setPlainText(pixels.isEmpty()
                             ? QString()
                             : tr("%1 × %2").arg(locale.toString(pixels.width()), locale.toString(pixels.height())));
}

void CaptionBar::setZoom(double zoom)
{
    m_zoom->setPlainText(zoom > 0 ? tr("%1 %").arg(qRound(zoom * 100)) : QString());
}

} // namespace ui
