#include "faultyfilesystem.h"
#include "latewriter.h"

#include <QTest>

#include <sys/resource.h>
#include <thread>

using namespace folder;
using namespace std::chrono_literals;

namespace
{

const QString name = QStringLiteral("a.md");

int openFiles() { return static_cast<int>(QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files).size()); }

/// Somebody opens the old version at the moment in which nobody is allowed to write, and so waits in open(2).
class OpenedAtTheLastMoment final : public FileSystem
{
public:
    ~OpenedAtTheLastMoment() override
    {
        if (m_opening.joinable())
            m_opening.join();
    }
    int unlinkat(int folder, const char *file) override
    {
        if (!std::exchange(m_isOpened, true)) {
            m_opening = std::thread([this, opened = ::openat(folder, file, O_PATH | O_CLOEXEC)] {
                const QByteArray path = "/proc/self/fd/" + QByteArray::number(opened);
                writer = std::make_unique<LateWriter>(path);
                ::close(opened);
            });
            std::this_thread::sleep_for(100ms);
        }
        return FileSystem::unlinkat(folder, file);
    }
    void wait() { m_opening.join(); }

    std::unique_ptr<LateWriter> writer;

private:
    bool m_isOpened = false;
    std::thread m_opening;
};

/// Tells that the disk is full as long as former versions are kept.
class FullOfFormerVersions final : public WithoutLeases
{
public:
    ssize_t write(int fd, const void *buffer, std::size_t size) override
    {
        if (!former || !former->untilNextLook())
            return FileSystem::write(fd, buffer, size);
        errno = ENOSPC;
        return -1;
    }
    FormerVersions *former = nullptr;
};

} // namespace

/// How long versions are kept that saves have taken from their names, and what is found in them.
class TestFormerVersions final : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsFoundWhereNobodyWrites();
    void halfAVersionIsWaitedFor();
    void halfATextIsFollowedByTheRest();
    void aWriterWhoWaitedForTheLeaseIsFound();
    void whoStaysForTooLongIsNoLongerWaitedFor();
    void whoeverOpenedOurVersionBeforeItWasTakenBackIsFound();
    void theOldestGoesFirstAndNotUnseen();
    void largeVersionsAreNotKeptForLong();
    void aFullDiskGetsTheirRoom();
    void theLastLookComesALittleLater();
    void theLastLookHasPatience();
    void everyFailureLeavesOldOrNewBytesAndNoDescriptor();
};

void TestFormerVersions::nothingIsFoundWhereNobodyWrites()
{
    LateDesk desk(FileSystem::posix());
    desk.files.write(name, storyWithHeat(5));
    QVERIFY(!desk.former.untilNextLook());
    const int before = openFiles();
    desk.setHeat(name, 7);
    QCOMPARE(openFiles(), before + 1);
    QVERIFY(*desk.former.untilNextLook() <= 250ms);
    QVERIFY(desk.look(250ms).empty());
    QVERIFY(!desk.former.untilNextLook()); // nobody can write into it any more
    QCOMPARE(openFiles(), before);

    WithoutLeases disk;
    LateDesk unknown(disk);
    unknown.files.write(name, storyWithHeat(5));
    unknown.setHeat(name, 7);
    QVERIFY(unknown.look(250ms).empty());
    QVERIFY(*unknown.former.untilNextLook() > 1s);
    QVERIFY(unknown.look(2s).empty());
    QVERIFY(!unknown.former.untilNextLook());
}

// B03
void TestFormerVersions::halfAVersionIsWaitedFor()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    const QByteArray late = storyWithHeat(5) + "late\n";
    desk.other.write(late.left(30));
    QVERIFY(desk.look(250ms).empty());
    QCOMPARE(desk.files.read(name), storyWithHeat(7));
    desk.other.add(late.mid(30));
    desk.look(2s);
    desk.look(3100ms);
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "late\n");
}

