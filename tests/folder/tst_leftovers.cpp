#include "faultyfilesystem.h"
#include "model/folder/leftovers.h"
#include "openfolder.h"

using namespace folder;

namespace
{

const QString leftover = QStringLiteral(".galley-0123abcd.tmp");

/// What a scan does, `age` seconds after the last change of a file.
Leftovers clear(const Scratch &scratch, int age, int failAt = 0)
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

QByteArray longStory(int heat)
{
    return storyWithHeat(heat).replace("A story", "A story with a title of some length, as titles are");
}

/// The copy, as a scan finds it.
RecoveredCopy found(const Scratch &scratch) { return clear(scratch, anHour).copies.value(0); }

/// The story's, and those of every file that saves make.
QByteArrayList bytesIn(const Scratch &scratch)
{
    QByteArrayList all{scratch.read(name)};
    const QStringList litter = scratch.litter();
    for (const QString &file : litter)
        all.append(scratch.read(file));
    return all;
}

bool saidNothing(const Leftovers &found) { return found.copies.isEmpty() && found.errors.isEmpty(); }

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
    void whatBelongsToSomebodyElseIsLeftAlone();
    void theStoryThatIsMostLikeItIsItsOwn();
    void whatDiffersIsSaid_data();
    void whatDiffersIsSaid();
    void whatIsKeptTakesTheStorysPlaceAndThatBecomesACopy();
    void keepingTheSameBytesOnlyTidies();
    void keepingNeverLosesBytesWhateverFails();
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
    QVERIFY(saidNothing(clear(scratch, anHour)));
    QCOMPARE(scratch.litter(), QStringList());
    QVERIFY(!QFile::exists(scratch.path(QStringLiteral("x/") + leftover)));
    QCOMPARE(scratch.read(QStringLiteral("b.md")), storyWithHeat(6));
}

// A35
void TestLeftovers::whatHoldsNothingIsRemoved()
{
    const Scratch scratch;
    scratch.write(leftover, {});
    QVERIFY(saidNothing(clear(scratch, anHour)));
    QCOMPARE(scratch.litter(), QStringList());
}

// A35
void TestLeftovers::whatNoStoryBesideItHoldsIsKeptAndSaid()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(QStringLiteral("x/") + leftover, storyWithHeat(5)); // its story is not beside it
    scratch.write(leftover, storyWithHeat(6));
    const QList<RecoveredCopy> copies = clear(scratch, anHour).copies;
    QCOMPARE(copies.size(), 2);
    QCOMPARE(copies.at(0).file.path, leftover);
    QCOMPARE(copies.at(0).story.path, name);
    QCOMPARE(copies.at(0).difference, QStringLiteral("heat is 6 in it, and 5 in the story"));
    QCOMPARE(copies.at(0).text, QStringLiteral("heat: 6"));
    QCOMPARE(copies.at(0).storyText, QStringLiteral("heat: 5"));
    QVERIFY(copies.at(0).isWhole && copies.at(0).written.isValid());
    QCOMPARE(copies.at(1).file.path, QStringLiteral("x/") + leftover);
    QVERIFY(copies.at(1).story.file.isEmpty() && !copies.at(1).isWhole);
    QCOMPARE(scratch.read(leftover), storyWithHeat(6));
    QCOMPARE(scratch.read(QStringLiteral("x/") + leftover), storyWithHeat(5));
}

void TestLeftovers::whatASaveMayBeAtWorkOnIsLeftAlone()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(leftover, storyWithHeat(5));
    const Leftovers found = clear(scratch, 10);
    QVERIFY(saidNothing(found));
    QCOMPARE(found.young.size(), 1);
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
        said += static_cast<int>(clear(scratch, anHour, n).errors.size());
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
    QVERIFY(saidNothing(clear(scratch, anHour)));
    QCOMPARE(scratch.read(file), storyWithHeat(5));
    QVERIFY(S_ISLNK(scratch.status(leftover).st_mode));
}

// A35
void TestLeftovers::whatBelongsToSomebodyElseIsLeftAlone()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(leftover, storyWithHeat(5));
    if (::chown(scratch.native(leftover).constData(), 1234, 1234) == -1)
        QSKIP(qPrintable(QStringLiteral("files cannot be given away here: ") + qt_error_string()));
    QVERIFY(saidNothing(clear(scratch, anHour)));
    QCOMPARE(scratch.litter(), QStringList(leftover));
}

