#include "faultyfilesystem.h"
#include "model/folder/pastedits.h"
#include "openfolder.h"

#include <sys/wait.h>

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

/// The journal and the stories together: told before each save, and undone after a restart.
class TestPastEdits final : public QObject
{
    Q_OBJECT

private slots:
    void anEditIsToldBeforeItIsWritten();
    void anEntryIsListedWhenTheStoryHasTheEdit();
    void aLostRaceIsToldOnce();
    void theSameValueIsNotTold();
    void aConflictIsNotTold();
    void undoAndRedoAreTold();
    void aBrokenJournalStopsNoSave();
    void aBrokenJournalIsToldOnce();
    void anUndoAfterARestartGivesTheOldBytesBack_data();
    void anUndoAfterARestartGivesTheOldBytesBack();
    void anUndoAfterARestartKeepsWhatOthersWroteElsewhere();
    void anUndoOfAnotherValueIsRefusedWithBoth();
    void anUndoThatFoundNothingHasNothingToRedo();
    void aRedoGivesBackOnlyWhatTheUndoTook();
    void aRedoOverAnotherValueIsRefusedWithBoth();
    void anEditThatACrashPreventedIsNotUndone();
    void hostileTextInTheJournalWritesNothing();
};

namespace
{

SaveRequest request(const Scratch &scratch, int heat)
{
    return {{scratch.path(name), name, scratch.path(), false}, {{Field::Heat, FieldValue::integer(heat)}}, {}, {}};
}

QString journalOf(const Scratch &state) { return state.path(QStringLiteral("edits.log")); }

QList<PastEdit> past(const Scratch &state)
{
    const auto read = readPastEdits(journalOf(state));
    return read && read->unreadable == 0 ? read->edits : QList<PastEdit>();
}

/// A program that is started anew, and takes back what the journal tells.
struct Restarted {
    Restarted(const Scratch &files, const Scratch &state)
        : stories(journalOf(state))
        , failed(&stories, &StoryFolder::saveFailed)
    {
        open(stories, files);
    }
    void undo(const PastEdit &edit)
    {
        stories.revert({stories.madeEarlier(stories.findFile(edit.file), edit.change)});
        QVERIFY(savesAreDone(stories));
    }

    StoryFolder stories;
    QSignalSpy failed;
};

} // namespace

void TestPastEdits::anEditIsToldBeforeItIsWritten()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    FaultyFileSystem system;
    int told = 0;
    system.beforeExchange = [&] {
        told = static_cast<int>(past(state).size());
        QCOMPARE(files.read(name), storyWithHeat(5));
    };
    Journal journal(journalOf(state));
    QCOMPARE(save(request(files, 7), journal, system).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(told, 1);
    const PastEdit edit = past(state).value(0);
    QCOMPARE(edit.file, files.path(name));
    QCOMPARE(edit.title, QStringLiteral("A story"));
    QCOMPARE(edit.change, (frontmatter::RawChange{Field::Heat, "5", "7"}));
}

/// Whatever fails, and whenever: also after the new version was put in place.
void TestPastEdits::anEntryIsListedWhenTheStoryHasTheEdit()
{
    bool wasReached = true;
    int failures = 0;
    int failedButThere = 0;
    for (int failAt = 1; wasReached; ++failAt) {
        const Scratch files;
        const Scratch state;
        files.write(name, storyWithHeat(5));
        FaultyFileSystem system;
        system.failAt = failAt;
        Journal journal(journalOf(state));
        const SaveOutcome outcome = save(request(files, 7), journal, system);
        wasReached = system.calls >= failAt;
        const bool isThere = files.read(name) == storyWithHeat(7);
        QVERIFY(outcome.kind == SaveOutcome::Kind::Failed || isThere);
        QVERIFY(!outcome.unrecorded);
        QCOMPARE(past(state).size(), isThere ? 1 : 0);
        failures += outcome.kind == SaveOutcome::Kind::Failed ? 1 : 0;
        failedButThere += outcome.kind == SaveOutcome::Kind::Failed && isThere ? 1 : 0;
    }
    QVERIFY(failures > 10);
    QVERIFY(failedButThere > 0);
}

void TestPastEdits::aLostRaceIsToldOnce()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    FaultyFileSystem system;
    system.beforeExchange = [&] {
        if (system.exchanges == 1)
            files.write(name, storyWithHeat(5).replace("quality: 60", "quality: 99"));
    };
    Journal journal(journalOf(state));
    QCOMPARE(save(request(files, 7), journal, system).kind, SaveOutcome::Kind::Saved);
    QVERIFY(system.exchanges > 1);
    QCOMPARE(past(state).size(), 1);
    QVERIFY(files.read(QFileInfo(name).fileName()).contains("quality: 99"));
}

void TestPastEdits::theSameValueIsNotTold()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    Journal journal(journalOf(state));
    QCOMPARE(save(request(files, 5), journal, FileSystem::posix()).kind, SaveOutcome::Kind::Unchanged);
    QVERIFY(!QFile::exists(journalOf(state)));
}