// B03
void TestFormerVersions::halfATextIsFollowedByTheRest()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(5) + "la");
    desk.look(2s);
    desk.other.add("te\n");
    desk.look(3100ms);
    QCOMPARE(desk.files.read(name), storyWithHeat(7)); // who knows whether that is all?
    desk.look(4200ms);
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "late\n");
}

// B03 B05
void TestFormerVersions::aWriterWhoWaitedForTheLeaseIsFound()
{
    OpenedAtTheLastMoment disk;
    LateDesk desk(disk);
    desk.files.write(name, storyWithHeat(5));
    QCOMPARE(desk.setHeat(name, 7).kind, SaveOutcome::Kind::Saved);
    disk.wait();
    disk.writer->write(storyWithHeat(5) + "la");
    QVERIFY(desk.look(250ms).empty());
    QVERIFY(desk.look(2s).empty()); // it is still open
    QVERIFY(*desk.former.untilNextLook() > 0ms);
    disk.writer->add("te\n");
    disk.writer->end();
    QCOMPARE(desk.look(3100ms), std::vector<PutIn>{PutIn::Merged});
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "late\n");
    QVERIFY(*desk.former.untilNextLook() <= 250ms); // the version before theirs
}

void TestFormerVersions::whoStaysForTooLongIsNoLongerWaitedFor()
{
    for (const bool hasWritten : {false, true}) {
        OpenedAtTheLastMoment disk;
        LateDesk desk(disk);
        desk.files.write(name, storyWithHeat(5));
        desk.setHeat(name, 7);
        disk.wait();
        if (hasWritten)
            disk.writer->write(storyWithHeat(5) + "late\n");
        for (const auto later : {250ms, 2000ms, 3000ms, 8000ms})
            QVERIFY(desk.look(later).empty());
        desk.look(11s);
        QCOMPARE(desk.files.read(name), storyWithHeat(7));
        QCOMPARE(desk.errors.size(), hasWritten ? 1 : 0); // it may not be all
        const QStringList copies = desk.files.litter();
        QCOMPARE(copies.size(), hasWritten ? 1 : 0);
        if (hasWritten)
            QCOMPARE(desk.files.read(copies.constFirst()), storyWithHeat(5) + "late\n");
        desk.look(12s);
        QVERIFY(!desk.former.untilNextLook());
    }
}

// B05
void TestFormerVersions::whoeverOpenedOurVersionBeforeItWasTakenBackIsFound()
{
    FaultyFileSystem disk;
    LateDesk desk(disk);
    desk.files.write(name, storyWithHeat(5));
    std::unique_ptr<LateWriter> other;
    disk.beforeExchange = [&] {
        if (disk.exchanges == 1) {
            desk.files.write(QStringLiteral("third"), storyWithHeat(5) + "third\n");
            const QByteArray third = desk.files.native(QStringLiteral("third"));
            QCOMPARE(::rename(third.constData(), desk.files.native(name).constData()), 0);
        }
        if (disk.exchanges == 2) // our version is at the name until this exchange
            other = std::make_unique<LateWriter>(desk.files.native(name));
    };
    QCOMPARE(desk.setHeat(name, 7).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "third\n");
    desk.set(name, {{frontmatter::Field::Quality, frontmatter::FieldValue::integer(70)}});
    other->write(storyWithHeat(7) + "late\n");
    other->end();
    QCOMPARE(desk.look(250ms), std::vector<PutIn>{PutIn::Merged});
    QCOMPARE(desk.files.read(name), storyWithHeat(7).replace("60", "70") + "late\n");
    QCOMPARE(desk.files.litter(), QStringList());
}

// A10 B05
void TestFormerVersions::theOldestGoesFirstAndNotUnseen()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    rlimit low = limit;
    low.rlim_cur = 64;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
    const int before = openFiles();
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(5) + "late\n");
    for (int i = 0; i < 40; ++i) {
        const QString one = QString::number(i) + QStringLiteral(".md");
        desk.files.write(one, storyWithHeat(5));
        QCOMPARE(desk.setHeat(one, 7).kind, SaveOutcome::Kind::Saved);
    }
    QCOMPARE(openFiles(), before + 1 + 16);
    QCOMPARE(desk.putLateIn(), std::vector<PutIn>{PutIn::Left}); // its writer still has it open
    QCOMPARE(desk.files.read(name), storyWithHeat(7));
    QCOMPARE(desk.files.read(desk.files.litter().constFirst()), storyWithHeat(5) + "late\n");
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
}

