#include "nofoldersync.h"
#include "openfolder.h"

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

const QString second = QStringLiteral("b.md");

StoryEdit quality(StoryId story, int value) { return {story, {{Field::Quality, FieldValue::integer(value)}}}; }

} // namespace

class TestFailures final : public QObject
{
    Q_OBJECT

private slots:
    void theFailureIsToldBeforeTheStateChanges();
    void noStoryIsNamedThatHasGone();
    void theValuesThatAreNotSavedAreKnown();
    void redoOfAnEditThatFailedMakesItAgain();
    void redoOfAnEditThatWasThereAlreadyWritesIt();
    void anUndoBeforeTheFailureWasKnownForgetsItToo();
    void aFailedUndoIsKeptAndDoneAgain();
    void redoAfterAFailedUndoLeavesTheEdit();
    void severalUndosThatFailedAreDoneAgainInOrder();
    void undoOfOneFailedEditKeepsTheOther();
    void failedEditsThatWereDoneAgainAreUndoneOneByOne();
    void failedEditsOfOneFieldFollowEachOther_data();
    void failedEditsOfOneFieldFollowEachOther();
    void theLastDecisionCountsAlsoWhenItIsWhatTheDiskSays_data();
    void theLastDecisionCountsAlsoWhenItIsWhatTheDiskSays();
    void anEditThatWasLetGoIsNeverWritten();
    void whatMayNotLastIsSyncedByTheNextTryAndCanBeUndone_data();
    void whatMayNotLastIsSyncedByTheNextTryAndCanBeUndone();
    void whatIsInTheFileCanBeUndoneAlsoWhenItIsLetGo();
    void anUndoThatIsNotInTheFileIsNotSaved();
    void theirsTakesNothingFromWhatElseIsInTheFile();
    void manySavesAreAnnouncedTogether();
};

void TestFailures::theFailureIsToldBeforeTheStateChanges()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    QStringList heard;
    connect(&desk.stories, &StoryFolder::storiesChanged, this, [&] { heard.append(QStringLiteral("stories")); });
    connect(&desk.stories, &StoryFolder::saveFailed, this, [&] { heard.append(QStringLiteral("failed")); });
    connect(&desk.stories, &StoryFolder::saveStateChanged, this, [&] { heard.append(QStringLiteral("state")); });
    desk.stories.edit({heat(0, 7)});
    heard.clear();
    QVERIFY(desk.saved());
    QCOMPARE(heard, (QStringList{QStringLiteral("stories"), QStringLiteral("failed"), QStringLiteral("state")}));
}

void TestFailures::noStoryIsNamedThatHasGone()
{
    const Scratch scratch;
    const Scratch other;
    scratch.write(name, storyWithHeat(5));
    scratch.write(second, storyWithHeat(5));
    const FullDisk disk;
    disk.set(true);
    StoryFolder stories;
    open(stories, scratch);
    QList<StoryId> failed;
    connect(&stories, &StoryFolder::saveFailed, this, [&](StoryId story) {
        QVERIFY(story < stories.count());
        failed.append(story);
        if (failed.size() == 1)
            stories.open({other.path()});
    });
    stories.edit({heat(0, 7), heat(1, 7)});
    QTRY_COMPARE(failed.size(), 2);
    QVERIFY(failed.first() >= 0);
    QCOMPARE(failed.last(), -1);
    QCOMPARE(stories.savingCount(), 0);
}

void TestFailures::theValuesThatAreNotSavedAreKnown()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    QVERIFY(desk.stories.unsavedValues(0).empty());
    desk.stories.edit({heat(0, 7)});
    desk.stories.edit({quality(0, 100)});
    desk.stories.edit({heat(0, 8)});
    QVERIFY(desk.saved());
    const std::vector<frontmatter::Assignment> values = desk.stories.unsavedValues(0);
    QCOMPARE(values.size(), std::size_t(2));
    QVERIFY(values.front().field == Field::Quality && values.front().value == FieldValue::integer(100));
    QVERIFY(values.back().field == Field::Heat && values.back().value == FieldValue::integer(8));
    desk.stories.discard(0);
    QVERIFY(desk.stories.unsavedValues(0).empty());
}

void TestFailures::redoOfAnEditThatFailedMakesItAgain()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    desk.setFull(false);
    desk.stories.reapply(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
}

