#include "model/media/imageloader.h"

#include "model/media/imagejob.h"

#include <QCache>
#include <QDeadlineTimer>
#include <QImageReader>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QThread>

#include <utility>

namespace media
{

namespace
{

constexpr int memoryKilobytes = 64 << 10;
constexpr int failuresKept = 1'000;

QString keyOf(const QString &address, QSize bound)
{
    return QStringLiteral("%1x%2 ").arg(QString::number(bound.width()), QString::number(bound.height())) + address;
}

} // namespace

class ImageLoader::Private
{
public:
    struct Waiter {
        const QObject *receiver;
        QString address;
        QSize bound;
        Callback callback;
    };
    struct RecentFailure {
        ImageResult result;
        QDeadlineTimer forgotten;
    };
    struct Delivery {
        const QObject *receiver;
        Callback callback;
        ImageResult result;
    };

    Private(ImageLoader *q, const ImageOptions &options)
        : loader(q)
        , shop{options, DiskCache(options.cacheFolder, options.limits.cacheBytes), network, downloads, workers}
        , memory(memoryKilobytes)
        , failures(failuresKept)
    {
        workers.setMaxThreadCount(qBound(2, QThread::idealThreadCount() - 1, 6));
    }

    void wait(const ImageAddress &address, Waiter waiter);
    ImageJob *jobFor(const ImageAddress &address);
    void onReady(const ImageAddress &address, QSize bound, const ImageResult &result);
    void end(ImageJob *job);
    void deliver(Delivery delivery);
    void flush();
    [[nodiscard]] const ImageResult *known(const QString &address, QSize bound) const;

    ImageLoader *loader;
    QThreadPool workers;
    QNetworkAccessManager network;
    DownloadQueue downloads;
    Workshop shop;
    QHash<QString, ImageJob *> jobs; ///< by address
    QList<Waiter> waiters;
    QList<Delivery> deliveries;
    bool isFlushQueued = false;
    QCache<QString, ImageResult> memory;     ///< of web images, by address and bound; cost in kilobytes
    QCache<QString, RecentFailure> failures; ///< of web images, by address
};

ImageLoader::ImageLoader(const ImageOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, options))
{
    QImageReader::setAllocationLimit(d->shop.options.limits.decodeMegabytes);
}

ImageLoader::~ImageLoader()
{
    d->jobs.clear();
    qDeleteAll(findChildren<ImageJob *>(Qt::FindDirectChildrenOnly)); // before the network that they use
    d->workers.clear();
    d->workers.waitForDone(); // what runs reads the options and the cache; each run is bounded by the limits
}

void ImageLoader::request(const ImageSource &source, QSize bound, QObject *receiver, Callback callback)
{
    connect(receiver, &QObject::destroyed, this, &ImageLoader::forget, Qt::UniqueConnection);
    const auto address = imageAddress(source);
    if (!address) {
        d->deliver({receiver, std::move(callback), {address.error().state, {}, {}, address.error().reason, false}});
    } else if (const ImageResult *known = d->known(address->key(), bound)) {
        d->deliver({receiver, std::move(callback), *known});
    } else {
        d->wait(*address, {receiver, address->key(), bound, std::move(callback)});
    }
}

void ImageLoader::retry(const ImageSource &source)
{
    if (const auto address = imageAddress(source))
        d->failures.remove(address->key());
}

void ImageLoader::forget(const QObject *receiver)
{
    d->deliveries.removeIf([receiver](const Private::Delivery &delivery) { return delivery.receiver == receiver; });
    d->waiters.removeIf([receiver](const Private::Waiter &waiter) { return waiter.receiver == receiver; });
    const QList<ImageJob *> jobs = d->jobs.values();
    for (ImageJob *job : jobs) {
        QList<QSize> bounds;
        for (const Private::Waiter &waiter : std::as_const(d->waiters)) {
            if (waiter.address == job->address().key())
                bounds.append(waiter.bound);
        }
        job->keepOnly(bounds);
        if (bounds.isEmpty())
            d->end(job);
    }
}

/// What needs no work: an image in memory, or a failure of a moment ago. Skimming a story up and down would ask for
/// the same missing image each time.
const ImageResult *ImageLoader::Private::known(const QString &address, QSize bound) const
{
    if (const ImageResult *image = memory.object(keyOf(address, bound)))
        return image;
    const RecentFailure *failure = failures.object(address);
    return failure && !failure->forgotten.hasExpired() ? &failure->result : nullptr;
}

void ImageLoader::Private::wait(const ImageAddress &address, Waiter waiter)
{
    const QSize bound = waiter.bound;
    waiters.append(std::move(waiter));
    jobFor(address)->want(bound);
}

ImageJob *ImageLoader::Private::jobFor(const ImageAddress &address)
{
    ImageJob *&job = jobs[address.key()];
    if (!job) {
        job = new ImageJob(shop, address, loader);
        connect(job, &ImageJob::ready, loader,
                [this, address](QSize bound, const ImageResult &result) { onReady(address, bound, result); });
        connect(job, &ImageJob::finished, loader, [this, ended = job] { end(ended); });
    }
    return job;
}

void ImageLoader::Private::onReady(const ImageAddress &address, QSize bound, const ImageResult &result)
{
    const QString key = address.key();
    // A file of the site may change at any time; it is read again. What was not allowed is told without asking.
    if (address.isWeb() && result.state == ImageResult::State::Ready)
        memory.insert(keyOf(key, bound), new ImageResult(result), qsizetype(1 + result.image.sizeInBytes() / 1024));
    else if (address.isWeb() && result.state == ImageResult::State::Missing)
        failures.insert(key, new RecentFailure{result, QDeadlineTimer(shop.options.limits.failureMilliseconds)});
    for (const Waiter &waiter : std::as_const(waiters)) {
        if (waiter.address == key && waiter.bound == bound)
            deliver({waiter.receiver, waiter.callback, result});
    }
    waiters.removeIf([&](const Waiter &waiter) { return waiter.address == key && waiter.bound == bound; });
}

void ImageLoader::Private::end(ImageJob *job)
{
    jobs.remove(job->address().key());
    job->disconnect(loader);
    job->deleteLater();
}

void ImageLoader::Private::deliver(Delivery delivery)
{
    deliveries.append(std::move(delivery));
    if (!std::exchange(isFlushQueued, true))
        QMetaObject::invokeMethod(
            loader, [this] { flush(); }, Qt::QueuedConnection);
}

/// Calls what waits now. A callback may request, forget, or delete the loader.
void ImageLoader::Private::flush()
{
    isFlushQueued = false;
    const QPointer<ImageLoader> alive(loader);
    for (qsizetype n = deliveries.size(); n > 0 && alive && !deliveries.isEmpty(); --n) {
        const Delivery delivery = deliveries.takeFirst();
        delivery.callback(delivery.result);
    }
}

} // namespace media
