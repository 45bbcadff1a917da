#include "tests/cli/galleyprocess.h"
#include "tests/csvreader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

class TestList final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theTableIsAligned();
    void pathsAreTheArgumentAndThePathBelowIt_data();
    void pathsAreTheArgumentAndThePathBelowIt();
    void nulSeparatesPaths();
    void jsonHasTheMembersOfEveryStory();
    void theFiveSeedsAreListedWithTheValuesOfTheirFiles();
    void csvHasTheSameColumnsAndIsNotDefused();
    void skippedFilesAreNamed();
    void linksToFoldersAreCounted();
    void anEmptyResultIsDone();
    void besideAnErrorNoEmptyTableIsPrinted();
    void theFilterChooses();
    void storiesAreSortedByKeys_data();
    void storiesAreSortedByKeys();
    void aBrokenStoryIsNamedAndTheOthersAreListed();
    void brokenStoriesAreListedWhereProblemsAreAskedFor();
    void filesThatAreNoStoriesAreSilentUntilNamed();
    void whatCannotBeReadIsNamedAndTheOthersAreListed();
    void aFileThatIsReachedTwiceIsListedOnce();
    void theOutputIsTheSameInEveryLocale();
    void optionsMayStandAnywhere();

private:
    std::unique_ptr<Sandbox> m_sandbox;
    Ran list(QStringList arguments) const
    {
        return m_sandbox->galley(QStringList{QStringLiteral("list")} + arguments);
    }
    QByteArrayList paths(QStringList arguments) const
    {
        return list(arguments + QStringList{QStringLiteral("--format"), QStringLiteral("paths")})
            .out.trimmed()
            .split('\n');
    }
};

void TestList::init()
{
    m_sandbox = std::make_unique<Sandbox>();
    m_sandbox->write(QStringLiteral("s/b.md"), storyFile("title: Beta 10\nquality: 60\nheat: -1\npublished: true\n"
                                                         "publishedDateTime: 2023-10-23T06:23:00Z\n"
                                                         "provider:\n  name: Digi Times\n  domain: digitimes.com\n"
                                                         "topics:\n  - AI\n  - Chips\n"));
    m_sandbox->write(QStringLiteral("s/a.md"), storyFile("title: Beta 9\nquality: 7\npublished: false\n"));
    m_sandbox->write(QStringLiteral("s/sub/c.html"), storyFile("title: =1+1\nheat: 010\n"));
    m_sandbox->write(QStringLiteral("s/.git/d.md"), storyFile("title: hidden\n"));
}

void TestList::theTableIsAligned()
{
    const Ran ran = list({QStringLiteral("s")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.out, QByteArray("PUBLISHED    Q    H  DATE              PROVIDER    TITLE    PATH\n"
                                 "no           7                                     Beta 9   s/a.md\n"
                                 "yes         60   -1  2023-10-23 08:23  Digi Times  Beta 10  s/b.md\n"
                                 "by default      010                                =1+1     s/sub/c.html\n"));
}

void TestList::pathsAreTheArgumentAndThePathBelowIt_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("folder") << QStringLiteral("s") << QByteArray("s/a.md");
    QTest::newRow("trailing slashes") << QStringLiteral("s//") << QByteArray("s/a.md");
    QTest::newRow("dot") << QStringLiteral("./s") << QByteArray("./s/a.md");
    QTest::newRow("file") << QStringLiteral("s/a.md") << QByteArray("s/a.md");
}

void TestList::pathsAreTheArgumentAndThePathBelowIt()
{
    QFETCH(const QString, argument);
    QFETCH(const QByteArray, first);
    QCOMPARE(paths({argument}).constFirst(), first);
    const QByteArray absolute = m_sandbox->path(QStringLiteral("s")).toUtf8();
    QCOMPARE(paths({QString::fromUtf8(absolute)}).constFirst(), absolute + "/a.md");
}

void TestList::nulSeparatesPaths()
{
    const Ran ran = list({QStringLiteral("-0"), QStringLiteral("s")});
    QCOMPARE(ran.out, QByteArray("s/a.md\0s/b.md\0s/sub/c.html\0", 27));
}

