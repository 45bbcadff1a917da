#pragma once

#include <QImage>
#include <QObject>
#include <QSize>

#include <functional>
#include <memory>

namespace media
{

/// Where a story says an image is.
struct ImageSource {
    QString address;  ///< as in the file: http, https, or site-relative (`/assets/x.jpg`, `images/x.jpg`)
    QString siteRoot; ///< folder that site-relative addresses start from
    bool operator==(const ImageSource &) const = default;
};

struct ImageResult {
    enum class State { Loading, Ready, Missing, NotAllowed };
    State state = State::Loading;
    QImage image;   ///< of Ready: at most as large as asked for
    QSize fullSize; ///< of the image itself, in pixels
    QString reason; ///< of Missing and NotAllowed, short: "not found (404)", "images are off"
    bool fromCache = false;
};

/// Bounds of the network and of decoding.
struct ImageLimits {
    qint64 bytes = 20LL << 20; ///< of one download
    int milliseconds = 20'000; ///< of one download, in all
    int redirects = 5;
    qint64 pixels = 50'000'000;
    int decodeMegabytes = 64;
    qint64 cacheBytes = 500LL << 20;
    int failureMilliseconds = 30'000; ///< how long a web address that failed is not asked for again
};

struct ImageOptions {
    QString cacheFolder;           ///< below the XDG cache folder
    bool network = true;           ///< --images on|off
    bool privateAddresses = false; ///< --allow-private-addresses
    ImageLimits limits;
};

/// Loads, decodes and caches images: download over http(s) only, site-relative ones from the site's folder
/// (never outside it), JPEG, PNG, WebP and GIF by content, first frame. Decodes on workers. The disk cache is
/// checked by content; a damaged entry is fetched again. One request for an address at a time. GUI thread.
class ImageLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageLoader)

public:
    explicit ImageLoader(const ImageOptions &options, QObject *parent = nullptr);
    ~ImageLoader() override; ///< aborts everything

    using Callback = std::function<void(const ImageResult &)>;
    /// Calls `callback` once when the image is there or known not to be (never from within this call), unless
    /// `receiver` dies or forget(receiver) is called first. `bound`: the image is scaled down to fit into it
    /// (device pixels), never up; empty: full size.
    void request(const ImageSource &source, QSize bound, QObject *receiver, Callback callback);
    /// Forgets that this address failed a moment ago: the next request asks for it again.
    void retry(const ImageSource &source);
    /// Drops the receiver's requests; downloads nobody waits for are aborted.
    void forget(const QObject *receiver);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace media
