#include "openfolder.h"

#include <sys/stat.h>

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

QByteArray storyWith(int quality, int heatValue)
{
    return storyWithHeat(heatValue).replace("quality: 60", "quality: " + QByteArray::number(quality));
}

/// Stories whose heat is 5 when the folder is read, then 9 on disk and 7 by the editor.
struct Quarrel {
    explicit Quarrel(int count)
    {
        for (int i = 0; i < count; ++i)
            files.write(nameOf(i), storyWithHeat(5));
        ::open(stories, files);
        QList<StoryEdit> mine;
        for (int i = 0; i < count; ++i) {
            files.write(nameOf(i), storyWithHeat(9));
            mine.append(heat(stories.find(nameOf(i)), 7));
            ids.append(mine.last().story);
        }
        edits = stories.edit(mine);
        QVERIFY(saved());
        QVERIFY(allAre(SaveState::Conflict));
    }
    static QString nameOf(int i) { return QString(QChar(u'a' + i)) + QStringLiteral(".md"); }
    [[nodiscard]] bool saved() const { return savesAreDone(stories); }
    [[nodiscard]] bool allAre(SaveState state) const
    {
        return std::all_of(ids.begin(), ids.end(), [&](StoryId id) { return stories.saveState(id) == state; });
    }
    [[nodiscard]] bool allHave(int heatValue) const
    {
        for (int i = 0; i < ids.size(); ++i)
            if (files.read(nameOf(i)) != storyWithHeat(heatValue))
                return false;
        return true;
    }

    const Scratch files;
    StoryFolder stories;
    QList<StoryId> ids;
    QList<AppliedEdit> edits;
};

} // namespace

/// Conflicts, one or many at once: whose value stays, and that the choice can be taken back.
class TestSettling final : public QObject
{
    Q_OBJECT

private slots:
    void mineIsWrittenForAllAndTheirsComesBackByOneUndo();
    void theirsIsKeptWithoutAWriteAndTheConflictComesBackByOneUndo();
    void onlyTheFieldThatIsNamedIsSettled();
    void fieldsThatWereSetAtOnceAreSettledAtOnce();
    void aThirdValueMeetsTheValueThatWasShown();
    void aConflictThatIsOpenAgainShowsTheDiskOfNow();
    void theUndoOfTheEditItselfEndsTheConflict();
    void undoAndRedoInOneBreath();
    void anUndoThatFailsCanBeTriedAgain();
    void whatChangedSinceIsNotTakenBack();
};

// B07
void TestSettling::mineIsWrittenForAllAndTheirsComesBackByOneUndo()
{
    Quarrel quarrel(3);
    const QList<AppliedEdit> settled = quarrel.stories.settle(quarrel.ids, std::nullopt, Keep::Mine);
    QCOMPARE(settled.size(), 3);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.allHave(7));
    QVERIFY(quarrel.stories.unsaved().isEmpty());

    quarrel.stories.revert(settled);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.allHave(9));
    QVERIFY(quarrel.allAre(SaveState::Conflict));
    const std::vector<Conflict> conflicts = quarrel.stories.conflicts(quarrel.ids.first());
    QCOMPARE(conflicts.front().mine, FieldValue::integer(7));
    QCOMPARE(conflicts.front().theirs, FieldValue::integer(9));

    quarrel.stories.reapply(settled);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.allHave(7));
    QVERIFY(quarrel.stories.unsaved().isEmpty());
}

// B07
void TestSettling::theirsIsKeptWithoutAWriteAndTheConflictComesBackByOneUndo()
{
    Quarrel quarrel(3);
    QSignalSpy forgotten(&quarrel.stories, &StoryFolder::editsForgotten);
    const struct stat before = quarrel.files.status(Quarrel::nameOf(0));
    const QList<AppliedEdit> settled = quarrel.stories.settle(quarrel.ids, std::nullopt, Keep::Theirs);
    QCOMPARE(settled.size(), 3);
    QCOMPARE(forgotten.count(), 1);
    QCOMPARE(forgotten.first().first().value<QList<StoryId>>(), quarrel.ids);
    QVERIFY(quarrel.stories.unsaved().isEmpty());
    QVERIFY(StoryFolder::isForgotten(quarrel.edits.first()));
    QVERIFY(!StoryFolder::isForgotten(settled.first()));

    quarrel.stories.revert(settled);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.allAre(SaveState::Conflict));
    QVERIFY(!StoryFolder::isForgotten(quarrel.edits.first()));
    quarrel.stories.reapply(settled);
    QVERIFY(quarrel.stories.unsaved().isEmpty());
    QVERIFY(StoryFolder::isForgotten(quarrel.edits.first()));
    QVERIFY(quarrel.allHave(9));
    const struct stat after = quarrel.files.status(Quarrel::nameOf(0));
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
}

// B07
void TestSettling::onlyTheFieldThatIsNamedIsSettled()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWith(61, 9));
    desk.stories.edit({heat(0, 7), {0, {{Field::Quality, FieldValue::integer(70)}}}});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.conflicts(0).size(), std::size_t(2));
    desk.stories.settle({0}, Field::Heat, Keep::Mine);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWith(61, 7));
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    QCOMPARE(desk.stories.conflicts(0).size(), std::size_t(1));
    QCOMPARE(desk.stories.conflicts(0).front().field, Field::Quality);
    QVERIFY(desk.stories.settle({0}, Field::Heat, Keep::Mine).isEmpty());
    desk.stories.settle({0}, Field::Quality, Keep::Theirs);
    QVERIFY(desk.stories.unsaved().isEmpty());
    QCOMPARE(desk.bytes(), storyWith(61, 7));
}

