#include "model/media/download.h"
#include "scriptedserver.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QSignalSpy>
#include <QTest>

using media::Download;
using media::Failure;
using media::ImageResult;

namespace
{

media::ImageLimits smallLimits()
{
    media::ImageLimits limits;
    limits.bytes = 10'000;
    limits.milliseconds = 600;
    return limits;
}

Failure isMissing(const char *reason) { return {ImageResult::State::Missing, QString::fromLatin1(reason)}; }
Failure isNotAllowed(const char *reason) { return {ImageResult::State::NotAllowed, QString::fromLatin1(reason)}; }

} // namespace

Q_DECLARE_METATYPE(ScriptedServer::Answer)
Q_DECLARE_METATYPE(media::Failure)

class DownloadTest final : public QObject
{
    Q_OBJECT

    QNetworkAccessManager m_network;

    media::Outcome<QByteArray> fetch(const QUrl &url, bool privateAddresses = true,
                                     const media::ImageLimits &limits = smallLimits())
    {
        Download download(m_network, url, privateAddresses, limits, nullptr);
        QSignalSpy finished(&download, &Download::finished);
        download.start();
        if (finished.isEmpty() && !finished.wait(10'000))
            return media::missing(QStringLiteral("the download never ended"));
        QTest::qWait(0);
        return finished.size() == 1 ? download.bytes() : media::missing(QStringLiteral("finished more than once"));
    }

private slots:
    void aBodyArrivesWhole()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok("the image"));
        QCOMPARE(fetch(server.url()).value(), QByteArray("the image"));
    }

