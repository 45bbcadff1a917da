#include "model/folder/storyfolder.h"
#include "openfolder.h"

#include <QSignalSpy>
#include <QTest>

using namespace folder;
using frontmatter::Field;

class TestStoryFolder final : public QObject
{
    Q_OBJECT

private slots:
    void aScanFindsStoriesInOrderAndCountsTheRest();
    void namedFilesThatAreNoStoriesAreReported();
    void manyStoriesArriveInBatches();
    void aCancelledScanKeepsWhatItFound();
    void theDetailFollows();
    void theSiteRootIsTheNearestFolderWithAConfig();
    void storiesAreFoundByLinkAndPath();
    void aChangeOnDiskIsNoticed();
    void newFilesAndFoldersAreNoticed();
    void aDeletedFileIsNoticedAndComesBackAsTheSameStory();
    void aFileThatIsReplacedNeverFlashes();
    void ownSavesAreNotReportedAsChanges();
    void aRescanMergesWhatChanged();
};

void TestStoryFolder::aScanFindsStoriesInOrderAndCountsTheRest()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("b.md"), storyWithHeat(2));
    scratch.write(name, storyWithHeat(1));
    scratch.write(QStringLiteral("notes.txt"), "no story\n");
    scratch.write(QStringLiteral("c.md"), "---\ntitle: \"open\n---\n");
    StoryFolder stories;
    QSignalSpy added(&stories, &StoryFolder::storiesAdded);
    open(stories, scratch);
    QCOMPARE(stories.count(), 3);
    QCOMPARE(stories.row(0).path, name);
    QCOMPARE(stories.row(1).path, QStringLiteral("b.md"));
    QVERIFY(stories.row(2).broken);
    QCOMPARE(stories.problemCount(), 1);
    QCOMPARE(stories.file(0), scratch.path(name));
    QCOMPARE(added.count(), 1);
    QVERIFY(stories.report().unreadable.isEmpty());
    QCOMPARE(stories.report().notStories, 1);
}

void TestStoryFolder::namedFilesThatAreNoStoriesAreReported()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("notes.txt"), "no story\n");
    StoryFolder stories;
    QSignalSpy finished(&stories, &StoryFolder::scanFinished);
    stories.open({scratch.path(QStringLiteral("notes.txt")), scratch.path(QStringLiteral("gone"))});
    QVERIFY(finished.wait());
    QCOMPARE(stories.count(), 0);
    QCOMPARE(stories.report().unreadable.size(), 2);
}

// B22
void TestStoryFolder::manyStoriesArriveInBatches()
{
    const Scratch scratch;
    for (int i = 0; i < 900; ++i)
        scratch.write(QStringLiteral("%1/%2.md").arg(i % 7).arg(i), storyWithHeat(i));
    StoryFolder stories;
    QSignalSpy added(&stories, &StoryFolder::storiesAdded);
    open(stories, scratch);
    QCOMPARE(stories.count(), 900);
    QVERIFY(added.count() >= 2);
    QVERIFY(added.first().at(1).toInt() < 899);
    int next = 0;
    for (const QList<QVariant> &batch : std::as_const(added)) {
        QCOMPARE(batch.at(0).toInt(), next);
        next = batch.at(1).toInt() + 1;
    }
    QCOMPARE(next, 900);
}

// B22
void TestStoryFolder::aCancelledScanKeepsWhatItFound()
{
    const Scratch scratch;
    for (int i = 0; i < 1500; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i), storyWithHeat(i));
    StoryFolder stories;
    QSignalSpy finished(&stories, &StoryFolder::scanFinished);
    QSignalSpy added(&stories, &StoryFolder::storiesAdded);
    stories.open({scratch.path()});
    QVERIFY(added.wait());
    stories.cancelScan();
    QVERIFY(finished.count() > 0 || finished.wait());
    QVERIFY(stories.count() > 0);
    QVERIFY(stories.report().cancelled || stories.count() == 1500);
    for (StoryId story = 0; story < stories.count(); ++story)
        QVERIFY(stories.isPresent(story));
}

void TestStoryFolder::theDetailFollows()
{
    Desk desk(storyWithHeat(1));
    desk.open();
    QSignalSpy ready(&desk.stories, &StoryFolder::detailReady);
    QVERIFY(!desk.stories.detail(0));
    QVERIFY(ready.wait());
    const story::StoryDetail *detail = desk.stories.detail(0);
    QVERIFY(detail);
    QCOMPARE(detail->row, desk.stories.row(0));
    QVERIFY(detail->body.contains(QStringLiteral("Body")));
    desk.stories.edit({heat(0, 9)});
    QCOMPARE(desk.stories.detail(0)->row.field(Field::Heat).number, 9);
    QVERIFY(desk.saved());

    QSignalSpy changed(&desk.stories, &StoryFolder::storiesChanged);
    desk.files.write(name, storyWithHeat(9) + "More\n");
    QVERIFY(changed.wait());
    QVERIFY(desk.stories.detail(0)->body.contains(QStringLiteral("More")));
}

void TestStoryFolder::theSiteRootIsTheNearestFolderWithAConfig()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("site/_config.yml"), "title: x\n");
    scratch.write(QStringLiteral("site/_posts/a.md"), storyWithHeat(1));
    scratch.write(QStringLiteral("z.md"), storyWithHeat(1));
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy ready(&stories, &StoryFolder::detailReady);
    stories.prefetch({0, 1});
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(stories.detail(0)->siteRoot, scratch.path(QStringLiteral("site")));
    QCOMPARE(stories.detail(1)->siteRoot, scratch.path());
}

