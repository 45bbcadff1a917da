#include "model/media/imageaddress.h"
#include "model/media/privateaddress.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using media::ImageResult;

class AddressTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] media::Outcome<QByteArray> readSite(const QString &address, qint64 most = 1000) const
    {
        const auto found = media::imageAddress({address, path(QStringLiteral("site"))});
        if (!found)
            return tl::unexpected(found.error());
        return media::readSiteFile(*found, most);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("site/assets")));
        write(QStringLiteral("site/assets/a b.jpg"), "inside");
        write(QStringLiteral("secret.jpg"), "outside");
        QVERIFY(QFile::link(path(QStringLiteral("secret.jpg")), path(QStringLiteral("site/link.jpg"))));
        QVERIFY(QFile::link(path(QStringLiteral("site/assets/a b.jpg")), path(QStringLiteral("site/inner.jpg"))));
        QCOMPARE(::mkfifo(QFile::encodeName(path(QStringLiteral("site/fifo.jpg"))).constData(), 0600), 0);
    }

    void onlyWebAndSiteRelativeAddressesAreTaken_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *address, const char *key) {
            QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(key);
        };
        row("https://a.example/x.jpg?w=1&q=%20", "https://a.example/x.jpg?w=1&q=%20");
        row("HTTP://A.example/x y.jpg", "http://a.example/x%20y.jpg");
        row("https://user:secret@a.example/x#part", "https://a.example/x");
        row("/assets/x.jpg", "/site\n/assets/x.jpg");
        row("images/x%20y.jpg", "/site\nimages/x y.jpg");
        for (const char *refused : {"", "file:///etc/hostname", "qrc:/icons/open.svg", "data:image/png;base64,AAAA",
                                    "ftp://a.example/x", "javascript:alert(1)", "smb://a/b", "//a.example/x.jpg",
                                    "http:///x", "https://", "C:\\x.jpg", "\x01javascript:x", "/assets/%00x.jpg"})
            row(refused, "");
    }
    void onlyWebAndSiteRelativeAddressesAreTaken()
    {
        QFETCH(QString, address);
        QFETCH(QString, key);
        const auto found = media::imageAddress({address, QStringLiteral("/site")});
        QCOMPARE(found ? found->key() : QString(), key);
        if (!found)
            QCOMPARE(found.error(),
                     (media::Failure{ImageResult::State::NotAllowed, QStringLiteral("unsupported address")}));
    }

    void aFileOfTheSiteIsRead()
    {
        QCOMPARE(readSite(QStringLiteral("/assets/a%20b.jpg")).value(), QByteArray("inside"));
        QCOMPARE(readSite(QStringLiteral("assets/a b.jpg")).value(), QByteArray("inside"));
        QCOMPARE(readSite(QStringLiteral("/inner.jpg")).value(), QByteArray("inside"));
    }

    void nothingOutsideTheSiteIsRead_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("reason");
        const QString outside = QStringLiteral("outside the site's folder");
        QTest::newRow("parent") << QStringLiteral("../secret.jpg") << outside;
        QTest::newRow("root parent") << QStringLiteral("/../secret.jpg") << outside;
        QTest::newRow("encoded") << QStringLiteral("/%2e%2e/secret.jpg") << outside;
        QTest::newRow("link") << QStringLiteral("/link.jpg") << outside;
        QTest::newRow("fifo") << QStringLiteral("/fifo.jpg") << QStringLiteral("not a regular file");
        QTest::newRow("folder") << QStringLiteral("/assets") << QStringLiteral("not a regular file");
        QTest::newRow("absent") << QStringLiteral("/none.jpg") << QStringLiteral("file not found");
    }
    void nothingOutsideTheSiteIsRead()
    {
        QFETCH(QString, address);
        QFETCH(QString, reason);
        const auto bytes = readSite(address);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().reason, reason);
    }

    void aFileOverTheLimitIsNotRead()
    {
        QCOMPARE(readSite(QStringLiteral("/assets/a b.jpg"), 5).error().reason, QStringLiteral("file too large"));
    }

    void addressesOfThePrivateNetworkAreTold_data()
    {
        QTest::addColumn<bool>("isPrivate");
        for (const char *address : {"127.0.0.1",
                                    "127.255.0.3",
                                    "10.1.2.3",
                                    "172.16.0.1",
                                    "172.31.255.255",
                                    "192.168.1.1",
                                    "169.254.169.254",
                                    "100.64.0.1",
                                    "100.127.255.255",
                                    "0.0.0.0",
                                    "224.0.0.1",
                                    "255.255.255.255",
                                    "198.18.0.1",
                                    "::",
                                    "::1",
                                    "fe80::1",
                                    "fec0::1",
                                    "fc00::1",
                                    "fdff::1",
                                    "ff02::1",
                                    "::ffff:127.0.0.1",
                                    "::ffff:10.0.0.1",
                                    "64:ff9b::a00:1",
                                    "2002:7f00:1::",
                                    "::7f00:1"})
            QTest::newRow(address) << true;
        for (const char *address :
             {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "169.253.1.1", "192.169.0.1",
              "198.20.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"})
            QTest::newRow(address) << false;
    }
    void addressesOfThePrivateNetworkAreTold()
    {
        QFETCH(bool, isPrivate);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(media::isPrivateAddress(address), isPrivate);
    }

    void noAddressAtAllIsPrivate() { QVERIFY(media::isPrivateAddress(QHostAddress())); }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "tst_address.moc"