void TestLeftovers::theStoryThatIsMostLikeItIsItsOwn()
{
    const Scratch scratch;
    for (int i = 0; i < 5; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i),
                      storyWithHeat(5) + QByteArray(100, static_cast<char>('a' + i)) + "\n");
    scratch.write(leftover, storyWithHeat(6) + QByteArray(100, 'c') + "\n");
    QCOMPARE(clear(scratch, anHour).copies.value(0).story.path, QStringLiteral("2.md"));
    scratch.write(leftover, "Something else, that has been here all the time and is as long as a story");
    QVERIFY(clear(scratch, anHour).copies.value(0).story.file.isEmpty());
}

void TestLeftovers::whatDiffersIsSaid_data()
{
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<QString>("difference");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isWhole");
    const QByteArray story = longStory(5);
    const auto row = [&](const char *what, const QByteArray &copy, const char *difference, const char *text,
                         bool isWhole) {
        QTest::newRow(what) << copy << QString::fromLatin1(difference) << QString::fromLatin1(text) << isWhole;
    };
    QByteArray two = longStory(6);
    two.replace("published: true", "published: false");
    row("two fields", two, "published is false in it, and true in the story; heat is 6 in it, and 5 in the story",
        "heat: 6\npublished: false", true);
    row("a field that is not set", QByteArray(story).replace("heat: 5\n", ""),
        "heat is not set in it, and 5 in the story", "", true);
    row("a text", QByteArray(story).replace("Body", "Other"), "1 lines of it differ", "Other", true);
    row("a field and a text", longStory(6).replace("Body", "Other"),
        "heat is 6 in it, and 5 in the story; other lines differ too", "heat: 6\npublished: true\n---\nOther", true);
    row("cut off in the text", longStory(5).chopped(2), "its text ends before that of the story", "Bod", false);
    row("cut off in the front matter", longStory(5).chopped(12), "it cannot be read as a story", "published: tr",
        false);
}

// A35
void TestLeftovers::whatDiffersIsSaid()
{
    QFETCH(QByteArray, copy);
    const Scratch scratch;
    scratch.write(name, longStory(5));
    scratch.write(leftover, copy);
    const QList<RecoveredCopy> copies = clear(scratch, anHour).copies;
    QCOMPARE(copies.size(), 1);
    QCOMPARE(copies.first().story.path, name);
    QTEST(copies.first().difference, "difference");
    QTEST(copies.first().text, "text");
    QTEST(copies.first().isWhole, "isWhole");
}

// A35
void TestLeftovers::whatIsKeptTakesTheStorysPlaceAndThatBecomesACopy()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(leftover, storyWithHeat(6));
    const auto former = keepCopy(found(scratch));
    QVERIFY(former && *former);
    QCOMPARE(scratch.read(name), storyWithHeat(6));
    QVERIFY(!QFile::exists(scratch.path(leftover)));
    QCOMPARE(scratch.litter(), QStringList((*former)->file.path));
    QCOMPARE(scratch.read((*former)->file.path), storyWithHeat(5));
    QCOMPARE((*former)->difference, QStringLiteral("heat is 5 in it, and 6 in the story"));
    QCOMPARE(scratch.status((*former)->file.path).st_mode & 07777, 0600U);
    QVERIFY(keepCopy(**former)); // and back
    QCOMPARE(scratch.read(name), storyWithHeat(5));
    QVERIFY(deleteCopy(found(scratch)));
    QCOMPARE(scratch.litter(), QStringList());
    QCOMPARE(scratch.read(name), storyWithHeat(5));
}

void TestLeftovers::keepingTheSameBytesOnlyTidies()
{
    const Scratch scratch;
    scratch.write(name, storyWithHeat(5));
    scratch.write(leftover, storyWithHeat(6));
    const RecoveredCopy copy = found(scratch);
    scratch.write(name, storyWithHeat(6));
    const auto former = keepCopy(copy);
    QVERIFY(former && !*former);
    QCOMPARE(bytesIn(scratch), QByteArrayList{storyWithHeat(6)});
}

// A35
void TestLeftovers::keepingNeverLosesBytesWhateverFails()
{
    int failed = 0;
    for (const bool andAllLater : {false, true}) {
        for (int n = 1; n < 80; ++n) {
            const Scratch scratch;
            scratch.write(name, storyWithHeat(5));
            scratch.write(leftover, storyWithHeat(6));
            const RecoveredCopy copy = found(scratch);
            FaultyFileSystem system;
            system.failAt = n;
            system.andAllLater = andAllLater;
            failed += keepCopy(copy, system) ? 0 : 1;
            const QByteArrayList bytes = bytesIn(scratch);
            QVERIFY2(bytes.contains(storyWithHeat(5)) && bytes.contains(storyWithHeat(6)),
                     qPrintable(QString::number(n)));
            QVERIFY(bytes.first() == storyWithHeat(5) || bytes.first() == storyWithHeat(6));
        }
    }
    QVERIFY(failed > 20);
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
