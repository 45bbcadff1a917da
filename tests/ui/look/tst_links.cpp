#include "ui/look/links.h"

#include <QDesktopServices>
#include <QTest>

/// Stands in for the desktop: remembers what it was asked to open.
class Desktop final : public QObject
{
    Q_OBJECT

public:
    Desktop()
    {
        for (const QLatin1String scheme :
             {QLatin1String("http"), QLatin1String("https"), QLatin1String("file"), QLatin1String("javascript"),
              QLatin1String("data"), QLatin1String("vscode"), QLatin1String("smb")})
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened += url; }
};

class TestLinks final : public QObject
{
    Q_OBJECT

private slots:
    void onlyWebLinksAreOpened_data();
    void onlyWebLinksAreOpened();
    void aStrangeFileNameIsOpenedAsTheFileThatItNames();
    void theFolderOfAFileIsShown();
};

void TestLinks::onlyWebLinksAreOpened_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("opens");
    QTest::newRow("https") << QStringLiteral("https://example.com/a?b=c#d") << true;
    QTest::newRow("http") << QStringLiteral("http://example.com/") << true;
    QTest::newRow("upper case scheme") << QStringLiteral("HTTPS://example.com/") << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
    QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
    QTest::newRow("data") << QStringLiteral("data:text/html,<b>") << false;
    QTest::newRow("editor") << QStringLiteral("vscode://file/etc/passwd") << false;
    QTest::newRow("share") << QStringLiteral("smb://server/share") << false;
    QTest::newRow("control character first") << QStringLiteral("\u0001javascript:alert(1)") << false;
    QTest::newRow("blank first") << QStringLiteral(" https://example.com/") << false;
    QTest::newRow("backslash before at") << QStringLiteral("http://a\\@b") << false;
    QTest::newRow("line break inside") << QStringLiteral("https://example.com/\nx") << false;
    QTest::newRow("no host") << QStringLiteral("https:///path") << false;
    QTest::newRow("a path") << QStringLiteral("/assets/x.jpg") << false;
    QTest::newRow("a bare host") << QStringLiteral("example.com") << false;
}

// E06
void TestLinks::onlyWebLinksAreOpened()
{
    QFETCH(QString, link);
    QFETCH(bool, opens);
    Desktop desktop;
    QCOMPARE(ui::openWebLink(link), opens);
    QCOMPARE(desktop.opened.size(), opens ? 1 : 0);
    QCOMPARE(ui::webLink(link).has_value(), opens);
    if (opens)
        QCOMPARE(desktop.opened.constFirst(), QUrl(link, QUrl::StrictMode));
}

// E09
void TestLinks::aStrangeFileNameIsOpenedAsTheFileThatItNames()
{
    Desktop desktop;
    const QString file = QStringLiteral("/tmp/-x; touch #p?%41\n.md");
    QVERIFY(ui::openInEditor(file));
    QCOMPARE(desktop.opened.size(), 1);
    QCOMPARE(desktop.opened.constFirst().toLocalFile(), file);
}

void TestLinks::theFolderOfAFileIsShown()
{
    Desktop desktop;
    QVERIFY(ui::showInFileManager(QStringLiteral("/tmp/stories/a.md")));
    QCOMPARE(desktop.opened.value(0).toLocalFile(), QStringLiteral("/tmp/stories"));
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
