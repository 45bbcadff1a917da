#include "model/media/imagejob.h"

#include "model/media/decode.h"
#include "model/onworker.h"

#include <QNetworkAccessManager>

#include <utility>

namespace media
{

ImageJob::ImageJob(Workshop &shop, ImageAddress address, QObject *parent)
    : QObject(parent)
    , m_shop(shop)
    , m_address(std::move(address))
{
}

void ImageJob::want(QSize bound)
{
    if (!m_wanted.contains(bound))
        m_wanted.append(bound);
    if (m_bytes)
        decodeNext();
    else if (!std::exchange(m_isLooking, true))
        look();
}

void ImageJob::keepOnly(const QList<QSize> &bounds)
{
    m_wanted.removeIf([&bounds](QSize bound) { return !bounds.contains(bound); });
}

void ImageJob::look()
{
    const auto work = [&shop = m_shop, address = m_address]() -> Stored {
        if (address.isWeb())
            return {shop.cache.read(address.key()), {}};
        auto bytes = readSiteFile(address, shop.options.limits.bytes);
        if (!bytes)
            return {{}, bytes.error()};
        return {*std::move(bytes), {}};
    };
    model::onWorker(m_shop.workers, this, work, [this](const Stored &stored) { onStored(stored); });
}

void ImageJob::onStored(const Stored &stored)
{
    if (stored.failure)
        return fail(*stored.failure);
    if (!stored.bytes)
        return download();
    m_bytes = stored.bytes;
    m_fromCache = m_address.isWeb();
    decodeNext();
}

void ImageJob::download()
{
    if (!m_shop.options.network)
        return fail({ImageResult::State::NotAllowed, tr("images are off")});
    auto *transfer =
        new Download(m_shop.network, m_address.url, m_shop.options.privateAddresses, m_shop.options.limits, this);
    connect(transfer, &Download::finished, this, [this, transfer] {
        transfer->deleteLater();
        if (!transfer->bytes())
            return fail(transfer->bytes().error());
        m_bytes = *transfer->bytes();
        decodeNext();
    });
    m_shop.downloads.add(transfer);
}

void ImageJob::decodeNext()
{
    if (m_isDecoding)
        return;
    if (m_wanted.isEmpty()) {
        emit finished();
        return;
    }
    m_isDecoding = true;
    const QSize bound = m_wanted.first();
    const bool toCache = m_address.isWeb() && !m_fromCache && !m_isCached;
    const auto work = [&shop = m_shop, key = m_address.key(), bytes = *m_bytes, bound, toCache] {
        auto decoded = decode(bytes, bound, shop.options.limits);
        if (decoded && toCache)
            shop.cache.write(key, bytes);
        return decoded;
    };
    model::onWorker(m_shop.workers, this, work, [this, bound](const Outcome<Decoded> &decoded) {
        m_isDecoding = false;
        if (!decoded)
            return fail(decoded.error());
        m_isCached = true;
        m_wanted.removeOne(bound);
        emit ready(bound, {ImageResult::State::Ready, decoded->image, decoded->fullSize, {}, m_fromCache});
        decodeNext();
    });
}

void ImageJob::fail(const Failure &failure)
{
    const QList<QSize> bounds = std::exchange(m_wanted, {});
    for (const QSize bound : bounds)
        emit ready(bound, {failure.state, {}, {}, failure.reason, false});
    emit finished();
}

} // namespace media
