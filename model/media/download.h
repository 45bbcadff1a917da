#pragma once

#include "model/media/failure.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;

namespace media
{

/// One download over http or https, with bounds on bytes, time in all, and redirects; every hop is checked
/// anew. Sends no cookies, no referrer, no credentials; a TLS error ends it. Deleting it aborts. GUI thread,
/// never blocks.
class Download final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Download)

public:
    /// `privateAddresses`: hosts of the private network and of this machine are allowed.
    Download(QNetworkAccessManager &network, QUrl url, bool privateAddresses, const ImageLimits &limits,
             QObject *parent);
    ~Download() override;

    void start();
    [[nodiscard]] QString host() const { return m_url.host(); }
    [[nodiscard]] const Outcome<QByteArray> &bytes() const { return m_bytes; }

signals:
    void finished(); ///< once; bytes() is the result

private:
    void hop(const QUrl &url);
    void checkHost(const QList<QHostAddress> &addresses);
    void get();
    void onHeaders();
    void onData();
    void onReplyFinished();
    void redirect(const QUrl &target);
    void finish(Outcome<QByteArray> bytes);
    void stop();

    QNetworkAccessManager &m_network;
    QUrl m_url;
    bool m_privateAddresses;
    ImageLimits m_limits;
    QTimer m_deadline;
    int m_lookup = -1;
    int m_redirects = 0;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_received;
    Outcome<QByteArray> m_bytes;
};

} // namespace media
