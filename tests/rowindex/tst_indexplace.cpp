#include "model/rowindex/indexfile.h"
#include "model/rowindex/indexplace.h"
#include "model/rowindex/writeindex.h"
#include "tests/folder/scratch.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace rowindex;

class TestIndexPlace final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_before = qgetenv("XDG_CACHE_HOME"); }
    void init();
    void cleanupTestCase() { qputenv("XDG_CACHE_HOME", m_before); }
    void eachFolderHasAFileOfItsOwnInTheCache();
    void withoutAHomeThereIsNone();
    void noIndexLiesInTheFolderItIsOf_data();
    void noIndexLiesInTheFolderItIsOf();
    void itsFolderIsForItsUserAlone();
    void whereNothingCanBeWrittenNothingIs();
    void theLeastUsedGoWhenThereAreTooMany();

private:
    QByteArray m_before;
    Scratch m_files;
    const std::atomic_bool m_goOn = false;
};

void TestIndexPlace::init()
{
    QVERIFY(QDir(m_files.path(QStringLiteral("cache"))).removeRecursively());
    qputenv("XDG_CACHE_HOME", m_files.native(QStringLiteral("cache")));
}

void TestIndexPlace::eachFolderHasAFileOfItsOwnInTheCache()
{
    const QString one = indexFileOf(QStringLiteral("/stories"));
    QVERIFY(one.startsWith(m_files.path(QStringLiteral("cache/galley/index/"))));
    QVERIFY(one.endsWith(QLatin1String(".index")));
    QCOMPARE(indexFileOf(QStringLiteral("/stories")), one);
    QVERIFY(indexFileOf(QStringLiteral("/stories2")) != one);
}

void TestIndexPlace::withoutAHomeThereIsNone()
{
    const QByteArray home = qgetenv("HOME");
    qputenv("XDG_CACHE_HOME", "relative");
    qputenv("HOME", m_files.native(QStringLiteral("home")));
    QVERIFY(indexFileOf(QStringLiteral("/stories")).startsWith(m_files.path(QStringLiteral("home/.cache/galley/"))));
    qunsetenv("HOME");
    QCOMPARE(indexFileOf(QStringLiteral("/stories")), QString());
    qputenv("HOME", home);
}

void TestIndexPlace::noIndexLiesInTheFolderItIsOf_data()
{
    QTest::addColumn<QString>("below");
    QTest::newRow("the cache folder lies in it") << QString();
    QTest::newRow("it is the cache folder") << QStringLiteral("cache");
    QTest::newRow("it is Galley's part of that") << QStringLiteral("cache/galley");
    QTest::newRow("it is the folder of the indexes") << QStringLiteral("cache/galley/index");
    QTest::newRow("a link leads into it") << QStringLiteral("linked");
}

void TestIndexPlace::noIndexLiesInTheFolderItIsOf()
{
    QFETCH(QString, below);
    const QString folder = m_files.path(below);
    if (below == QLatin1String("linked")) {
        QVERIFY(QDir().mkpath(folder));
        m_files.link(folder, QStringLiteral("link"));
        qputenv("XDG_CACHE_HOME", m_files.native(QStringLiteral("link/cache")));
    }
    QCOMPARE(indexFileOf(folder), QString());
    QVERIFY(!indexFileOf(folder + QLatin1String("-beside")).isEmpty());
    QVERIFY(!QFileInfo::exists(m_files.path(QStringLiteral("cache"))));
    QCOMPARE(indexFileOf(QStringLiteral("/")), QString());
}

void TestIndexPlace::itsFolderIsForItsUserAlone()
{
    const QString file = indexFileOf(QStringLiteral("/stories"));
    QVERIFY(writeIndex(file, QStringLiteral("/stories"), {}, m_goOn));
    for (const char *made : {"cache", "cache/galley", "cache/galley/index"})
        QCOMPARE(m_files.status(QString::fromLatin1(made)).st_mode & 07777U, 0700U);
    QVERIFY(IndexFile::load(file, QStringLiteral("/stories")));
}

void TestIndexPlace::whereNothingCanBeWrittenNothingIs()
{
    m_files.write(QStringLiteral("file"), "not a folder");
    qputenv("XDG_CACHE_HOME", m_files.native(QStringLiteral("file")));
    QVERIFY(!writeIndex(indexFileOf(QStringLiteral("/stories")), QStringLiteral("/stories"), {}, m_goOn));
    QCOMPARE(m_files.read(QStringLiteral("file")), QByteArray("not a folder"));
    const QString inTheWay = m_files.path(QStringLiteral("in/the/way.index"));
    QVERIFY(QDir().mkpath(inTheWay));
    QVERIFY(!writeIndex(inTheWay, QStringLiteral("/stories"), {}, m_goOn));
    QCOMPARE(QDir(m_files.path(QStringLiteral("in/the"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("way.index")});
}

void TestIndexPlace::theLeastUsedGoWhenThereAreTooMany()
{
    const auto rootOf = [](int i) { return QStringLiteral("/stories/%1").arg(i); };
    const auto setTime = [&](int i, time_t time) {
        const timespec times[2] = {{time, 0}, {time, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, indexFileOf(rootOf(i)).toUtf8().constData(), times, 0), 0);
    };
    for (int i = 0; i < mostIndexes; ++i) {
        QVERIFY(writeIndex(indexFileOf(rootOf(i)), rootOf(i), {}, m_goOn));
        setTime(i, 1000 + i);
    }
    const QString killed = temporaryNameFor(indexFileOf(rootOf(0)));
    const QString running = temporaryNameFor(indexFileOf(rootOf(0)));
    for (const QString &left : {killed, running})
        m_files.write(QDir(m_files.path()).relativeFilePath(left), "half");
    const timespec longAgo[2] = {{1000, 0}, {1000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, killed.toUtf8().constData(), longAgo, 0), 0);
    QVERIFY(IndexFile::load(indexFileOf(rootOf(0)), rootOf(0))); // is used, so it stays
    QVERIFY(writeIndex(indexFileOf(rootOf(99)), rootOf(99), {}, m_goOn));
    for (const int there : {0, 2, 15, 99})
        QVERIFY(QFileInfo::exists(indexFileOf(rootOf(there))));
    QVERIFY(!QFileInfo::exists(indexFileOf(rootOf(1))));
    QVERIFY(!QFileInfo::exists(killed));
    QVERIFY(QFileInfo::exists(running));
}

QTEST_GUILESS_MAIN(TestIndexPlace)
#include "tst_indexplace.moc"
