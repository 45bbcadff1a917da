#include "faultyfilesystem.h"
#include "model/folder/journalline.h"
#include "model/folder/pastedits.h"
#include "scratch.h"

#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>

using namespace folder;
using frontmatter::Field;

namespace
{

const QString logName = QStringLiteral("state/galley/edits.log");

JournalEntry entry(const std::string &after = "7")
{
    return JournalEntry::of(QStringLiteral("/news/a.md"), QStringLiteral("A title"), "old", "new",
                            {{Field::Heat, "5", after}});
}

model::Result<void> append(Journal &journal, const JournalEntry &entry) { return journal.append({&entry, 1}); }

PastEdits readAt(const Scratch &scratch)
{
    const auto past = readPastEdits(scratch.path(logName));
    return past ? *past : PastEdits{{}, -1};
}

std::vector<std::string> afterOf(const PastEdits &past)
{
    std::vector<std::string> values;
    for (const PastEdit &edit : past.edits)
        values.push_back(edit.change.after.value_or("(none)"));
    return values;
}

/// A journal of 8 MiB less `room` bytes.
void fill(const Scratch &scratch, int room)
{
    const QByteArray line = lineOf(entry("1"));
    QByteArray bytes;
    while (bytes.size() + line.size() <= Journal::mostBytes - room)
        bytes += line;
    scratch.write(logName, bytes.leftJustified(Journal::mostBytes - room, '\n'));
}

/// Runs `work` in so many processes at once; true when all of them ended well.
bool inProcesses(int count, const std::function<bool(int)> &work)
{
    std::vector<pid_t> children;
    for (int i = 0; i < count; ++i) {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(work(i) ? 0 : 1);
        children.push_back(child);
    }
    bool ok = true;
    for (const pid_t child : children) {
        int status = 0;
        ok = ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 && ok;
    }
    return ok;
}

} // namespace

class TestJournal final : public QObject
{
    Q_OBJECT

private slots:
    void itStandsInTheStateFolder_data();
    void itStandsInTheStateFolder();
    void nobodyElseMayReadIt();
    void anEntryIsReadBackExactly_data();
    void anEntryIsReadBackExactly();
    void anEntryIsOneLineOfJson();
    void aLongTitleIsCut();
    void aBatchIsOneWriteAndOneSync();
    void whatWasNotDoneIsNotListed();
    void theNewestStandsFirst();
    void noJournalIsNoEdits();
    void damagedLinesAreCountedAndLeftOut_data();
    void damagedLinesAreCountedAndLeftOut();
    void anAppendAfterHalfALineBeginsALine();
    void everyFailureIsToldAndTheNextAppendWorks_data();
    void everyFailureIsToldAndTheNextAppendWorks();
    void whatIsNoFileIsRefusedInWords_data();
    void whatIsNoFileIsRefusedInWords();
    void withoutAHomeItSaysSo();
    void aFullJournalIsSetAside();
    void oneFormerJournalIsKept();
    void processesLoseNoLine_data();
    void processesLoseNoLine();
    void aProcessThatStandsStillHoldsNobodyUp();
    void withoutLocksItWorks();
};

void TestJournal::itStandsInTheStateFolder_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("home");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const char *state, const char *home, const char *file) {
        QTest::newRow(name) << QByteArray(state) << QByteArray(home) << QString::fromLatin1(file);
    };
    row("as set", "/state", "/home/a", "/state/galley/edits.log");
    row("a slash too many", "/state/", "/home/a", "/state/galley/edits.log");
    row("not set", "", "/home/a", "/home/a/.local/state/galley/edits.log");
    row("relative ones are ignored", "state", "/home/a", "/home/a/.local/state/galley/edits.log");
    row("no home", "", "", "");
}