    void aRequestTellsNothingAboutTheEditor()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(
            "HTTP/1.1 200 OK\r\nSet-Cookie: id=1\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx");
        QUrl url = server.url();
        url.setUserInfo(QStringLiteral("user:secret"));
        QVERIFY(fetch(url));
        QVERIFY(fetch(url));
        QCOMPARE(server.requests.size(), 2);
        const QByteArray head = server.requests.last().toLower();
        QVERIFY2(head.contains("user-agent: galley/" GALLEY_VERSION "\r\n"), head.constData());
        for (const char *header : {"cookie", "referer", "authorization"})
            QVERIFY2(!head.contains(header), head.constData());
        QVERIFY(head.contains("accept-language: *\r\n"));
    }

    void aLoginIsNeverOffered()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                                              "Content-Length: 0\r\nConnection: close\r\n\r\n");
        QUrl url = server.url();
        url.setUserInfo(QStringLiteral("user:secret"));
        QCOMPARE(fetch(url).error(), isMissing("needs a login (401)"));
        for (const QByteArray &request : std::as_const(server.requests))
            QVERIFY(!request.toLower().contains("authorization"));
    }

    void aHostileAnswerEndsWithAReason_data()
    {
        QTest::addColumn<ScriptedServer::Answer>("answer");
        QTest::addColumn<Failure>("failure");
        const QByteArray open = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n";
        const auto row = [](const char *name, const ScriptedServer::Answer &answer, const Failure &failure) {
            QTest::newRow(name) << answer << failure;
        };
        row("no answer", {}, isMissing("timed out"));
        row(
            "hangs in the head", [=](QTcpSocket *socket) { socket->write(open); }, isMissing("timed out"));
        row(
            "hangs in the body", [=](QTcpSocket *socket) { socket->write(open + "\r\nx"); }, isMissing("timed out"));
        row("drips", ScriptedServer::endless(open + "\r\n", "x", 50), isMissing("timed out"));
        row("endless head", ScriptedServer::endless(open, "X-Y: z\r\n", 1), isMissing("timed out"));
        row("endless body", ScriptedServer::endless(open + "\r\n", QByteArray(100'000, 'x'), 0),
            isMissing("too large to download"));
        row("99 TB", ScriptedServer::endless(open + "Content-Length: 99000000000000\r\n\r\n", "x", 50),
            isMissing("too large to download"));
        row("one byte over", ScriptedServer::bytes(ScriptedServer::ok(QByteArray(10'001, 'x'))),
            isMissing("too large to download"));
        row("short body", ScriptedServer::bytes(open + "Content-Length: 100\r\n\r\nshort"),
            isMissing("connection broke off"));
        row("bad chunk", ScriptedServer::bytes(open + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"),
            isMissing("empty answer"));
        row("empty", ScriptedServer::bytes(open + "Content-Length: 0\r\n\r\n"), isMissing("empty answer"));
        row("204", ScriptedServer::bytes("HTTP/1.1 204 No Content\r\n\r\n"), isMissing("no image (204)"));
        row("404 with an endless page",
            ScriptedServer::endless("HTTP/1.1 404 No\r\n\r\n", QByteArray(100'000, 'x'), 0),
            isMissing("not found (404)"));
        row("500", ScriptedServer::bytes("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"),
            isMissing("server error (500)"));
        row("no HTTP", ScriptedServer::bytes("SSH-2.0-OpenSSH_9.2\r\n"), isMissing("connection broke off"));
        row(
            "closed at once", [](QTcpSocket *socket) { socket->abort(); }, isMissing("connection broke off"));
        for (const char *target : {"file:///etc/hostname", "data:image/png;base64,AAAA", "qrc:/icons/galley.svg",
                                   "ftp://127.0.0.1/x", "javascript:1"})
            row(target, ScriptedServer::redirectTo(target), isNotAllowed("unsupported address"));
    }
    void aHostileAnswerEndsWithAReason()
    {
        QFETCH(ScriptedServer::Answer, answer);
        QFETCH(Failure, failure);
        ScriptedServer server;
        server.answer = answer;
        const auto bytes = fetch(server.url());
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().reason, failure.reason);
        QCOMPARE(bytes.error().state, failure.state);
    }

    void aRedirectIsFollowedAndALoopIsNot()
    {
        ScriptedServer server;
        int hops = 0;
        server.answer = [&](QTcpSocket *socket) {
            const auto next = ++hops <= 5 ? ScriptedServer::redirectTo("/next")
                                          : ScriptedServer::bytes(ScriptedServer::ok("there"));
            next(socket);
        };
        QCOMPARE(fetch(server.url()).value(), QByteArray("there"));
        QCOMPARE(hops, 6);
        server.answer = ScriptedServer::redirectTo("/");
        server.requests.clear();
        QCOMPARE(fetch(server.url()).error(), isMissing("too many redirects"));
        QCOMPARE(server.requests.size(), 6);
    }

    void aPrivateHostIsNotEvenConnectedTo()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok("secret"));
        QUrl byName = server.url();
        byName.setHost(QStringLiteral("localhost"));
        QUrl mapped = server.url();
        mapped.setHost(QStringLiteral("::ffff:127.0.0.1"));
        for (const QUrl &url : {server.url(), byName, mapped})
            QCOMPARE(fetch(url, false).error(), isNotAllowed("private network address"));
        QCOMPARE(server.connections, 0);
    }

    void aServerThatIsNotThereIsSaidSo()
    {
        ScriptedServer server;
        const QUrl url = server.url();
        server.close();
        QCOMPARE(fetch(url).error(), isMissing("connection refused"));
    }

    void aServerWithoutTlsBehindHttpsIsRefused()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok("x"));
        QUrl url = server.url();
        url.setScheme(QStringLiteral("https"));
        QVERIFY(!fetch(url));
        QCOMPARE(server.requests.size(), 0);
    }

    void deletingADownloadClosesItsConnection()
    {
        ScriptedServer server;
        bool closed = false;
        server.answer = [&](QTcpSocket *socket) {
            QObject::connect(socket, &QTcpSocket::disconnected, &server, [flag = &closed] { *flag = true; });
        };
        {
            Download download(m_network, server.url(), true, smallLimits(), nullptr);
            download.start();
            QTRY_COMPARE(server.requests.size(), 1);
        }
        QTRY_VERIFY(closed);
    }
};

QTEST_GUILESS_MAIN(DownloadTest)
#include "tst_download.moc"
