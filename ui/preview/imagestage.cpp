#include "ui/preview/imagestage.h"

#include "model/onworker.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QThreadPool>

#include <cmath>
#include <utility>

namespace ui
{

namespace
{

constexpr double largestZoom = 16;
constexpr double wheelBase = 1.0018; ///< per eighth of a degree: a notch (120) is about a quarter

} // namespace

const Colors &stageColors() { return colorsFor(QPalette(Qt::black)); }

ImageStage::ImageStage(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(160, 120);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Image"));
}

void ImageStage::setImage(const QImage &image, QSize fullSize)
{
    m_image = image;
    m_fullSize = fullSize;
    m_message.clear();
    setAccessibleDescription({});
    setFit();
}

void ImageStage::refine(const QImage &image)
{
    m_image = image;
    shrinkSoon();
    update();
}

bool ImageStage::wantsMore() const
{
    return m_image.width() < m_fullSize.width() && m_zoom * m_fullSize.width() > m_image.width() + 1;
}

void ImageStage::setMessage(const QString &message)
{
    m_image = {};
    m_fullSize = {};
    m_message = forDisplay(message);
    setAccessibleDescription(m_message);
    setFit();
}

double ImageStage::zoom() const { return m_image.isNull() ? 0 : m_zoom; }

double ImageStage::fitZoom() const
{
    if (m_fullSize.isEmpty())
        return 1;
    const QSizeF room = QSizeF(size()) * devicePixelRatioF();
    return qMin(1.0, qMin(room.width() / m_fullSize.width(), room.height() / m_fullSize.height()));
}

void ImageStage::setFit()
{
    m_fit = true;
    m_zoom = fitZoom();
    m_middle = QRectF(QPointF(), m_fullSize).center();
    afterViewChange();
}

void ImageStage::toggleFit()
{
    if (m_image.isNull())
        return;
    if (m_fit)
        setZoomAt(pointer(), 1);
    else
        setFit();
}

void ImageStage::zoomBy(double factor) { zoomAt(pointer(), factor); }

void ImageStage::zoomAt(QPointF position, double factor)
{
    if (m_image.isNull())
        return;
    const double wanted = m_zoom * factor;
    if (factor < 1 && wanted <= fitZoom())
        setFit();
    else
        setZoomAt(position, qMin(wanted, largestZoom));
}

void ImageStage::setZoomAt(QPointF position, double zoom)
{
    const QPointF held = imagePointAt(position);
    const QPointF fromMiddle = (position - QRectF(rect()).center()) * devicePixelRatioF();
    m_fit = false;
    m_zoom = zoom;
    m_middle = held - fromMiddle / m_zoom;
    keepInside();
    afterViewChange();
}

QPointF ImageStage::imagePointAt(QPointF position) const
{
    return m_middle + (position - QRectF(rect()).center()) * devicePixelRatioF() / m_zoom;
}

QPointF ImageStage::pointer() const
{
    const QPointF position = mapFromGlobal(QCursor::pos());
    return QRectF(rect()).contains(position) ? position : QRectF(rect()).center();
}

/// No empty ground beside an image that is larger than the stage; one that is smaller stands in the middle.
void ImageStage::keepInside()
{
    const QSizeF half = QSizeF(size()) * devicePixelRatioF() / m_zoom / 2;
    const auto kept = [](double middle, double halfOfStage, double image) {
        return image <= 2 * halfOfStage ? image / 2 : qBound(halfOfStage, middle, image - halfOfStage);
    };
    m_middle.setX(kept(m_middle.x(), half.width(), m_fullSize.width()));
    m_middle.setY(kept(m_middle.y(), half.height(), m_fullSize.height()));
}

void ImageStage::afterViewChange()
{
    updateCursor(false);
    shrinkSoon();
    update();
    emit viewChanged();
}

/// Where the whole image stands on the stage, in logical pixels.
QRectF ImageStage::target() const
{
    const double scale = m_zoom / devicePixelRatioF();
    const QPointF corner = QRectF(rect()).center() - m_middle * scale;
    return {corner, QSizeF(m_fullSize) * scale};
}

/// A painter takes one pixel in many when it makes an image small; that looks rough. The smooth way takes too long
/// for the GUI thread, so that it follows a moment later; one at a time, or the steps of a wheel would queue up.
void ImageStage::shrinkSoon()
{
    m_shrunk = {};
    if (m_isShrinking)
        m_isShrinkStale = true;
    else
        shrink();
}

void ImageStage::shrink()
{
    const QSize wanted = (target().size() * devicePixelRatioF()).toSize().expandedTo(QSize(1, 1));
    if (m_image.isNull() || wanted.width() >= m_image.width())
        return;
    m_isShrinking = true;
    const auto work = [image = m_image, wanted] {
        return image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    model::onWorker(*QThreadPool::globalInstance(), this, work, [this](const QImage &shrunk) {
        m_isShrinking = false;
        if (std::exchange(m_isShrinkStale, false))
            return shrink();
        m_shrunk = shrunk;
        update();
    });
}

void ImageStage::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), stageColors().window);
    if (!m_image.isNull())
        return paintImage(painter);
    painter.setPen(stageColors().secondaryText);
    const QRect room = rect().adjusted(Large, Large, -Large, -Large);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

void ImageStage::paintImage(QPainter &painter) const
{
    // Magnified pixels stay pixels from 200 % on: an editor looks for flaws there, not for softness.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < 2);
    const QImage &source = m_shrunk.isNull() ? m_image : m_shrunk;
    painter.drawImage(target(), source, QRectF(source.rect()));
}

void ImageStage::resizeEvent(QResizeEvent * /*event*/)
{
    if (m_fit)
        return setFit();
    keepInside();
    afterViewChange();
}

void ImageStage::wheelEvent(QWheelEvent *event)
{
    zoomAt(event->position(), std::pow(wheelBase, event->angleDelta().y()));
    event->accept();
}

void ImageStage::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_dragFrom = event->position();
    updateCursor(true);
}

void ImageStage::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_fit || m_image.isNull())
        return;
    m_middle -= (event->position() - m_dragFrom) * devicePixelRatioF() / m_zoom;
    m_dragFrom = event->position();
    keepInside();
    update();
}

void ImageStage::mouseReleaseEvent(QMouseEvent * /*event*/) { updateCursor(false); }

void ImageStage::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_image.isNull())
        return;
    if (m_fit)
        setZoomAt(event->position(), 1);
    else
        setFit();
}

void ImageStage::updateCursor(bool dragging)
{
    if (m_image.isNull() || m_fit)
        unsetCursor();
    else
        setCursor(dragging ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
}

} // namespace ui