void TestList::jsonHasTheMembersOfEveryStory()
{
    const Ran ran = list({QStringLiteral("s"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(ran.status, 0);
    const QJsonArray stories = QJsonDocument::fromJson(ran.out).array();
    QCOMPARE(stories.size(), 3);
    const QJsonObject expected{
        {QStringLiteral("path"), QStringLiteral("s/b.md")},
        {QStringLiteral("title"), QStringLiteral("Beta 10")},
        {QStringLiteral("excerpt"), {}},
        {QStringLiteral("published"), true},
        {QStringLiteral("quality"), 60},
        {QStringLiteral("heat"), -1},
        {QStringLiteral("publishedDateTime"), QStringLiteral("2023-10-23T06:23:00Z")},
        {QStringLiteral("type"), {}},
        {QStringLiteral("category"), {}},
        {QStringLiteral("webUrl"), {}},
        {QStringLiteral("originalUrl"), {}},
        {QStringLiteral("provider"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Digi Times")},
                                                 {QStringLiteral("domain"), QStringLiteral("digitimes.com")}}},
        {QStringLiteral("topics"), QJsonArray{QStringLiteral("AI"), QStringLiteral("Chips")}},
        {QStringLiteral("imageCount"), 0},
        {QStringLiteral("relatedCount"), 0}};
    QCOMPARE(stories.at(1).toObject(), expected);
    QCOMPARE(stories.at(2).toObject().value(QLatin1String("heat")), QJsonValue(QStringLiteral("010")));
    QVERIFY(stories.at(2).toObject().value(QLatin1String("published")).isNull());
}

void TestList::theFiveSeedsAreListedWithTheValuesOfTheirFiles()
{
    const QString folder = QStringLiteral(SHARED_STORIES "/seeds");
    if (!QFileInfo::exists(folder))
        QSKIP("the folder of real stories, " SHARED_STORIES ", is not here");
    const auto inThatFolder = [](QProcess &process) { process.setWorkingDirectory(QStringLiteral(SHARED_STORIES)); };
    const Ran ran = m_sandbox->galley(
        {QStringLiteral("list"), QStringLiteral("seeds"), QStringLiteral("--format"), QStringLiteral("json")},
        inThatFolder);
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QByteArray());
    const QJsonArray stories = QJsonDocument::fromJson(ran.out).array();
    QCOMPARE(stories.size(), 5);
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (int i = 0; i < 5; ++i) {
        const QJsonObject story = stories.at(i).toObject();
        QCOMPARE(story.value(QLatin1String("path")).toString(), QLatin1String("seeds/") + names.at(i));
        QFile file(folder + u'/' + names.at(i));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        for (const char *key : {"title", "published", "quality", "heat", "publishedDateTime", "type", "category",
                                "webUrl", "originalUrl"}) {
            QByteArray value; // in the seeds all of these are on one line, and quoted without escapes
            for (const QByteArray &line : lines) {
                if (value.isEmpty() && line.startsWith(QByteArray(key) + ": "))
                    value = line.mid(qstrlen(key) + 2).trimmed();
            }
            if (value.startsWith('"'))
                value = value.mid(1, value.size() - 2);
            QVERIFY2(!value.isEmpty(), key);
            const QJsonValue listed = story.value(QLatin1String(key));
            QVERIFY2(listed.toVariant().toString() == QString::fromUtf8(value), key);
        }
        QVERIFY(story.value(QLatin1String("published")).isBool());
        QVERIFY(story.value(QLatin1String("quality")).isDouble());
        QVERIFY(story.value(QLatin1String("heat")).isDouble());
    }
}

void TestList::skippedFilesAreNamed()
{
    QCOMPARE(::mkfifo(m_sandbox->path(QStringLiteral("s/pipe.md")).toUtf8().constData(), 0600), 0);
    QVERIFY(QFile::link(QStringLiteral("nowhere.md"), m_sandbox->path(QStringLiteral("s/link.md"))));
    const QByteArray odd = m_sandbox->path(QStringLiteral("s/")).toUtf8() + "\xff.md";
    ::close(::creat(odd.constData(), 0600));
    const Ran ran = list({QStringLiteral("s")});
    ::unlink(odd.constData()); // which QTemporaryDir does not see
    QCOMPARE(ran.status, 1);
    for (const char *said : {"s/pipe.md: skipped: a FIFO\n", "s/link.md: skipped: a link that leads nowhere\n",
                             "s/\\xff.md: skipped: the name is not UTF-8\n"})
        QVERIFY2(ran.err.contains(said), ran.err.constData());
}

void TestList::linksToFoldersAreCounted()
{
    const QString other = m_sandbox->path(QStringLiteral("other"));
    QVERIFY(QDir().mkpath(other));
    QVERIFY(QFile::link(other, m_sandbox->path(QStringLiteral("s/one"))));
    QCOMPARE(list({QStringLiteral("s")}).err, "1 link to a folder was not followed\n");
    QVERIFY(QFile::link(other, m_sandbox->path(QStringLiteral("s/two"))));
    QCOMPARE(list({QStringLiteral("s")}).err, "2 links to folders were not followed\n");
}

void TestList::csvHasTheSameColumnsAndIsNotDefused()
{
    const Ran ran = list({QStringLiteral("s"), QStringLiteral("--format"), QStringLiteral("csv")});
    const auto records = readCsv(QString::fromUtf8(ran.out));
    QCOMPARE(records.size(), 4);
    QCOMPARE(records.at(0).join(u' '),
             QStringLiteral("path title excerpt published quality heat publishedDateTime type category webUrl "
                            "originalUrl provider.name provider.domain topics imageCount relatedCount"));
    QCOMPARE(records.at(2).at(13), QStringLiteral("AI; Chips"));
    QCOMPARE(records.at(3).at(1), QStringLiteral("=1+1"));
}

void TestList::anEmptyResultIsDone()
{
    const QStringList nothing{QStringLiteral("s"), QStringLiteral("--filter"), QStringLiteral("nosuchword"),
                              QStringLiteral("--format")};
    QCOMPARE(list(nothing + QStringList{QStringLiteral("json")}).out, QByteArray("[]\n"));
    QCOMPARE(list(nothing + QStringList{QStringLiteral("csv")}).out.count("\r\n"), 1);
    QCOMPARE(list(nothing + QStringList{QStringLiteral("paths")}).out, QByteArray());
    QCOMPARE(list(nothing + QStringList{QStringLiteral("table")}).status, 0);
    QVERIFY(list(nothing + QStringList{QStringLiteral("table")}).out.startsWith("PUBLISHED"));
}

void TestList::besideAnErrorNoEmptyTableIsPrinted()
{
    const Ran none = list({QStringLiteral("s/nosuch")});
    QCOMPARE(none.status, 1);
    QCOMPARE(none.out, QByteArray());
    QVERIFY(none.err.startsWith("s/nosuch: "));
    QVERIFY(list({QStringLiteral("s/nosuch"), QStringLiteral("s/a.md")}).out.startsWith("PUBLISHED"));
}

void TestList::theFilterChooses()
{
    QCOMPARE(paths({QStringLiteral("s"), QStringLiteral("--filter"), QStringLiteral("-published:no")}),
             (QByteArrayList{"s/b.md", "s/sub/c.html"}));
    QCOMPARE(paths({QStringLiteral("s"), QStringLiteral("--filter"), QStringLiteral("quality>=60 topic:ai")}),
             (QByteArrayList{"s/b.md"}));
}

void TestList::storiesAreSortedByKeys_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QByteArrayList>("expected");
    const QByteArray a = "s/a.md";
    const QByteArray b = "s/b.md";
    const QByteArray c = "s/sub/c.html";
    QTest::newRow("numbers in titles") << QStringLiteral("title") << QByteArrayList{c, a, b};
    QTest::newRow("missing last") << QStringLiteral("quality") << QByteArrayList{a, b, c};
    QTest::newRow("missing last, descending") << QStringLiteral("-quality") << QByteArrayList{b, a, c};
    QTest::newRow("descending path") << QStringLiteral("-path") << QByteArrayList{c, b, a};
}

void TestList::storiesAreSortedByKeys()
{
    QFETCH(const QString, keys);
    QFETCH(const QByteArrayList, expected);
    QCOMPARE(paths({QStringLiteral("s"), QStringLiteral("--sort"), keys}), expected);
}

void TestList::aBrokenStoryIsNamedAndTheOthersAreListed()
{
    m_sandbox->write(QStringLiteral("s/broken.md"), "---\ntitle: x\n");
    const Ran ran = list({QStringLiteral("s"), QStringLiteral("--format"), QStringLiteral("paths")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray("s/a.md\ns/b.md\ns/sub/c.html\n"));
    QVERIFY2(ran.err.startsWith("s/broken.md:"), ran.err.constData());
}

void TestList::brokenStoriesAreListedWhereProblemsAreAskedFor()
{
    m_sandbox->write(QStringLiteral("s/broken.md"), "---\ntitle: x\n");
    // A heat of 010 is a problem too: readers of YAML read it differently.
    QCOMPARE(paths({QStringLiteral("s"), QStringLiteral("--filter"), QStringLiteral("is:problem")}),
             (QByteArrayList{"s/broken.md", "s/sub/c.html"}));
}

void TestList::filesThatAreNoStoriesAreSilentUntilNamed()
{
    m_sandbox->write(QStringLiteral("s/readme.md"), "# Not a story\n");
    m_sandbox->write(QStringLiteral("s/picture.png"), "x");
    QCOMPARE(list({QStringLiteral("s")}).err, QByteArray());
    QCOMPARE(list({QStringLiteral("s")}).status, 0);
    const Ran named = list({QStringLiteral("s/readme.md"), QStringLiteral("s/a.md"), QStringLiteral("--format"),
                            QStringLiteral("paths")});
    QCOMPARE(named.status, 1);
    QCOMPARE(named.out, QByteArray("s/a.md\n"));
    QVERIFY(named.err.startsWith("s/readme.md: "));
    const Ran picture = list({QStringLiteral("s/picture.png")});
    QCOMPARE(picture.status, 1);
    QVERIFY(picture.err.contains("s/picture.png"));
}

// B21
void TestList::whatCannotBeReadIsNamedAndTheOthersAreListed()
{
    const Ran ran = list(
        {QStringLiteral("nowhere"), QStringLiteral("s/a.md"), QStringLiteral("--format"), QStringLiteral("paths")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray("s/a.md\n"));
    QVERIFY2(ran.err.startsWith("nowhere: "), ran.err.constData());
}

void TestList::aFileThatIsReachedTwiceIsListedOnce()
{
    QCOMPARE(paths({QStringLiteral("s/b.md"), QStringLiteral("s/b.md"), QStringLiteral("./s/b.md")}).size(), 1);
}

// F23
void TestList::theOutputIsTheSameInEveryLocale()
{
    m_sandbox->write(QStringLiteral("s/größe.md"), storyFile("title: Größe\nquality: 1000000\n"));
    const QStringList arguments{QStringLiteral("list"), QStringLiteral("s"),      QStringLiteral("--format"),
                                QStringLiteral("csv"),  QStringLiteral("--sort"), QStringLiteral("title")};
    const QByteArray expected = m_sandbox->galley(arguments).out;
    QVERIFY(expected.contains("s/größe.md,Größe,,,1000000,"));
    for (const char *locale : {"C", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8"}) {
        const Ran ran = m_sandbox->galley(arguments, [locale](QProcess &process) {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LC_ALL"), QLatin1String(locale));
            process.setProcessEnvironment(environment);
        });
        QCOMPARE(ran.out, expected);
    }
}

void TestList::optionsMayStandAnywhere()
{
    const QByteArrayList expected{"s/b.md"};
    QCOMPARE(paths({QStringLiteral("--filter"), QStringLiteral("quality:60"), QStringLiteral("s")}), expected);
    QCOMPARE(list({QStringLiteral("--format=paths"), QStringLiteral("--filter=quality:60"), QStringLiteral("--"),
                   QStringLiteral("s")})
                 .out,
             QByteArray("s/b.md\n"));
}

QTEST_GUILESS_MAIN(TestList)
#include "tst_list.moc"
