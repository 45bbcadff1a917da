#include "openfolder.h"

using namespace folder;

/// Changes by other programs that come faster than they are looked at.
class TestWatch final : public QObject
{
    Q_OBJECT

private slots:
    void aNewFolderAndItsFilesAreNoticedTogether();
    void lostEventsEndWithTheRowsOfTheDisk();
    void aFolderOpenedAgainWhileItIsScannedIsWatched();
    void aRootThatGoesAndComesBackIsWatchedAgain();
    void aStoryThatBreaksKeepsItsLastValuesAndHealsByItself();
    void aQuietReadingFindsWhatNoWatchTells();
};

// B17
void TestWatch::aNewFolderAndItsFilesAreNoticedTogether()
{
    Desk desk;
    desk.open();
    for (int i = 0; i < 200; ++i)
        desk.files.write(QStringLiteral("new%1/deep/%2.md").arg(i % 10).arg(i), storyWithHeat(i));
    QTRY_COMPARE_WITH_TIMEOUT(desk.stories.count(), 201, 20000);
    for (int i = 0; i < 10; ++i)
        desk.files.write(QStringLiteral("new%1/deep/%1.md").arg(i), storyWithHeat(1000 + i));
    for (int i = 0; i < 10; ++i) {
        const StoryId story = desk.stories.find(QStringLiteral("new%1/deep/%1.md").arg(i));
        QVERIFY(story >= 0);
        QTRY_COMPARE_WITH_TIMEOUT(heatOf(desk.stories, story), 1000 + i, 20000);
    }
}

// B13
void TestWatch::lostEventsEndWithTheRowsOfTheDisk()
{
    QFile limit(QStringLiteral("/proc/sys/fs/inotify/max_queued_events"));
    QVERIFY(limit.open(QIODevice::ReadOnly));
    const int most = limit.readAll().trimmed().toInt();
    if (most > 100'000)
        QSKIP("this system queues too many events to lose one here");
    const Scratch scratch;
    for (int i = 0; i < 20; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i), storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    QCOMPARE(stories.count(), 20);
    for (int i = 0; i < most + 100; i += 2) { // the loop does not run: nothing reads the events
        const QByteArray from = scratch.native(QStringLiteral("x%1.tmp").arg(i % 7));
        scratch.write(QStringLiteral("x%1.tmp").arg(i % 7), "x");
        ::unlink(from.constData());
    }
    for (int i = 0; i < 10; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i), storyWithHeat(100 + i));
    scratch.write(QStringLiteral("late.md"), storyWithHeat(7));
    QVERIFY(QFile::remove(scratch.path(QStringLiteral("19.md"))));
    QTRY_COMPARE_WITH_TIMEOUT(stories.count(), 21, 20000);
    for (int i = 0; i < 10; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(heatOf(stories, stories.find(QStringLiteral("%1.md").arg(i))), 100 + i, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!stories.isPresent(stories.find(QStringLiteral("19.md"))), 20000);
}

void TestWatch::aFolderOpenedAgainWhileItIsScannedIsWatched()
{
    const Scratch scratch;
    for (int i = 0; i < 50; ++i)
        scratch.write(QStringLiteral("%1/%1.md").arg(i), storyWithHeat(5));
    StoryFolder stories;
    for (int i = 0; i < 20; ++i) {
        stories.open({scratch.path()});
        QTest::qWait(i % 3);
    }
    open(stories, scratch);
    QCOMPARE(stories.count(), 50);
    for (int i = 0; i < 50; ++i)
        scratch.write(QStringLiteral("%1/%1.md").arg(i), storyWithHeat(100 + i));
    for (int i = 0; i < 50; ++i) {
        const StoryId story = stories.find(QStringLiteral("%1/%1.md").arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(heatOf(stories, story), 100 + i, 20000);
    }
}

// B16
void TestWatch::aRootThatGoesAndComesBackIsWatchedAgain()
{
    const Scratch scratch;
    const QString root = scratch.path(QStringLiteral("root"));
    scratch.write(QStringLiteral("root/a.md"), storyWithHeat(5));
    StoryFolder stories;
    stories.open({root});
    QTRY_COMPARE(stories.count(), 1);
    QVERIFY(QDir(root).removeRecursively());
    QTRY_VERIFY_WITH_TIMEOUT(!stories.isPresent(0), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!stories.report().unreadable.isEmpty(), 20000);
    scratch.write(QStringLiteral("root/a.md"), storyWithHeat(8));
    QTRY_VERIFY_WITH_TIMEOUT(stories.isPresent(0), 30000);
    QCOMPARE(heatOf(stories, 0), 8);
    QTRY_VERIFY_WITH_TIMEOUT(stories.report().unreadable.isEmpty(), 20000);
    scratch.write(QStringLiteral("root/b.md"), storyWithHeat(9));
    QTRY_COMPARE_WITH_TIMEOUT(stories.count(), 2, 5000); // long before the folder is read anew
}

// B09
void TestWatch::aStoryThatBreaksKeepsItsLastValuesAndHealsByItself()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, "---\ntitle: A story\nheat: [\n---\nBody\n");
    QTRY_VERIFY(desk.stories.row(0).broken);
    const story::StoryRow &row = desk.stories.row(0);
    QCOMPARE(row.title, QStringLiteral("A story"));
    QCOMPARE(heatOf(desk.stories, 0), 5);
    QVERIFY(row.problems.front().line > 0);
    QVERIFY(desk.stories.edit({heat(0, 7)}).isEmpty());
    replaceOutside(desk.files, storyWithHeat(8));
    QTRY_VERIFY(!desk.stories.row(0).broken);
    QCOMPARE(heatOf(desk.stories, 0), 8);
    QVERIFY(desk.stories.row(0).problems.empty());
}

void TestWatch::aQuietReadingFindsWhatNoWatchTells()
{
    Desk desk;
    desk.setReadOnly(true);
    desk.open();
    QVERIFY(!desk.stories.row(0).problems.empty());
    desk.setReadOnly(false);
    QSignalSpy progress(&desk.stories, &StoryFolder::scanProgress);
    QSignalSpy finished(&desk.stories, &StoryFolder::scanFinished);
    desk.stories.rescanQuietly();
    QVERIFY(finished.wait());
    QVERIFY(progress.isEmpty());
    QVERIFY(desk.stories.row(0).problems.empty());
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
