#include "tests/cli/galleyprocess.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <csignal>

class TestSet final : public QObject
{
    Q_OBJECT

private slots:
    void severalFieldsAreOneChange();
    void theSpellingOfTheFileIsKept();
    void theSameValueTouchesNothing();
    void onlyLeadingArgumentsAreAssignments();
    void everythingAfterDashesIsAPath();
    void theFilterChooses();
    void aFileThatIsReachedTwiceIsSetOnce();
    void failuresAreNamedAndTheOthersAreDone();
    void storiesChangeInNothingButTheValues_data();
    void storiesChangeInNothingButTheValues();
    void aFileSizeLimitFailsAndLeavesNothing();
    void aSignalLetsTheCurrentFileBeFinished_data();
    void aSignalLetsTheCurrentFileBeFinished();
};

namespace
{

QStringList words(const char *line) { return QString::fromUtf8(line).split(u' '); }

/// Where the line of `key` is among the lines of front matter; -1: it is missing.
qsizetype lineOf(const QByteArrayList &lines, const QByteArray &key)
{
    for (qsizetype i = 1; i < lines.size() && !lines.at(i).startsWith("---") && !lines.at(i).startsWith("..."); ++i) {
        if (lines.at(i).startsWith(key + ':'))
            return i;
    }
    return -1;
}

/// The new value in the spelling of the old: its quotes, and its word for true and false.
QByteArray spelled(const QByteArray &before, const QByteArray &value)
{
    const QByteArray quote = before.startsWith('"') || before.startsWith('\'') ? before.left(1) : QByteArray();
    const QByteArray word = before.mid(quote.size(), before.size() - 2 * quote.size());
    static const QMap<QByteArray, QByteArray> opposites{{"true", "false"}, {"True", "False"}, {"TRUE", "FALSE"},
                                                        {"yes", "no"},     {"Yes", "No"},     {"on", "off"}};
    const bool isSame = word == value || (value == "false" && !opposites.key(word).isNull());
    return isSame ? before : quote + (value == "false" ? opposites.value(word, value) : value) + quote;
}

/// What has to come of a story by published=false quality=77 heat=-1, made by looking at its lines alone.
QByteArray edited(const QByteArray &story)
{
    static const QRegularExpression oneLine(
        QStringLiteral("^([a-z]+:[ \\t]*(?:[!&][^\\s]*[ \\t]+)?)(\"[^\"]*\"|'[^']*'|[^\\s#]*)"));
    static const QByteArrayList order{"type", "quality", "heat", "published"};
    QByteArrayList lines = story.split('\n');
    for (const auto &[key, value] :
         {std::pair<QByteArray, QByteArray>{"quality", "77"}, {"heat", "-1"}, {"published", "false"}}) {
        if (const qsizetype at = lineOf(lines, key); at >= 0) {
            const QByteArray line = lines.at(at);
            const auto parts = oneLine.match(QString::fromLatin1(line));
            lines[at] = parts.captured(1).toLatin1() + spelled(parts.captured(2).toLatin1(), value) +
                        line.mid(parts.capturedEnd(2));
            continue;
        }
        qsizetype neighbour = -1;
        for (qsizetype earlier = order.indexOf(key) - 1; earlier >= 0 && neighbour < 0; --earlier)
            neighbour = lineOf(lines, order.at(earlier));
        qsizetype at = neighbour + 1;
        while (neighbour >= 0 && (lines.at(at).startsWith(' ') || lines.at(at).startsWith('\t')))
            ++at;
        for (qsizetype later = order.indexOf(key) + 1; later < order.size() && neighbour < 0; ++later) {
            neighbour = lineOf(lines, order.at(later));
            at = neighbour;
        }
        if (neighbour < 0) {
            at = 1;
            while (!lines.at(at).startsWith("---") && !lines.at(at).startsWith("..."))
                ++at;
            neighbour = at - 1;
        }
        lines.insert(at, key + ": " + value + (lines.at(neighbour).endsWith('\r') ? "\r" : ""));
    }
    return lines.join('\n');
}

} // namespace

