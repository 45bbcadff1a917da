#include "model/folder/walk.h"
#include "scratch.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

using folder::FoundFile;
using folder::ListedFile;
using folder::PathStyle;
using folder::WalkReport;

namespace
{

struct Walked {
    QList<FoundFile> files;
    QStringList paths;
    QStringList folders;
    WalkReport report;
};

Walked walked(const QStringList &arguments, PathStyle style = PathStyle::BelowRoot)
{
    Walked result;
    result.report = folder::walk(
        arguments, style,
        [&](const folder::ListedFile &listed) {
            const FoundFile file = listed.found();
            result.files.append(file);
            result.paths.append(file.path);
            return true;
        },
        [&](const folder::FoundFolder &folder) { result.folders.append(folder.folder); });
    return result;
}

} // namespace

class TestWalk final : public QObject
{
    Q_OBJECT

private slots:
    void pathsComeInBytewiseOrder();
    void onlyStoryNamesAreFound();
    void hiddenFoldersAreLeftOutAndHiddenFilesAreNot();
    void linksToFoldersAreCountedAndNotFollowed();
    void linksToFilesStayInsideTheFolder();
    void aFileIsFoundOnceAtItsOwnPlace();
    void aFileThatOnlyLinksReachIsFoundByTheFirst();
    void danglingLinksAndLoopsAreSpecial();
    void fifosAndSocketsAreSpecialAndNeverOpened();
    void namesThatAreNotUtf8AreNamed();
    void missingPathsAreReported();
    void unreadableFoldersAreReported();
    void pathsAsGivenKeepTheArgument();
    void aNamedFileIsInsideByDefinition();
    void filesThatSeveralPathsReachAreFoundOnce();
    void aWalkEndsWhenItIsTold();
    void foldersAreToldBeforeTheirFiles();
    void oneFileIsFoundAsAWalkWouldFindIt();
};

void TestWalk::pathsComeInBytewiseOrder()
{
    const Scratch scratch;
    for (const char *name : {"b.md", "a/z.md", "a-b.md", "a.md", "B.md", "a/é.md", "a/b/c.md", "10.md", "9.md"})
        scratch.write(QString::fromUtf8(name), "---\n---\n");
    QCOMPARE(walked({scratch.path()}).paths.join(u' '),
             QStringLiteral("10.md 9.md B.md a-b.md a.md a/b/c.md a/z.md a/\u00e9.md b.md"));
}

// B23
void TestWalk::onlyStoryNamesAreFound()
{
    const Scratch scratch;
    for (const char *name :
         {"a.md", "b.markdown", "c.HTML", "d.htm", "e.txt", "f.yaml", "g.yml", "h.jpg", "md", "i.md~"})
        scratch.write(QString::fromUtf8(name), "x");
    QCOMPARE(walked({scratch.path()}).paths.join(u' '),
             QStringLiteral("a.md b.markdown c.HTML d.htm e.txt f.yaml g.yml"));
}

void TestWalk::hiddenFoldersAreLeftOutAndHiddenFilesAreNot()
{
    const Scratch scratch;
    for (const char *name : {".git/a.md", ".hidden/b.md", ".x.md.swp", ".y.md", ".galley-01234567.tmp", "c.md"})
        scratch.write(QString::fromUtf8(name), "x");
    const Walked all = walked({scratch.path()});
    QCOMPARE(all.paths, (QStringList{QStringLiteral(".y.md"), QStringLiteral("c.md")}));
    QCOMPARE(all.folders, QStringList{scratch.path()});
}

void TestWalk::linksToFoldersAreCountedAndNotFollowed()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("real/a.md"), "x");
    scratch.link(QStringLiteral("real"), QStringLiteral("link"));
    scratch.link(QStringLiteral("."), QStringLiteral("real/loop"));
    const Walked all = walked({scratch.path()});
    QCOMPARE(all.paths, QStringList{QStringLiteral("real/a.md")});
    QCOMPARE(all.report.linkedFolders, 2);
}

// A23
void TestWalk::linksToFilesStayInsideTheFolder()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("outside.md"), "x");
    scratch.write(QStringLiteral("root/a.md"), "x");
    scratch.write(QStringLiteral("root2/b.md"), "x");
    scratch.write(QStringLiteral("root/.git/c.md"), "x");
    scratch.link(QStringLiteral("a.md"), QStringLiteral("root/inside.md"));
    scratch.link(QStringLiteral("../outside.md"), QStringLiteral("root/out1.md"));
    scratch.link(scratch.path(QStringLiteral("root2/b.md")), QStringLiteral("root/out2.md"));
    scratch.link(QStringLiteral(".git/c.md"), QStringLiteral("root/out3.md"));
    scratch.link(QStringLiteral("../outside.md"), QStringLiteral("root/picture.jpg"));
    const Walked all = walked({scratch.path(QStringLiteral("root"))});
    QCOMPARE(all.paths, QStringList{QStringLiteral("a.md")});
    QCOMPARE(all.report.linksOutside, 3);
    QCOMPARE(all.report.linksInside, 1);
}

