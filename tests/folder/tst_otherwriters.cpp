#include "replacing.h"

#include <QTest>

#include <fcntl.h>
#include <linux/magic.h>
#include <thread>

using namespace std::chrono_literals;

namespace
{

/// As `sed -i` and git do it: another file takes the name.
void renameOver(const Scratch &scratch, const QByteArray &bytes)
{
    scratch.write(QStringLiteral("other"), bytes);
    QCOMPARE(::rename(scratch.native(QStringLiteral("other")).constData(), scratch.native(name).constData()), 0);
}

} // namespace

/// Programs that write the same story while it is saved.
class TestOtherWriters final : public QObject
{
    Q_OBJECT

private slots:
    void anotherWriterLosesNothing_data();
    void anotherWriterLosesNothing();
    void noSaveBuildsOnWhatAnotherTakesBack();
    void aFileThatStaysLockedIsLeftAlone();
    void aWriterThatNeverRestsEndsTheSave();
    void aHalfWrittenFileIsWaitedFor();
    void aReaderWaitsForAHalfWrittenFile();
    void aFileThatStaysOpenForWritingIsNotRead();
    void whereLeasesSayNothingStoriesAreSaved_data();
    void whereLeasesSayNothingStoriesAreSaved();
    void whereLeasesSayNothingAHalfWrittenFileIsWaitedFor();
    void whereLeasesSayNothingARestlessFileIsLeftAlone();
    void whereLeasesSayNothingAnotherWriterLosesNothing();
    void whereLeasesSpeakAnOpenFileIsLeftAlone();
    void aDeletedFileIsNotCreatedAgain();
    void aFolderThatTakesTheNameIsLeftAlone();
    void aFolderThatIsRenamedKeepsItsStory();
};

void TestOtherWriters::anotherWriterLosesNothing_data()
{
    QTest::addColumn<QString>("style");
    for (const char *style : {"rename over", "in place", "unlink and create", "same size, same time"})
        QTest::newRow(style) << QString::fromLatin1(style);
}

// B02 B05
void TestOtherWriters::anotherWriterLosesNothing()
{
    QFETCH(const QString, style);
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    const QByteArray theirs = "---\nheat: 9\n---\n";
    system.beforeExchange = [&] {
        if (system.exchanges != 1)
            return;
        const struct stat old = scratch.status(name);
        if (style == QStringLiteral("rename over"))
            renameOver(scratch, theirs);
        if (style == QStringLiteral("unlink and create"))
            QVERIFY(QFile::remove(scratch.path(name)));
        if (style != QStringLiteral("rename over"))
            scratch.write(name, theirs);
        const timespec times[2] = {old.st_atim, old.st_mtim};
        if (style == QStringLiteral("same size, same time"))
            QCOMPARE(::utimensat(AT_FDCWD, scratch.native(name).constData(), times, 0), 0);
    };
    const model::Result<std::string> result = replaced(
        scratch, [](std::string_view onDisk) { return model::Result<std::string>(std::string(onDisk) + "mine\n"); },
        system);
    QVERIFY(result);
    QCOMPARE(scratch.read(name), theirs + "mine\n");
    QCOMPARE(scratch.litter(), QStringList());
}

// A38
void TestOtherWriters::noSaveBuildsOnWhatAnotherTakesBack()
{
    const Scratch scratch;
    writeBefore(scratch);
    const auto adding = [](const char *line) {
        return [line](std::string_view onDisk) { return model::Result<std::string>(std::string(onDisk) + line); };
    };
    std::thread second;
    FaultyFileSystem system;
    system.beforeExchange = [&] {
        if (system.exchanges == 1)
            renameOver(scratch, "theirs\n");
        if (system.exchanges != 2) // our version without theirs is at the name until this exchange
            return;
        second = std::thread([&] { replaced(scratch, adding("second\n")); });
        std::this_thread::sleep_for(200ms);
    };
    QVERIFY(replaced(scratch, adding("first\n"), system));
    second.join();
    const QByteArray bytes = scratch.read(name); // whoever came first
    QVERIFY2(bytes == "theirs\nfirst\nsecond\n" || bytes == "theirs\nsecond\nfirst\n", bytes.constData());
    QCOMPARE(scratch.litter(), QStringList());
}

void TestOtherWriters::aFileThatStaysLockedIsLeftAlone()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.lockError = EWOULDBLOCK;
    const model::Result<std::string> result = replaced(scratch, toAfter, system);
    QVERIFY(!result);
    QVERIFY2(result.error().what.contains(QStringLiteral("locked")), qPrintable(result.error().what));
    QCOMPARE(scratch.read(name).toStdString(), before);
    system.lockError = ENOLCK;
    QVERIFY(replaced(scratch, toAfter, system));
    QCOMPARE(scratch.read(name).toStdString(), after);
    writeBefore(scratch);
    system.lockError = EWOULDBLOCK;
    system.kind = SMB2_SUPER_MAGIC;
    QVERIFY(replaced(scratch, toAfter, system));
    QCOMPARE(scratch.read(name).toStdString(), after);
}