void TestJournal::itStandsInTheStateFolder()
{
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, home);
    const QByteArray formerState = qgetenv("XDG_STATE_HOME");
    const QByteArray formerHome = qgetenv("HOME");
    qputenv("XDG_STATE_HOME", state);
    qputenv("HOME", home);
    const QString file = journalFile();
    qputenv("XDG_STATE_HOME", formerState);
    qputenv("HOME", formerHome);
    QTEST(file, "file");
}

void TestJournal::nobodyElseMayReadIt()
{
    const Scratch scratch;
    Journal journal(scratch.path(logName));
    QVERIFY(append(journal, entry()));
    QCOMPARE(scratch.status(logName).st_mode & 07777, 0600U);
    QCOMPARE(scratch.status(QStringLiteral("state/galley")).st_mode & 07777, 0700U);
    QCOMPARE(scratch.status(QStringLiteral("state")).st_mode & 07777, 0700U);
}

void TestJournal::anEntryIsReadBackExactly_data()
{
    using Raw = std::optional<std::string>;
    QTest::addColumn<std::optional<std::string>>("before");
    QTest::addColumn<std::optional<std::string>>("after");
    QTest::newRow("replaced") << Raw("5") << Raw("7");
    QTest::newRow("inserted") << Raw() << Raw("7");
    QTest::newRow("taken out") << Raw("7") << Raw();
    QTest::newRow("was empty") << Raw("") << Raw("7");
    QTest::newRow("quotes and backslashes") << Raw(R"("a\"b\\")") << Raw("'it''s'");
    QTest::newRow("other scripts") << Raw("\xE6\xB8\xAF\xF0\x9F\x9A\x8B") << Raw("\xC3\xA9");
    QTest::newRow("a byte order mark") << Raw("\xEF\xBB\xBF"
                                              "5")
                                       << Raw("7");
    QTest::newRow("tabs and the last code point") << Raw("5\t") << Raw("\xF4\x8F\xBF\xBF");
}

void TestJournal::anEntryIsReadBackExactly()
{
    QFETCH(std::optional<std::string>, before);
    QFETCH(std::optional<std::string>, after);
    const Scratch scratch;
    Journal journal(scratch.path(logName));
    JournalEntry made = entry();
    made.changes = {{Field::Published, before, after}, {Field::Quality, after, before}};
    made.file = QStringLiteral("/news/\"x\\ 港\n.md");
    QVERIFY(append(journal, made));
    const PastEdits past = readAt(scratch);
    QCOMPARE(past.unreadable, 0);
    QCOMPARE(past.edits.size(), 2);
    QCOMPARE(past.edits.at(1).change, made.changes.at(0));
    QCOMPARE(past.edits.at(0).change, made.changes.at(1));
    QCOMPARE(past.edits.at(0).id, made.id);
    QCOMPARE(past.edits.at(0).file, made.file);
    QCOMPARE(past.edits.at(0).title, made.title);
    QCOMPARE(past.edits.at(0).time, made.time);
}

void TestJournal::anEntryIsOneLineOfJson()
{
    JournalEntry made = entry();
    made.id = "00ff";
    made.time = 1'700'000'000'123;
    QCOMPARE(lineOf(made),
             QByteArray("{\"after\":\"" + made.after + "\",\"before\":\"" + made.before +
                        "\",\"changes\":[{\"field\":\"heat\",\"new\":\"7\",\"old\":\"5\"}],\"file\":\"/news/a.md\","
                        "\"id\":\"00ff\",\"time\":\"2023-11-14T22:13:20.123Z\",\"title\":\"A title\"}\n"));
    QCOMPARE(made.before.size(), 64);
    QCOMPARE(made.after, folder::hashOf("new"));
    QCOMPARE(made.before, folder::hashOf("old"));
}

void TestJournal::aLongTitleIsCut()
{
    const QString title = QString(199, u'a') + QStringLiteral("🚋🚋");
    const JournalEntry made = JournalEntry::of(QStringLiteral("/a"), title, "", "", {{Field::Heat, "1", "2"}});
    QCOMPARE(made.title.size(), 200);
    const auto parsed = parseJournalLine(lineOf(made));
    QVERIFY(parsed);
    QCOMPARE(parsed->entry.title, made.title);
}

