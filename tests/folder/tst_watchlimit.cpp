#include "openfolder.h"
#include "ownlimits.h"

using namespace folder;

namespace
{

const OwnLimits *limits = nullptr;

} // namespace

/// Systems that let us watch some folders only, or none.
class TestWatchLimit final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void foldersThatCannotBeWatchedAreCountedOnceAndReadAnew();
    void withoutAnyWatchEveryFolderIsCounted();
    void withoutAnyWatchTheDetailIsReadAnew();
    void withinTheLimitsNothingIsSaid();
};

void TestWatchLimit::init()
{
    if (!limits->error().isEmpty())
        QSKIP(qPrintable(u"limits of inotify cannot be set here: "_qs + limits->error()));
    QVERIFY(limits->set("max_inotify_instances", 100));
    QVERIFY(limits->set("max_inotify_watches", 100));
}

// B14
void TestWatchLimit::foldersThatCannotBeWatchedAreCountedOnceAndReadAnew()
{
    constexpr int folders = 30;
    const Scratch scratch;
    for (int i = 0; i < folders; ++i)
        scratch.write(QStringLiteral("%1/a.md").arg(i), storyWithHeat(5));
    QVERIFY(limits->set("max_inotify_watches", 10));
    StoryFolder stories;
    QSignalSpy limited(&stories, &StoryFolder::watchLimited);
    open(stories, scratch);
    QCOMPARE(stories.count(), folders);
    QCOMPARE(limited, QList<QVariantList>{{folders + 1 - 10}});

    for (int i = 0; i < folders; ++i)
        scratch.write(QStringLiteral("%1/a.md").arg(i), storyWithHeat(6));
    stories.rescan();
    for (int i = 0; i < folders; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(heatOf(stories, i), 6, 20'000);
    QTRY_VERIFY(!stories.isScanning());
    QCOMPARE(limited.count(), 1);

    QVERIFY(limits->set("max_inotify_watches", 100));
    stories.rescan();
    QTRY_COMPARE(limited.count(), 2);
    QCOMPARE(limited.last(), QVariantList{0});
    scratch.write(QStringLiteral("29/a.md"), storyWithHeat(7));
    QTRY_COMPARE_WITH_TIMEOUT(heatOf(stories, stories.find(QStringLiteral("29/a.md"))), 7, 5'000);
}

// B15
void TestWatchLimit::withoutAnyWatchEveryFolderIsCounted()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("x/a.md"), storyWithHeat(5));
    QVERIFY(limits->set("max_inotify_instances", 0));
    StoryFolder stories;
    QSignalSpy limited(&stories, &StoryFolder::watchLimited);
    open(stories, scratch);
    QCOMPARE(stories.count(), 1);
    QCOMPARE(limited, QList<QVariantList>{{2}});
    stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(QStringLiteral("x/a.md")), storyWithHeat(7));
}

void TestWatchLimit::withoutAnyWatchTheDetailIsReadAnew()
{
    const Scratch scratch;
    const QByteArray related = "---\ntitle: A story\nrelated:\n  - title: ";
    scratch.write(name, related + "One\n---\n");
    QVERIFY(limits->set("max_inotify_instances", 0));
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy ready(&stories, &StoryFolder::detailReady);
    QVERIFY(!stories.detail(0));
    QVERIFY(ready.wait());
    QCOMPARE(stories.detail(0)->related.value(0).title, QStringLiteral("One"));
    scratch.write(name, related + "Two\n---\n"); // the row stays the same
    stories.rescan();
    QTRY_COMPARE(stories.detail(0)->related.value(0).title, QStringLiteral("Two"));
}

void TestWatchLimit::withinTheLimitsNothingIsSaid()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    QSignalSpy limited(&stories, &StoryFolder::watchLimited);
    open(stories, scratch);
    QVERIFY(limited.isEmpty());
}

int main(int argc, char **argv)
{
    const OwnLimits ownLimits;
    limits = &ownLimits;
    QCoreApplication application(argc, argv);
    TestWatchLimit test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_watchlimit.moc"