void TestOtherWriters::aWriterThatNeverRestsEndsTheSave()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    QByteArray theirs;
    system.beforeExchange = [&] {
        theirs = "version " + QByteArray::number(system.exchanges);
        renameOver(scratch, theirs);
    };
    const model::Result<std::string> result = replaced(scratch, toAfter, system);
    QVERIFY(!result);
    const QStringList litter = scratch.litter();
    const QByteArray kept = litter.isEmpty() ? QByteArray() : scratch.read(litter.first());
    QVERIFY(scratch.read(name) == theirs || kept == theirs);
    if (!litter.isEmpty())
        QVERIFY(result.error().text().contains(litter.first()));
}

// B03
void TestOtherWriters::aHalfWrittenFileIsWaitedFor()
{
    const Scratch scratch;
    writeBefore(scratch);
    const int fd = ::open(scratch.native(name).constData(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    QCOMPARE(::write(fd, "---\nhe", 6), ssize_t(6));
    std::thread writer([fd] {
        std::this_thread::sleep_for(100ms);
        if (::write(fd, "at: 9\n---\n", 10) != 10)
            qWarning("the other writer could not write");
        ::close(fd);
    });
    const model::Result<std::string> result = replaced(
        scratch, [](std::string_view onDisk) { return model::Result<std::string>(std::string(onDisk) + "mine\n"); });
    writer.join();
    QVERIFY(result);
    QCOMPARE(scratch.read(name), QByteArray("---\nheat: 9\n---\nmine\n"));
}

// F18
void TestOtherWriters::aReaderWaitsForAHalfWrittenFile()
{
    const Scratch scratch;
    writeBefore(scratch);
    const int fd = ::open(scratch.native(name).constData(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    std::thread writer([fd] {
        std::this_thread::sleep_for(100ms);
        if (::write(fd, "whole", 5) != 5)
            qWarning("the other writer could not write");
        ::close(fd);
    });
    const model::Result<std::string> result = folder::readSettled(scratch.path(name), name);
    writer.join();
    QVERIFY(result);
    QCOMPARE(*result, std::string("whole"));
}

// F18
void TestOtherWriters::aFileThatStaysOpenForWritingIsNotRead()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.leaseError = EAGAIN;
    const model::Result<std::string> result = folder::readSettled(scratch.path(name), name, system);
    QVERIFY(!result);
    QVERIFY2(result.error().what.contains(QStringLiteral("open for writing")), qPrintable(result.error().what));
    system.kind = NFS_SUPER_MAGIC; // which grants none
    const model::Result<std::string> served = folder::readSettled(scratch.path(name), name, system);
    QVERIFY(served);
    QCOMPARE(*served, before);
}

void TestOtherWriters::whereLeasesSayNothingStoriesAreSaved_data()
{
    QTest::addColumn<long>("kind");
    QTest::addColumn<int>("leaseError");
    QTest::newRow("NFS, no delegation") << static_cast<long>(NFS_SUPER_MAGIC) << EAGAIN;
    QTest::newRow("NFS, delegation") << static_cast<long>(NFS_SUPER_MAGIC) << 0;
    QTest::newRow("CIFS, no oplock") << static_cast<long>(CIFS_SUPER_MAGIC) << EAGAIN;
    QTest::newRow("SMB2, no oplock") << static_cast<long>(SMB2_SUPER_MAGIC) << EAGAIN;
    QTest::newRow("FUSE, on this machine only") << static_cast<long>(FUSE_SUPER_MAGIC) << 0;
    QTest::newRow("9p, none") << static_cast<long>(V9FS_MAGIC) << EINVAL;
    QTest::newRow("somebody else's file") << 0L << EACCES;
}

void TestOtherWriters::whereLeasesSayNothingStoriesAreSaved()
{
    QFETCH(const long, kind);
    QFETCH(const int, leaseError);
    for (const int exchangeError : {0, EINVAL}) {
        const Scratch scratch;
        writeBefore(scratch);
        FaultyFileSystem system;
        system.kind = kind;
        system.leaseError = leaseError;
        system.exchangeError = exchangeError;
        const model::Result<std::string> result = replaced(scratch, toAfter, system);
        QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
        QCOMPARE(scratch.read(name).toStdString(), after);
        QCOMPARE(scratch.litter(), QStringList());
    }
}

// B03
void TestOtherWriters::whereLeasesSayNothingAHalfWrittenFileIsWaitedFor()
{
    const Scratch scratch;
    scratch.write(name, "---\nhe");
    FaultyFileSystem system;
    system.kind = NFS_SUPER_MAGIC;
    system.leaseError = EAGAIN;
    int reads = 0;
    system.beforeRead = [&] { // it grows between the reads
        if (++reads == 2)
            scratch.write(name, "---\nheat: ");
        if (reads == 3)
            scratch.write(name, "---\nheat: 9\n---\n");
    };
    const model::Result<std::string> result = replaced(
        scratch, [](std::string_view onDisk) { return model::Result<std::string>(std::string(onDisk) + "mine\n"); },
        system);
    QVERIFY(result);
    QCOMPARE(scratch.read(name), QByteArray("---\nheat: 9\n---\nmine\n"));
}

void TestOtherWriters::whereLeasesSayNothingARestlessFileIsLeftAlone()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.kind = NFS_SUPER_MAGIC;
    system.leaseError = EAGAIN;
    int reads = 0;
    system.beforeRead = [&] { scratch.write(name, "version " + QByteArray::number(++reads)); };
    const model::Result<std::string> result = replaced(scratch, toAfter, system);
    QVERIFY(!result);
    QVERIFY2(result.error().what.contains(QStringLiteral("keeps changing")), qPrintable(result.error().what));
    QCOMPARE(scratch.read(name), "version " + QByteArray::number(reads));
    QCOMPARE(scratch.litter(), QStringList());
}

void TestOtherWriters::whereLeasesSayNothingAnotherWriterLosesNothing()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.kind = NFS_SUPER_MAGIC;
    system.leaseError = EAGAIN;
    const QByteArray theirs = "---\nheat: 9\n---\n";
    system.beforeExchange = [&] {
        if (system.exchanges == 1)
            renameOver(scratch, theirs);
    };
    QVERIFY(replaced(
        scratch, [](std::string_view onDisk) { return model::Result<std::string>(std::string(onDisk) + "mine\n"); },
        system));
    QCOMPARE(scratch.read(name), theirs + "mine\n");
    QCOMPARE(scratch.litter(), QStringList());
}

void TestOtherWriters::whereLeasesSpeakAnOpenFileIsLeftAlone()
{
    const Scratch scratch;
    writeBefore(scratch);
    for (const long kind : {0L, static_cast<long>(FUSE_SUPER_MAGIC)}) {
        FaultyFileSystem system;
        system.kind = kind;
        system.leaseError = EAGAIN;
        const model::Result<std::string> result = replaced(scratch, toAfter, system);
        QVERIFY(!result);
        QVERIFY2(result.error().what.contains(QStringLiteral("open for writing")), qPrintable(result.error().what));
        QCOMPARE(scratch.read(name).toStdString(), before);
    }
}

// A30
void TestOtherWriters::aDeletedFileIsNotCreatedAgain()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.beforeExchange = [&] { QFile::remove(scratch.path(name)); };
    const model::Result<std::string> result = replaced(scratch, toAfter, system);
    QVERIFY(!result);
    QVERIFY(result.error().what.contains(QStringLiteral("no longer there")));
    QVERIFY(!QFile::exists(scratch.path(name)));
    QCOMPARE(scratch.litter(), QStringList());
}

