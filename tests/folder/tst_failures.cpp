#include "openfolder.h"

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

const QString second = QStringLiteral("b.md");

StoryEdit quality(StoryId story, int value) { return {story, {{Field::Quality, FieldValue::integer(value)}}}; }

/// Saves into it fail.
void setReadOnly(const Scratch &scratch, bool readOnly, const QString &story = name)
{
    QCOMPARE(::chmod(scratch.native(story).constData(), readOnly ? 0444 : 0644), 0);
}

} // namespace

class TestFailures final : public QObject
{
    Q_OBJECT

private slots:
    void theFailureIsToldBeforeTheStateChanges();
    void noStoryIsNamedThatHasGone();
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
    void manySavesAreAnnouncedTogether();
};

void TestFailures::theFailureIsToldBeforeTheStateChanges()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    setReadOnly(scratch, true);
    StoryFolder stories;
    open(stories, scratch);
    QStringList heard;
    connect(&stories, &StoryFolder::storiesChanged, this, [&] { heard.append(QStringLiteral("stories")); });
    connect(&stories, &StoryFolder::saveFailed, this, [&] { heard.append(QStringLiteral("failed")); });
    connect(&stories, &StoryFolder::saveStateChanged, this, [&] { heard.append(QStringLiteral("state")); });
    stories.edit({heat(0, 7)});
    heard.clear();
    QVERIFY(savesAreDone(stories));
    QCOMPARE(heard, (QStringList{QStringLiteral("stories"), QStringLiteral("failed"), QStringLiteral("state")}));
}

void TestFailures::noStoryIsNamedThatHasGone()
{
    const Scratch scratch;
    const Scratch other;
    scratch.write(name, storyWithHeat(5));
    scratch.write(second, storyWithHeat(5));
    setReadOnly(scratch, true);
    setReadOnly(scratch, true, second);
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

void TestFailures::redoOfAnEditThatFailedMakesItAgain()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    setReadOnly(scratch, true);
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    setReadOnly(scratch, false);
    stories.reapply(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
}

void TestFailures::redoOfAnEditThatWasThereAlreadyWritesIt()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    replaceOutside(scratch, storyWithHeat(7));
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)}); // before the change was noticed
    QVERIFY(savesAreDone(stories));
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
    replaceOutside(scratch, storyWithHeat(5));
    stories.reapply(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestFailures::anUndoBeforeTheFailureWasKnownForgetsItToo()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    setReadOnly(scratch, true);
    StoryFolder stories;
    open(stories, scratch);
    stories.revert(stories.edit({heat(0, 7)}));
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QVERIFY(stories.unsaved().isEmpty());
    setReadOnly(scratch, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
}

void TestFailures::aFailedUndoIsKeptAndDoneAgain()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    setReadOnly(scratch, true);
    stories.revert(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    QCOMPARE(stories.unsaved(), QList<StoryId>{0});
    QCOMPARE(heatOf(stories, 0), 7);
    setReadOnly(scratch, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
    QVERIFY(stories.unsaved().isEmpty());

    setReadOnly(scratch, true);
    stories.reapply(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    stories.keepTheirs(0);
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QVERIFY(stories.unsaved().isEmpty());
    stories.revert(edits); // it is undone already
    QVERIFY(savesAreDone(stories));
    QVERIFY(stories.unsaved().isEmpty());
}

void TestFailures::redoAfterAFailedUndoLeavesTheEdit()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> edits = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    setReadOnly(scratch, true);
    stories.revert(edits);
    stories.reapply(edits);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QCOMPARE(heatOf(stories, 0), 7);
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestFailures::severalUndosThatFailedAreDoneAgainInOrder()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> first = stories.edit({heat(0, 7)});
    const QList<AppliedEdit> later = stories.edit({heat(0, 9)});
    QVERIFY(savesAreDone(stories));
    setReadOnly(scratch, true);
    stories.revert(later);
    stories.revert(first);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    setReadOnly(scratch, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
    QVERIFY(stories.unsaved().isEmpty());
}

void TestFailures::undoOfOneFailedEditKeepsTheOther()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    setReadOnly(scratch, true);
    StoryFolder stories;
    open(stories, scratch);
    stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    const QList<AppliedEdit> later = stories.edit({quality(0, 2)});
    QVERIFY(savesAreDone(stories));
    stories.revert(later);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    setReadOnly(scratch, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestFailures::failedEditsThatWereDoneAgainAreUndoneOneByOne()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    setReadOnly(scratch, true);
    StoryFolder stories;
    open(stories, scratch);
    const QList<AppliedEdit> first = stories.edit({heat(0, 7)});
    QVERIFY(savesAreDone(stories));
    const QList<AppliedEdit> later = stories.edit({quality(0, 2)});
    QVERIFY(savesAreDone(stories));
    setReadOnly(scratch, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7).replace("quality: 60", "quality: 2"));
    stories.revert(later);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
    stories.revert(first);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
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
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    setReadOnly(scratch, true);
    StoryFolder stories;
    open(stories, scratch);
    stories.edit({heat(0, 7)});
    QVERIFY(atOnce || savesAreDone(stories));
    const QList<AppliedEdit> later = stories.edit({heat(0, 8)});
    QVERIFY(savesAreDone(stories));
    if (undoLater)
        stories.revert(later);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Failed);
    setReadOnly(scratch, false);
    stories.retry(0);
    QVERIFY(savesAreDone(stories));
    QCOMPARE(stories.saveState(0), SaveState::Saved);
    QCOMPARE(scratch.read(name), storyWithHeat(ends));
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
