#include "faultyfilesystem.h"
#include "model/folder/replacefile.h"
#include "scratch.h"

#include <QTest>

class TestNewFile final : public QObject
{
    Q_OBJECT

private slots:
    void aNewFileHasTheModeOfTheUmask();
    void anExistingFileIsRefusedUnlessItMayBeOverwritten();
    void aStoryIsNeverReplaced();
    void nothingIsWrittenBelowGit();
    void aLinkStaysALink();
    void aMissingFolderIsAnError();
    void everyFailureLeavesOldOrNewBytesAndNoLitter();
};

void TestNewFile::aNewFileHasTheModeOfTheUmask()
{
    const Scratch scratch;
    const mode_t old = ::umask(0027);
    const model::Result<void> result =
        folder::writeNewFile(scratch.path(QStringLiteral("out.csv")), "a,b\r\n", false);
    ::umask(old);
    QVERIFY(result);
    QCOMPARE(scratch.read(QStringLiteral("out.csv")), QByteArray("a,b\r\n"));
    QCOMPARE(scratch.status(QStringLiteral("out.csv")).st_mode & 07777, 0640U);
    QCOMPARE(scratch.litter(), QStringList());
}

void TestNewFile::anExistingFileIsRefusedUnlessItMayBeOverwritten()
{
    const Scratch scratch;
    const QString name = QStringLiteral("out.csv");
    scratch.write(name, "old");
    const model::Result<void> refused = folder::writeNewFile(scratch.path(name), "new", false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().file, scratch.path(name));
    QCOMPARE(scratch.read(name), QByteArray("old"));
    QVERIFY(folder::writeNewFile(scratch.path(name), "new", true));
    QCOMPARE(scratch.read(name), QByteArray("new"));
    QCOMPARE(::mkfifo(scratch.native(QStringLiteral("pipe")).constData(), 0600), 0);
    QVERIFY(!folder::writeNewFile(scratch.path(QStringLiteral("pipe")), "new", true));
    QVERIFY(!folder::writeNewFile(scratch.path(), "new", true));
}

void TestNewFile::aStoryIsNeverReplaced()
{
    const Scratch scratch;
    const QString name = QStringLiteral("story.md");
    scratch.write(name, storyWithHeat(5));
    QVERIFY(!folder::writeNewFile(scratch.path(name), "new", true));
    QCOMPARE(scratch.read(name), storyWithHeat(5));
    scratch.link(name, QStringLiteral("out.csv"));
    QVERIFY(!folder::writeNewFile(scratch.path(QStringLiteral("out.csv")), "new", true));
    scratch.write(QStringLiteral("list.md"), "* A list\n");
    QVERIFY(folder::writeNewFile(scratch.path(QStringLiteral("list.md")), "new", true));
}

// B12
void TestNewFile::nothingIsWrittenBelowGit()
{
    const Scratch scratch;
    QVERIFY(QDir().mkpath(scratch.path(QStringLiteral(".git/hooks"))));
    QVERIFY(!folder::writeNewFile(scratch.path(QStringLiteral(".git/out.csv")), "new", true));
    QVERIFY(!folder::writeNewFile(scratch.path(QStringLiteral(".git/hooks/out.csv")), "new", true));
    QVERIFY(!QFile::exists(scratch.path(QStringLiteral(".git/out.csv"))));
}

void TestNewFile::aLinkStaysALink()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("real.csv"), "old");
    scratch.link(QStringLiteral("real.csv"), QStringLiteral("link.csv"));
    QVERIFY(folder::writeNewFile(scratch.path(QStringLiteral("link.csv")), "new", true));
    QVERIFY(S_ISLNK(scratch.status(QStringLiteral("link.csv")).st_mode));
    QCOMPARE(scratch.read(QStringLiteral("real.csv")), QByteArray("new"));
}

void TestNewFile::aMissingFolderIsAnError()
{
    const Scratch scratch;
    QVERIFY(!folder::writeNewFile(scratch.path(QStringLiteral("gone/out.csv")), "new", false));
    QVERIFY(!folder::writeNewFile(scratch.path(QStringLiteral("gone/")), "new", false));
}

// F10
void TestNewFile::everyFailureLeavesOldOrNewBytesAndNoLitter()
{
    for (int n = 1; n < 30; ++n) {
        const Scratch scratch;
        const QString name = QStringLiteral("out.csv");
        scratch.write(name, "old");
        FaultyFileSystem faulty;
        faulty.failAt = n;
        faulty.error = ENOSPC;
        const model::Result<void> result = folder::writeNewFile(scratch.path(name), "new", true, faulty);
        const QByteArray now = scratch.read(name);
        QVERIFY(now == "old" || now == "new");
        QVERIFY(!result || now == "new");
        QCOMPARE(scratch.litter(), QStringList());
        if (faulty.calls < n)
            return;
    }
}

QTEST_GUILESS_MAIN(TestNewFile)
#include "tst_newfile.moc"