// A30
void TestOtherWriters::aFolderThatTakesTheNameIsLeftAlone()
{
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.beforeExchange = [&] {
        if (system.exchanges != 1)
            return;
        QVERIFY(QFile::remove(scratch.path(name)));
        scratch.write(name + QStringLiteral("/inside"), "theirs");
    };
    const model::Result<std::string> result = replaced(scratch, toAfter, system);
    QVERIFY(!result);
    QVERIFY2(result.error().what.contains(QStringLiteral("not a regular file")), qPrintable(result.error().what));
    QCOMPARE(scratch.read(name + QStringLiteral("/inside")), QByteArray("theirs"));
    QCOMPARE(scratch.litter(), QStringList());
}

// A30
void TestOtherWriters::aFolderThatIsRenamedKeepsItsStory()
{
    const Scratch scratch;
    const QString story = QStringLiteral("here/") + name;
    scratch.write(story, QByteArray::fromStdString(before));
    FaultyFileSystem system;
    system.beforeExchange = [&] {
        const QByteArray there = scratch.native(QStringLiteral("there"));
        QCOMPARE(::rename(scratch.native(QStringLiteral("here")).constData(), there.constData()), 0);
    };
    QVERIFY(folder::replaceStory(scratch.path(story), story, scratch.path(), toAfter, system));
    QVERIFY(!QFile::exists(scratch.path(QStringLiteral("here"))));
    QCOMPARE(QDir(scratch.path(QStringLiteral("there"))).entryList(QDir::Files | QDir::Hidden), QStringList(name));
    QCOMPARE(scratch.read(QStringLiteral("there/") + name).toStdString(), after);
}

QTEST_APPLESS_MAIN(TestOtherWriters)
#include "tst_otherwriters.moc"
