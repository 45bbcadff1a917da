#include "openfolder.h"

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

class TestEdits final : public QObject
{
    Q_OBJECT

private slots:
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
    void queuedSavesAreWrittenWhenTheFolderGoes();
};

void TestEdits::anEditIsShownAtOnceAndWritten()
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

void TestEdits::aValueThatIsThereAlreadyIsLeftOut()
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

void TestEdits::undoAndRedoGiveTheSameBytes()
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

void TestEdits::rapidEditsEndInTheLastOne()
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

void TestEdits::aFailedSaveShowsTheDiskAgainAndCanBeRetried()
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

void TestEdits::undoOfAFailedSaveForgetsIt()
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

void TestEdits::theSameFieldChangedByBothIsAConflict()
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

void TestEdits::anotherFieldChangedByOthersIsKept()
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

void TestEdits::undoIsRefusedWhenTheFieldChangedSince()
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

void TestEdits::readOnlyFieldsAreRefused()
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

void TestEdits::queuedSavesAreWrittenWhenTheFolderGoes()
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

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
