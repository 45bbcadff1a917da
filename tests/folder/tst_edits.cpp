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
    void aConflictShowsWhatIsOnTheDiskNow();
    void aConflictEndsWhenOthersWriteTheSame();
    void aConflictEndsWhenTheEditorSetsTheirValue();
    void anotherFieldChangedByOthersIsKept();
    void undoIsRefusedWhenTheFieldChangedSince();
    void undoOfWhatOthersHaveTakenBackIsDone();
    void undoAndRedoNeverReachAnotherFolder();
    void aFileThatWasRenamedIsNotMadeAnew();
    void readOnlyFieldsAreRefused();
    void queuedSavesAreWrittenWhenTheFolderGoes();
};

void TestEdits::anEditIsShownAtOnceAndWritten()
{
    Desk desk;
    desk.open();
    QSignalSpy changed(&desk.stories, &StoryFolder::storiesChanged);
    const QList<AppliedEdit> applied = desk.stories.edit({heat(0, 7)});
    QCOMPARE(applied.size(), 1);
    QCOMPARE(applied.first().before.front().value, FieldValue::integer(5));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(heatOf(desk.stories, 0), 7);
    QCOMPARE(desk.stories.saveState(0), SaveState::Saving);
    QCOMPARE(desk.stories.savingCount(), 1);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QCOMPARE(heatOf(desk.stories, 0), 7);
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestEdits::aValueThatIsThereAlreadyIsLeftOut()
{
    Desk desk;
    desk.open();
    const struct stat before = desk.files.status(name);
    QVERIFY(desk.stories.edit({heat(0, 5)}).isEmpty());
    QCOMPARE(desk.stories.savingCount(), 0);
    const QList<AppliedEdit> applied = desk.stories.edit(
        {{0, {{Field::Heat, FieldValue::integer(5)}, {Field::Published, FieldValue::boolean(true)}}}});
    QVERIFY(applied.isEmpty());
    QCOMPARE(desk.files.status(name).st_ino, before.st_ino);
}

// A37
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

// A40
void TestEdits::rapidEditsEndInTheLastOne()
{
    Desk desk(storyWithHeat(1000));
    desk.open();
    QList<AppliedEdit> all;
    for (int i = 1; i <= 200; ++i)
        all += desk.stories.edit({heat(0, i)});
    QCOMPARE(heatOf(desk.stories, 0), 200);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(200));
    for (qsizetype i = all.size(); i-- > 0;)
        desk.stories.revert({all.at(i)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(1000));
}

void TestEdits::aFailedSaveShowsTheDiskAgainAndCanBeRetried()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    QSignalSpy failed(&desk.stories, &StoryFolder::saveFailed);
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(desk.stories.saveState(0), SaveState::Failed);
    QCOMPARE(desk.stories.unsaved(), QList<StoryId>{0});
    QVERIFY(!desk.stories.saveError(0).what.isEmpty());
    QCOMPARE(heatOf(desk.stories, 0), 5);
    desk.setFull(false);
    desk.stories.retry(0);
    QCOMPARE(heatOf(desk.stories, 0), 7);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QVERIFY(desk.stories.unsaved().isEmpty());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestEdits::undoOfAFailedSaveForgetsIt()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    QVERIFY(desk.stories.unsaved().isEmpty());
    QCOMPARE(heatOf(desk.stories, 0), 5);
    QCOMPARE(desk.bytes(), storyWithHeat(5));
}

// B07
void TestEdits::theSameFieldChangedByBothIsAConflict()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(9));
    desk.stories.edit({heat(0, 7)}); // before the change was noticed
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    QCOMPARE(heatOf(desk.stories, 0), 9);
    const std::vector<Conflict> conflicts = desk.stories.conflicts(0);
    QCOMPARE(conflicts.size(), std::size_t(1));
    QCOMPARE(conflicts.front().mine, FieldValue::integer(7));
    QCOMPARE(conflicts.front().theirs, FieldValue::integer(9));
    QCOMPARE(desk.bytes(), storyWithHeat(9));
    desk.stories.settle({0}, {}, Keep::Theirs);
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);

    replaceOutside(desk.files, storyWithHeat(10));
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    desk.stories.settle({0}, {}, Keep::Mine);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestEdits::aConflictShowsWhatIsOnTheDiskNow()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(9));
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    QSignalSpy states(&desk.stories, &StoryFolder::saveStateChanged);
    replaceOutside(desk.files, storyWithHeat(11));
    QTRY_COMPARE(desk.stories.conflicts(0).front().theirs, FieldValue::integer(11));
    QTRY_VERIFY(!states.isEmpty());
    desk.stories.settle({0}, {}, Keep::Mine);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestEdits::aConflictEndsWhenOthersWriteTheSame()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(9));
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    replaceOutside(desk.files, storyWithHeat(7));
    QTRY_COMPARE(desk.stories.saveState(0), SaveState::Saved);
    QVERIFY(desk.stories.unsaved().isEmpty());
}

