#include "otheruser.h"
#include "replacing.h"

#include <QTest>

#include <sys/xattr.h>

namespace
{

QByteArray saved(const Scratch &scratch)
{
    const model::Result<std::string> result = replaced(scratch);
    return result ? QByteArray("saved") : result.error().what.toUtf8();
}

/// `us` may write into the folder, and new files there belong to our group.
void makeOurs(const Scratch &scratch)
{
    QCOMPARE(::chown(scratch.path().toUtf8().constData(), 1000, 2000), 0);
    QCOMPARE(::chmod(scratch.path().toUtf8().constData(), 02775), 0);
}

void give(const Scratch &scratch, uid_t owner, gid_t group, mode_t mode)
{
    QCOMPARE(::chown(scratch.native(name).constData(), owner, group), 0);
    QCOMPARE(::chmod(scratch.native(name).constData(), mode), 0);
}

} // namespace

/// Stories that belong to a colleague or to a pipeline. We are user 1000 with the groups 2000 and 2500.
class TestOwner final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatWeMayWriteIsSavedAndGivesNobodyMore_data();
    void whatWeMayWriteIsSavedAndGivesNobodyMore();
    void whatWeMayNotWriteIsLeftAlone_data();
    void whatWeMayNotWriteIsLeftAlone();
    void attributesAreKeptWithoutTheOwner();
    void anAccessListIsNeverGivenToAnotherGroup();
    void theGroupIsKeptWhereTheOwnerCannotBe();
};

void TestOwner::init()
{
    if (::geteuid() != 0)
        QSKIP("Only the superuser can give files away.");
}

void TestOwner::whatWeMayWriteIsSavedAndGivesNobodyMore_data()
{
    QTest::addColumn<int>("owner");
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("groupNow");
    QTest::addColumn<int>("modeNow");
    QTest::newRow("a colleague's, for the group") << 1234 << 2000 << 0664 << 2000 << 0664;
    QTest::newRow("for another group of ours") << 1234 << 2500 << 0660 << 2500 << 0660;
    QTest::newRow("set-user-id goes with the owner") << 1234 << 2000 << 04664 << 2000 << 0664;
    QTest::newRow("for everybody") << 1234 << 3000 << 0666 << 2000 << 0666;
    QTest::newRow("the other group had more") << 1234 << 3000 << 0676 << 2000 << 0666;
    QTest::newRow("set-group-id goes with the group") << 1234 << 3000 << 02666 << 2000 << 0666;
    QTest::newRow("ours, with another group") << 1000 << 3000 << 0666 << 2000 << 0666;
    QTest::newRow("ours, for all to read") << 1000 << 3000 << 0644 << 2000 << 0644;
    QTest::newRow("ours alone") << 1000 << 3000 << 0600 << 2000 << 0600;
}

// A19
void TestOwner::whatWeMayWriteIsSavedAndGivesNobodyMore()
{
    QFETCH(const int, owner);
    QFETCH(const int, group);
    QFETCH(const int, mode);
    QFETCH(const int, groupNow);
    QFETCH(const int, modeNow);
    const Scratch scratch;
    writeBefore(scratch);
    makeOurs(scratch);
    give(scratch, static_cast<uid_t>(owner), static_cast<gid_t>(group), static_cast<mode_t>(mode));
    QCOMPARE(asAnotherUser([&] { return saved(scratch); }), QByteArray("saved"));
    QCOMPARE(scratch.read(name).toStdString(), after);
    QCOMPARE(scratch.status(name).st_uid, 1000U);
    QCOMPARE(scratch.status(name).st_gid, static_cast<gid_t>(groupNow));
    QCOMPARE(scratch.status(name).st_mode & 07777, static_cast<mode_t>(modeNow));
    QCOMPARE(scratch.litter(), QStringList());
}

