#include "model/folder/storyfolder.h"
#include "scratch.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cstring>

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

const QString name = QStringLiteral("a.md");

StoryEdit heat(StoryId story, int value) { return {story, {{Field::Heat, FieldValue::integer(value)}}}; }

int heatOf(const StoryFolder &stories, StoryId story)
{
    return static_cast<int>(stories.row(story).field(Field::Heat).number);
}

/// Opens the folder and waits for its rows.
void open(StoryFolder &stories, const Scratch &scratch)
{
    QSignalSpy finished(&stories, &StoryFolder::scanFinished);
    stories.open({scratch.path()});
    QVERIFY(stories.isScanning());
    QVERIFY(finished.wait());
    QVERIFY(!stories.isScanning());
}

bool savesAreDone(const StoryFolder &stories)
{
    return QTest::qWaitFor([&] { return stories.savingCount() == 0; }, 20000);
}

/// By another program: another file takes the name.
void replaceOutside(const Scratch &scratch, const QByteArray &bytes)
{
    scratch.write(QStringLiteral("other.tmp"), bytes);
    QCOMPARE(std::rename(scratch.native(QStringLiteral("other.tmp")).constData(), scratch.native(name).constData()),
             0);
}

} // namespace

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
    void anEditIsShownAtOnceAndWritten();
    void aValueThatIsThereAlreadyIsLeftOut();
    void undoAndRedoGiveTheSameBytes();
    void rapidEditsEndInTheLastOne();
    void aFailedSaveShowsTheDiskAgainAndCanBeRetried();
    void undoOfAFailedSaveForgetsIt();
    void theSameFieldChangedByBothIsAConflict();
    void anotherFieldChangedByOthersIsKept();
    void undoIsRefusedWhenTheFieldChangedSince();
    void readOnlyFieldsAreRefused();
    void aChangeOnDiskIsNoticed();
    void newFilesAndFoldersAreNoticed();
    void aDeletedFileIsNoticedAndComesBackAsTheSameStory();
    void aFileThatIsReplacedNeverFlashes();
    void ownSavesAreNotReportedAsChanges();
    void aRescanMergesWhatChanged();
    void queuedSavesAreWrittenWhenTheFolderGoes();
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
    QCOMPARE(added.first().at(1).toInt(), 199);
    int next = 0;
    for (const QList<QVariant> &batch : std::as_const(added)) {
        QCOMPARE(batch.at(0).toInt(), next);
        next = batch.at(1).toInt() + 1;
    }
    QCOMPARE(next, 900);
}

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
    QVERIFY(stories.count() >= 200);
    QVERIFY(stories.report().cancelled || stories.count() == 1500);
    for (StoryId story = 0; story < stories.count(); ++story)
        QVERIFY(stories.isPresent(story));
}

void TestStoryFolder::theDetailFollows()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(1));
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy ready(&stories, &StoryFolder::detailReady);
    QVERIFY(!stories.detail(0));
    QVERIFY(ready.wait());
    const story::StoryDetail *detail = stories.detail(0);
    QVERIFY(detail);
    QCOMPARE(detail->row, stories.row(0));
    QVERIFY(detail->body.contains(QStringLiteral("Body")));
    stories.edit({heat(0, 9)});
    QCOMPARE(stories.detail(0)->row.field(Field::Heat).number, 9);
    QVERIFY(savesAreDone(stories));

    QSignalSpy changed(&stories, &StoryFolder::storiesChanged);
    scratch.write(name, storyWithHeat(9) + "More\n");
    QVERIFY(changed.wait());
    QVERIFY(stories.detail(0)->body.contains(QStringLiteral("More")));
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
    const Scratch scratch;
    scratch.write(name, "---\nwebUrl: https://www.example.com/a/\n---\n");
    scratch.write(QStringLiteral("b.md"), "---\noriginalUrl: http://example.com/a\n---\n");
    scratch.write(QStringLiteral("c.md"), "---\ntitle: c\n---\n");
    StoryFolder stories;
    open(stories, scratch);
    QCOMPARE(stories.storiesWithLink(QStringLiteral("https://example.com/a")), (QList<StoryId>{0, 1}));
    QCOMPARE(stories.storiesWithLink({}), QList<StoryId>());
    QCOMPARE(stories.find(QStringLiteral("c.md")), 2);
    QCOMPARE(stories.find(QStringLiteral("d.md")), -1);
}