void TestStoryFolder::storiesAreFoundByLinkAndPath()
{
    Desk desk("---\nwebUrl: https://www.example.com/a/\n---\n");
    desk.files.write(QStringLiteral("b.md"), "---\noriginalUrl: http://example.com/a\n---\n");
    desk.files.write(QStringLiteral("c.md"), "---\ntitle: c\n---\n");
    desk.open();
    QCOMPARE(desk.stories.storiesWithLink(QStringLiteral("https://example.com/a")), (QList<StoryId>{0, 1}));
    QCOMPARE(desk.stories.storiesWithLink({}), QList<StoryId>());
    QCOMPARE(desk.stories.find(QStringLiteral("c.md")), 2);
    QCOMPARE(desk.stories.find(QStringLiteral("d.md")), -1);
}

void TestStoryFolder::aChangeOnDiskIsNoticed()
{
    Desk desk;
    desk.open();
    desk.files.write(name, storyWithHeat(6));
    QTRY_COMPARE(heatOf(desk.stories, 0), 6);
    replaceOutside(desk.files, storyWithHeat(8));
    QTRY_COMPARE(heatOf(desk.stories, 0), 8);
    desk.files.write(name, "---\ntitle: \"open\n---\n");
    QTRY_VERIFY(desk.stories.row(0).broken);
    QCOMPARE(desk.stories.problemCount(), 1);
    desk.files.write(name, storyWithHeat(8));
    QTRY_VERIFY(!desk.stories.row(0).broken);
    QCOMPARE(desk.stories.problemCount(), 0);
}

void TestStoryFolder::newFilesAndFoldersAreNoticed()
{
    Desk desk;
    desk.open();
    QSignalSpy reset(&desk.stories, &StoryFolder::opened);
    desk.files.write(QStringLiteral("b.md"), storyWithHeat(6));
    QTRY_COMPARE(desk.stories.count(), 2);
    for (int i = 0; i < 20; ++i)
        desk.files.write(QStringLiteral("x/y/%1.md").arg(i), storyWithHeat(i));
    QTRY_COMPARE(desk.stories.count(), 22);
    desk.files.write(QStringLiteral("x/y/3.md"), storyWithHeat(77));
    const StoryId third = desk.stories.find(QStringLiteral("x/y/3.md"));
    QTRY_COMPARE(heatOf(desk.stories, third), 77);
    QCOMPARE(reset.count(), 0);
}

void TestStoryFolder::aDeletedFileIsNoticedAndComesBackAsTheSameStory()
{
    Desk desk;
    desk.files.write(QStringLiteral("b.md"), storyWithHeat(6));
    desk.open();
    QVERIFY(QFile::remove(desk.files.path(name)));
    QTRY_VERIFY(!desk.stories.isPresent(0));
    QVERIFY(desk.stories.isPresent(1));
    QVERIFY(desk.stories.edit({heat(0, 7)}).isEmpty());
    desk.files.write(name, storyWithHeat(9));
    QTRY_VERIFY(desk.stories.isPresent(0));
    QCOMPARE(heatOf(desk.stories, 0), 9);
    QCOMPARE(desk.stories.count(), 2);
}

// B04
void TestStoryFolder::aFileThatIsReplacedNeverFlashes()
{
    Desk desk;
    desk.open();
    bool wasGone = false;
    connect(&desk.stories, &StoryFolder::storiesChanged, this,
            [&] { wasGone = wasGone || !desk.stories.isPresent(0); });
    QVERIFY(QFile::remove(desk.files.path(name)));
    QTest::qWait(50);
    desk.files.write(name, storyWithHeat(6));
    QTRY_COMPARE(heatOf(desk.stories, 0), 6);
    QTest::qWait(600);
    QVERIFY(!wasGone);
}

// B18
void TestStoryFolder::ownSavesAreNotReportedAsChanges()
{
    Desk desk;
    desk.open();
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QSignalSpy changed(&desk.stories, &StoryFolder::storiesChanged);
    QSignalSpy scans(&desk.stories, &StoryFolder::scanFinished);
    QTest::qWait(700);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(scans.count(), 0);
}

void TestStoryFolder::aRescanMergesWhatChanged()
{
    Desk desk;
    desk.files.write(QStringLiteral("b.md"), storyWithHeat(6));
    desk.open();
    QSignalSpy reset(&desk.stories, &StoryFolder::opened);
    desk.files.write(name, storyWithHeat(8));
    desk.files.write(QStringLiteral("c.md"), storyWithHeat(9));
    QVERIFY(QFile::remove(desk.files.path(QStringLiteral("b.md"))));
    QSignalSpy finished(&desk.stories, &StoryFolder::scanFinished);
    desk.stories.rescan();
    QVERIFY(finished.wait());
    QCOMPARE(heatOf(desk.stories, 0), 8);
    QCOMPARE(desk.stories.count(), 3);
    QTRY_VERIFY(!desk.stories.isPresent(1));
    QCOMPARE(reset.count(), 0);
}

QTEST_GUILESS_MAIN(TestStoryFolder)
#include "tst_storyfolder.moc"
