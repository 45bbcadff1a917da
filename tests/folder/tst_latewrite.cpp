#include "latewriter.h"
#include "nofoldersync.h"

#include <QTest>

using namespace folder;
using namespace std::chrono_literals;
using frontmatter::Assignment;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

const QString name = QStringLiteral("a.md");

using Steps = std::vector<std::vector<Assignment>>;

Assignment heat(int value) { return {Field::Heat, FieldValue::integer(value)}; }
Assignment quality(int value) { return {Field::Quality, FieldValue::integer(value)}; }
Assignment published(bool value) { return {Field::Published, FieldValue::boolean(value)}; }

/// Folders cannot be synced, and nobody tells of writers.
class NoFolderSyncNorLeases final : public NoFolderSync
{
public:
    int setlease(int, int) override
    {
        errno = EACCES;
        return -1;
    }
};

QByteArray changed(QByteArray story, const char *from, const char *to) { return story.replace(from, to); }

} // namespace

Q_DECLARE_METATYPE(Steps)
Q_DECLARE_METATYPE(PutIn)

/// What a program has written into a version that a save had taken from it, and what was set here since.
class TestLateWrite final : public QObject
{
    Q_OBJECT

private slots:
    void bothAreInTheFile_data();
    void bothAreInTheFile();
    void whatWasUndoneSinceStaysUndone();
    void aVersionOfAThirdOneSinceIsNewer_data();
    void aVersionOfAThirdOneSinceIsNewer();
    void aFieldThatOthersSetSinceStaysBesideTheRest();
    void aStoryThatIsDeletedSinceStaysDeleted();
    void aSecondVersionOfTheSameWriterIsPutInToo();
    void whatIsNotWholeIsKeptAsACopy_data();
    void whatIsNotWholeIsKeptAsACopy();
    void whatIsNotWholeAndOlderThanAThirdVersionIsLeft();
    void whatCannotBePutInIsKeptAsACopy();
    void aStoryThatIsNoneAnyMoreIsNotNewer_data();
    void aStoryThatIsNoneAnyMoreIsNotNewer();
    void aSecondVersionAfterOneThatCouldNotBePutInIsKeptToo();
    void aCopyIsBroughtToTheDisk();
    void aFolderThatIsMovedIsNotDeleted();
};

void TestLateWrite::bothAreInTheFile_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<QByteArray>("late");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<PutIn>("kind");
    const QByteArray story = storyWithHeat(5);
    const auto row = [](const char *title, const QByteArray &before, const Steps &steps, const QByteArray &late,
                        const QByteArray &expected, PutIn kind = PutIn::Merged) {
        QTest::newRow(title) << before << steps << late << expected << kind;
    };
    row("another field", story, {{heat(7)}}, changed(story, "60", "61"), changed(storyWithHeat(7), "60", "61"));
    row("the text", story, {{heat(7)}}, story + "more\n", storyWithHeat(7) + "more\n");
    row("several edits", story, {{heat(7)}, {quality(70)}, {heat(8)}}, changed(story, "true", "false"),
        changed(changed(storyWithHeat(8), "60", "70"), "true", "false"));
    row("two fields at once", story, {{heat(7), published(false)}}, story + "more\n",
        changed(storyWithHeat(7), "true", "false") + "more\n");
    row("the same field", story, {{heat(7)}}, storyWithHeat(9), storyWithHeat(9), PutIn::Over);
    row("the same value", story, {{heat(7)}}, storyWithHeat(7) + "more\n", storyWithHeat(7) + "more\n");
    row("the same field and others", story, {{heat(7), published(false)}}, changed(storyWithHeat(9), "60", "61"),
        changed(changed(storyWithHeat(9), "60", "61"), "true", "false"), PutIn::Over);
    row("another spelling", story, {{heat(7)}}, changed(story, "heat: 5", "heat: \"5\"   # of ten"),
        changed(storyWithHeat(7), "heat: 7", "heat: \"7\"   # of ten"));
    const QByteArray without = changed(story, "heat: 5\n", "");
    row("a line that was inserted", without, {{heat(7)}}, without + "more\n", storyWithHeat(7) + "more\n");
    row("a line that both have inserted", without, {{heat(7)}}, storyWithHeat(9), storyWithHeat(9), PutIn::Over);
    const QByteArray bare = "---\ntitle: A story\n---\n";
    row("three lines that were inserted", bare, {{heat(7)}, {published(true)}, {quality(3)}}, bare + "more\n",
        "---\ntitle: A story\nquality: 3\nheat: 7\npublished: true\n---\nmore\n");
    const QByteArray crlf = changed(story, "\n", "\r\n");
    row("CRLF", crlf, {{heat(7)}}, crlf + "more\r\n", changed(storyWithHeat(7), "\n", "\r\n") + "more\r\n");
    const QByteArray twice = changed(story, "heat: 5", "heat: 5\nheat: 6");
    row("a field that cannot be written safely", story, {{heat(7)}}, twice, twice, PutIn::Over);
}