void TestFailures::redoOfAnEditThatWasThereAlreadyWritesIt()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(7));
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)}); // before the change was noticed
    QVERIFY(desk.saved());
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
    replaceOutside(desk.files, storyWithHeat(5));
    desk.stories.reapply(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestFailures::anUndoBeforeTheFailureWasKnownForgetsItToo()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    desk.stories.revert(desk.stories.edit({heat(0, 7)}));
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QVERIFY(desk.stories.unsaved().isEmpty());
    desk.setFull(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
}

void TestFailures::aFailedUndoIsKeptAndDoneAgain()
{
    Desk desk;
    desk.open();
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    desk.setFull(true);
    desk.stories.revert(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Failed);
    QCOMPARE(desk.stories.unsaved(), QList<StoryId>{0});
    QCOMPARE(heatOf(desk.stories, 0), 7);
    desk.setFull(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
    QVERIFY(desk.stories.unsaved().isEmpty());

    desk.setFull(true);
    desk.stories.reapply(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Failed);
    desk.stories.discard(0);
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QVERIFY(desk.stories.unsaved().isEmpty());
    desk.stories.revert(edits); // it is undone already
    QVERIFY(desk.saved());
    QVERIFY(desk.stories.unsaved().isEmpty());
}

void TestFailures::redoAfterAFailedUndoLeavesTheEdit()
{
    Desk desk;
    desk.open();
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    desk.setFull(true);
    desk.stories.revert(edits);
    desk.stories.reapply(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QCOMPARE(heatOf(desk.stories, 0), 7);
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestFailures::severalUndosThatFailedAreDoneAgainInOrder()
{
    Desk desk;
    desk.open();
    const QList<AppliedEdit> first = desk.stories.edit({heat(0, 7)});
    const QList<AppliedEdit> later = desk.stories.edit({heat(0, 9)});
    QVERIFY(desk.saved());
    desk.setFull(true);
    desk.stories.revert(later);
    desk.stories.revert(first);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Failed);
    desk.setFull(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
    QVERIFY(desk.stories.unsaved().isEmpty());
}

void TestFailures::undoOfOneFailedEditKeepsTheOther()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    const QList<AppliedEdit> later = desk.stories.edit({quality(0, 2)});
    QVERIFY(desk.saved());
    desk.stories.revert(later);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Failed);
    desk.setFull(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
}

void TestFailures::failedEditsThatWereDoneAgainAreUndoneOneByOne()
{
    Desk desk;
    desk.setFull(true);
    desk.open();
    const QList<AppliedEdit> first = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    const QList<AppliedEdit> later = desk.stories.edit({quality(0, 2)});
    QVERIFY(desk.saved());
    desk.setFull(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7).replace("quality: 60", "quality: 2"));
    desk.stories.revert(later);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
    desk.stories.revert(first);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
}

void TestFailures::failedEditsOfOneFieldFollowEachOther_data()
{
    QTest::addColumn<bool>("atOnce");
    QTest::addColumn<bool>("undoLater");
    QTest::addColumn<int>("ends");
    QTest::newRow("at once") << true << false << 8;
    QTest::newRow("at once, the later one undone") << true << true << 7;
    QTest::newRow("one after the other") << false << false << 8;
    QTest::newRow("one after the other, the later one undone") << false << true << 7;
}

void TestFailures::failedEditsOfOneFieldFollowEachOther()
{
    QFETCH(bool, atOnce);
    QFETCH(bool, undoLater);
    QFETCH(int, ends);
    Desk desk;
    desk.setFull(true);
    desk.open();
    desk.stories.edit({heat(0, 7)});
    QVERIFY(atOnce || desk.saved());
    const QList<AppliedEdit> later = desk.stories.edit({heat(0, 8)});
    QVERIFY(desk.saved());
    if (undoLater)
        desk.stories.revert(later);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Failed);
    desk.setFull(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Saved);
    QCOMPARE(desk.bytes(), storyWithHeat(ends));
}

void TestFailures::theLastDecisionCountsAlsoWhenItIsWhatTheDiskSays_data()
{
    QTest::addColumn<bool>("canBeWritten"); ///< when it is made
    QTest::newRow("it fails as well") << false;
    QTest::newRow("it can be written") << true;
}

void TestFailures::theLastDecisionCountsAlsoWhenItIsWhatTheDiskSays()
{
    QFETCH(bool, canBeWritten);
    Desk desk;
    desk.open();
    QFile writer(desk.files.path(name)); // saves fail while another program writes
    QVERIFY(writer.open(QIODevice::ReadWrite));
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(heatOf(desk.stories, 0), 5);
    if (canBeWritten)
        writer.close();
    QCOMPARE(desk.stories.edit({heat(0, 5)}).size(), 1);
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.unsaved().isEmpty(), canBeWritten);
    writer.close();
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QVERIFY(desk.stories.unsaved().isEmpty());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
}

