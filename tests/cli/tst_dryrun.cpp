#include "tests/cli/galleyprocess.h"

#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

class TestDryRun final : public QObject
{
    Q_OBJECT

private slots:
    void theDiffIsPrintedAndNothingChanges();
    void anInsertedLineStandsAfterItsNeighbour();
    void unchangedStoriesHaveNoDiff();
    void pathsAreThoseBelowTheCurrentFolder_data();
    void pathsAreThoseBelowTheCurrentFolder();
    void whatSetRefusesIsRefused_data();
    void whatSetRefusesIsRefused();
    void gitApplyDoesWhatSetWouldDo_data();
    void gitApplyDoesWhatSetWouldDo();
};

void TestDryRun::theDiffIsPrintedAndNothingChanges()
{
    Sandbox sandbox;
    const QByteArray before = storyFile("title: A\nquality: 60\nheat: 1\n");
    sandbox.write(QStringLiteral("s/a.md"), before);
    const Ran ran = sandbox.galley(
        {QStringLiteral("set"), QStringLiteral("quality=70"), QStringLiteral("s"), QStringLiteral("--dry-run")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray("--- a/s/a.md\n+++ b/s/a.md\n@@ -3 +3 @@\n-quality: 60\n+quality: 70\n"));
    QCOMPARE(ran.err, QByteArray("dry run, nothing was written:\n1 changed, 0 unchanged, 0 failed\n"));
    QCOMPARE(sandbox.read(QStringLiteral("s/a.md")), before);
}

void TestDryRun::anInsertedLineStandsAfterItsNeighbour()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("title: A\nquality: 60\n"));
    const Ran ran = sandbox.galley(
        {QStringLiteral("set"), QStringLiteral("heat=5"), QStringLiteral("a.md"), QStringLiteral("--dry-run")});
    QCOMPARE(ran.out, QByteArray("--- a/a.md\n+++ b/a.md\n@@ -3,0 +4 @@\n+heat: 5\n"));
}

void TestDryRun::unchangedStoriesHaveNoDiff()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("heat: 5\n"));
    sandbox.write(QStringLiteral("broken.md"), "---\nheat: 5\n");
    const Ran ran = sandbox.galley(
        {QStringLiteral("set"), QStringLiteral("heat=5"), QStringLiteral("."), QStringLiteral("--dry-run")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.lastError(), QByteArray("0 changed, 1 unchanged, 1 failed"));
}

void TestDryRun::pathsAreThoseBelowTheCurrentFolder_data()
{
    QTest::addColumn<QString>("path"); // %1: the sandbox
    QTest::addColumn<QString>("shown");
    QTest::newRow("below") << QStringLiteral("./x/../x//a.md") << QStringLiteral("x/a.md");
    QTest::newRow("absolute, below") << QStringLiteral("%1/here/x/a.md") << QStringLiteral("x/a.md");
    QTest::newRow("out and in again") << QStringLiteral("../here/x/a.md") << QStringLiteral("x/a.md");
    QTest::newRow("beside") << QStringLiteral("../there/a.md") << QStringLiteral("%1/there/a.md");
    QTest::newRow("absolute, beside") << QStringLiteral("%1/there/./a.md") << QStringLiteral("%1/there/a.md");
    QTest::newRow("almost the same name") << QStringLiteral("../here2/a.md") << QStringLiteral("%1/here2/a.md");
}

void TestDryRun::pathsAreThoseBelowTheCurrentFolder()
{
    QFETCH(const QString, path);
    QFETCH(const QString, shown);
    Sandbox sandbox;
    for (const auto &name :
         {QStringLiteral("here/x/a.md"), QStringLiteral("there/a.md"), QStringLiteral("here2/a.md")})
        sandbox.write(name, storyFile("heat: 5\n"));
    const auto whole = [&sandbox](const QString &text) {
        return QString(text).replace(QLatin1String("%1"), QFileInfo(sandbox.path({})).canonicalFilePath());
    };
    const Ran ran = sandbox.galley(
        {QStringLiteral("set"), QStringLiteral("heat=6"), whole(path), QStringLiteral("--dry-run")},
        [&sandbox](QProcess &process) { process.setWorkingDirectory(sandbox.path(QStringLiteral("here"))); });
    QString name = whole(shown);
    name = name.startsWith(u'/') ? name.mid(1) : name;
    const QByteArray expected = "--- a/" + name.toUtf8() + "\n+++ b/" + name.toUtf8() + '\n';
    QVERIFY2(ran.out.startsWith(expected), ran.out.constData());
}