// B07
void TestSettling::fieldsThatWereSetAtOnceAreSettledAtOnce()
{
    Desk desk;
    desk.open();
    replaceOutside(desk.files, storyWithHeat(9)); // nobody else changed quality
    const StoryEdit both{0, {{Field::Heat, FieldValue::integer(7)}, {Field::Quality, FieldValue::integer(70)}}};
    desk.stories.edit({both});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), SaveState::Conflict);
    QCOMPARE(desk.bytes(), storyWithHeat(9));
    const QList<AppliedEdit> settled = desk.stories.settle({0}, Field::Heat, Keep::Mine);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWith(70, 7));
    desk.stories.revert(settled);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(9));
}

// B07
void TestSettling::aThirdValueMeetsTheValueThatWasShown()
{
    Quarrel quarrel(1);
    const StoryId story = quarrel.ids.first();
    const auto third = [story](int value, int seen) {
        return QList<StoryEdit>{
            {story, {{Field::Heat, FieldValue::integer(value)}}, {{Field::Heat, FieldValue::integer(seen)}}}};
    };
    quarrel.stories.edit(third(8, 9));
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.stories.unsaved().isEmpty());
    QVERIFY(quarrel.allHave(8));
    quarrel.files.write(Quarrel::nameOf(0), storyWithHeat(12));
    quarrel.stories.edit(third(10, 8)); // theirs has changed while it was typed
    QVERIFY(quarrel.saved());
    QCOMPARE(quarrel.stories.saveState(story), SaveState::Conflict);
    QVERIFY(quarrel.allHave(12));
}

void TestSettling::aConflictThatIsOpenAgainShowsTheDiskOfNow()
{
    Quarrel quarrel(1);
    const StoryId story = quarrel.ids.first();
    const QList<AppliedEdit> settled = quarrel.stories.settle({story}, std::nullopt, Keep::Theirs);
    quarrel.files.write(Quarrel::nameOf(0), storyWithHeat(11));
    QTRY_COMPARE(heatOf(quarrel.stories, story), 11);
    quarrel.stories.revert(settled);
    QCOMPARE(quarrel.stories.conflicts(story).front().theirs, FieldValue::integer(11));
    quarrel.stories.reapply(settled);
    quarrel.files.write(Quarrel::nameOf(0), storyWithHeat(7));
    QTRY_COMPARE(heatOf(quarrel.stories, story), 7);
    quarrel.stories.revert(settled); // there is nothing left to settle
    QCOMPARE(quarrel.stories.saveState(story), SaveState::Saved);
}

void TestSettling::theUndoOfTheEditItselfEndsTheConflict()
{
    for (const Keep keep : {Keep::Mine, Keep::Theirs}) {
        Quarrel quarrel(1);
        quarrel.stories.revert(quarrel.stories.settle(quarrel.ids, std::nullopt, keep));
        quarrel.stories.revert(quarrel.edits);
        QVERIFY(quarrel.saved());
        QVERIFY(quarrel.stories.unsaved().isEmpty());
        QVERIFY(quarrel.allHave(9));
        quarrel.stories.reapply(quarrel.edits); // still not the value that the editor saw
        QVERIFY(quarrel.saved());
        QVERIFY(quarrel.allAre(SaveState::Conflict));
    }
}

void TestSettling::undoAndRedoInOneBreath()
{
    Quarrel quarrel(2);
    const QList<AppliedEdit> settled = quarrel.stories.settle(quarrel.ids, std::nullopt, Keep::Mine);
    quarrel.stories.revert(settled);
    quarrel.stories.revert(quarrel.edits);
    quarrel.stories.reapply(quarrel.edits);
    quarrel.stories.reapply(settled);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.stories.unsaved().isEmpty());
    QVERIFY(quarrel.allHave(7));
    quarrel.stories.revert(settled);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.allHave(9));
    QVERIFY(quarrel.allAre(SaveState::Conflict));
}

void TestSettling::anUndoThatFailsCanBeTriedAgain()
{
    Quarrel quarrel(1);
    const StoryId story = quarrel.ids.first();
    const QList<AppliedEdit> settled = quarrel.stories.settle(quarrel.ids, std::nullopt, Keep::Mine);
    QVERIFY(quarrel.saved());
    setReadOnly(quarrel.files, Quarrel::nameOf(0), true);
    quarrel.stories.revert(settled);
    QVERIFY(quarrel.saved());
    QCOMPARE(quarrel.stories.saveState(story), SaveState::Failed);
    setReadOnly(quarrel.files, Quarrel::nameOf(0), false);
    quarrel.stories.retry(story);
    QVERIFY(quarrel.saved());
    QVERIFY(quarrel.allHave(9));
    QVERIFY(quarrel.allAre(SaveState::Conflict));
}

void TestSettling::whatChangedSinceIsNotTakenBack()
{
    Quarrel quarrel(1);
    const QList<AppliedEdit> settled = quarrel.stories.settle(quarrel.ids, std::nullopt, Keep::Mine);
    QVERIFY(quarrel.saved());
    quarrel.files.write(Quarrel::nameOf(0), storyWithHeat(13));
    QSignalSpy failed(&quarrel.stories, &StoryFolder::saveFailed);
    quarrel.stories.revert(settled);
    QVERIFY(quarrel.saved());
    QCOMPARE(failed.count(), 1);
    QVERIFY(quarrel.stories.unsaved().isEmpty());
    QVERIFY(quarrel.allHave(13));
}

QTEST_GUILESS_MAIN(TestSettling)
#include "tst_settling.moc"
