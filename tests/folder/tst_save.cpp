#include "faultyfilesystem.h"
#include "model/folder/journal.h"
#include "model/folder/pastedits.h"
#include "model/folder/save.h"
#include "model/story/read.h"
#include "scratch.h"

#include <QTest>

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

const QString name = QStringLiteral("a.md");

SaveRequest request(const Scratch &scratch, int heat)
{
    SaveRequest made;
    made.story = {scratch.path(name), name, scratch.path(), false};
    made.set = {{Field::Heat, FieldValue::integer(heat)}};
    return made;
}

SaveOutcome save(const SaveRequest &request, FileSystem &system = FileSystem::posix())
{
    Journal journal(journalFile());
    return folder::save(request, journal, system);
}

} // namespace

class TestSave final : public QObject
{
    Q_OBJECT

private slots:
    void aSaveTellsWhatIsOnDiskNow();
    void theSameValueIsUnchanged();
    void othersChangesOfOtherFieldsAreKept();
    void whatIsNoLongerWantedIsLeftAlone();
    void theSameFieldIsAConflictAndNothingIsWritten();
    void theSameValueFromBothIsNoConflict();
    void aRevertIsByteExact();
    void aRevertOfWhatChangedSinceIsRefused();
    void aBrokenStoryIsNeverWritten();
    void aFullDiskIsSaidInWords();
    void theJournalTellsNoEditThatLostItsRace();
    void theJournalTellsNoEditOfAStoryThatWent();
};

void TestSave::aSaveTellsWhatIsOnDiskNow()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    const SaveOutcome outcome = save(request(scratch, 7));
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Saved);
    QCOMPARE(outcome.changes.size(), std::size_t(1));
    QVERIFY(outcome.row);
    QCOMPARE(outcome.row->field(Field::Heat), FieldValue::integer(7));
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

void TestSave::theSameValueIsUnchanged()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    const ino_t inode = scratch.status(name).st_ino;
    const SaveOutcome outcome = save(request(scratch, 5));
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Unchanged);
    QCOMPARE(scratch.status(name).st_ino, inode);
}

// B01
void TestSave::othersChangesOfOtherFieldsAreKept()
{
    const Scratch scratch;
    const QByteArray theirs = storyWithHeat(5).replace("quality: 60", "quality: 99");
    scratch.write(name, storyWithHeat(5));
    SaveRequest edit = request(scratch, 7);
    edit.base = {FieldValue::integer(5)};
    FaultyFileSystem system;
    system.beforeExchange = [&] { // between the read and the exchange
        if (system.exchanges == 1)
            scratch.write(name, theirs);
    };
    QCOMPARE(save(edit, system).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(scratch.read(name), storyWithHeat(7).replace("quality: 60", "quality: 99"));
}

// B01
void TestSave::whatIsNoLongerWantedIsLeftAlone()
{
    const Scratch scratch;
    const QByteArray theirs = storyWithHeat(5).replace("quality: 60", "quality: 99");
    scratch.write(name, storyWithHeat(5));
    SaveRequest edit = request(scratch, 7);
    edit.check = [](std::string_view onDisk) {
        const story::StoryRow row = story::readRow(onDisk, name).row;
        const bool isWanted = row.field(Field::Quality) == FieldValue::integer(60);
        return isWanted ? model::Result<void>() : model::Result<void>(tl::unexpected(model::Error{}));
    };
    FaultyFileSystem system;
    system.beforeExchange = [&] { // between the read and the exchange
        if (system.exchanges == 1)
            scratch.write(name, theirs);
    };
    QCOMPARE(save(edit, system).kind, SaveOutcome::Kind::Failed);
    QCOMPARE(scratch.read(name), theirs);
    QCOMPARE(save(edit).kind, SaveOutcome::Kind::Failed);
    scratch.write(name, storyWithHeat(5));
    QCOMPARE(save(edit).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(scratch.read(name), storyWithHeat(7));
}

// B07
void TestSave::theSameFieldIsAConflictAndNothingIsWritten()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(9));
    SaveRequest edit = request(scratch, 7);
    edit.base = {FieldValue::integer(5)};
    const SaveOutcome outcome = save(edit);
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Conflict);
    QCOMPARE(outcome.conflicts.size(), std::size_t(1));
    QCOMPARE(outcome.conflicts.front().theirs, FieldValue::integer(9));
    QVERIFY(outcome.error.what.contains(u'7') && outcome.error.what.contains(u'9'));
    QCOMPARE(outcome.row->field(Field::Heat), FieldValue::integer(9));
    QCOMPARE(scratch.read(name), storyWithHeat(9));
}