// B05 B06
void TestLateWrite::bothAreInTheFile()
{
    QFETCH(const QByteArray, before);
    QFETCH(const Steps, steps);
    QFETCH(const QByteArray, late);
    QFETCH(const QByteArray, expected);
    QFETCH(const PutIn, kind);
    LateStory desk(name, before);
    for (const std::vector<Assignment> &step : steps)
        QCOMPARE(desk.set(name, step).kind, SaveOutcome::Kind::Saved);
    desk.other.write(late);
    std::vector<PutIn> done = desk.lookTwice();
    if (done.empty()) // what is not whole
        done = desk.look(11s);
    QCOMPARE(desk.files.read(name), expected);
    QCOMPARE(desk.files.litter(), QStringList());
    QCOMPARE(done, std::vector<PutIn>{kind});
}

// B05
void TestLateWrite::whatWasUndoneSinceStaysUndone()
{
    for (const QByteArray &before : {storyWithHeat(5), changed(storyWithHeat(5), "heat: 5\n", "")}) {
        LateStory desk(name, before);
        const SaveOutcome done = desk.setHeat(name, 7);
        QCOMPARE(desk.undo(name, done).kind, SaveOutcome::Kind::Saved);
        desk.other.write(before + "more\n");
        desk.lookTwice();
        QCOMPARE(desk.files.read(name), before + "more\n");
    }
}

void TestLateWrite::aVersionOfAThirdOneSinceIsNewer_data()
{
    QTest::addColumn<QByteArray>("third");
    QTest::newRow("another text") << storyWithHeat(7) + "third\n";
    QTest::newRow("another key") << changed(storyWithHeat(7), "A story", "Another story");
    QTest::newRow("a field") << storyWithHeat(8);
    QTest::newRow("no story") << QByteArray("gone\n");
}

void TestLateWrite::aVersionOfAThirdOneSinceIsNewer()
{
    QFETCH(const QByteArray, third);
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(6));
    desk.replaceOutside(name, third);
    QCOMPARE(desk.lookTwice(), std::vector<PutIn>{PutIn::Left});
    QCOMPARE(desk.files.read(name), third);
}

// A38 B05
void TestLateWrite::aFieldThatOthersSetSinceStaysBesideTheRest()
{
    for (const int others : {8, 5}) { // 5: what it was before
        LateStory desk(name);
        desk.set(name, {heat(7), published(false)});
        desk.other.write(changed(storyWithHeat(6), "60", "61") + "late\n");
        desk.replaceOutside(name, changed(storyWithHeat(others), "true", "false"));
        QCOMPARE(desk.lookTwice(), std::vector<PutIn>{PutIn::Merged});
        QCOMPARE(desk.files.read(name),
                 changed(changed(storyWithHeat(others), "60", "61"), "true", "false") + "late\n");
    }
}

void TestLateWrite::aStoryThatIsDeletedSinceStaysDeleted()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(9));
    QVERIFY(QFile::remove(desk.files.path(name)));
    QCOMPARE(desk.lookTwice(), std::vector<PutIn>{PutIn::Left});
    QVERIFY(!QFile::exists(desk.files.path(name)));
}

// B05
void TestLateWrite::aSecondVersionOfTheSameWriterIsPutInToo()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(5) + "first\n");
    desk.lookTwice();
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + "first\n");
    desk.set(name, {quality(70)});
    desk.other.write(storyWithHeat(5) + "second\n");
    desk.look(3100ms);
    desk.look(4200ms);
    QCOMPARE(desk.files.read(name), changed(storyWithHeat(7), "60", "70") + "second\n");
}

void TestLateWrite::whatIsNotWholeIsKeptAsACopy_data()
{
    QTest::addColumn<QByteArray>("late");
    const QByteArray story = storyWithHeat(5) + "A text of two lines.\nIts end.\n";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half the front matter") << story.left(20);
    QTest::newRow("no text") << story.left(story.indexOf("A text"));
    QTest::newRow("half the text") << story.left(story.indexOf("Its end"));
    QTest::newRow("no story any more") << changed(story, "title: A story", "\"");
}

// B03 B05
void TestLateWrite::whatIsNotWholeIsKeptAsACopy()
{
    QFETCH(const QByteArray, late);
    const QByteArray rest = "A text of two lines.\nIts end.\n";
    WithoutLeases disk;
    LateDesk desk(disk);
    desk.files.write(name, storyWithHeat(5) + rest);
    {
        LateWriter other(desk.files.native(name));
        desk.setHeat(name, 7);
        other.write(late);
    }
    for (const auto later : {250ms, 2000ms, 3000ms})
        QVERIFY(desk.look(later).empty());
    QVERIFY(desk.files.litter().isEmpty());
    QCOMPARE(desk.look(11s), std::vector<PutIn>{PutIn::Left});
    QCOMPARE(desk.files.read(name), storyWithHeat(7) + rest);
    QCOMPARE(desk.errors.size(), 1);
    QCOMPARE(desk.errors.constFirst().file, name);
    const QStringList copies = desk.files.litter();
    QCOMPARE(copies.size(), late.isEmpty() ? 0 : 1);
    for (const QString &copy : copies) {
        QCOMPARE(desk.files.read(copy), late);
        QVERIFY2(desk.errors.constFirst().what.contains(copy), qPrintable(desk.errors.constFirst().what));
    }
}