void TestSet::severalFieldsAreOneChange()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("title: A # c\nquality: 60   # good\nheat: -1\n"));
    const Ran ran = sandbox.galley(words("set quality=+072 heat=-5 published=no a.md"));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err, QByteArray("1 changed, 0 unchanged, 0 failed\n"));
    QCOMPARE(sandbox.read(QStringLiteral("a.md")),
             storyFile("title: A # c\nquality: 72   # good\nheat: -5\npublished: false\n"));
    QCOMPARE(sandbox.files(), QStringList{QStringLiteral("a.md")});
}

// B26
void TestSet::theSpellingOfTheFileIsKept()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), "---\r\npublished: yes\r\n---\r\n");
    sandbox.write(QStringLiteral("b.md"), storyFile("published: \"true\"\n"));
    sandbox.write(QStringLiteral("c.md"), storyFile("published: True\n"));
    QCOMPARE(sandbox.galley(words("set published=false .")).status, 0);
    QCOMPARE(sandbox.read(QStringLiteral("a.md")), QByteArray("---\r\npublished: no\r\n---\r\n"));
    QCOMPARE(sandbox.read(QStringLiteral("b.md")), storyFile("published: \"false\"\n"));
    QCOMPARE(sandbox.read(QStringLiteral("c.md")), storyFile("published: False\n"));
}

// A36
void TestSet::theSameValueTouchesNothing()
{
    Sandbox sandbox;
    const QString file = sandbox.write(QStringLiteral("a.md"), storyFile("heat: +5\n"));
    const QDateTime before = QFileInfo(file).lastModified();
    const Ran ran = sandbox.galley(words("set heat=5 a.md"));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QByteArray("0 changed, 1 unchanged, 0 failed\n"));
    QCOMPARE(QFileInfo(file).lastModified(), before);
}

void TestSet::onlyLeadingArgumentsAreAssignments()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("heat: 1\n"));
    sandbox.write(QStringLiteral("quality=5.md"), storyFile("heat: 1\n"));
    const Ran ran = sandbox.galley(words("set heat=5 a.md quality=5.md"));
    QCOMPARE(ran.err, QByteArray("2 changed, 0 unchanged, 0 failed\n"));
}

// A29
void TestSet::everythingAfterDashesIsAPath()
{
    Sandbox sandbox;
    for (const char *name : {"heat=7", "-x.md", "a.md"})
        sandbox.write(QLatin1String(name) +
                          (QLatin1String(name).endsWith(QLatin1String(".md")) ? QString() : QStringLiteral("/a.md")),
                      storyFile("heat: 1\n"));
    QCOMPARE(sandbox.galley(words("set heat=5 -- heat=7 -x.md")).lastError(),
             QByteArray("2 changed, 0 unchanged, 0 failed"));
    QCOMPARE(sandbox.read(QStringLiteral("heat=7/a.md")), storyFile("heat: 5\n"));
    QCOMPARE(sandbox.read(QStringLiteral("a.md")), storyFile("heat: 1\n"));
}

void TestSet::theFilterChooses()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("quality: 10\n"));
    sandbox.write(QStringLiteral("b.md"), storyFile("quality: 90\n"));
    const Ran ran = sandbox.galley(words("set --filter quality<20 published=no ."));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QByteArray("1 changed, 0 unchanged, 0 failed\n"));
    QCOMPARE(sandbox.read(QStringLiteral("b.md")), storyFile("quality: 90\n"));
}

void TestSet::aFileThatIsReachedTwiceIsSetOnce()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("s/a.md"), storyFile("heat: 1\n"));
    QVERIFY(QFile::link(QStringLiteral("a.md"), sandbox.path(QStringLiteral("s/link.md"))));
    const Ran ran = sandbox.galley(words("set heat=2 s s/a.md ./s/a.md"));
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.lastError(), QByteArray("1 changed, 0 unchanged, 0 failed"));
}

// F20
void TestSet::failuresAreNamedAndTheOthersAreDone()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("s/a.md"), storyFile("heat: 1\n"));
    sandbox.write(QStringLiteral("s/broken.md"), "---\nheat: 1\n");
    sandbox.write(QStringLiteral("s/twice.md"), storyFile("heat: 1\nheat: 2\n"));
    sandbox.write(QStringLiteral("s/z.md"), storyFile("heat: 1\n"));
    sandbox.write(QStringLiteral("readme.md"), "# no story\n");
    const Ran ran = sandbox.galley(words("set heat=5 s nowhere readme.md"));
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.lastError(), QByteArray("2 changed, 0 unchanged, 4 failed"));
    for (const char *named : {"s/broken.md:", "s/twice.md:", "nowhere: ", "readme.md: "})
        QVERIFY2(ran.err.contains(named), ran.err.constData());
    QCOMPARE(sandbox.read(QStringLiteral("s/twice.md")), storyFile("heat: 1\nheat: 2\n"));
    QCOMPARE(sandbox.read(QStringLiteral("s/z.md")), storyFile("heat: 5\n"));
}

