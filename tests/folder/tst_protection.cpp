#include "likeanybody.h"
#include "openfolder.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>

using frontmatter::Field;
using frontmatter::FieldValue;

/// Stories that no save would replace say so before anybody types.
class TestProtection final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFileWithoutAWriteBitIsReadOnly();
    void aFileOnAReadOnlyMountIsReadOnly();
    void anImmutableFileIsReadOnly();
    void aFileWithTwoNamesIsReadOnly();
    void aFileInAFolderThatTakesNoFilesIsReadOnly();
    void aLinkIsAsReadOnlyAsItsFile();
    void aReasonInTheFileComesFirst();
    void aSaveThatFailsLeavesTheReasonInTheRow();
    void aReadingAnewSetsTheFieldsFree();
    void aChangeOfPermissionsIsNoticed();
};

namespace
{

/// What stands against an edit of each field; they are refused, and the file stays as it is.
QString reasonIn(Desk &desk, folder::StoryId story = 0)
{
    const QByteArray before = desk.bytes();
    QString reason;
    const story::StoryRow row = desk.stories.row(story);
    for (const Field field : frontmatter::allFields) {
        const story::Problem *problem = row.readOnlyReason(field);
        reason = problem == nullptr ? QString() : problem->reason;
    }
    if (!reason.isEmpty() && (!desk.stories.edit({heat(story, 7)}).isEmpty() || desk.bytes() != before))
        return QStringLiteral("(was edited)");
    return reason;
}

bool isReadOnly(const Desk &desk)
{
    const story::StoryRow row = desk.stories.row(0);
    return row.readOnlyReason(Field::Published) != nullptr;
}

bool setImmutable(const Scratch &files, bool immutable)
{
    const int fd = ::open(files.native(name).constData(), O_RDONLY | O_CLOEXEC);
    int flags = 0;
    bool done = ::ioctl(fd, FS_IOC_GETFLAGS, &flags) == 0;
    flags = immutable ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
    done = done && ::ioctl(fd, FS_IOC_SETFLAGS, &flags) == 0;
    ::close(fd);
    return done;
}

} // namespace

void TestProtection::initTestCase() { QVERIFY(obeyPermissions()); }

// A16 A17
void TestProtection::aFileWithoutAWriteBitIsReadOnly()
{
    Desk desk;
    desk.setReadOnly(true);
    desk.open();
    QCOMPARE(reasonIn(desk), QStringLiteral("The file is read-only"));
}

// A12
void TestProtection::aFileOnAReadOnlyMountIsReadOnly()
{
    Desk desk;
    const QByteArray folder = desk.files.path().toUtf8();
    // Ends with the process.
    if (::unshare(CLONE_NEWNS) == -1 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == -1 ||
        ::mount(folder.constData(), folder.constData(), nullptr, MS_BIND, nullptr) == -1 ||
        ::mount(nullptr, folder.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == -1)
        QSKIP(qPrintable(QStringLiteral("mount is not for us here: ") + qt_error_string()));
    desk.open();
    const QString reason = reasonIn(desk);
    ::umount(folder.constData());
    QCOMPARE(reason, QStringLiteral("The file is on a disk that is mounted read-only"));
}

// A13
void TestProtection::anImmutableFileIsReadOnly()
{
    Desk desk;
    if (!setImmutable(desk.files, true))
        QSKIP(qPrintable(QStringLiteral("chattr +i is not for us here: ") + qt_error_string()));
    desk.open();
    const QString reason = reasonIn(desk);
    setImmutable(desk.files, false);
    QCOMPARE(reason, QStringLiteral("The file is protected (immutable)"));
}

void TestProtection::aFileWithTwoNamesIsReadOnly()
{
    Desk desk;
    QCOMPARE(::link(desk.files.native(name).constData(), desk.files.native(QStringLiteral("b.txt~")).constData()), 0);
    desk.open();
    QVERIFY(reasonIn(desk).contains(QStringLiteral("another name (a hard link)")));
}

// A14 A16
void TestProtection::aFileInAFolderThatTakesNoFilesIsReadOnly()
{
    Desk desk;
    QCOMPARE(::chmod(desk.files.path().toUtf8().constData(), 0555), 0);
    desk.open();
    const QString reason = reasonIn(desk);
    QCOMPARE(::chmod(desk.files.path().toUtf8().constData(), 0755), 0);
    QCOMPARE(reason, QStringLiteral("No file can be made in the story's folder"));
}

void TestProtection::aLinkIsAsReadOnlyAsItsFile()
{
    Desk desk;
    desk.files.write(QStringLiteral(".hidden/real.md"), storyWithHeat(1));
    desk.files.link(QStringLiteral(".hidden/real.md"), QStringLiteral("link.md"));
    setReadOnly(desk.files, QStringLiteral(".hidden/real.md"), true);
    desk.open();
    QCOMPARE(reasonIn(desk, desk.stories.find(QStringLiteral("link.md"))), QStringLiteral("The file is read-only"));
    QCOMPARE(reasonIn(desk, desk.stories.find(name)), QString());
}

void TestProtection::aReasonInTheFileComesFirst()
{
    Desk desk("---\nheat: 5\nheat: 6\nquality: 1\n---\n");
    desk.setReadOnly(true);
    desk.open();
    const story::StoryRow &row = desk.stories.row(0);
    QVERIFY(row.readOnlyReason(Field::Heat)->line > 0);
    QCOMPARE(row.readOnlyReason(Field::Quality)->reason, QStringLiteral("The file is read-only"));
}

void TestProtection::aSaveThatFailsLeavesTheReasonInTheRow()
{
    Desk desk;
    desk.open();
    desk.setReadOnly(true);
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.stories.saveState(0), folder::SaveState::Failed);
    QVERIFY(isReadOnly(desk));
    desk.setReadOnly(false);
    desk.stories.retry(0);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
    QVERIFY(!isReadOnly(desk));
}

/// Far from what a rescan at intervals would find.
void TestProtection::aChangeOfPermissionsIsNoticed()
{
    Desk desk;
    desk.open();
    desk.setReadOnly(true);
    QTRY_COMPARE(reasonIn(desk), QStringLiteral("The file is read-only"));
    desk.setReadOnly(false);
    QTRY_COMPARE(reasonIn(desk), QString());
    const QByteArray folder = desk.files.path().toUtf8();
    QCOMPARE(::chmod(folder.constData(), 0555), 0);
    QTRY_COMPARE(reasonIn(desk), QStringLiteral("No file can be made in the story's folder"));
    QCOMPARE(::chmod(folder.constData(), 0755), 0);
    QTRY_COMPARE(reasonIn(desk), QString());
}

void TestProtection::aReadingAnewSetsTheFieldsFree()
{
    Desk desk;
    desk.setReadOnly(true);
    desk.open();
    QVERIFY(!reasonIn(desk).isEmpty());
    desk.setReadOnly(false);
    QSignalSpy finished(&desk.stories, &folder::StoryFolder::scanFinished);
    desk.stories.rescan();
    QVERIFY(finished.wait());
    QCOMPARE(reasonIn(desk), QString());
    QCOMPARE(desk.stories.edit({heat(0, 7)}).size(), 1);
}

QTEST_GUILESS_MAIN(TestProtection)
#include "tst_protection.moc"
