#include "replacing.h"

#include <QTest>

#include <cstring>
#include <fcntl.h>
#include <sys/xattr.h>

class TestReplaceFile final : public QObject
{
    Q_OBJECT

private slots:
    void theNewBytesAreInTheFile();
    void theModeIsKept_data();
    void theModeIsKept();
    void extendedAttributesAreKept();
    void ownerAndGroupAreKept();
    void aLinkStaysALink();
    void aLinkThatLeadsOutsideIsRefused();
    void hardLinksAreRefused();
    void readOnlyFilesAreRefused();
    void whatIsNotARegularFileIsRefused();
    void aHugeFileIsRefusedUnread();
    void longAndOddNamesAreWritten_data();
    void longAndOddNamesAreWritten();
    void theSameBytesAreNotWritten();
    void anErrorOfRemakeEndsTheSave();
    void everyFailureLeavesOldOrNewBytesAndNoLitter_data();
    void everyFailureLeavesOldOrNewBytesAndNoLitter();
    void interruptedCallsAreRepeated();
    void aTemporaryFileThatMustStayIsNamed();
    void withoutExchangeASaveComparesAndRenames_data();
    void withoutExchangeASaveComparesAndRenames();
};

void TestReplaceFile::theNewBytesAreInTheFile()
{
    const Scratch scratch;
    writeBefore(scratch);
    std::string seen;
    const model::Result<std::string> result = replaced(scratch, [&](std::string_view onDisk) {
        seen = onDisk;
        return model::Result<std::string>(after);
    });
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(seen, before);
    QCOMPARE(*result, after);
    QCOMPARE(scratch.read(name).toStdString(), after);
    QCOMPARE(scratch.litter(), QStringList());
}

void TestReplaceFile::theModeIsKept_data()
{
    QTest::addColumn<int>("mode");
    for (const int mode : {0600, 0640, 0644, 0664, 0755, 0620, 0666, 02664})
        QTest::addRow("%o", static_cast<unsigned>(mode)) << mode;
}

// A18
void TestReplaceFile::theModeIsKept()
{
    QFETCH(const int, mode);
    const Scratch scratch;
    writeBefore(scratch);
    QCOMPARE(::chmod(scratch.native(name).constData(), static_cast<mode_t>(mode)), 0);
    const mode_t old = ::umask(0077);
    const model::Result<std::string> result = replaced(scratch);
    ::umask(old);
    QVERIFY(result);
    QCOMPARE(scratch.status(name).st_mode & 07777, static_cast<mode_t>(mode));
}

// A20
void TestReplaceFile::extendedAttributesAreKept()
{
    const Scratch scratch;
    writeBefore(scratch);
    if (::setxattr(scratch.native(name).constData(), "user.foo", "bar", 3, 0) != 0)
        QSKIP("This file system has no extended attributes.");
    QVERIFY(replaced(scratch));
    char value[8] = {};
    QCOMPARE(::getxattr(scratch.native(name).constData(), "user.foo", value, sizeof value), ssize_t(3));
    QCOMPARE(QByteArray(value), QByteArray("bar"));
}

// A19 F26
void TestReplaceFile::ownerAndGroupAreKept()
{
    const Scratch scratch;
    writeBefore(scratch);
    if (::chown(scratch.native(name).constData(), 1234, 1234) != 0)
        QSKIP("Only the superuser can give files away.");
    QVERIFY(replaced(scratch));
    QCOMPARE(scratch.status(name).st_uid, 1234U);
    QCOMPARE(scratch.status(name).st_gid, 1234U);
}

// A22
void TestReplaceFile::aLinkStaysALink()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("real/story.md"), QByteArray::fromStdString(before));
    scratch.link(QStringLiteral("real/story.md"), name);
    QVERIFY(replaced(scratch));
    QVERIFY(S_ISLNK(scratch.status(name).st_mode));
    QCOMPARE(scratch.read(QStringLiteral("real/story.md")).toStdString(), after);
}