void TestWalk::aFileIsFoundOnceAtItsOwnPlace()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("m/real.md"), "x");
    scratch.link(QStringLiteral("m/real.md"), QStringLiteral("a.md"));
    scratch.link(QStringLiteral("a.md"), QStringLiteral("z.md"));
    scratch.link(QStringLiteral("real.md"), QStringLiteral("m/z.md"));
    const Walked all = walked({scratch.path()});
    QCOMPARE(all.paths, QStringList{QStringLiteral("m/real.md")});
    QCOMPARE(all.report.linksInside, 3);
    const QStringList twice{scratch.path(), scratch.path(QStringLiteral("m"))};
    QCOMPARE(walked(twice, PathStyle::AsGiven).paths, QStringList{scratch.path(QStringLiteral("m/real.md"))});
    const folder::FoundFolder in{scratch.path(), {}, scratch.path(), {}};
    QVERIFY(!folder::findIn(in, QStringLiteral("a.md")));
}

void TestWalk::aFileThatOnlyLinksReachIsFoundByTheFirst()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("root/.store/real.md"), "x");
    scratch.write(QStringLiteral("root/notes"), "x");
    for (const char *link : {"root/b.md", "root/a.md", "root/c.md"})
        scratch.link(QStringLiteral(".store/real.md"), QString::fromLatin1(link));
    scratch.link(QStringLiteral("notes"), QStringLiteral("root/n.txt"));
    const QString root = scratch.path(QStringLiteral("root"));
    const Walked all = walked({root});
    QCOMPARE(all.paths, (QStringList{QStringLiteral("a.md"), QStringLiteral("n.txt")}));
    QCOMPARE(all.report.linksInside, 2);
    QCOMPARE(all.files.at(0).file, root + QStringLiteral("/a.md"));
    QCOMPARE(all.files.at(0).root, root);
    QVERIFY(folder::findIn({root, {}, root, {}}, QStringLiteral("a.md")));
}

// A24
void TestWalk::danglingLinksAndLoopsAreSpecial()
{
    const Scratch scratch;
    scratch.link(QStringLiteral("nowhere.md"), QStringLiteral("dangling.md"));
    scratch.link(QStringLiteral("me@host.4711"), QStringLiteral(".#edited.md")); // as Emacs does
    scratch.link(QStringLiteral("b.md"), QStringLiteral("a.md"));
    scratch.link(QStringLiteral("a.md"), QStringLiteral("b.md"));
    const Walked all = walked({scratch.path()});
    QVERIFY(all.paths.isEmpty());
    QCOMPARE(all.report.special, 3);
    QCOMPARE(all.report.skipped.size(), 3);
    QCOMPARE(all.report.skipped.at(2).text(), QStringLiteral("dangling.md: skipped: a link that leads nowhere"));
}

// A25
void TestWalk::fifosAndSocketsAreSpecialAndNeverOpened()
{
    const Scratch scratch;
    QCOMPARE(::mkfifo(scratch.native(QStringLiteral("x.md")).constData(), 0600), 0);
    QCOMPARE(::mkfifo(scratch.native(QStringLiteral("pipe")).constData(), 0600), 0);
    scratch.link(QStringLiteral("/dev/null"), QStringLiteral("zero.md"));
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, scratch.native(QStringLiteral("s.md")).constData(), sizeof address.sun_path);
    QCOMPARE(::bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const Walked all = walked({scratch.path()});
    ::close(server);
    QVERIFY(all.paths.isEmpty());
    QCOMPARE(all.report.special, 2);
    QCOMPARE(all.report.skipped.size(), 2);
    QCOMPARE(all.report.skipped.at(0).text(), QStringLiteral("s.md: skipped: a socket"));
    QCOMPARE(all.report.skipped.at(1).text(), QStringLiteral("x.md: skipped: a FIFO"));
    QCOMPARE(all.report.linksOutside, 1);

    const Walked named = walked({scratch.path(QStringLiteral("x.md"))});
    QVERIFY(named.paths.isEmpty());
    QCOMPARE(named.report.unreadable.size(), 1);
}

// A28
void TestWalk::namesThatAreNotUtf8AreNamed()
{
    const Scratch scratch;
    for (const char *name : {"/\xff\xfe.md", "/\xff.jpg", "/ok.md"})
        ::close(::creat((scratch.native({}) + name).constData(), 0600));
    QCOMPARE(::mkdir((scratch.native({}) + "/folder\xff").constData(), 0700), 0);
    const Walked all = walked({scratch.path()});
    for (const char *name : {"/\xff\xfe.md", "/\xff.jpg"}) // which QTemporaryDir does not see
        ::unlink((scratch.native({}) + name).constData());
    ::rmdir((scratch.native({}) + "/folder\xff").constData());
    QCOMPARE(all.paths, QStringList{QStringLiteral("ok.md")});
    QCOMPARE(all.report.notUtf8, 2);
    QCOMPARE(all.report.skipped.size(), 2);
    QCOMPARE(all.report.skipped.at(0).text(), QStringLiteral("folder\\xff: skipped: the name is not UTF-8"));
    QCOMPARE(all.report.skipped.at(1).text(), QStringLiteral("\\xff\\xfe.md: skipped: the name is not UTF-8"));
}

