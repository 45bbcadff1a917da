#include "faultyfilesystem.h"
#include "model/folder/leftovers.h"
#include "openfolder.h"

using namespace folder;

namespace
{

const QString leftover = QStringLiteral(".galley-0123abcd.tmp");

/// What a scan sees.
LeftoverSearch searchIn(const Scratch &scratch, const QString &journal = {})
{
    LeftoverSearch search;
    search.leftovers = walk({scratch.path()}, PathStyle::BelowRoot, [&search](const ListedFile &listed) {
                           const FoundFile file = listed.found();
                           search.stories.append(file);
                           return true;
                       }).leftovers;
    search.journal = journal;
    return search;
}

/// What a scan does, `age` seconds after the last change of a file.
Leftovers clear(const Scratch &scratch, int age, int failAt = 0)
{
    FaultyFileSystem system;
    system.olderBy = age;
    system.failAt = failAt;
    system.andAllLater = true;
    return clearLeftovers(searchIn(scratch), system);
}

constexpr int anHour = 3600;

QByteArray longStory(int heat)
{
    return storyWithHeat(heat).replace("A story", "A story with a title of some length, as titles are");
}

/// Edits of one story, each from heat to heat, as the journal has them.
struct Edits {
    explicit Edits(const QList<std::pair<int, int>> &edits)
    {
        for (const auto &[before, after] : edits) {
            const JournalEntry entry = JournalEntry::of(
                files.path(name), {}, storyWithHeat(before).toStdString(), storyWithHeat(after).toStdString(),
                {{frontmatter::Field::Heat, std::to_string(before), std::to_string(after)}});
            QVERIFY(log.append({&entry, 1}));
        }
    }
    [[nodiscard]] Leftovers clear(const QSet<QString> &kept = {}) const
    {
        FaultyFileSystem system;
        system.olderBy = anHour;
        LeftoverSearch search = searchIn(files, journal);
        search.kept = kept;
        return clearLeftovers(search, system);
    }

    const Scratch files;
    const Scratch state;
    const QString journal = state.path(QStringLiteral("edits.log"));
    Journal log{journal};
};

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
    void aCopyOfAStoryOfSomebodyElseIsOursWhenTheJournalKnowsIt();
    void theStoryThatIsMostLikeItIsItsOwn();
    void whatDiffersIsSaid_data();
    void whatDiffersIsSaid();
    void theJournalTellsOldFromNew_data();
    void theJournalTellsOldFromNew();
    void theVersionBeforeIsRemovedOnlyWhenTheJournalProvesIt();
    void theJournalLeadsToTheStory();
    void theJournalLeadsToWhatIsNoStoryAnyMore_data();
    void theJournalLeadsToWhatIsNoStoryAnyMore();
    void allStoriesAreReadOnceForACopy();
    void onlyTheFrontMatterHasSecrets();
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
    QVERIFY(found.untilOld >= std::chrono::seconds(49) && found.untilOld <= std::chrono::seconds(50));
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

// A35
void TestLeftovers::aCopyOfAStoryOfSomebodyElseIsOursWhenTheJournalKnowsIt()
{
    const Edits desk({{5, 6}});
    desk.files.write(name, storyWithHeat(5));
    desk.files.write(leftover, storyWithHeat(6));
    if (::chown(desk.files.native(leftover).constData(), 1234, 1234) == -1)
        QSKIP(qPrintable(QStringLiteral("files cannot be given away here: ") + qt_error_string()));
    QCOMPARE(desk.clear().copies.size(), 1);
    desk.files.write(name, storyWithHeat(6)); // the save was finished
    desk.files.write(leftover, storyWithHeat(5));
    QVERIFY(desk.clear().copies.isEmpty());
    QCOMPARE(desk.files.litter(), QStringList());
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
        QTest::newRow(what) << copy << QString::fromLatin1(difference) << QString::fromUtf8(text) << isWhole;
    };
    QByteArray two = longStory(6);
    two.replace("published: true", "published: false");
    row("two fields", two, "published is false in it, and true in the story; heat is 6 in it, and 5 in the story",
        "heat: 6\npublished: false", true);
    row("a field that is not set", QByteArray(story).replace("heat: 5\n", ""),
        "heat is not set in it, and 5 in the story", "", true);
    const auto secured = [](int heat, const char *value) {
        return longStory(heat).replace("heat", QByteArray("secured: ") + value + "\nheat");
    };
    row("secured", secured(5, "b"), "secured differs", "secured: …", true);
    row("secured and a field", secured(6, "b"), "heat is 6 in it, and 5 in the story; secured differs",
        "secured: …\nheat: 6", true);
    row("secured and a text", secured(5, "b\n  c").replace("Body", "Other"),
        "secured differs; other lines differ too", "secured: …\nheat: 5\npublished: true\n---\nOther", true);
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
    const bool isSecured = copy.contains("secured");
    scratch.write(name, isSecured ? longStory(5).replace("heat", "secured: a\nheat") : longStory(5));
    scratch.write(leftover, copy);
    const QList<RecoveredCopy> copies = clear(scratch, anHour).copies;
    QCOMPARE(copies.size(), 1);
    QCOMPARE(copies.first().story.path, name);
    QTEST(copies.first().difference, "difference");
    QTEST(copies.first().text, "text");
    QTEST(copies.first().isWhole, "isWhole");
    QCOMPARE(copies.first().storyText.contains(QStringLiteral("secured: …")), isSecured);
}

