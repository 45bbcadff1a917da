#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/heartbeat/manystories.h"
#include "tests/ui/heartbeat/thedisk.h"

#include <QProcess>
#include <QSignalSpy>

/// Git works in the folder that the window shows.
class TestBranches final : public QObject
{
    Q_OBJECT

private slots:
    void aBranchSwitchIsFollowed();

private:
    static void git(const OpenWindow &open, const QStringList &arguments);
    static QProcessEnvironment gitEnvironment();
};

QProcessEnvironment TestBranches::gitEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("GIT_CONFIG_SYSTEM")})
        environment.insert(name, QStringLiteral("/dev/null"));
    for (const QString &who : {QStringLiteral("AUTHOR"), QStringLiteral("COMMITTER")}) {
        environment.insert(QStringLiteral("GIT_%1_NAME").arg(who), QStringLiteral("Test"));
        environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(who), QStringLiteral("test@example.org"));
    }
    return environment;
}

void TestBranches::git(const OpenWindow &open, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(gitEnvironment());
    process.setWorkingDirectory(open.storiesFolder());
    process.start(QStringLiteral("git"), arguments);
    QVERIFY(process.waitForFinished(disk::patience));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

// B10: 5,000 files of another branch.
void TestBranches::aBranchSwitchIsFollowed()
{
    OpenWindow open;
    const ManyStories stories(open.storiesFolder());
    stories.write(0, 4'999, 10);
    git(open, {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"), QStringLiteral("first")});
    git(open, {QStringLiteral("add"), QStringLiteral(".")});
    git(open, {QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("first")});
    git(open, {QStringLiteral("checkout"), QStringLiteral("-qb"), QStringLiteral("other")});
    stories.write(0, 5'049, 90);
    for (int story = 100; story < 150; ++story)
        QVERIFY(QFile::remove(stories.file(story)));
    git(open, {QStringLiteral("add"), QStringLiteral("-A")});
    git(open, {QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("other")});
    git(open, {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("first")});

    open.open();
    QCOMPARE(open.model().rowCount(), 5'000);
    open.table().showStory(open.folder().find(ManyStories::name(1'000)));
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    const QStringList selected = open.selected();
    QCOMPARE(selected.size(), 3);
    const QString current = open.current();
    const QSignalSpy resets(&open.model(), &QAbstractItemModel::modelReset);

    QProcess process;
    process.setProcessEnvironment(gitEnvironment());
    process.setWorkingDirectory(open.storiesFolder());
    QElapsedTimer sinceGit;
    connect(&process, &QProcess::finished, this, [&sinceGit] { sinceGit.start(); });
    Heartbeat heartbeat;
    process.start(QStringLiteral("git"), {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("other")});
    QTRY_VERIFY_WITH_TIMEOUT(sinceGit.isValid(), disk::patience);
    QTRY_COMPARE_WITH_TIMEOUT(disk::withHeat(open, 90), 5'000, disk::patience);
    QTRY_COMPARE_WITH_TIMEOUT(open.model().rowCount(), 5'000, disk::patience);
    const qint64 sinceThen = sinceGit.elapsed();
    qInfo("the table was the new branch %lld ms after git ended", sinceThen);
    const qint64 gap = heartbeat.longestGap();
    QCOMPARE(open.selected(), selected);
    QCOMPARE(open.current(), current);
    QCOMPARE(resets.count(), 0);
    disk::verifyTheTableIsTheDisk(open);
    qInfo("longest gap %lld ms", gap);
    QVERIFY(gap <= Heartbeat::bound);
    QVERIFY(sinceThen <= disk::promised);
}

QTEST_MAIN(TestBranches)
#include "tst_branches.moc"