void TestDryRun::whatSetRefusesIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("read-only") << QStringLiteral("s/readonly.md");
    QTest::newRow("hard link") << QStringLiteral("s/one.md");
    QTest::newRow("a field that cannot be edited") << QStringLiteral("s/twice.md");
}

void TestDryRun::whatSetRefusesIsRefused()
{
    QFETCH(const QString, name);
    Sandbox sandbox;
    const QString readOnly = sandbox.write(QStringLiteral("s/readonly.md"), storyFile("heat: 1\n"));
    QVERIFY(QFile::setPermissions(readOnly, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    const QByteArray one = sandbox.write(QStringLiteral("s/one.md"), storyFile("heat: 1\n")).toUtf8();
    QCOMPARE(::link(one.constData(), sandbox.path(QStringLiteral("two")).toUtf8().constData()), 0);
    sandbox.write(QStringLiteral("s/twice.md"), storyFile("heat: 1\nheat: 1\n"));
    const QByteArray before = sandbox.read(name);
    const QStringList set{QStringLiteral("set"), QStringLiteral("heat=6"), name};
    const Ran dry = sandbox.galley(set + QStringList{QStringLiteral("--dry-run")});
    const Ran real = sandbox.galley(set);
    QCOMPARE(dry.status, 1);
    QCOMPARE(dry.out, QByteArray());
    QCOMPARE(dry.lastError(), QByteArray("0 changed, 0 unchanged, 1 failed"));
    QCOMPARE(dry.err.split('\n').first(), real.err.split('\n').first()); // the same reason
    QCOMPARE(real.status, 1);
    QCOMPARE(sandbox.read(name), before);
}

void TestDryRun::gitApplyDoesWhatSetWouldDo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("values and insertions")
        << QStringLiteral("a.md") << storyFile("title: A\ntype: x\nheat: 1\ntopics: [a]\n");
    QTest::newRow("crlf") << QStringLiteral("a.md") << QByteArray("---\r\ntitle: A\r\nquality: 1\r\n---\r\nBody\r\n");
    QTest::newRow("no newline at the end") << QStringLiteral("a.yaml") << QByteArray("---\nquality: 1\n---");
    QTest::newRow("only fences") << QStringLiteral("a.md") << QByteArray("---\n---\nBody");
    QTest::newRow("blanks in the name") << QStringLiteral("./a story.md") << storyFile("quality: 1\n");
    QTest::newRow("quotes in the name") << QStringLiteral("a \"b\"\\c.md") << storyFile("quality: 1\n");
    QTest::newRow("umlauts in the name") << QStringLiteral("größe/ä.md") << storyFile("quality: 1\n");
}

void TestDryRun::gitApplyDoesWhatSetWouldDo()
{
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    QVERIFY2(!git.isEmpty(), "git is not installed");
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    Sandbox sandbox;
    sandbox.write(name, bytes);
    QCOMPARE(sandbox.run(git, {QStringLiteral("init"), QStringLiteral("-q")}).status, 0);
    const QStringList set{QStringLiteral("set"), QStringLiteral("published=no"), QStringLiteral("quality=72"),
                          QStringLiteral("heat=-3"), name};
    const Ran dry = sandbox.galley(set + QStringList{QStringLiteral("--dry-run")});
    QCOMPARE(dry.status, 0);
    QCOMPARE(sandbox.read(name), bytes);
    QCOMPARE(sandbox.galley(set).status, 0);
    const QByteArray expected = sandbox.read(name);
    QVERIFY(expected != bytes);
    sandbox.write(name, bytes);
    const Ran applied =
        sandbox.run(git, {QStringLiteral("apply"), QStringLiteral("--unidiff-zero"), QStringLiteral("-")}, dry.out);
    QVERIFY2(applied.status == 0, (applied.err + dry.out).constData());
    QCOMPARE(sandbox.read(name), expected);
}

QTEST_GUILESS_MAIN(TestDryRun)
#include "tst_dryrun.moc"