void TestLateWrite::whatIsNotWholeAndOlderThanAThirdVersionIsLeft()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write("---\nhalf");
    desk.replaceOutside(name, storyWithHeat(8) + "third\n");
    desk.look(11s);
    QCOMPARE(desk.files.read(name), storyWithHeat(8) + "third\n");
    QVERIFY(desk.errors.isEmpty());
    QCOMPARE(desk.files.litter(), QStringList());
}

// B05
void TestLateWrite::whatCannotBePutInIsKeptAsACopy()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(5) + "late\n");
    QCOMPARE(::chmod(desk.files.native(name).constData(), 0444), 0);
    desk.lookTwice();
    QCOMPARE(desk.errors.size(), 1);
    const model::Error &error = desk.errors.constFirst();
    QCOMPARE(error.file, name);
    QVERIFY2(error.what.startsWith(QStringLiteral("What another program wrote")), qPrintable(error.what));
    QCOMPARE(desk.files.read(name), storyWithHeat(7));
    QCOMPARE(desk.files.litter().size(), 1);
    QCOMPARE(desk.files.read(desk.files.litter().constFirst()), storyWithHeat(5) + "late\n");
}

void TestLateWrite::aStoryThatIsNoneAnyMoreIsNotNewer_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("---\nheat");
    QTest::newRow("no story") << QByteArray("gone\n");
}

// B05
void TestLateWrite::aStoryThatIsNoneAnyMoreIsNotNewer()
{
    QFETCH(const QByteArray, now);
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(9));
    desk.files.write(name, now);
    desk.lookTwice();
    QCOMPARE(desk.files.read(name), now);
    QCOMPARE(desk.errors.size(), 1);
    QCOMPARE(desk.files.litter().size(), 1);
    QCOMPARE(desk.files.read(desk.files.litter().constFirst()), storyWithHeat(9));
}

// B05
void TestLateWrite::aSecondVersionAfterOneThatCouldNotBePutInIsKeptToo()
{
    LateStory desk(name);
    desk.setHeat(name, 7);
    desk.other.write(storyWithHeat(5) + "first\n");
    QCOMPARE(::chmod(desk.files.native(name).constData(), 0444), 0);
    desk.lookTwice();
    QCOMPARE(desk.files.litter().size(), 1);
    QCOMPARE(::chmod(desk.files.native(name).constData(), 0644), 0);
    desk.other.write(storyWithHeat(5) + "second\n");
    desk.look(3100ms);
    desk.look(4200ms);
    QCOMPARE(desk.files.read(name), storyWithHeat(7));
    QCOMPARE(desk.errors.size(), 2);
    QStringList copies;
    const QStringList files = desk.files.litter();
    for (const QString &copy : files)
        copies += QString::fromUtf8(desk.files.read(copy)).section(u'\n', -2, -2);
    copies.sort();
    QCOMPARE(copies, (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
}

// B05
void TestLateWrite::aCopyIsBroughtToTheDisk()
{
    NoFolderSyncNorLeases disk;
    disk.fails = false;
    LateDesk desk(disk);
    desk.files.write(name, storyWithHeat(5));
    LateWriter other(desk.files.native(name));
    desk.setHeat(name, 7);
    other.write(storyWithHeat(9));
    QCOMPARE(::chmod(desk.files.native(name).constData(), 0444), 0);
    disk.fails = true;
    desk.lookTwice();
    QCOMPARE(desk.errors.size(), 1);
    QVERIFY(desk.errors.constFirst().what.contains(QStringLiteral("A copy is kept as .galley-")));
    QVERIFY(desk.errors.constFirst().whatNow.contains(QStringLiteral("a power cut may still take it away")));
    QCOMPARE(desk.files.litter().size(), 1);
}

// B05
void TestLateWrite::aFolderThatIsMovedIsNotDeleted()
{
    WithoutLeases disk;
    LateDesk desk(disk);
    const QString below = QStringLiteral("x/y/a.md");
    desk.files.write(below, storyWithHeat(5));
    LateWriter other(desk.files.native(below));
    desk.setHeat(below, 7);
    other.write(storyWithHeat(9));
    QVERIFY(QDir().rename(desk.files.path(QStringLiteral("x")), desk.files.path(QStringLiteral("z"))));
    desk.lookTwice();
    QCOMPARE(desk.errors.size(), 1);
    const QStringList copies = desk.files.litter();
    QCOMPARE(copies.size(), 1);
    QCOMPARE(desk.files.read(copies.constFirst()), storyWithHeat(9));
    QVERIFY2(desk.errors.constFirst().what.contains(copies.constFirst()), qPrintable(desk.errors.constFirst().what));
    QCOMPARE(desk.files.read(QStringLiteral("z/y/a.md")), storyWithHeat(7));
}

QTEST_GUILESS_MAIN(TestLateWrite)
#include "tst_latewrite.moc"