void TestFailures::anEditThatWasLetGoIsNeverWritten()
{
    Desk desk;
    desk.open();
    desk.setFull(true);
    const QList<AppliedEdit> edits = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QVERIFY(desk.stories.isUnsaved(edits.first()));
    QSignalSpy forgotten(&desk.stories, &StoryFolder::editsForgotten);
    desk.stories.discard(0);
    QCOMPARE(forgotten.count(), 1);
    QVERIFY(StoryFolder::isForgotten(edits.first()));
    QVERIFY(!desk.stories.isUnsaved(edits.first()));
    desk.setFull(false);
    desk.stories.revert(edits);
    desk.stories.reapply(edits);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(5));
}

void TestFailures::whatMayNotLastIsSyncedByTheNextTryAndCanBeUndone_data()
{
    QTest::addColumn<bool>("retries");
    QTest::newRow("tried again") << true;
    QTest::newRow("undone at once") << false;
}

// A06: the new version is in place, and a power cut may take it back.
void TestFailures::whatMayNotLastIsSyncedByTheNextTryAndCanBeUndone()
{
    QFETCH(const bool, retries);
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    NoFolderSync disk;
    StoryFolder stories({}, disk);
    ::open(stories, scratch);
    const QList<AppliedEdit> edit = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    QCOMPARE(scratch.read(name), storyWithHeat(7));
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    disk.fails = false;
    if (retries) {
        stories.retry(0);
        QVERIFY(savesAreDone(stories));
        QCOMPARE(stories.saveState(0), SaveState::Saved);
        QCOMPARE(disk.synced, 1);
    }
    stories.revert(edit);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QCOMPARE(scratch.read(name), storyWithHeat(5));
}

// A06
void TestFailures::whatIsInTheFileCanBeUndoneAlsoWhenItIsLetGo()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    NoFolderSync disk;
    StoryFolder stories({}, disk);
    ::open(stories, scratch);
    const QList<AppliedEdit> edit = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    QVERIFY(stories.isUnsyncedOnly(0));
    stories.discard(0);
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QVERIFY(!StoryFolder::isForgotten(edit.first()));
    QCOMPARE(heatOf(stories, 0), 7);
    disk.fails = false;
    stories.revert(edit);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
    stories.reapply(edit);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

// A06
void TestFailures::anUndoThatIsNotInTheFileIsNotSaved()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    NoFolderSync disk;
    StoryFolder stories({}, disk);
    ::open(stories, scratch);
    const QList<AppliedEdit> edit = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    setReadOnly(scratch, name, true);
    stories.revert(edit);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    QVERIFY(!stories.isUnsyncedOnly(0));
    setReadOnly(scratch, name, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QVERIFY(stories.isUnsyncedOnly(0)); // the undo, by now
    QCOMPARE(scratch.read(name), storyWithHeat(5));
}

// A06 B07
void TestFailures::theirsTakesNothingFromWhatElseIsInTheFile()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    NoFolderSync disk;
    StoryFolder stories({}, disk);
    ::open(stories, scratch);
    const QList<AppliedEdit> both =
        stories.edit({{0, {{Field::Heat, FieldValue::integer(7)}, {Field::Quality, FieldValue::integer(70)}}}});
    QVERIFY(savesAreDone(stories));
    const QByteArray theirs = scratch.read(name).replace("heat: 7", "heat: 9");
    QVERIFY(theirs.contains("quality: 70"));
    replaceOutside(scratch, theirs);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Conflict);
    stories.settle({0}, std::nullopt, Keep::Theirs);
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QVERIFY(!StoryFolder::isForgotten(both.first())); // its other field is in the file
    QCOMPARE(scratch.read(name), theirs);
}

void TestFailures::manySavesAreAnnouncedTogether()
{
    constexpr int count = 400;
    const Scratch scratch;
    for (int i = 0; i < count; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i), storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    QList<StoryEdit> edits;
    for (StoryId story = 0; story < count; ++story)
        edits.append(heat(story, 7));
    stories.edit(edits);
    QSignalSpy states(&stories, &StoryFolder::saveStateChanged);
    QSet<StoryId> named;
    connect(&stories, &StoryFolder::storiesChanged, this, [&](const QList<StoryId> &changed) {
        QTest::qSleep(60); // a window that takes its time
        for (const StoryId story : changed)
            named.insert(story);
    });
    QVERIFY(savesAreDone(stories));
    QTRY_COMPARE(named.size(), qsizetype(count));
    QVERIFY2(states.count() < count / 2, qPrintable(QString::number(states.count())));
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