void TestPastEdits::aConflictIsNotTold()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(6));
    SaveRequest edit = request(files, 7);
    edit.base = {FieldValue::integer(5)};
    Journal journal(journalOf(state));
    QCOMPARE(save(edit, journal, FileSystem::posix()).kind, SaveOutcome::Kind::Conflict);
    QVERIFY(past(state).isEmpty());
}

void TestPastEdits::undoAndRedoAreTold()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    Restarted program(files, state);
    const QList<AppliedEdit> edits = program.stories.edit({heat(0, 7)});
    program.stories.revert(edits);
    program.stories.reapply(edits);
    QVERIFY(savesAreDone(program.stories));
    const QList<PastEdit> told = past(state);
    QCOMPARE(told.size(), 3);
    QCOMPARE(told.at(0).change, (frontmatter::RawChange{Field::Heat, "5", "7"}));
    QCOMPARE(told.at(1).change, (frontmatter::RawChange{Field::Heat, "7", "5"}));
}

void TestPastEdits::aBrokenJournalStopsNoSave()
{
    bool wasReached = true;
    int unrecorded = 0;
    for (int failAt = 1; wasReached; ++failAt) {
        const Scratch files;
        const Scratch state;
        files.write(name, storyWithHeat(5));
        FaultyFileSystem system;
        system.failAt = failAt;
        system.error = ENOSPC;
        system.andAllLater = true;
        Journal journal(state.path(QStringLiteral("made/edits.log")), system);
        const SaveOutcome outcome = save(request(files, 7), journal, FileSystem::posix());
        wasReached = system.calls >= failAt;
        QCOMPARE(outcome.kind, SaveOutcome::Kind::Saved);
        QCOMPARE(files.read(name), storyWithHeat(7));
        unrecorded += outcome.unrecorded ? 1 : 0;
    }
    QVERIFY(unrecorded > 5);
}

void TestPastEdits::aBrokenJournalIsToldOnce()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    QVERIFY(QDir().mkpath(journalOf(state)));
    Restarted program(files, state);
    QSignalSpy told(&program.stories, &StoryFolder::journalFailed);
    for (const int value : {6, 7, 8}) {
        program.stories.edit({heat(0, value)});
        QVERIFY(savesAreDone(program.stories));
    }
    QCOMPARE(told.size(), 1);
    const auto error = told.first().first().value<model::Error>();
    QCOMPARE(error.file, journalOf(state));
    QVERIFY(program.failed.isEmpty());
    QCOMPARE(program.stories.saveState(0), SaveState::Saved);
    QCOMPARE(files.read(name), storyWithHeat(8));
}

void TestPastEdits::anUndoAfterARestartGivesTheOldBytesBack_data()
{
    QTest::addColumn<QByteArray>("story");
    const auto row = [](const char *title, const QByteArray &lines) {
        for (const bool crlf : {false, true}) {
            QByteArray story = "---\ntitle: A story # kept\n" + lines + "body: 1\n---\nBody\n";
            if (crlf)
                story = "\xEF\xBB\xBF" + story.replace('\n', "\r\n");
            QTest::addRow("%s%s", title, crlf ? ", BOM and CRLF" : "") << story;
        }
    };
    row("plain", "heat: 5\npublished: true\n");
    row("lines that were not there", "");
    row("one line that was not there", "heat: 5 # why\n");
    row("quotes", "heat: \"5\"\npublished: 'Yes'\n");
    row("empty values", "heat:\npublished:   # none\n");
    row("null", "heat: ~\npublished: Null\n");
    row("other spellings", "heat: +005\npublished: on\n");
    row("a tag", "heat: !!int 5\npublished: !!bool True\n");
}

void TestPastEdits::anUndoAfterARestartGivesTheOldBytesBack()
{
    QFETCH(QByteArray, story);
    const Scratch files;
    const Scratch state;
    files.write(name, story);
    {
        Restarted program(files, state);
        program.stories.edit(
            {{0, {{Field::Heat, FieldValue::integer(77)}}}, {0, {{Field::Published, FieldValue::boolean(false)}}}});
        QVERIFY(savesAreDone(program.stories));
        QVERIFY(files.read(name) != story);
    }
    Restarted program(files, state);
    const QList<PastEdit> edits = past(state);
    QCOMPARE(edits.size(), 2);
    for (const PastEdit &edit : edits)
        program.undo(edit);
    QVERIFY2(program.failed.isEmpty(), qPrintable(program.stories.row(0).title));
    QCOMPARE(files.read(name), story);
}

void TestPastEdits::anUndoAfterARestartKeepsWhatOthersWroteElsewhere()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    Journal journal(journalOf(state));
    save(request(files, 7), journal, FileSystem::posix());
    files.write(name, files.read(name).replace("quality: 60", "quality: 99"));
    Restarted program(files, state);
    program.undo(past(state).value(0));
    QCOMPARE(files.read(name), storyWithHeat(5).replace("quality: 60", "quality: 99"));
}