void TestEdits::aConflictEndsWhenTheEditorSetsTheirValue()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(9));
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    desk.stories.edit({heat(0, 9)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QCOMPARE(desk.bytes(), storyWithHeat(9));
}

// B06
void TestEdits::anotherFieldChangedByOthersIsKept()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(5).replace("quality: 60", "quality: 61"));
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7).replace("quality: 60", "quality: 61"));
    QCOMPARE(desk.stories.row(0).field(Field::Quality).number, 61);
}

void TestEdits::undoOfWhatOthersHaveTakenBackIsDone()
{
    Desk desk;
    desk.open();
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyWithHeat(5));
    QSignalSpy failed(&desk.stories, &StoryFolder::saveFailed);
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    QVERIFY(failed.isEmpty());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
    desk.stories.reapply(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5)); // it is their value: redo gives back only what undo took
    QCOMPARE(heatOf(desk.stories, 0), 5);
}

void TestEdits::undoIsRefusedWhenTheFieldChangedSince()
{
    Desk desk;
    desk.open();
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyWithHeat(8));
    QSignalSpy failed(&desk.stories, &StoryFolder::saveFailed);
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    QCOMPARE(failed.count(), 1);
    const QString what = failed.first().at(1).value<model::Error>().what;
    QVERIFY2(what.contains(u'8') && what.contains(u'7') && what.contains(u'5'), qPrintable(what));
    QCOMPARE(desk.bytes(), storyWithHeat(8));
    QCOMPARE(heatOf(desk.stories, 0), 8);
    QVERIFY(desk.stories.unsaved().isEmpty());
}

void TestEdits::undoAndRedoNeverReachAnotherFolder()
{
    const Scratch scratch;
    const Scratch other;
    scratch.write(name, storyWithHeat(5));
    other.write(name, storyWithHeat(7));
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    open(stories, other);
    QSignalSpy failed(&stories, &StoryFolder::saveFailed);
    stories.revert(edits);
    stories.reapply(edits);
    QCOMPARE(stories.savingCount(), 0);
    QCOMPARE(failed.count(), 2);
    QCOMPARE(failed.first().at(0).toInt(), -1);
    QCOMPARE(heatOf(stories, 0), 7);
    QCOMPARE(other.read(name), storyWithHeat(7));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

// B19
void TestEdits::aFileThatWasRenamedIsNotMadeAnew()
{
    Desk desk;
    desk.open();
    const QByteArray now = desk.files.native(QStringLiteral("z.md"));
    QCOMPARE(std::rename(desk.files.native(name).constData(), now.constData()), 0);
    desk.stories.edit({heat(0, 7)}); // before the change was noticed
    QVERIFY(desk.saved());
    QVERIFY(!QFile::exists(desk.files.path(name)));
    QCOMPARE(desk.files.read(QStringLiteral("z.md")), storyWithHeat(5));
    QTRY_VERIFY(!desk.stories.isPresent(0));
    QTRY_COMPARE(desk.stories.count(), 2);
    QCOMPARE(heatOf(desk.stories, 1), 5);
}

void TestEdits::readOnlyFieldsAreRefused()
{
    Desk desk("---\nheat: 5\nheat: 6\nquality: 1\n---\n");
    desk.open();
    QSignalSpy failed(&desk.stories, &StoryFolder::saveFailed);
    QVERIFY(desk.stories.edit({heat(0, 7)}).isEmpty());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(desk.stories.savingCount(), 0);
    QCOMPARE(desk.stories.edit({{0, {{Field::Quality, FieldValue::integer(2)}}}}).size(), 1);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), QByteArray("---\nheat: 5\nheat: 6\nquality: 2\n---\n"));
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