/// Counts what an append costs.
class CountingSystem final : public FileSystem
{
public:
    int writes = 0;
    int syncs = 0;
    ssize_t write(int fd, const void *buffer, std::size_t size) override
    {
        ++writes;
        return FileSystem::write(fd, buffer, size);
    }
    int fsync(int fd) override
    {
        ++syncs;
        return FileSystem::fsync(fd);
    }
};

void TestJournal::aBatchIsOneWriteAndOneSync()
{
    const Scratch scratch;
    CountingSystem system;
    Journal journal(scratch.path(logName), system);
    QVERIFY(append(journal, entry()));
    QCOMPARE(system.syncs, 2); // of the new file, and of the folder that has it now
    std::vector<JournalEntry> batch;
    for (int i = 0; i < 1000; ++i)
        batch.push_back(entry(std::to_string(i)));
    QVERIFY(journal.append(batch));
    QCOMPARE(system.writes, 2);
    QCOMPARE(system.syncs, 3);
    QCOMPARE(readAt(scratch).edits.size(), 1001);
}

void TestJournal::whatWasNotDoneIsNotListed()
{
    const Scratch scratch;
    Journal journal(scratch.path(logName));
    const std::vector<JournalEntry> entries{entry("1"), entry("2"), entry("3")};
    QVERIFY(journal.append(entries));
    QVERIFY(journal.notDone({&entries[1], 1}));
    QCOMPARE(afterOf(readAt(scratch)), (std::vector<std::string>{"3", "1"}));
    QCOMPARE(readAt(scratch).unreadable, 0);
}

void TestJournal::theNewestStandsFirst()
{
    const Scratch scratch;
    scratch.write(logName + QStringLiteral(".1"), lineOf(entry("1")) + lineOf(entry("2")));
    scratch.write(logName, lineOf(entry("3")) + lineOf(entry("4")));
    QCOMPARE(afterOf(readAt(scratch)), (std::vector<std::string>{"4", "3", "2", "1"}));
}

void TestJournal::noJournalIsNoEdits()
{
    const Scratch scratch;
    QVERIFY(readAt(scratch).edits.isEmpty());
    QCOMPARE(readAt(scratch).unreadable, 0);
}

void TestJournal::damagedLinesAreCountedAndLeftOut_data()
{
    QTest::addColumn<QByteArray>("damage");
    const auto row = [](const char *name, const QByteArray &damage) { QTest::newRow(name) << damage; };
    const QByteArray whole = lineOf(entry("2"));
    row("no JSON", "what is this\n");
    row("half a line", whole.left(whole.size() / 2) + '\n');
    row("NUL bytes", QByteArray(512, '\0') + '\n');
    row("not UTF-8", "{\"id\":\"\xff\xfe\",\"file\":\"/a\"\n");
    row("another object", "{\"level\":\"info\"}\n");
    row("an array", "[1,2,3]\n");
    row("no changes", QByteArray(whole).replace("{\"field\":\"heat\",\"new\":\"2\",\"old\":\"5\"}", ""));
    row("an unknown field", QByteArray(whole).replace("heat", "mood"));
    row("a number for raw text", QByteArray(whole).replace("\"5\"", "5"));
    row("no time", QByteArray(whole).replace("\"time\":\"2", "\"time\":\"x"));
    row("no file", QByteArray(whole).replace("/news/a.md", ""));
    row("deep nesting", QByteArray(5000, '[') + '\n');
}

void TestJournal::damagedLinesAreCountedAndLeftOut()
{
    QFETCH(QByteArray, damage);
    const Scratch scratch;
    scratch.write(logName, lineOf(entry("1")) + damage + "\n\n" + lineOf(entry("3")));
    const PastEdits past = readAt(scratch);
    QCOMPARE(past.unreadable, 1);
    QCOMPARE(afterOf(past), (std::vector<std::string>{"3", "1"}));
}