void TestStoryFolder::anEditIsShownAtOnceAndWritten()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy changed(&stories, &StoryFolder::storiesChanged);
    const QList<AppliedEdit> applied = stories.edit({heat(0, 7)});
    QCOMPARE(applied.size(), 1);
    QCOMPARE(applied.first().before.front().value, FieldValue::integer(5));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(heatOf(stories, 0), 7);
    QCOMPARE(stories.saveState(0), SaveState::Saving);
    QCOMPARE(stories.savingCount(), 1);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QCOMPARE(heatOf(stories, 0), 7);
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestStoryFolder::aValueThatIsThereAlreadyIsLeftOut()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    const struct stat before = scratch.status(name);
    QVERIFY(stories.edit({heat(0, 5)}).isEmpty());
    QCOMPARE(stories.savingCount(), 0);
    const QList<AppliedEdit> applied =
        stories.edit({{0, {{Field::Heat, FieldValue::integer(5)}, {Field::Published, FieldValue::boolean(true)}}}});
    QVERIFY(applied.isEmpty());
    QCOMPARE(scratch.status(name).st_ino, before.st_ino);
}

void TestStoryFolder::undoAndRedoGiveTheSameBytes()
{
    const Scratch scratch;
    const QByteArray original = "---\r\ntitle: x\r\nheat: '5' # warm\r\n---\r\nBody";
    scratch.write(name, original);
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits =
        stories.edit({{0, {{Field::Heat, FieldValue::integer(7)}, {Field::Published, FieldValue::boolean(false)}}}});
    stories.revert(edits);
    QCOMPARE(heatOf(stories, 0), 5);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), original);
    QVERIFY(stories.row(0).field(Field::Published).isMissing());
    stories.reapply(edits);
    QVERIFY(savesAreDone(stories));
    const QByteArray redone = scratch.read(name);
    QVERIFY(redone.contains("heat: '7' # warm\r\n"));
    QVERIFY(redone.contains("published: false\r\n"));
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), original);
}

void TestStoryFolder::rapidEditsEndInTheLastOne()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(1000));
    StoryFolder stories;
    open(stories, scratch);
    QList<AppliedEdit> all;
    for (int i = 1; i <= 200; ++i)
        all += stories.edit({heat(0, i)});
    QCOMPARE(heatOf(stories, 0), 200);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(200));
    for (qsizetype i = all.size(); i-- > 0;)
        stories.revert({all.at(i)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(1000));
}

void TestStoryFolder::aFailedSaveShowsTheDiskAgainAndCanBeRetried()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    QCOMPARE(::chmod(scratch.native(name).constData(), 0444), 0);
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy failed(&stories, &StoryFolder::saveFailed);
    stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    QCOMPARE(stories.unsaved(), QList<StoryId>{0});
    QVERIFY(!stories.saveError(0).what.isEmpty());
    QCOMPARE(heatOf(stories, 0), 5);
    QCOMPARE(::chmod(scratch.native(name).constData(), 0644), 0);
    stories.retry(0);
    QCOMPARE(heatOf(stories, 0), 7);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QVERIFY(stories.unsaved().isEmpty());
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestStoryFolder::undoOfAFailedSaveForgetsIt()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    QCOMPARE(::chmod(scratch.native(name).constData(), 0444), 0);
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    QVERIFY(stories.unsaved().isEmpty());
    QCOMPARE(heatOf(stories, 0), 5);
    QCOMPARE(scratch.read(name), storyWithHeat(5));
}

void TestStoryFolder::theSameFieldChangedByBothIsAConflict()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    replaceOutside(scratch, storyWithHeat(9));
    stories.edit({heat(0, 7)}); // before the change was noticed
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Conflict);
    QCOMPARE(heatOf(stories, 0), 9);
    const std::vector<Conflict> conflicts = stories.conflicts(0);
    QCOMPARE(conflicts.size(), std::size_t(1));
    QCOMPARE(conflicts.front().mine, FieldValue::integer(7));
    QCOMPARE(conflicts.front().theirs, FieldValue::integer(9));
    QCOMPARE(scratch.read(name), storyWithHeat(9));
    stories.keepTheirs(0);
    QCOMPARE(stories.saveState(0), SaveState::Saved);

    replaceOutside(scratch, storyWithHeat(10));
    stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Conflict);
    stories.keepMine(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestStoryFolder::anotherFieldChangedByOthersIsKept()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    replaceOutside(scratch, storyWithHeat(5).replace("quality: 60", "quality: 61"));
    stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7).replace("quality: 60", "quality: 61"));
    QCOMPARE(stories.row(0).field(Field::Quality).number, 61);
}

void TestStoryFolder::undoIsRefusedWhenTheFieldChangedSince()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    replaceOutside(scratch, storyWithHeat(8));
    QSignalSpy failed(&stories, &StoryFolder::saveFailed);
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(failed.count(), 1);
    const QString what = failed.first().at(1).value<model::Error>().what;
    QVERIFY2(what.contains(u'8') && what.contains(u'7') && what.contains(u'5'), qPrintable(what));
    QCOMPARE(scratch.read(name), storyWithHeat(8));
    QCOMPARE(heatOf(stories, 0), 8);
    QVERIFY(stories.unsaved().isEmpty());
}

