#pragma once

#include "model/media/imageloader.h"

#include <QHash>
#include <QObject>
#include <QTimer>

class QPainter;
class QPalette;
class QRectF;

namespace ui
{

/// Small images by number, asked for when they are first wanted. GUI thread.
class Thumbnails final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Thumbnails)

public:
    /// `size`: of a tile, in logical pixels.
    Thumbnails(media::ImageLoader &loader, QSize size, QObject *parent);

    /// The image as far as it is there; changed() follows when it is still loading, and once more when that takes
    /// longer than a moment: `reason` says so then.
    media::ImageResult want(int number, const media::ImageSource &source, qreal pixelRatio);
    [[nodiscard]] media::ImageResult known(int number) const { return m_results.value(number); }
    /// Asks again for one that was not found or not allowed.
    void retry(int number, const media::ImageSource &source);
    /// Waits for none of them any more.
    void forgetAll();

signals:
    void changed(int number);

private:
    void sayLoading();

    media::ImageLoader &m_loader;
    QSize m_size;
    QTimer m_loadingSoon;
    QHash<int, media::ImageResult> m_results;
};

/// Fills `tile` with the image, cut to its shape; a quiet ground and `reason`, if any, while there is none.
void paintThumbnail(QPainter &painter, const QRectF &tile, const media::ImageResult &result, const QPalette &palette,
                    bool withReason);

} // namespace ui