void TestLeftovers::theJournalTellsOldFromNew_data()
{
    using Edit = std::pair<int, int>;
    QTest::addColumn<QList<Edit>>("edits");
    QTest::addColumn<int>("story");
    QTest::addColumn<int>("copy");
    QTest::addColumn<QString>("is");
    const auto row = [](const char *what, const QList<Edit> &edits, int story, int copy, const char *is) {
        QTest::newRow(what) << edits << story << copy << QString::fromLatin1(is);
    };
    row("before the last edit", {{5, 6}}, 6, 5, "old");
    row("two edits before", {{4, 5}, {5, 6}}, 6, 4, "old");
    row("edited, undone", {{5, 6}, {6, 5}}, 5, 6, "old");
    row("edited, undone, done again", {{5, 6}, {6, 5}, {5, 6}}, 6, 5, "old");
    row("before an edit that was made, and one that was not", {{5, 6}, {6, 7}}, 6, 5, "old");
    row("of an edit that was not made", {{5, 6}}, 5, 6, "unwritten");
    row("of an undo that was not made", {{5, 6}, {6, 5}}, 6, 5, "unwritten");
    row("of the second of two edits", {{5, 6}, {6, 7}}, 6, 7, "unwritten");
    row("others have written since", {{5, 6}}, 8, 5, "unknown");
    row("others had written before", {{5, 6}, {7, 8}}, 8, 5, "unknown");
    row("written by others", {{5, 6}}, 6, 9, "unknown");
    row("no edits", {}, 6, 5, "unknown");
}

// A32 A35
void TestLeftovers::theJournalTellsOldFromNew()
{
    using Edit = std::pair<int, int>;
    QFETCH(const QList<Edit>, edits);
    QFETCH(const int, story);
    QFETCH(const int, copy);
    QFETCH(const QString, is);
    const Edits desk(edits);
    desk.files.write(name, storyWithHeat(story));
    desk.files.write(leftover, storyWithHeat(copy));
    const Leftovers found = desk.clear();
    QVERIFY(found.errors.isEmpty());
    QCOMPARE(found.copies.isEmpty(), is == QLatin1String("old"));
    QCOMPARE(desk.files.litter().isEmpty(), is == QLatin1String("old"));
    if (!found.copies.isEmpty())
        QCOMPARE(found.copies.constFirst().isUnwritten, is == QLatin1String("unwritten"));
    QCOMPARE(desk.files.read(name), storyWithHeat(story));
}

// A35
void TestLeftovers::theVersionBeforeIsRemovedOnlyWhenTheJournalProvesIt()
{
    const Edits desk({{5, 6}});
    desk.files.write(name, storyWithHeat(6));
    desk.files.write(leftover, storyWithHeat(5));
    // An editor has put the other one in its place a moment ago, and may want this one back.
    QCOMPARE(desk.clear({desk.files.path(leftover)}).copies.size(), 1);
    const QByteArray journal = desk.state.read(QStringLiteral("edits.log"));
    desk.state.write(QStringLiteral("edits.log"), journal.left(journal.size() / 2));
    QCOMPARE(desk.clear().copies.size(), 1);
    QVERIFY(QFile::remove(desk.journal));
    QVERIFY(QDir().mkdir(desk.journal));
    const QList<RecoveredCopy> copies = desk.clear().copies;
    QCOMPARE(copies.size(), 1);
    QVERIFY(!copies.constFirst().isUnwritten);
    QCOMPARE(desk.files.read(leftover), storyWithHeat(5));
}

void TestLeftovers::theJournalLeadsToTheStory()
{
    const Edits desk({{5, 6}});
    desk.files.write(name, storyWithHeat(5));
    desk.files.write(QStringLiteral("b.md"), storyWithHeat(6) + "More\n"); // shares more with the copy
    desk.files.write(leftover, storyWithHeat(6));
    QCOMPARE(desk.clear().copies.value(0).story.path, name);
}

