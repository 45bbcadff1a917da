#include "ui/detail/thumbnails.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace ui
{

namespace
{

constexpr int loadingDelay = 150; ///< milliseconds; words that are gone at once only flicker

/// The largest part of the image that has the shape of the tile, around its middle.
QRectF coveringPart(const QImage &image, const QSizeF &tile)
{
    const QSizeF part = tile.scaled(image.size(), Qt::KeepAspectRatio);
    return {QPointF((image.width() - part.width()) / 2, (image.height() - part.height()) / 2), part};
}

} // namespace

Thumbnails::Thumbnails(media::ImageLoader &loader, QSize size, QObject *parent)
    : QObject(parent)
    , m_loader(loader)
    , m_size(size)
{
    m_loadingSoon.setSingleShot(true);
    m_loadingSoon.setInterval(loadingDelay);
    connect(&m_loadingSoon, &QTimer::timeout, this, &Thumbnails::sayLoading);
}

media::ImageResult Thumbnails::want(int number, const media::ImageSource &source, qreal pixelRatio)
{
    if (m_results.contains(number))
        return m_results.value(number);
    m_results.insert(number, {});
    if (!m_loadingSoon.isActive())
        m_loadingSoon.start();
    // The loader fits an image into the bound; twice the tile is enough to cover it for any usual shape.
    const QSize bound = (QSizeF(m_size) * 2 * pixelRatio).toSize();
    m_loader.request(source, bound, this, [this, number](const media::ImageResult &result) {
        m_results.insert(number, result);
        emit changed(number);
    });
    return {};
}

void Thumbnails::retry(int number, const media::ImageSource &source)
{
    m_loader.retry(source);
    m_results.remove(number);
    emit changed(number);
}

void Thumbnails::sayLoading()
{
    const QList<int> numbers = m_results.keys();
    for (const int number : numbers) {
        media::ImageResult &result = m_results[number];
        if (result.state != media::ImageResult::State::Loading || !result.reason.isEmpty())
            continue;
        result.reason = tr("loading…");
        emit changed(number);
    }
}

void Thumbnails::forgetAll()
{
    m_loadingSoon.stop();
    m_loader.forget(this);
    m_results.clear();
}

void paintThumbnail(QPainter &painter, const QRectF &tile, const media::ImageResult &result, const QPalette &palette,
                    bool withReason)
{
    const Colors &colors = colorsFor(palette);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(tile, Tight, Tight);
    painter.fillPath(shape, colors.byDefault.ground);
    if (result.state == media::ImageResult::State::Ready && !result.image.isNull()) {
        painter.setClipPath(shape, Qt::IntersectClip);
        painter.drawImage(tile, result.image, coveringPart(result.image, tile.size()));
    } else if (withReason) {
        painter.setPen(colors.secondaryText);
        painter.setFont(fontOf(Tone::Small));
        painter.drawText(tile.adjusted(Tight, Tight, -Tight, -Tight), Qt::AlignCenter | Qt::TextWordWrap,
                         forDisplay(result.reason, Lines::One, 60));
    }
    painter.restore();
}

} // namespace ui