void TestSave::theSameValueFromBothIsNoConflict()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(7));
    SaveRequest edit = request(scratch, 7);
    edit.base = {FieldValue::integer(5)};
    QCOMPARE(save(edit).kind, SaveOutcome::Kind::Unchanged);
}

void TestSave::aRevertIsByteExact()
{
    const Scratch scratch;
    const QByteArray original = "---\ntitle: x\nheat: \"5\"   # c\n---\n";
    scratch.write(name, original);
    const SaveOutcome done = save(request(scratch, 7));
    SaveRequest undo = request(scratch, 0);
    undo.set.clear();
    undo.revert = done.changes;
    QCOMPARE(save(undo).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(scratch.read(name), original);
}

void TestSave::aRevertOfWhatChangedSinceIsRefused()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    SaveRequest undo = request(scratch, 0);
    undo.set.clear();
    undo.revert = save(request(scratch, 7)).changes;
    scratch.write(name, storyWithHeat(8));
    const SaveOutcome outcome = save(undo);
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Refused);
    QVERIFY(outcome.error.what.contains(u'8'));
    QCOMPARE(scratch.read(name), storyWithHeat(8));
}

void TestSave::aBrokenStoryIsNeverWritten()
{
    const Scratch scratch;
    const QByteArray broken = "---\ntitle: \"open\nheat: 5\n---\n";
    scratch.write(name, broken);
    const SaveOutcome outcome = save(request(scratch, 7));
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Failed);
    QVERIFY(outcome.error.line > 0);
    QCOMPARE(scratch.read(name), broken);
}

// A01
void TestSave::aFullDiskIsSaidInWords()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    class FullDisk final : public FileSystem
    {
        ssize_t write(int, const void *, std::size_t) override
        {
            errno = ENOSPC;
            return -1;
        }
    } full;
    const SaveOutcome outcome = save(request(scratch, 7), full);
    QCOMPARE(outcome.kind, SaveOutcome::Kind::Failed);
    QVERIFY2(outcome.error.what.endsWith(QStringLiteral("No space left on device; the story is unchanged")),
             qPrintable(outcome.error.what));
    QCOMPARE(outcome.error.file, name);
    QCOMPARE(scratch.read(name), storyWithHeat(5));
    QCOMPARE(scratch.litter(), QStringList());
}

// Another writer is faster, and from some call on everything fails: the next try, and the look at what is there.
void TestSave::theJournalTellsNoEditThatLostItsRace()
{
    bool isSaved = false;
    for (int failAt = 1; !isSaved; ++failAt) {
        QVERIFY(failAt < 500);
        const Scratch scratch;
        scratch.write(name, storyWithHeat(5));
        FaultyFileSystem system;
        system.beforeExchange = [&] {
            if (system.exchanges == 1)
                scratch.write(name, storyWithHeat(5).replace("A story", "Theirs"));
        };
        system.failAt = failAt;
        system.andAllLater = true;
        SaveRequest edit = request(scratch, 7);
        int tries = 0;
        edit.check = [&tries](std::string_view) {
            ++tries;
            return model::Result<void>();
        };
        const QString log = scratch.path(QStringLiteral("edits.log"));
        Journal journal(log); // for which nothing fails
        isSaved = folder::save(edit, journal, system).kind == SaveOutcome::Kind::Saved;
        const auto past = readPastEdits(log);
        QVERIFY(past);
        const QByteArray failing = "with call " + QByteArray::number(failAt) + " failing";
        QVERIFY2(past->edits.size() == 1 || !scratch.read(name).contains("heat: 7"), failing);
        for (const PastEdit &told : past->edits)
            QVERIFY2(told.title == (tries == 1 ? u"A story" : u"Theirs"), failing);
    }
}

void TestSave::theJournalTellsNoEditOfAStoryThatWent()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    FaultyFileSystem system;
    system.beforeExchange = [&] { QFile::remove(scratch.path(name)); };
    const QString log = scratch.path(QStringLiteral("edits.log"));
    Journal journal(log);
    QCOMPARE(folder::save(request(scratch, 7), journal, system).kind, SaveOutcome::Kind::Failed);
    const auto past = readPastEdits(log);
    QVERIFY(past && QFile(log).size() > 0); // it was told, and taken back
    QVERIFY(past->edits.empty());
}

QTEST_GUILESS_MAIN(TestSave)
#include "tst_save.moc"
