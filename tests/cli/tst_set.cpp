#include "tests/cli/galleyprocess.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/resource.h>

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
    void realStoriesChangeInNothingButTheValues();
    void aFileSizeLimitFailsAndLeavesNothing();
    void aSignalLetsTheCurrentFileBeFinished_data();
    void aSignalLetsTheCurrentFileBeFinished();
};

namespace
{

QStringList words(const char *line) { return QString::fromUtf8(line).split(u' '); }

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
    QCOMPARE(ran.err, QByteArray("1 changed, 0 unchanged, 0 failed\n"));
}

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

void TestSet::realStoriesChangeInNothingButTheValues()
{
    const QString shared = QStringLiteral(SHARED_STORIES);
    if (!QFileInfo::exists(shared + QLatin1String("/seeds")))
        QSKIP("the folder of real stories, " SHARED_STORIES ", is not here");
    Sandbox sandbox;
    QMap<QString, QByteArray> before;
    QDirIterator files(shared, {QStringLiteral("*.md"), QStringLiteral("*.txt")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly) || !file.peek(3).startsWith("---"))
            continue;
        const QString name = QLatin1String("s/") + files.fileName();
        before.insert(name, file.readAll());
        sandbox.write(name, before.value(name));
    }
    QVERIFY(before.size() > 190);
    const Ran ran = sandbox.galley(words("set heat=4711 s"));
    QVERIFY2(ran.lastError().endsWith(" failed"), ran.err.constData());
    int changed = 0;
    for (auto story = before.cbegin(); story != before.cend(); ++story) {
        auto oldLines = story.value().split('\n');
        auto newLines = sandbox.read(story.key()).split('\n');
        const auto isHeat = [](const QByteArray &line) { return line.startsWith("heat:"); };
        changed += sandbox.read(story.key()) == story.value() ? 0 : 1;
        oldLines.removeIf(isHeat);
        newLines.removeIf(isHeat);
        QCOMPARE(newLines, oldLines);
    }
    QVERIFY2(ran.lastError().startsWith(QByteArray::number(changed) + " changed, 0 unchanged, "),
             ran.err.constData());
    QVERIFY(changed > 190);
}

void TestSet::aFileSizeLimitFailsAndLeavesNothing()
{
    Sandbox sandbox;
    const QByteArray before = storyFile("heat: 1\n") + QByteArray(10'000, 'x');
    sandbox.write(QStringLiteral("a.md"), before);
    const Ran ran = sandbox.galley(words("set heat=2 a.md"), [](QProcess &process) {
        process.setChildProcessModifier([] {
            const rlimit limit{4096, 4096};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
    });
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.startsWith("a.md: "), ran.err.constData());
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
    QCOMPARE(process.readAllStandardError(), QByteArray::number(changed) + " changed, 0 unchanged, 0 failed\n");
}

QTEST_GUILESS_MAIN(TestSet)
#include "tst_set.moc"