void TestOwner::whatWeMayNotWriteIsLeftAlone_data()
{
    QTest::addColumn<int>("owner");
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("reason");
    const QString belongs = QStringLiteral("may not write");
    const QString group = QStringLiteral("owner and group");
    QTest::newRow("only its owner may") << 1234 << 2000 << 0644 << belongs;
    QTest::newRow("only another group may") << 1234 << 3000 << 0664 << belongs;
    QTest::newRow("its group would lose it") << 1000 << 3000 << 0664 << group;
    QTest::newRow("its group would no longer read it") << 1000 << 3000 << 0640 << group;
    QTest::newRow("its group would get more") << 1234 << 3000 << 0646 << group;
}

// A16
void TestOwner::whatWeMayNotWriteIsLeftAlone()
{
    QFETCH(const int, owner);
    QFETCH(const int, group);
    QFETCH(const int, mode);
    QFETCH(const QString, reason);
    const Scratch scratch;
    writeBefore(scratch);
    makeOurs(scratch);
    give(scratch, static_cast<uid_t>(owner), static_cast<gid_t>(group), static_cast<mode_t>(mode));
    const QString said = QString::fromUtf8(asAnotherUser([&] { return saved(scratch); }));
    QVERIFY2(said.contains(reason), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("unchanged")), qPrintable(said));
    QCOMPARE(scratch.read(name).toStdString(), before);
    QCOMPARE(scratch.status(name).st_uid, static_cast<uid_t>(owner));
    QCOMPARE(scratch.litter(), QStringList());
}

// A20
void TestOwner::attributesAreKeptWithoutTheOwner()
{
    const Scratch scratch;
    writeBefore(scratch);
    makeOurs(scratch);
    give(scratch, 1234, 2000, 0664);
    if (::setxattr(scratch.native(name).constData(), "user.foo", "bar", 3, 0) != 0)
        QSKIP("This file system has no extended attributes.");
    QCOMPARE(asAnotherUser([&] { return saved(scratch); }), QByteArray("saved"));
    char value[8] = {};
    QCOMPARE(::getxattr(scratch.native(name).constData(), "user.foo", value, sizeof value), ssize_t(3));
}

// A20
void TestOwner::anAccessListIsNeverGivenToAnotherGroup()
{
    const Scratch scratch;
    writeBefore(scratch);
    makeOurs(scratch);
    give(scratch, 1234, 3000, 0666);
    // u::rw, u:1000:rw, g::rw, m::rw, o::rw; linux/posix_acl_xattr.h
    static constexpr std::uint8_t list[] = {2, 0,    0,   0,   1,   0,   6,  0, 255, 255, 255, 255, 2,   0,  6,
                                            0, 0xE8, 3,   0,   0,   4,   0,  6, 0,   255, 255, 255, 255, 16, 0,
                                            6, 0,    255, 255, 255, 255, 32, 0, 6,   0,   255, 255, 255, 255};
    if (::setxattr(scratch.native(name).constData(), "system.posix_acl_access", list, sizeof list, 0) != 0)
        QSKIP("This file system has no access lists.");
    const QByteArray said = asAnotherUser([&] { return saved(scratch); });
    QVERIFY2(said.contains("owner and group"), said.constData());
    QCOMPARE(scratch.read(name).toStdString(), before);
    QCOMPARE(scratch.litter(), QStringList());
}

void TestOwner::theGroupIsKeptWhereTheOwnerCannotBe()
{
    for (const int error : {EPERM, EINVAL}) { // EINVAL: an owner that this user namespace does not know (chown(2))
        const Scratch scratch;
        writeBefore(scratch);
        give(scratch, 1234, 1234, 0664);
        FaultyFileSystem system;
        system.ownerError = error;
        QVERIFY(replaced(scratch, toAfter, system));
        QCOMPARE(scratch.status(name).st_uid, ::geteuid());
        QCOMPARE(scratch.status(name).st_gid, 1234U);
        QCOMPARE(scratch.status(name).st_mode & 07777, 0664U);
    }
}

QTEST_APPLESS_MAIN(TestOwner)
#include "tst_owner.moc"
