#include "model/media/download.h"

#include "model/media/imageaddress.h"
#include "model/media/privateaddress.h"
#include "model/weburl.h"

#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

namespace media
{

namespace
{

/// How much Qt may hold before it is read here; the rest waits at the sender, however fast that is.
constexpr qint64 readBuffer = 1 << 20;

QNetworkRequest requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "Galley/" GALLEY_VERSION);
    request.setRawHeader("Accept", "image/webp,image/png,image/jpeg,image/gif");
    request.setRawHeader("Accept-Language", "*");
    request.setRawHeader("Accept-Encoding", "identity"); // images are compressed already; nothing to inflate
    return request;
}

QString statusReason(int status)
{
    switch (status) {
    case 401:
    case 407:
        return Download::tr("needs a login (%1)").arg(status);
    case 403:
        return Download::tr("refused by the server (403)");
    case 404:
        return Download::tr("not found (404)");
    case 410:
        return Download::tr("gone (410)");
    case 429:
        return Download::tr("too many requests (429)");
    default:
        return status >= 500 ? Download::tr("server error (%1)").arg(status)
                             : Download::tr("no image (%1)").arg(status);
    }
}

QString errorReason(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Download::tr("connection refused");
    case QNetworkReply::HostNotFoundError:
        return Download::tr("host not found");
    case QNetworkReply::RemoteHostClosedError:
        return Download::tr("connection broke off");
    case QNetworkReply::SslHandshakeFailedError:
        return Download::tr("certificate not trusted");
    case QNetworkReply::TimeoutError:
        return Download::tr("timed out");
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Download::tr("offline");
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Download::tr("needs a login");
    default:
        return Download::tr("could not be loaded");
    }
}

} // namespace

Download::Download(QNetworkAccessManager &network, QUrl url, bool privateAddresses, const ImageLimits &limits,
                   QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_url(std::move(url))
    , m_privateAddresses(privateAddresses)
    , m_limits(limits)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(missing(tr("timed out"))); });
}

Download::~Download() { stop(); }

void Download::start()
{
    // QNetworkRequest::setTransferTimeout() starts anew with every byte: a slow drip would never end.
    m_deadline.start(m_limits.milliseconds);
    hop(m_url);
}

void Download::hop(const QUrl &url)
{
    if (!model::isWebUrl(url))
        return finish(notAllowed(tr("unsupported address")));
    m_url = withoutSecrets(url);
    if (m_privateAddresses)
        return get();
    const QHostAddress literal(m_url.host());
    if (!literal.isNull())
        return checkHost({literal});
    m_lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (info.error() == QHostInfo::NoError)
            checkHost(info.addresses());
        else
            finish(missing(info.error() == QHostInfo::HostNotFound ? tr("host not found") : tr("offline")));
    });
}

/// Qt keeps a lookup for a minute, so that the connection goes to the addresses that were checked.
void Download::checkHost(const QList<QHostAddress> &addresses)
{
    if (std::any_of(addresses.begin(), addresses.end(), isPrivateAddress))
        return finish(notAllowed(tr("private network address")));
    get();
}

void Download::get()
{
    m_reply = m_network.get(requestFor(m_url));
    m_reply->setReadBufferSize(readBuffer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Download::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Download::onData);
    connect(m_reply, &QNetworkReply::finished, this, &Download::onReplyFinished);
}

void Download::onHeaders()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (!target.isEmpty())
        return redirect(target);
    if (status != 0 && status != 200)
        return finish(missing(statusReason(status)));
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.bytes)
        finish(missing(tr("too large to download")));
}

void Download::onData()
{
    m_received += m_reply->readAll();
    if (m_received.size() > m_limits.bytes)
        finish(missing(tr("too large to download")));
}

void Download::onReplyFinished()
{
    // What has arrived before an error is not an image; it is not even looked at.
    if (m_reply->error() != QNetworkReply::NoError)
        return finish(missing(errorReason(m_reply->error())));
    onData();
    if (!m_reply)
        return;
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && m_received.size() < length.toLongLong())
        return finish(missing(tr("connection broke off")));
    if (m_received.isEmpty())
        return finish(missing(tr("empty answer")));
    finish(std::exchange(m_received, {}));
}

void Download::redirect(const QUrl &target)
{
    const QUrl next = m_url.resolved(target);
    stop();
    if (++m_redirects > m_limits.redirects)
        return finish(missing(tr("too many redirects")));
    if (m_url.scheme() == QLatin1String("https") && next.scheme() == QLatin1String("http"))
        return finish(notAllowed(tr("redirect to an unencrypted address")));
    hop(next);
}

void Download::finish(Outcome<QByteArray> bytes)
{
    m_deadline.stop();
    stop();
    m_received.clear();
    m_bytes = std::move(bytes);
    emit finished();
}

void Download::stop()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace media