void TestWalk::missingPathsAreReported()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("a.md"), "x");
    const Walked all = walked({scratch.path(QStringLiteral("gone")), scratch.path()}, PathStyle::AsGiven);
    QCOMPARE(all.paths.size(), 1);
    QCOMPARE(all.report.unreadable.size(), 1);
    QCOMPARE(all.report.unreadable.first().file, scratch.path(QStringLiteral("gone")));
    QVERIFY(all.report.unreadable.first().what.contains(QStringLiteral("no such file"), Qt::CaseInsensitive));
}

// B21
void TestWalk::unreadableFoldersAreReported()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("shut/a.md"), "x");
    scratch.write(QStringLiteral("b.md"), "x");
    ::chmod(scratch.native({}).constData(), 0755);
    ::chmod(scratch.native(QStringLiteral("shut")).constData(), 0);
    const bool superuser = ::geteuid() == 0; // for whom permissions do not hold
    if (superuser)
        QCOMPARE(::seteuid(65534), 0);
    const Walked all = walked({scratch.path()});
    if (superuser)
        QCOMPARE(::seteuid(0), 0);
    ::chmod(scratch.native(QStringLiteral("shut")).constData(), 0700);
    QCOMPARE(all.paths, QStringList{QStringLiteral("b.md")});
    QCOMPARE(all.report.unreadable.size(), 1);
    QCOMPARE(all.report.unreadable.first().file, QStringLiteral("shut/"));
}

void TestWalk::pathsAsGivenKeepTheArgument()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("a/b.md"), "x");
    QCOMPARE(walked({scratch.path()}, PathStyle::AsGiven).paths, QStringList{scratch.path(QStringLiteral("a/b.md"))});
    const QString doubled = scratch.path() + QStringLiteral("/./a/");
    QCOMPARE(walked({doubled}, PathStyle::AsGiven).paths, QStringList{doubled + QStringLiteral("b.md")});
}

void TestWalk::aNamedFileIsInsideByDefinition()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("elsewhere/real.md"), "x");
    scratch.write(QStringLiteral("notes"), "x");
    scratch.link(QStringLiteral("elsewhere/real.md"), QStringLiteral("link.md"));
    const Walked all =
        walked({scratch.path(QStringLiteral("link.md")), scratch.path(QStringLiteral("notes"))}, PathStyle::AsGiven);
    QCOMPARE(all.paths,
             (QStringList{scratch.path(QStringLiteral("link.md")), scratch.path(QStringLiteral("notes"))}));
    QVERIFY(all.files.first().named);
    QCOMPARE(all.files.first().file, scratch.path(QStringLiteral("elsewhere/real.md")));
    QCOMPARE(all.files.first().root, all.files.first().file);
}

void TestWalk::filesThatSeveralPathsReachAreFoundOnce()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("a/b.md"), "x");
    scratch.write(QStringLiteral("c.md"), "x");
    QCOMPARE(::link(scratch.native(QStringLiteral("c.md")).constData(),
                    scratch.native(QStringLiteral("d.md")).constData()),
             0);
    const Walked all =
        walked({scratch.path(QStringLiteral("a/b.md")), scratch.path(), scratch.path(QStringLiteral("a"))},
               PathStyle::AsGiven);
    QCOMPARE(all.paths.size(), 3);
    QVERIFY(all.files.first().named);
}

void TestWalk::aWalkEndsWhenItIsTold()
{
    const Scratch scratch;
    for (int i = 0; i < 5; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i), "x");
    int found = 0;
    const WalkReport report =
        folder::walk({scratch.path()}, PathStyle::BelowRoot, [&](const folder::ListedFile &) { return ++found < 2; });
    QCOMPARE(found, 2);
    QVERIFY(report.cancelled);
}

void TestWalk::foldersAreToldBeforeTheirFiles()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("a/b/c.md"), "x");
    scratch.write(QStringLiteral("z/notes"), "x");
    QCOMPARE(walked({scratch.path()}).folders,
             (QStringList{scratch.path(), scratch.path(QStringLiteral("a")), scratch.path(QStringLiteral("a/b")),
                          scratch.path(QStringLiteral("z"))}));
}

void TestWalk::oneFileIsFoundAsAWalkWouldFindIt()
{
    const Scratch scratch;
    scratch.write(QStringLiteral("outside.md"), "x");
    scratch.write(QStringLiteral("root/a.md"), "x");
    scratch.link(QStringLiteral("../outside.md"), QStringLiteral("root/out.md"));
    const QString root = scratch.path(QStringLiteral("root"));
    const folder::FoundFolder in{root, QStringLiteral("shown/"), root, {}};
    const std::optional<ListedFile> listed = folder::findIn(in, QStringLiteral("a.md"));
    QVERIFY(listed);
    const FoundFile found = listed->found();
    QCOMPARE(found.file, root + QStringLiteral("/a.md"));
    QCOMPARE(found.path, QStringLiteral("shown/a.md"));
    for (const QString &name : {QStringLiteral("out.md"), QStringLiteral("gone.md")})
        QVERIFY(!folder::findIn(in, name));
}

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
