#include "model/media/imageloader.h"
#include "scriptedserver.h"
#include "testimages.h"

#include <QDir>
#include <QHttpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using media::ImageLoader;
using media::ImageOptions;
using media::ImageResult;
using State = ImageResult::State;

class ImageLoaderTest final : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_place;

    [[nodiscard]] ImageOptions options() const
    {
        ImageOptions options;
        options.cacheFolder = m_place->filePath(QStringLiteral("cache"));
        options.privateAddresses = true;
        options.limits.milliseconds = 5'000;
        return options;
    }
    [[nodiscard]] int cachedCount() const
    {
        return int(QDir(options().cacheFolder).entryList(QDir::Files | QDir::Hidden).size());
    }

    /// The one answer to a request; Loading when none came.
    static ImageResult load(ImageLoader &loader, const QString &address, QSize bound = {}, const QString &root = {})
    {
        QObject receiver;
        std::optional<ImageResult> result;
        loader.request({address, root}, bound, &receiver, [&](const ImageResult &got) { result = got; });
        if (result)
            return {};
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 10'000);
        return result.value_or(ImageResult{});
    }
    static ImageResult load(ImageLoader &loader, const QUrl &url, QSize bound = {})
    {
        return load(loader, url.toString(), bound);
    }

private slots:
    void init() { m_place.emplace(); }

    void anImageOfTheWebIsScaledAndKeptOnDisk()
    {
        QHttpServer server;
        int requests = 0;
        server.route(QStringLiteral("/x.jpg"), [&] {
            ++requests;
            return QHttpServerResponse("image/jpeg", imageFile("jpeg", {400, 200}));
        });
        const quint16 port = server.listen(QHostAddress::LocalHost);
        const QUrl url(QStringLiteral("http://127.0.0.1:%1/x.jpg").arg(port));
        {
            ImageLoader loader(options());
            const ImageResult result = load(loader, url, {100, 100});
            QCOMPARE(result.state, State::Ready);
            QCOMPARE(result.image.size(), QSize(100, 50));
            QCOMPARE(result.fullSize, QSize(400, 200));
            QVERIFY(!result.fromCache);
            QCOMPARE(load(loader, url).image.size(), QSize(400, 200));
            QCOMPARE(requests, 1);
        }
        ImageOptions off = options();
        off.network = false;
        ImageLoader later(off);
        const ImageResult cached = load(later, url, {100, 100});
        QCOMPARE(cached.state, State::Ready);
        QVERIFY(cached.fromCache);
        QCOMPARE(requests, 1);
    }

    void imagesThatAreOffAskForNothing()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4})));
        ImageOptions off = options();
        off.network = false;
        ImageLoader loader(off);
        const ImageResult result = load(loader, server.url());
        QCOMPARE(result.state, State::NotAllowed);
        QCOMPARE(result.reason, QStringLiteral("images are off"));
        QCOMPARE(server.connections, 0);
        ImageLoader asking(options());
        QCOMPARE(load(asking, server.url()).state, State::Ready);
    }

    void thePrivateNetworkIsNotAskedUnlessAllowed()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4})));
        ImageOptions careful = options();
        careful.privateAddresses = false;
        ImageLoader loader(careful);
        const ImageResult result = load(loader, server.url());
        QCOMPARE(result.state, State::NotAllowed);
        QCOMPARE(result.reason, QStringLiteral("private network address"));
        QCOMPARE(server.connections, 0);
    }

    void anUnsupportedAddressIsAnsweredAndNothingIsOpened()
    {
        ImageLoader loader(options());
        for (const char *address : {"file:///etc/hostname", "qrc:/x", "//127.0.0.1/x", "javascript:1", ""}) {
            const ImageResult result = load(loader, QString::fromLatin1(address), {}, QStringLiteral("/"));
            QCOMPARE(result.state, State::NotAllowed);
            QCOMPARE(result.reason, QStringLiteral("unsupported address"));
        }
    }

    void anImageOfTheSiteIsReadWithTheNetworkOffAndAgainWhenItChanged()
    {
        const auto save = [this](QSize size) {
            QFile file(m_place->filePath(QStringLiteral("x.png")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(imageFile("png", size));
        };
        ImageOptions off = options();
        off.network = false;
        ImageLoader loader(off);
        save({30, 20});
        QCOMPARE(load(loader, QStringLiteral("/x.png"), {}, m_place->path()).image.size(), QSize(30, 20));
        save({50, 60});
        QCOMPARE(load(loader, QStringLiteral("x.png"), {}, m_place->path()).image.size(), QSize(50, 60));
        QCOMPARE(load(loader, QStringLiteral("/y.png"), {}, m_place->path()).reason,
                 QStringLiteral("file not found"));
        QCOMPARE(cachedCount(), 0);
    }

    void twentyWhoWantTheSameImageMakeOneRequest()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {40, 40})));
        ImageLoader loader(options());
        std::vector<std::unique_ptr<QObject>> receivers;
        QList<QSize> sizes;
        for (int i = 0; i < 20; ++i) {
            receivers.push_back(std::make_unique<QObject>());
            const QSize bound = i % 2 ? QSize(10, 10) : QSize();
            loader.request({server.url().toString(), {}}, bound, receivers.back().get(),
                           [&](const ImageResult &result) { sizes.append(result.image.size()); });
        }
        QTRY_COMPARE(sizes.size(), 20);
        QCOMPARE(sizes.count(QSize(10, 10)), 10);
        QCOMPARE(sizes.count(QSize(40, 40)), 10);
        QCOMPARE(server.requests.size(), 1);
    }

    void whatIsNoImageIsNotCachedAndIsAskedForAgain_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("reason");
        const QByteArray jpeg = imageFile("jpeg", {300, 300});
        const QString none = QStringLiteral("not an image that can be shown");
        QTest::newRow("html as png") << ScriptedServer::ok("<html></html>") << none;
        QTest::newRow("svg as png") << ScriptedServer::ok("<svg xmlns='http://www.w3.org/2000/svg'/>") << none;
        QTest::newRow("truncated jpeg of the right length")
            << ScriptedServer::ok(jpeg.first(jpeg.size() / 2)) << QStringLiteral("damaged image");
        QTest::newRow("404") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                             << QStringLiteral("not found (404)");
    }
    void whatIsNoImageIsNotCachedAndIsAskedForAgain()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, reason);
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(answer);
        ImageOptions forgetful = options();
        forgetful.limits.failureMilliseconds = 0;
        ImageLoader loader(forgetful);
        for (int times = 1; times <= 2; ++times) {
            const ImageResult result = load(loader, server.url());
            QCOMPARE(result.state, State::Missing);
            QCOMPARE(result.reason, reason);
            QCOMPARE(server.requests.size(), times);
        }
        QCOMPARE(cachedCount(), 0);
    }

    void aFailureIsRememberedForAWhileAndForgottenByRetry()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        ImageLoader loader(options());
        for (const QSize bound : {QSize(), QSize(10, 10), QSize()}) {
            const ImageResult result = load(loader, server.url(), bound);
            QCOMPARE(result.state, State::Missing);
            QCOMPARE(result.reason, QStringLiteral("not found (404)"));
        }
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(load(loader, server.url(QStringLiteral("/other"))).state, State::Missing);
        QCOMPARE(server.requests.size(), 2);

        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4})));
        loader.retry({server.url().toString(), {}});
        QCOMPARE(load(loader, server.url()).state, State::Ready);
        QCOMPARE(server.requests.size(), 3);
    }

    void aPngSaidToBeHtmlIsShown()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4}), "text/html"));
        ImageLoader loader(options());
        QCOMPARE(load(loader, server.url()).state, State::Ready);
    }

    void aDamagedCacheEntryIsFetchedAgain()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4})));
        {
            ImageLoader loader(options());
            QCOMPARE(load(loader, server.url()).state, State::Ready);
        }
        QCOMPARE(cachedCount(), 1);
        const QDir cache(options().cacheFolder);
        const QStringList entries = cache.entryList(QDir::Files);
        QFile entry(cache.filePath(entries.first()));
        QVERIFY(entry.resize(entry.size() - 3));
        ImageLoader loader(options());
        const ImageResult result = load(loader, server.url());
        QCOMPARE(result.state, State::Ready);
        QVERIFY(!result.fromCache);
        QCOMPARE(server.requests.size(), 2);
    }

    void aCacheFolderThatCannotBeUsedDoesNotKeepImagesAway()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4})));
        ImageOptions bad = options();
        bad.cacheFolder = QStringLiteral("/dev/null/images");
        ImageLoader loader(bad);
        QCOMPARE(load(loader, server.url()).state, State::Ready);
    }

    void atMostSixDownloadsOfOneHostRunAtOnceAndForgettingEndsThem()
    {
        ScriptedServer server; // answers nothing
        QList<QTcpSocket *> open;
        server.answer = [&](QTcpSocket *socket) {
            open.append(socket);
            QObject::connect(socket, &QObject::destroyed, &server,
                             [list = &open, socket] { list->removeOne(socket); });
        };
        ImageLoader loader(options());
        QObject receiver;
        int answers = 0;
        for (int i = 0; i < 30; ++i)
            loader.request({server.url(QStringLiteral("/%1").arg(i)).toString(), {}}, {}, &receiver,
                           [&](const ImageResult &) { ++answers; });
        QTRY_COMPARE(open.size(), 6);
        QTest::qWait(50);
        QCOMPARE(open.size(), 6);
        loader.forget(&receiver);
        QTRY_COMPARE(open.size(), 0);
        QTest::qWait(50);
        QCOMPARE(server.requests.size(), 6);
        QCOMPARE(answers, 0);
    }

    void forgettingOneReceiverKeepsTheDownloadForTheOther()
    {
        ScriptedServer server;
        QTcpSocket *asked = nullptr;
        server.answer = [&](QTcpSocket *socket) { asked = socket; };
        ImageLoader loader(options());
        QObject stays;
        int answers = 0;
        {
            QObject leaves;
            for (QObject *receiver : {&stays, &leaves})
                loader.request({server.url().toString(), {}}, {}, receiver, [&](const ImageResult &) { ++answers; });
            QTRY_VERIFY(asked);
        }
        asked->write(ScriptedServer::ok(imageFile("png", {4, 4})));
        QTRY_COMPARE(answers, 1);
        QTest::qWait(20);
        QCOMPARE(answers, 1);
    }

    void aForgottenRequestIsNotAnsweredFromMemoryEither()
    {
        ScriptedServer server;
        server.answer = ScriptedServer::bytes(ScriptedServer::ok(imageFile("png", {4, 4})));
        ImageLoader loader(options());
        QCOMPARE(load(loader, server.url()).state, State::Ready);
        QObject receiver;
        bool answered = false;
        loader.request({server.url().toString(), {}}, {}, &receiver, [&](const ImageResult &) { answered = true; });
        loader.forget(&receiver);
        QTest::qWait(20);
        QVERIFY(!answered);
    }

    void aCallbackMayAskAgainOrDeleteTheLoader()
    {
        auto loader = std::make_unique<ImageLoader>(options());
        QObject receiver;
        int answers = 0;
        const auto last = [&](const ImageResult &) {
            ++answers;
            loader.reset();
        };
        const auto first = [&](const ImageResult &) {
            ++answers;
            loader->request({QStringLiteral("ftp://x"), {}}, {}, &receiver, last);
        };
        loader->request({QStringLiteral("file:///x"), {}}, {}, &receiver, first);
        QTRY_VERIFY(!loader);
        QCOMPARE(answers, 2);
    }

    void deletingTheLoaderWithEverythingInFlightIsSafe()
    {
        ScriptedServer server;
        const QByteArray image = imageFile("jpeg", {2000, 1500});
        int n = 0;
        server.answer = [&](QTcpSocket *socket) {
            if (++n % 2)
                ScriptedServer::bytes(ScriptedServer::ok(image))(socket);
        };
        for (int round = 0; round < 3; ++round) {
            ImageLoader loader(options());
            QObject receiver;
            for (int i = 0; i < 50; ++i)
                loader.request({server.url(QStringLiteral("/%1-%2").arg(round).arg(i)).toString(), {}}, {64, 64},
                               &receiver, [](const ImageResult &) {});
            QTest::qWait(60 * round);
        }
        QTest::qWait(20);
    }
};

QTEST_GUILESS_MAIN(ImageLoaderTest)
#include "tst_imageloader.moc"