void TestFormerVersions::largeVersionsAreNotKeptForLong()
{
    const int before = openFiles();
    WithoutLeases disk;
    LateDesk desk(disk);
    desk.files.write(name, storyWithHeat(5) + QByteArray(9 << 20, 'x'));
    for (const int heat : {6, 7, 8})
        QCOMPARE(desk.setHeat(name, heat).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(openFiles(), before + 1);
    desk.files.write(name, storyWithHeat(5));
    for (const int heat : {6, 7, 8})
        QCOMPARE(desk.setHeat(name, heat).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(openFiles(), before + 4);
}

// A01 A10
void TestFormerVersions::aFullDiskGetsTheirRoom()
{
    FullOfFormerVersions disk;
    LateDesk desk(disk);
    disk.former = &desk.former;
    desk.files.write(name, storyWithHeat(5));
    LateWriter other(desk.files.native(name));
    QCOMPARE(desk.setHeat(name, 7).kind, SaveOutcome::Kind::Saved);
    other.write(storyWithHeat(5) + "late\n");
    QCOMPARE(desk.setHeat(name, 8).kind, SaveOutcome::Kind::Saved);
    QCOMPARE(desk.files.read(name), storyWithHeat(8));
    desk.putLateIn();
    QCOMPARE(desk.files.read(name), storyWithHeat(8));
    QCOMPARE(desk.files.read(desk.files.litter().constFirst()), storyWithHeat(5) + "late\n");
}

// B05
void TestFormerVersions::theLastLookComesALittleLater()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    std::thread writing([&desk] {
        std::this_thread::sleep_for(10ms);
        desk.other.write(storyWithHeat(5) + "late\n");
    });
    desk.former.letGoAtTheEnd(2s);
    writing.join();
    desk.putLateIn();
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "late\n");
}

// B03
void TestFormerVersions::theLastLookHasPatience()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    const QByteArray late = storyWithHeat(5) + "late\n";
    desk.other.write(late.left(30));
    std::thread writing([&] {
        std::this_thread::sleep_for(300ms);
        desk.other.add(late.mid(30));
    });
    desk.former.letGoAtTheEnd(5s);
    writing.join();
    desk.putLateIn();
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "late\n");
}

// A08
void TestFormerVersions::everyFailureLeavesOldOrNewBytesAndNoDescriptor()
{
    const int before = openFiles();
    int calls = 1;
    for (int failAt = 1; failAt <= calls; ++failAt) {
        FaultyFileSystem disk;
        disk.leaseError = EACCES;
        LateDesk desk(disk);
        desk.files.write(name, storyWithHeat(5));
        {
            LateWriter other(desk.files.native(name));
            desk.setHeat(name, 7);
            other.write(storyWithHeat(5) + "late\n");
        }
        const QByteArray saved = desk.files.read(name); // without a save it is theirs
        QVERIFY(saved == storyWithHeat(7) || saved == storyWithHeat(5) + "late\n");
        disk.calls = 0;
        disk.failAt = failAt;
        desk.look(250ms);
        desk.look(2s);
        calls = std::max(calls, disk.calls);
        disk.failAt = 0;
        const QByteArray bytes = desk.files.read(name);
        QVERIFY2(bytes == storyWithHeat(7) || bytes == storyWithHeat(7) + "late\n", bytes.constData());
        desk.former.letGo();
        QCOMPARE(openFiles(), before);
    }
    QVERIFY(calls > 30);
}

QTEST_GUILESS_MAIN(TestFormerVersions)
#include "tst_formerversions.moc"