void TestJournal::anAppendAfterHalfALineBeginsALine()
{
    const Scratch scratch;
    scratch.write(logName, lineOf(entry("1")) + lineOf(entry("2")).left(40));
    Journal journal(scratch.path(logName));
    QVERIFY(append(journal, entry("3")));
    QVERIFY(append(journal, entry("4")));
    const PastEdits past = readAt(scratch);
    QCOMPARE(afterOf(past), (std::vector<std::string>{"4", "3", "1"}));
    QCOMPARE(past.unreadable, 1);
    QVERIFY(!scratch.read(logName).contains("\n\n"));
}

void TestJournal::everyFailureIsToldAndTheNextAppendWorks_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("size");
    for (const int error : {EIO, ENOSPC, ENOLCK})
        for (const int size : {0, 1})
            QTest::addRow("%s, %d bytes", strerrorname_np(error), size) << error << size;
    QTest::newRow("while a full one is set aside") << ENOSPC << static_cast<int>(Journal::mostBytes);
}

void TestJournal::everyFailureIsToldAndTheNextAppendWorks()
{
    QFETCH(int, error);
    QFETCH(int, size);
    bool wasReached = true;
    for (int failAt = 1; wasReached; ++failAt) {
        const Scratch scratch;
        if (size > 0)
            scratch.write(logName, QByteArray(size, '\n'));
        FaultyFileSystem system;
        system.failAt = failAt;
        system.error = error;
        system.mostWritten = 50; // so that half a line can stay
        Journal journal(scratch.path(logName), system);
        const auto first = append(journal, entry("1"));
        wasReached = system.calls >= failAt;
        if (!first) {
            QCOMPARE(first.error().file, scratch.path(logName));
            QVERIFY2(first.error().what.contains(qt_error_string(error)), qPrintable(first.error().what));
            QVERIFY(!first.error().whatNow.isEmpty());
        }
        system.failAt = 0;
        QVERIFY(append(journal, entry("2")));
        const PastEdits past = readAt(scratch);
        QVERIFY(past.unreadable == 0 || (past.unreadable == 1 && !first));
        const std::vector<std::string> found = afterOf(past);
        QVERIFY(found == (std::vector<std::string>{"2", "1"}) || (!first && found == std::vector<std::string>{"2"}));
    }
}

void TestJournal::whatIsNoFileIsRefusedInWords_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"folder", "FIFO", "a file for the folder", "the former one is a folder"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestJournal::whatIsNoFileIsRefusedInWords()
{
    QFETCH(QString, kind);
    const Scratch scratch;
    if (kind == QStringLiteral("folder"))
        QVERIFY(QDir().mkpath(scratch.path(logName)));
    if (kind == QStringLiteral("a file for the folder"))
        scratch.write(QStringLiteral("state"), "x");
    if (kind == QStringLiteral("FIFO")) {
        QVERIFY(QDir().mkpath(scratch.path(QStringLiteral("state/galley"))));
        QCOMPARE(::mkfifo(scratch.native(logName).constData(), 0600), 0);
    }
    if (kind == QStringLiteral("the former one is a folder")) {
        fill(scratch, 10);
        QVERIFY(QDir().mkpath(scratch.path(logName + QStringLiteral(".1/x"))));
    }
    Journal journal(scratch.path(logName));
    const auto result = append(journal, entry());
    QVERIFY(!result);
    QVERIFY(!result.error().whatNow.isEmpty());
    const auto past = readPastEdits(scratch.path(logName));
    QVERIFY(!past);
    QVERIFY(past.error().what.startsWith(QStringLiteral("Earlier edits cannot be read")));
}

void TestJournal::withoutAHomeItSaysSo()
{
    Journal journal{QString()};
    const auto result = append(journal, entry());
    QVERIFY(!result);
    QVERIFY(result.error().what.contains(QStringLiteral("there is no home folder")));
    QVERIFY(!readPastEdits({}));
}

