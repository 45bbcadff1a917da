#pragma once

#include "model/media/diskcache.h"
#include "model/media/downloadqueue.h"
#include "model/media/imageaddress.h"

#include <QThreadPool>

class QNetworkAccessManager;

namespace media
{

/// What the jobs of a loader share.
struct Workshop {
    ImageOptions options;
    DiskCache cache;
    QNetworkAccessManager &network;
    DownloadQueue &downloads;
    QThreadPool &workers;
};

/// Gets the bytes of one address (disk cache, site's folder or web) once and decodes them for each size that
/// is asked for. An image that was downloaded is cached on disk when it could be decoded. Deleting a job
/// aborts it. GUI thread.
class ImageJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageJob)

public:
    ImageJob(Workshop &shop, ImageAddress address, QObject *parent);

    [[nodiscard]] const ImageAddress &address() const { return m_address; }
    /// Asks for one more size; ready() answers, each size once.
    void want(QSize bound);
    /// Forgets the sizes that are not among these.
    void keepOnly(const QList<QSize> &bounds);

signals:
    void ready(QSize bound, const media::ImageResult &result);
    void finished(); ///< nothing more is wanted

private:
    struct Stored {
        std::optional<QByteArray> bytes;
        std::optional<Failure> failure;
    };
    void look();
    void onStored(const Stored &stored);
    void download();
    void decodeNext();
    void fail(const Failure &failure);

    Workshop &m_shop;
    ImageAddress m_address;
    QList<QSize> m_wanted;
    std::optional<QByteArray> m_bytes;
    bool m_isLooking = false;
    bool m_isDecoding = false;
    bool m_fromCache = false;
    bool m_isCached = false; ///< decoded once, and so written if it is to be kept
};

} // namespace media