void TestStoryFolder::readOnlyFieldsAreRefused()
{
    const Scratch scratch;
    scratch.write(name, "---\nheat: 5\nheat: 6\nquality: 1\n---\n");
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy failed(&stories, &StoryFolder::saveFailed);
    QVERIFY(stories.edit({heat(0, 7)}).isEmpty());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(stories.savingCount(), 0);
    QCOMPARE(stories.edit({{0, {{Field::Quality, FieldValue::integer(2)}}}}).size(), 1);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), QByteArray("---\nheat: 5\nheat: 6\nquality: 2\n---\n"));
}

void TestStoryFolder::aChangeOnDiskIsNoticed()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    scratch.write(name, storyWithHeat(6));
    QTRY_COMPARE(heatOf(stories, 0), 6);
    replaceOutside(scratch, storyWithHeat(8));
    QTRY_COMPARE(heatOf(stories, 0), 8);
    scratch.write(name, "---\ntitle: \"open\n---\n");
    QTRY_VERIFY(stories.row(0).broken);
    QCOMPARE(stories.problemCount(), 1);
    scratch.write(name, storyWithHeat(8));
    QTRY_VERIFY(!stories.row(0).broken);
    QCOMPARE(stories.problemCount(), 0);
}

void TestStoryFolder::newFilesAndFoldersAreNoticed()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy reset(&stories, &StoryFolder::opened);
    scratch.write(QStringLiteral("b.md"), storyWithHeat(6));
    QTRY_COMPARE(stories.count(), 2);
    for (int i = 0; i < 20; ++i)
        scratch.write(QStringLiteral("x/y/%1.md").arg(i), storyWithHeat(i));
    QTRY_COMPARE(stories.count(), 22);
    scratch.write(QStringLiteral("x/y/3.md"), storyWithHeat(77));
    const StoryId third = stories.find(QStringLiteral("x/y/3.md"));
    QTRY_COMPARE(heatOf(stories, third), 77);
    QCOMPARE(reset.count(), 0);
}

void TestStoryFolder::aDeletedFileIsNoticedAndComesBackAsTheSameStory()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(QStringLiteral("b.md"), storyWithHeat(6));
    StoryFolder stories;
    open(stories, scratch);
    QVERIFY(QFile::remove(scratch.path(name)));
    QTRY_VERIFY(!stories.isPresent(0));
    QVERIFY(stories.isPresent(1));
    QVERIFY(stories.edit({heat(0, 7)}).isEmpty());
    scratch.write(name, storyWithHeat(9));
    QTRY_VERIFY(stories.isPresent(0));
    QCOMPARE(heatOf(stories, 0), 9);
    QCOMPARE(stories.count(), 2);
}

void TestStoryFolder::aFileThatIsReplacedNeverFlashes()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    bool wasGone = false;
    connect(&stories, &StoryFolder::storiesChanged, this, [&] { wasGone = wasGone || !stories.isPresent(0); });
    QVERIFY(QFile::remove(scratch.path(name)));
    QTest::qWait(50);
    scratch.write(name, storyWithHeat(6));
    QTRY_COMPARE(heatOf(stories, 0), 6);
    QTest::qWait(600);
    QVERIFY(!wasGone);
}

void TestStoryFolder::ownSavesAreNotReportedAsChanges()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QSignalSpy changed(&stories, &StoryFolder::storiesChanged);
    QSignalSpy scans(&stories, &StoryFolder::scanFinished);
    QTest::qWait(700);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(scans.count(), 0);
}

void TestStoryFolder::aRescanMergesWhatChanged()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(QStringLiteral("b.md"), storyWithHeat(6));
    StoryFolder stories;
    open(stories, scratch);
    QSignalSpy reset(&stories, &StoryFolder::opened);
    scratch.write(name, storyWithHeat(8));
    scratch.write(QStringLiteral("c.md"), storyWithHeat(9));
    QVERIFY(QFile::remove(scratch.path(QStringLiteral("b.md"))));
    QSignalSpy finished(&stories, &StoryFolder::scanFinished);
    stories.rescan();
    QVERIFY(finished.wait());
    QCOMPARE(heatOf(stories, 0), 8);
    QCOMPARE(stories.count(), 3);
    QTRY_VERIFY(!stories.isPresent(1));
    QCOMPARE(reset.count(), 0);
}

void TestStoryFolder::queuedSavesAreWrittenWhenTheFolderGoes()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(1000));
    {
        StoryFolder stories;
        open(stories, scratch);
        for (int i = 1; i <= 20; ++i)
            stories.edit({heat(0, i)});
    }
    QCOMPARE(scratch.read(name), storyWithHeat(20));
}

QTEST_GUILESS_MAIN(TestStoryFolder)
#include "tst_storyfolder.moc"