void TestJournal::aFullJournalIsSetAside()
{
    const Scratch scratch;
    fill(scratch, 100);
    const auto old = readAt(scratch).edits.size();
    QVERIFY(old > 10'000);
    Journal journal(scratch.path(logName));
    QVERIFY(append(journal, entry("9")));
    QCOMPARE(scratch.read(logName).count('\n'), 1);
    QCOMPARE(scratch.status(logName).st_mode & 07777, 0600U);
    const PastEdits past = readAt(scratch);
    QCOMPARE(past.edits.size(), old + 1);
    QCOMPARE(past.edits.first().change.after, std::string("9"));
}

void TestJournal::oneFormerJournalIsKept()
{
    const Scratch scratch;
    scratch.write(logName + QStringLiteral(".1"), lineOf(entry("0")));
    fill(scratch, 100);
    Journal journal(scratch.path(logName));
    QVERIFY(append(journal, entry("9")));
    QStringList files = QDir(scratch.path(QStringLiteral("state/galley"))).entryList(QDir::Files);
    files.removeOne(QStringLiteral("edits.lock"));
    QCOMPARE(files, QStringList({QStringLiteral("edits.log"), QStringLiteral("edits.log.1")}));
    const std::vector<std::string> values = afterOf(readAt(scratch));
    QCOMPARE(std::count(values.begin(), values.end(), "0"), 0);
}

void TestJournal::processesLoseNoLine_data()
{
    QTest::addColumn<bool>("rotates");
    QTest::newRow("in one file") << false;
    QTest::newRow("while the file is set aside") << true;
}

void TestJournal::processesLoseNoLine()
{
    QFETCH(bool, rotates);
    constexpr int processes = 3;
    constexpr int each = 150;
    const Scratch scratch;
    if (rotates)
        fill(scratch, 50'000); // room for some hundred lines
    const auto filled = readAt(scratch).edits.size();
    QVERIFY(inProcesses(processes, [&](int process) {
        Journal journal(scratch.path(logName));
        bool ok = true;
        for (int i = 0; i < each; ++i)
            ok = append(journal, entry(std::to_string(1000 * (process + 1) + i))) && ok;
        return ok;
    }));
    QCOMPARE(QFile::exists(scratch.path(logName + QStringLiteral(".1"))), rotates);
    const PastEdits past = readAt(scratch);
    QCOMPARE(past.unreadable, 0);
    QCOMPARE(past.edits.size(), filled + processes * each);
    std::vector<std::string> values = afterOf(past);
    for (int process = 1; process <= processes; ++process)
        for (int i = 0; i < each; ++i)
            QCOMPARE(std::count(values.begin(), values.end(), std::to_string(1000 * process + i)), 1);
}

void TestJournal::aProcessThatStandsStillHoldsNobodyUp()
{
    const Scratch scratch;
    scratch.write(logName, lineOf(entry("1")).chopped(1));
    const int held = ::open(scratch.native(QStringLiteral("state/galley/edits.lock")).constData(),
                            O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    QVERIFY(held >= 0);
    QCOMPARE(::flock(held, LOCK_EX), 0);
    Journal journal(scratch.path(logName));
    QVERIFY(append(journal, entry("2")));
    ::close(held);
    QCOMPARE(afterOf(readAt(scratch)), (std::vector<std::string>{"2", "1"}));
}

/// NFS without its lock daemon.
class LocklessSystem final : public FileSystem
{
public:
    int flock(int /*fd*/, int /*operation*/) override
    {
        errno = ENOLCK;
        return -1;
    }
};

void TestJournal::withoutLocksItWorks()
{
    const Scratch scratch;
    fill(scratch, 100);
    LocklessSystem system;
    Journal journal(scratch.path(logName), system);
    QVERIFY(append(journal, entry("2")));
    QVERIFY(append(journal, entry("3")));
    QCOMPARE(scratch.read(logName).count('\n'), 2);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