void TestLeftovers::theJournalLeadsToWhatIsNoStoryAnyMore_data()
{
    QTest::addColumn<std::optional<QByteArray>>("now");
    QTest::addColumn<QString>("difference");
    QTest::addColumn<bool>("isWhole");
    const auto row = [](const char *what, const std::optional<QByteArray> &now, const char *difference, bool whole) {
        QTest::newRow(what) << now << QString::fromLatin1(difference) << whole;
    };
    row("empty", QByteArray(), "the story is empty", true);
    row("no story", QByteArray("gone\n"), "the story cannot be read as one any more", true);
    row("half", QByteArray("---\nheat"), "the story cannot be read as one any more", true);
    row("deleted", std::nullopt, "a.md is not there any more", false);
}

// A32 A35
void TestLeftovers::theJournalLeadsToWhatIsNoStoryAnyMore()
{
    QFETCH(const std::optional<QByteArray>, now);
    const Edits desk({{5, 6}});
    if (now)
        desk.files.write(name, *now);
    desk.files.write(QStringLiteral("b.md"), storyWithHeat(5)); // to be guessed
    desk.files.write(leftover, storyWithHeat(6));
    const QList<RecoveredCopy> copies = desk.clear().copies;
    QCOMPARE(copies.size(), 1);
    QCOMPARE(copies.constFirst().story.path, name);
    QCOMPARE(copies.constFirst().story.file, desk.files.path(name));
    QTEST(copies.constFirst().difference, "difference");
    QTEST(copies.constFirst().isWhole, "isWhole");
    QVERIFY(copies.constFirst().values.empty());
    QCOMPARE(desk.files.read(leftover), storyWithHeat(6));
}

void TestLeftovers::allStoriesAreReadOnceForACopy()
{
    const Scratch scratch;
    constexpr int count = 20;
    for (int i = 0; i < count; ++i)
        scratch.write(QStringLiteral("%1.md").arg(i), storyWithHeat(i) + QByteArray(i + 1, 'x'));
    scratch.write(leftover, storyWithHeat(99) + QByteArray(count * 2, 'x'));
    FaultyFileSystem system;
    system.olderBy = anHour;
    int reads = 0;
    system.beforeRead = [&reads] { ++reads; };
    LeftoverSearch search = searchIn(scratch);
    const Leftovers first = clearLeftovers(search, system);
    QVERIFY(reads > count);
    search.nearest = first.nearest;
    scratch.write(first.copies.value(0).story.path, storyWithHeat(98) + QByteArray(count, 'x'));
    reads = 0;
    const Leftovers again = clearLeftovers(search, system);
    QVERIFY2(reads < 5, qPrintable(QString::number(reads)));
    QCOMPARE(again.copies.value(0).story.path, first.copies.value(0).story.path);
    QVERIFY(again.copies.value(0).difference.contains(QStringLiteral("98 in the story")));
    QCOMPARE(again.nearest, first.nearest);
    scratch.write(leftover, storyWithHeat(97) + QByteArray(count * 2, 'y')); // another one of that name
    reads = 0;
    clearLeftovers(search, system);
    QVERIFY(reads > count);
}

void TestLeftovers::onlyTheFrontMatterHasSecrets()
{
    const Scratch scratch;
    const QByteArray secret = longStory(5).replace("heat", "secured: aaa\n  bbb\nheat");
    scratch.write(name, secret + "secured loans\nrise\n");
    scratch.write(leftover, QByteArray(secret).replace("aaa", "ccc") + "secured loans\nfall\n");
    const RecoveredCopy copy = clear(scratch, anHour).copies.value(0);
    const QString shown = QStringLiteral("secured: …\nheat: 5\npublished: true\n---\nBody\nsecured loans\n");
    QCOMPARE(copy.text, shown + QStringLiteral("fall"));
    QCOMPARE(copy.storyText, shown + QStringLiteral("rise"));
    scratch.write(leftover, QByteArray(secret).replace("Body", "secured loans\nBody").replace("heat: 5", "heat: 6"));
    const RecoveredCopy other = clear(scratch, anHour).copies.value(0);
    QVERIFY2(other.text.contains(QStringLiteral("secured loans\nBody")), qPrintable(other.text));
    scratch.write(leftover, QByteArray(secret).left(secret.indexOf("heat")).replace("aaa", "ccc"));
    QVERIFY(!clear(scratch, anHour).copies.value(0).text.contains(QStringLiteral("ccc"))); // cut off
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