// A23
void TestReplaceFile::aLinkThatLeadsOutsideIsRefused()
{
    const Scratch scratch;
    const Scratch outside;
    outside.write(name, QByteArray::fromStdString(before));
    scratch.link(outside.path(name), name);
    QVERIFY(!replaced(scratch));
    QCOMPARE(outside.read(name).toStdString(), before);
}

// A21
void TestReplaceFile::hardLinksAreRefused()
{
    const Scratch scratch;
    writeBefore(scratch);
    QCOMPARE(::link(scratch.native(name).constData(), scratch.native(QStringLiteral("b.md")).constData()), 0);
    QVERIFY(!replaced(scratch));
    QCOMPARE(scratch.read(name).toStdString(), before);
    QCOMPARE(scratch.status(name).st_nlink, 2U);
}

// A17
void TestReplaceFile::readOnlyFilesAreRefused()
{
    const Scratch scratch;
    writeBefore(scratch);
    QCOMPARE(::chmod(scratch.native(name).constData(), 0444), 0);
    const model::Result<std::string> result = replaced(scratch);
    QVERIFY(!result);
    QCOMPARE(result.error().file, name);
    QVERIFY(result.error().what.contains(QStringLiteral("read-only")));
    QCOMPARE(scratch.read(name).toStdString(), before);
    QCOMPARE(scratch.status(name).st_mode & 07777, 0444U);
}

// A25
void TestReplaceFile::whatIsNotARegularFileIsRefused()
{
    const Scratch scratch;
    QCOMPARE(::mkfifo(scratch.native(name).constData(), 0644), 0);
    QVERIFY(!replaced(scratch));
    QVERIFY(S_ISFIFO(scratch.status(name).st_mode));
    QVERIFY(!folder::readFile(scratch.path(name), name));
    QVERIFY(!folder::readFile(scratch.path(), name));
    QVERIFY(!folder::replaceStory(scratch.path(), name, scratch.path(), toAfter));
}

// A26
void TestReplaceFile::aHugeFileIsRefusedUnread()
{
    const Scratch scratch;
    writeBefore(scratch);
    QCOMPARE(::truncate(scratch.native(name).constData(), off_t(1) << 40), 0);
    QVERIFY(!replaced(scratch));
    QVERIFY(!folder::readFile(scratch.path(name), name));
}

void TestReplaceFile::longAndOddNamesAreWritten_data()
{
    QTest::addColumn<QString>("odd");
    QTest::newRow("248 bytes") << QString(245, u'n') + QStringLiteral(".md");
    QTest::newRow("255 bytes") << QString(252, u'n') + QStringLiteral(".md");
    QTest::newRow("newline") << QStringLiteral("a\nb.md");
    QTest::newRow("dash") << QStringLiteral("-rf.md");
    QTest::newRow("blank and quote") << QStringLiteral(" a'\".md");
    QTest::newRow("right to left") << QStringLiteral("\u202Ea.md");
}

// A27 A29
void TestReplaceFile::longAndOddNamesAreWritten()
{
    QFETCH(const QString, odd);
    const Scratch scratch;
    scratch.write(odd, QByteArray::fromStdString(before));
    QVERIFY(folder::replaceStory(scratch.path(odd), odd, scratch.path(), toAfter));
    QCOMPARE(scratch.read(odd).toStdString(), after);
    QCOMPARE(scratch.litter(), QStringList());
}

// A36
void TestReplaceFile::theSameBytesAreNotWritten()
{
    const Scratch scratch;
    writeBefore(scratch);
    const struct stat old = scratch.status(name);
    QVERIFY(replaced(scratch, [](std::string_view onDisk) { return model::Result<std::string>(onDisk); }));
    const struct stat now = scratch.status(name);
    QCOMPARE(now.st_ino, old.st_ino);
    QCOMPARE(std::memcmp(&now.st_mtim, &old.st_mtim, sizeof now.st_mtim), 0);
    QCOMPARE(std::memcmp(&now.st_ctim, &old.st_ctim, sizeof now.st_ctim), 0);
}

