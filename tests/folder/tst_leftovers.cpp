#include "faultyfilesystem.h"
#include "model/folder/leftovers.h"
#include "openfolder.h"

using namespace folder;

namespace
{

const QString leftover = QStringLiteral(".galley-0123abcd.tmp");

/// What a scan does, `age` seconds after the last change of a file.
QList<model::Error> clear(const Scratch &scratch, int age, int failAt = 0)
{
    QList<FoundFile> stories;
    const WalkReport report = walk({scratch.path()}, PathStyle::BelowRoot, [&](const FoundFile &file) {
        stories.append(file);
        return true;
    });
    FaultyFileSystem system;
    system.olderBy = age;
    system.failAt = failAt;
    system.andAllLater = true;
    return clearLeftovers(report.leftovers, stories, system);
}

constexpr int anHour = 3600;

} // namespace

/// What a save that was cut short leaves beside a story.
class TestLeftovers final : public QObject
{
    Q_OBJECT

private slots:
    void whatAStoryBesideItHoldsIsRemoved();
    void whatHoldsNothingIsRemoved();
    void whatNoStoryBesideItHoldsIsKeptAndSaid();
    void whatASaveMayBeAtWorkOnIsLeftAlone();
    void whatCannotBeReadOrRemovedIsNeverLost();
    void onlyFilesThatASaveMakesCount_data();
    void onlyFilesThatASaveMakesCount();
    void aScanLeavesARunningSaveAlone();
};

// A35
void TestLeftovers::whatAStoryBesideItHoldsIsRemoved()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(QStringLiteral("b.md"), storyWithHeat(6));
    scratch.write(leftover, storyWithHeat(6));
    scratch.write(QStringLiteral("x/c.md"), storyWithHeat(7));
    scratch.write(QStringLiteral("x/") + leftover, storyWithHeat(7));
    QCOMPARE(clear(scratch, anHour), QList<model::Error>());
    QCOMPARE(scratch.litter(), QStringList());
    QVERIFY(!QFile::exists(scratch.path(QStringLiteral("x/") + leftover)));
    QCOMPARE(scratch.read(QStringLiteral("b.md")), storyWithHeat(6));
}

// A35
void TestLeftovers::whatHoldsNothingIsRemoved()
{
    const Scratch scratch;
    scratch.write(leftover, {});
    QCOMPARE(clear(scratch, anHour), QList<model::Error>());
    QCOMPARE(scratch.litter(), QStringList());
}

// A35
void TestLeftovers::whatNoStoryBesideItHoldsIsKeptAndSaid()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(QStringLiteral("x/") + leftover, storyWithHeat(5)); // its story is not beside it
    scratch.write(leftover, storyWithHeat(6));
    const QList<model::Error> said = clear(scratch, anHour);
    QCOMPARE(said.size(), 2);
    QCOMPARE(said.at(0).file, leftover);
    QVERIFY(!said.at(0).whatNow.isEmpty());
    QCOMPARE(said.at(1).file, QStringLiteral("x/") + leftover);
    QCOMPARE(scratch.read(leftover), storyWithHeat(6));
    QCOMPARE(scratch.read(QStringLiteral("x/") + leftover), storyWithHeat(5));
}

void TestLeftovers::whatASaveMayBeAtWorkOnIsLeftAlone()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(leftover, storyWithHeat(5));
    QCOMPARE(clear(scratch, 10), QList<model::Error>());
    QCOMPARE(scratch.litter(), QStringList(leftover));
}

// A35
void TestLeftovers::whatCannotBeReadOrRemovedIsNeverLost()
{
    int said = 0;
    for (int n = 1; n < 20; ++n) {
        const Scratch scratch;
        scratch.write(name, storyWithHeat(5));
        scratch.write(leftover, storyWithHeat(5));
        said += static_cast<int>(clear(scratch, anHour, n).size());
        QCOMPARE(scratch.read(name), storyWithHeat(5));
    }
    QVERIFY(said > 0);
}

void TestLeftovers::onlyFilesThatASaveMakesCount_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {".galley-0123abc.tmp", ".galley-0123abcdd.tmp", ".galley-0123abcg.tmp",
                             "galley-0123abcd.tmp", ".galley-0123abcd.tmp~", ".galley-0123ABCD.tmp"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

// A35
void TestLeftovers::onlyFilesThatASaveMakesCount()
{
    QFETCH(const QString, file);
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(file, storyWithHeat(5));
    scratch.link(name, leftover);
    QCOMPARE(clear(scratch, anHour), QList<model::Error>());
    QCOMPARE(scratch.read(file), storyWithHeat(5));
    QVERIFY(S_ISLNK(scratch.status(leftover).st_mode));
}

void TestLeftovers::aScanLeavesARunningSaveAlone()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(5));
    desk.open();
    QCOMPARE(desk.files.litter(), QStringList(leftover));
    QVERIFY(desk.stories.report().unreadable.isEmpty());
    QCOMPARE(desk.stories.report().leftovers.size(), 1);
    QCOMPARE(desk.stories.count(), 1);
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