void TestSet::storiesChangeInNothingButTheValues_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("sample") << QStringLiteral(SOURCE_FOLDER "/resources/sample") << 5;
    QTest::newRow("seeds") << QStringLiteral(SHARED_STORIES "/seeds") << 5;
    QTest::newRow("a real site") << QStringLiteral(SHARED_STORIES "/corpus/power-apps") << 190;
}

// B25
void TestSet::storiesChangeInNothingButTheValues()
{
    QFETCH(const QString, folder);
    QFETCH(const int, atLeast);
    if (!QFileInfo::exists(folder))
        QSKIP("the folder of real stories, " SHARED_STORIES ", is not here");
    Sandbox sandbox;
    QMap<QString, QByteArray> before;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString name = QLatin1String("s/") + QDir(folder).relativeFilePath(file.fileName());
        before.insert(name, file.readAll());
        sandbox.write(name, before.value(name));
    }
    const Ran ran = sandbox.galley(words("set published=false quality=77 heat=-1 s"));
    int changed = 0;
    for (auto story = before.cbegin(); story != before.cend(); ++story) {
        const QByteArray now = sandbox.read(story.key());
        if (now == story.value())
            continue;
        ++changed;
        QCOMPARE(now, edited(story.value()));
    }
    QVERIFY2(changed >= atLeast, ran.err.constData());
    QVERIFY2(ran.lastError().startsWith(QByteArray::number(changed) + " changed, "), ran.err.constData());
}

// A09
void TestSet::aFileSizeLimitFailsAndLeavesNothing()
{
    Sandbox sandbox;
    const QByteArray before = storyFile("heat: 1\n") + QByteArray(10'000, 'x');
    sandbox.write(QStringLiteral("a.md"), before);
    const Ran ran = sandbox.galley(words("set heat=2 a.md"), [](QProcess &process) { limitFileSize(process, 4096); });
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("a.md: Cannot write"), ran.err.constData()); // the journal may meet the limit, too
    QCOMPARE(ran.lastError(), QByteArray("0 changed, 0 unchanged, 1 failed"));
    QCOMPARE(sandbox.read(QStringLiteral("a.md")), before);
    QCOMPARE(sandbox.files(), QStringList{QStringLiteral("a.md")});
}

void TestSet::aSignalLetsTheCurrentFileBeFinished_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

// F22
void TestSet::aSignalLetsTheCurrentFileBeFinished()
{
    QFETCH(const int, signal);
    constexpr int count = 4'000;
    const QByteArray before = storyFile("heat: 1\n");
    const QByteArray after = storyFile("heat: 2\n");
    Sandbox sandbox;
    for (int i = 0; i < count; ++i)
        sandbox.write(QStringLiteral("s/%1.md").arg(i, 5, 10, QLatin1Char('0')), before);
    QProcess process;
    process.setWorkingDirectory(sandbox.path({}));
    process.start(QStringLiteral(GALLEY), words("set heat=2 s"));
    QVERIFY(process.waitForStarted());
    while (sandbox.read(QStringLiteral("s/00001.md")) == before && process.state() == QProcess::Running)
        process.waitForFinished(1);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + signal);
    int changed = 0;
    const auto names = sandbox.files();
    QCOMPARE(names.size(), count);
    for (const QString &name : names) {
        const QByteArray now = sandbox.read(name);
        QVERIFY(now == before || now == after);
        changed += now == after ? 1 : 0;
    }
    QVERIFY(changed < count);
    QCOMPARE(process.readAllStandardError(), "interrupted: " + QByteArray::number(count - changed) +
                                                 " files were not looked at\n" + QByteArray::number(changed) +
                                                 " changed, 0 unchanged, 0 failed\n");
}

QTEST_GUILESS_MAIN(TestSet)
#include "tst_set.moc"
