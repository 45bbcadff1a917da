#include "model/folder/pastedits.h"
#include "tests/cli/galleyprocess.h"

#include <QTest>

using frontmatter::Field;

/// What `galley set` changes stands in the same journal as what the window changes.
class TestJournal final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSetIsRecorded();
    void aDryRunIsNotRecorded();
    void aJournalThatCannotBeWrittenIsSaidOnceAndFailsNothing_data();
    void aJournalThatCannotBeWrittenIsSaidOnceAndFailsNothing();
    void programsAtTheSameTimeLoseNoEdit();

private:
    static Ran set(const Sandbox &sandbox, const QStringList &arguments, const QString &state)
    {
        return sandbox.galley(QStringList{QStringLiteral("set")} + arguments, [&state](QProcess &process) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("XDG_STATE_HOME"), state);
            process.setProcessEnvironment(environment);
        });
    }
    static QList<folder::PastEdit> recorded(const QString &state)
    {
        const auto past = folder::readPastEdits(state + QStringLiteral("/galley/edits.log"));
        return past && past->unreadable == 0 ? past->edits : QList<folder::PastEdit>();
    }
};

void TestJournal::whatIsSetIsRecorded()
{
    const Sandbox sandbox;
    const QTemporaryDir state;
    const QString file = sandbox.write(QStringLiteral("news/a.md"), storyFile("title: A title\nheat: \"5\"\n"));
    QCOMPARE(
        set(sandbox, {QStringLiteral("heat=7"), QStringLiteral("published=no"), QStringLiteral("news")}, state.path())
            .lastError(),
        QByteArray("1 changed, 0 unchanged, 0 failed"));
    const QList<folder::PastEdit> edits = recorded(state.path());
    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits.at(0).file, QFileInfo(file).canonicalFilePath());
    QCOMPARE(edits.at(0).title, QStringLiteral("A title"));
    QCOMPARE(edits.at(0).change, (frontmatter::RawChange{Field::Published, {}, "false"}));
    QCOMPARE(edits.at(1).change, (frontmatter::RawChange{Field::Heat, "\"5\"", "\"7\""}));
    QCOMPARE(edits.at(0).id, edits.at(1).id);
}

void TestJournal::aDryRunIsNotRecorded()
{
    const Sandbox sandbox;
    const QTemporaryDir state;
    sandbox.write(QStringLiteral("a.md"), storyFile("heat: 5\n"));
    QCOMPARE(
        set(sandbox, {QStringLiteral("heat=7"), QStringLiteral("a.md"), QStringLiteral("--dry-run")}, state.path())
            .status,
        0);
    QVERIFY(QDir(state.path()).isEmpty());
}

void TestJournal::aJournalThatCannotBeWrittenIsSaidOnceAndFailsNothing_data()
{
    QTest::addColumn<QString>("state");
    QTest::newRow("no such file system") << QStringLiteral("/proc/galley-test");
    QTest::newRow("a file in the place of the folder") << QStringLiteral(SOURCE_FOLDER "/LICENSE");
}

void TestJournal::aJournalThatCannotBeWrittenIsSaidOnceAndFailsNothing()
{
    QFETCH(QString, state);
    const Sandbox sandbox;
    for (const char *name : {"a.md", "b.md", "c.md"})
        sandbox.write(QString::fromLatin1(name), storyFile("heat: 5\n"));
    const Ran ran = set(sandbox, {QStringLiteral("heat=7"), QStringLiteral(".")}, state);
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.lastError(), QByteArray("3 changed, 0 unchanged, 0 failed"));
    QCOMPARE(ran.err.count("Edits cannot be recorded"), 1);
    QVERIFY2(ran.err.contains(state.toUtf8() + "/galley/edits.log: "), ran.err.constData());
    QCOMPARE(sandbox.read(QStringLiteral("c.md")), storyFile("heat: 7\n"));
}

void TestJournal::programsAtTheSameTimeLoseNoEdit()
{
    constexpr int programs = 4;
    constexpr int stories = 20;
    const Sandbox sandbox;
    const QTemporaryDir state;
    for (int i = 0; i < programs * stories; ++i)
        sandbox.write(QStringLiteral("%1/%2.md").arg(QString::number(i % programs), QString::number(i)),
                      storyFile("heat: 5\n"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_STATE_HOME"), state.path());
    std::vector<std::unique_ptr<QProcess>> running;
    for (int i = 0; i < programs; ++i) {
        running.push_back(std::make_unique<QProcess>());
        running.back()->setProcessEnvironment(environment);
        running.back()->start(QStringLiteral(GALLEY),
                              {QStringLiteral("set"), QStringLiteral("heat=7"), sandbox.path(QString::number(i))});
    }
    for (const auto &process : running) {
        QVERIFY(process->waitForFinished(120'000));
        QCOMPARE(process->exitCode(), 0);
    }
    QCOMPARE(recorded(state.path()).size(), programs * stories);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