void TestReplaceFile::anErrorOfRemakeEndsTheSave()
{
    const Scratch scratch;
    writeBefore(scratch);
    const model::Error error{QStringLiteral("no"), name, 3, 1, {}};
    const model::Result<std::string> result =
        replaced(scratch, [&](std::string_view) { return model::Result<std::string>(tl::unexpected(error)); });
    QVERIFY(!result);
    QCOMPARE(result.error(), error);
    QCOMPARE(scratch.read(name).toStdString(), before);
}

void TestReplaceFile::everyFailureLeavesOldOrNewBytesAndNoLitter_data()
{
    QTest::addColumn<int>("error");
    for (const int error : {ENOSPC, EIO, EACCES, EROFS, EDQUOT, ENOENT, ESTALE, EMFILE, EFBIG, EXDEV})
        QTest::addRow("%s", ::strerrorname_np(error)) << error;
}

// A02 A04 A05 A06 A07 A08
void TestReplaceFile::everyFailureLeavesOldOrNewBytesAndNoLitter()
{
    QFETCH(const int, error);
    for (int n = 1;; ++n) {
        const Scratch scratch;
        writeBefore(scratch);
        ::setxattr(scratch.native(name).constData(), "user.foo", "bar", 3, 0);
        FaultyFileSystem faulty;
        faulty.failAt = n;
        faulty.error = error;
        faulty.mostWritten = 7; // a disk that fills up takes a part first
        const model::Result<std::string> result = replaced(scratch, toAfter, faulty);
        const std::string now = scratch.read(name).toStdString();
        QVERIFY2(now == before || now == after, qPrintable(QString::number(n)));
        if (result)
            QCOMPARE(now, after);
        else
            QVERIFY(!result.error().what.isEmpty());
        if (!result && result.error().what.contains(QStringLiteral("unchanged")))
            QCOMPARE(now, before);
        QCOMPARE(scratch.litter(), QStringList());
        if (faulty.calls < n)
            break;
        QVERIFY(n < 100);
    }
}

// A08
void TestReplaceFile::interruptedCallsAreRepeated()
{
    int calls = 1;
    for (int n = 1; n <= calls; ++n) {
        const Scratch scratch;
        writeBefore(scratch);
        FaultyFileSystem faulty;
        faulty.failAt = n;
        faulty.error = EINTR;
        QVERIFY(replaced(scratch, toAfter, faulty));
        QCOMPARE(scratch.read(name).toStdString(), after);
        calls = faulty.calls;
    }
}

// A15
void TestReplaceFile::aTemporaryFileThatMustStayIsNamed()
{
    int named = 0;
    for (int n = 1; n < 60; ++n) {
        const Scratch scratch;
        writeBefore(scratch);
        FaultyFileSystem faulty;
        faulty.failAt = n;
        faulty.andAllLater = true;
        const model::Result<std::string> result = replaced(scratch, toAfter, faulty);
        const std::string now = scratch.read(name).toStdString();
        QVERIFY(now == before || now == after);
        const QStringList litter = scratch.litter();
        if (!litter.isEmpty()) {
            QVERIFY(!result);
            QVERIFY2(result.error().text().contains(litter.first()), qPrintable(result.error().text()));
            ++named;
        }
    }
    QVERIFY(named > 0);
}

void TestReplaceFile::withoutExchangeASaveComparesAndRenames_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("EINVAL") << EINVAL;
    QTest::newRow("ENOSYS") << ENOSYS;
}

// A41
void TestReplaceFile::withoutExchangeASaveComparesAndRenames()
{
    QFETCH(const int, error);
    const Scratch scratch;
    writeBefore(scratch);
    FaultyFileSystem system;
    system.exchangeError = error;
    QVERIFY(replaced(scratch, toAfter, system));
    QCOMPARE(scratch.read(name).toStdString(), after);
    QCOMPARE(scratch.litter(), QStringList());
}

QTEST_GUILESS_MAIN(TestReplaceFile)
#include "tst_replacefile.moc"
