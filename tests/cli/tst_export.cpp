#include "tests/cli/galleyprocess.h"
#include "tests/csvreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

class TestExport final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyFormatGoesToStandardOutput_data();
    void everyFormatGoesToStandardOutput();
    void csvIsDefusedUnlessPlain();
    void filterAndOrderApply();
    void aNewFileIsWritten();
    void anExistingFileIsKeptUnlessForced();
    void aStoryIsNeverOverwritten();
    void nothingIsWrittenBelowGit();
    void aFileSizeLimitKeepsTheOldFile();
    void aDeviceIsNoTarget();
    void brokenStoriesAreSkippedAndSaid();
    void anEmptyListIsAValidDocument();

private:
    std::unique_ptr<Sandbox> m_sandbox;
    Ran exported(const char *line) const { return m_sandbox->galley(QString::fromUtf8(line).split(u' ')); }
};

void TestExport::init()
{
    m_sandbox = std::make_unique<Sandbox>();
    m_sandbox->write(QStringLiteral("s/a.md"),
                     storyFile("title: Alpha\nquality: 10\nwebUrl: https://example.com/a\n"));
    m_sandbox->write(QStringLiteral("s/b.md"), storyFile("title: =1+1\nquality: 20\nheat: -5\n"));
}

void TestExport::everyFormatGoesToStandardOutput_data()
{
    QTest::addColumn<QByteArray>("contained");
    QTest::newRow("csv") << QByteArray("s/a.md,Alpha,");
    QTest::newRow("json") << QByteArray("\"title\": \"Alpha\"");
    QTest::newRow("markdown") << QByteArray("## [Alpha](https://example.com/a)\n");
    QTest::newRow("html") << QByteArray("<a href=\"https://example.com/a\" rel=\"noopener noreferrer\">Alpha</a>");
}

void TestExport::everyFormatGoesToStandardOutput()
{
    QFETCH(const QByteArray, contained);
    const Ran ran = exported((QByteArray("export s --format ") + QTest::currentDataTag()).constData());
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QByteArray());
    QVERIFY2(ran.out.contains(contained), ran.out.constData());
}

void TestExport::csvIsDefusedUnlessPlain()
{
    const auto row = [](const Ran &ran) { return readCsv(QString::fromUtf8(ran.out)).value(2); };
    QCOMPARE(row(exported("export s --format csv")).value(1), QStringLiteral("'=1+1"));
    QCOMPARE(row(exported("export s --format csv")).value(5), QStringLiteral("-5"));
    QCOMPARE(row(exported("export s --format csv --plain")).value(1), QStringLiteral("=1+1"));
}

void TestExport::filterAndOrderApply()
{
    const Ran ran = exported("export --sort -quality s --format json");
    const auto stories = QJsonDocument::fromJson(ran.out).array();
    QCOMPARE(stories.size(), 2);
    QVERIFY(ran.out.indexOf("s/b.md") < ran.out.indexOf("s/a.md"));
    QCOMPARE(QJsonDocument::fromJson(exported("export s --format json --filter quality<15").out).array().size(), 1);
}

void TestExport::aNewFileIsWritten()
{
    const Ran ran = exported("export s --format csv -o out.csv");
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(m_sandbox->read(QStringLiteral("out.csv")), exported("export s --format csv").out);
    QCOMPARE(m_sandbox->files().size(), 3);
    QCOMPARE(exported("export s --format csv -o -").out, exported("export s --format csv").out);
    QCOMPARE(m_sandbox->files().size(), 3);
}

// F13
void TestExport::anExistingFileIsKeptUnlessForced()
{
    m_sandbox->write(QStringLiteral("out.csv"), "old");
    const Ran refused = exported("export s --format csv -o out.csv");
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.startsWith("out.csv: "), refused.err.constData());
    QVERIFY2(refused.err.endsWith("--force replaces it\n"), refused.err.constData());
    QCOMPARE(m_sandbox->read(QStringLiteral("out.csv")), QByteArray("old"));
    QVERIFY(!exported("export s --format csv -o s/a.md").err.contains("--force")); // it would not help
    QVERIFY(!exported("export s --format csv -o no/out.csv").err.contains("--force"));
    QCOMPARE(exported("export s --format csv -o out.csv --force").status, 0);
    QVERIFY(m_sandbox->read(QStringLiteral("out.csv")).startsWith("path,title,"));
}

// F12
void TestExport::aStoryIsNeverOverwritten()
{
    QVERIFY(QFile::link(QStringLiteral("s/a.md"), m_sandbox->path(QStringLiteral("link.md"))));
    const QByteArray before = m_sandbox->read(QStringLiteral("s/a.md"));
    for (const char *line :
         {"export s --format markdown -o s/a.md --force", "export s --format markdown -o link.md --force"}) {
        const Ran ran = exported(line);
        QCOMPARE(ran.status, 1);
        QVERIFY(!ran.err.isEmpty());
        QCOMPARE(m_sandbox->read(QStringLiteral("s/a.md")), before);
    }
}

// B12 F12
void TestExport::nothingIsWrittenBelowGit()
{
    m_sandbox->write(QStringLiteral(".git/config"), "x");
    QCOMPARE(exported("export s --format csv -o .git/config --force").status, 1);
    QCOMPARE(exported("export s --format csv -o .git/new.csv").status, 1);
    QCOMPARE(m_sandbox->read(QStringLiteral(".git/config")), QByteArray("x"));
    QVERIFY(!QFile::exists(m_sandbox->path(QStringLiteral(".git/new.csv"))));
}

// F10
void TestExport::aFileSizeLimitKeepsTheOldFile()
{
    m_sandbox->write(QStringLiteral("out.html"), "old");
    const QStringList before = m_sandbox->files();
    const QStringList arguments{QStringLiteral("export"), QStringLiteral("s"),  QStringLiteral("--format"),
                                QStringLiteral("html"),   QStringLiteral("-o"), QStringLiteral("out.html"),
                                QStringLiteral("--force")};
    const Ran ran = m_sandbox->galley(arguments, [](QProcess &process) { limitFileSize(process, 200); });
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.startsWith("out.html: "), ran.err.constData());
    QCOMPARE(m_sandbox->read(QStringLiteral("out.html")), QByteArray("old"));
    QCOMPARE(m_sandbox->files(), before);
}

void TestExport::aDeviceIsNoTarget()
{
    const Ran ran = exported("export s --format csv -o /dev/full --force");
    QCOMPARE(ran.status, 1);
    QVERIFY(ran.err.startsWith("/dev/full: "));
    QVERIFY(!QFileInfo(QStringLiteral("/dev/full")).isFile());
}

// F17
void TestExport::brokenStoriesAreSkippedAndSaid()
{
    m_sandbox->write(QStringLiteral("s/broken.md"), "---\ntitle: x\n");
    const Ran ran = exported("export s --format json --filter is:problem");
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray("[]\n"));
    QVERIFY(ran.err.startsWith("s/broken.md:"));
    QCOMPARE(ran.lastError(), QByteArray("1 skipped: s/broken.md"));
}

// F16
void TestExport::anEmptyListIsAValidDocument()
{
    QCOMPARE(exported("export s --format json --filter nothing").out, QByteArray("[]\n"));
    QVERIFY(exported("export s --format html --filter nothing").out.endsWith("</html>\n"));
    QCOMPARE(exported("export s --format markdown --filter nothing").out, QByteArray("# Stories\n\nNo stories.\n"));
    QCOMPARE(exported("export s --format csv --filter nothing").status, 0);
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