void TestPastEdits::anUndoOfAnotherValueIsRefusedWithBoth()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    Journal journal(journalOf(state));
    save(request(files, 7), journal, FileSystem::posix());
    files.write(name, storyWithHeat(8));
    Restarted program(files, state);
    program.undo(past(state).value(0));
    QCOMPARE(program.failed.size(), 1);
    const auto error = program.failed.first().at(1).value<model::Error>();
    QVERIFY2(error.what.contains(QStringLiteral("heat is 8 in the file now, and no longer 7")),
             qPrintable(error.what));
    QCOMPARE(files.read(name), storyWithHeat(8));
    QCOMPARE(heatOf(program.stories, 0), 8);
    QCOMPARE(program.stories.saveState(0), SaveState::Saved);
}

void TestPastEdits::anUndoThatFoundNothingHasNothingToRedo()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5)); // as it was before the edit
    Restarted program(files, state);
    const QList<AppliedEdit> edits{program.stories.madeEarlier(0, {Field::Heat, "5", "7"})};
    for (int round = 0; round < 2; ++round) {
        program.stories.revert(edits);
        QVERIFY(savesAreDone(program.stories));
        QVERIFY(StoryFolder::hasChangedNothing(edits.front()));
        program.stories.reapply(edits);
        QVERIFY(savesAreDone(program.stories));
        QCOMPARE(files.read(name), storyWithHeat(5));
        QVERIFY(StoryFolder::hasChangedNothing(edits.front()));
    }
    QVERIFY(program.failed.isEmpty());
    QCOMPARE(heatOf(program.stories, 0), 5);
}

void TestPastEdits::aRedoGivesBackOnlyWhatTheUndoTook()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5).replace("quality: 60", "quality: 99"));
    Restarted program(files, state);
    const QList<AppliedEdit> edits = program.stories.edit(
        {{0, {{Field::Heat, FieldValue::integer(7)}, {Field::Quality, FieldValue::integer(20)}}}});
    QVERIFY(savesAreDone(program.stories));
    files.write(name, storyWithHeat(7).replace("quality: 60", "quality: 99"));
    program.stories.revert(edits);
    QVERIFY(savesAreDone(program.stories));
    QCOMPARE(files.read(name), storyWithHeat(5).replace("quality: 60", "quality: 99"));
    QVERIFY(!StoryFolder::hasChangedNothing(edits.front()));
    program.stories.reapply(edits);
    QVERIFY(savesAreDone(program.stories));
    QCOMPARE(files.read(name), storyWithHeat(7).replace("quality: 60", "quality: 99"));
    program.stories.revert(edits);
    QVERIFY(savesAreDone(program.stories));
    QCOMPARE(files.read(name), storyWithHeat(5).replace("quality: 60", "quality: 99"));
    QVERIFY(program.failed.isEmpty());
}

void TestPastEdits::aRedoOverAnotherValueIsRefusedWithBoth()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(7));
    Restarted program(files, state);
    const QList<AppliedEdit> edits{program.stories.madeEarlier(0, {Field::Heat, "5", "7"})};
    program.stories.revert(edits);
    QVERIFY(savesAreDone(program.stories));
    QCOMPARE(files.read(name), storyWithHeat(5));
    files.write(name, storyWithHeat(8));
    program.stories.reapply(edits);
    QVERIFY(savesAreDone(program.stories));
    QCOMPARE(program.failed.size(), 1);
    const auto error = program.failed.constFirst().at(1).value<model::Error>();
    QVERIFY2(error.what.contains(QStringLiteral("heat is 8 in the file now, and no longer 5")),
             qPrintable(error.what));
    QCOMPARE(files.read(name), storyWithHeat(8));
}

/// Dies before the new version is put in place.
class DyingSystem final : public FileSystem
{
public:
    int renameat2(int /*folder*/, const char * /*from*/, const char * /*to*/, unsigned /*flags*/) override
    {
        ::_exit(0);
    }
};

void TestPastEdits::anEditThatACrashPreventedIsNotUndone()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    const pid_t child = ::fork();
    if (child == 0) {
        DyingSystem system;
        Journal journal(journalOf(state));
        save(request(files, 7), journal, system);
        ::_exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    QCOMPARE(past(state).size(), 1);
    Restarted program(files, state);
    program.undo(past(state).value(0));
    QCOMPARE(files.read(name), storyWithHeat(5)); // refused, or there is nothing to do
    QCOMPARE(program.stories.saveState(0), SaveState::Saved);
}

void TestPastEdits::hostileTextInTheJournalWritesNothing()
{
    const Scratch files;
    const Scratch state;
    files.write(name, storyWithHeat(5));
    Restarted program(files, state);
    for (const char *text : {"6\nsecured: x", "[6]", "*a", "\"6", "6 # x", "6\n---\n", "- 6"}) {
        program.stories.revert({program.stories.madeEarlier(0, {Field::Heat, text, "5"})});
        QVERIFY(savesAreDone(program.stories));
        QCOMPARE(files.read(name), storyWithHeat(5));
    }
    QCOMPARE(program.failed.size(), 7);
    for (const StoryId story : program.stories.unsaved())
        program.stories.discard(story);
    QCOMPARE(heatOf(program.stories, 0), 5);
}

QTEST_GUILESS_MAIN(TestPastEdits)
#include "tst_pastedits.moc"
