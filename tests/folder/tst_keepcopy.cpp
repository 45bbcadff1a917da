#include "faultyfilesystem.h"
#include "model/folder/journal.h"
#include "model/folder/keepcopy.h"
#include "model/folder/leftovers.h"
#include "scratch.h"

#include <QTest>

using namespace folder;

namespace
{

const QString name = QStringLiteral("a.md");
const QString leftover = QStringLiteral(".galley-0123abcd.tmp");

QByteArray story(int heat, const char *secured = "a", const char *text = "Body")
{
    return storyWithHeat(heat)
        .replace("title", QByteArray("secured: ") + secured + "\ntitle")
        .replace("Body", QByteArray(text));
}

/// A story, and beside it what a save has left.
struct Desk {
    Desk(const QByteArray &now, const QByteArray &copy)
    {
        files.write(name, now);
        files.write(leftover, copy);
    }
    [[nodiscard]] FoundFile file(const QString &one) const { return {files.path(one), one, files.path()}; }
    /// The copy, as it is shown.
    [[nodiscard]] RecoveredCopy shown() const
    {
        return compareCopy(file(leftover), files.read(leftover).toStdString(), file(name),
                           files.read(name).toStdString());
    }
    model::Result<KeptCopy> keep(const RecoveredCopy &copy) { return keepCopy(copy, journal, system); }
    [[nodiscard]] QByteArray log() const { return state.read(QStringLiteral("edits.log")); }
    /// The story's, and those of every file that saves make.
    [[nodiscard]] QByteArrayList bytes() const
    {
        QByteArrayList all{files.read(name)};
        const QStringList litter = files.litter();
        for (const QString &one : litter)
            all.append(files.read(one));
        return all;
    }

    const Scratch files;
    const Scratch state;
    FaultyFileSystem system;
    Journal journal{state.path(QStringLiteral("edits.log"))};
};

} // namespace

/// What a save that was cut short has left is put into its story.
class TestKeepCopy final : public QObject
{
    Q_OBJECT

private slots:
    void aCopyThatDiffersInItsTextTakesTheStorysPlace();
    void onlyValuesArePutInWhereNothingElseDiffers_data();
    void onlyValuesArePutInWhereNothingElseDiffers();
    void whatOthersWroteIntoSecuredStays();
    void valuesThatArePutInAreAnEditThatTheJournalHas();
    void aJournalThatCannotBeWrittenIsSaid();
    void theSameBytesAreOnlyTidied();
    void nothingIsPutIntoAStoryThatHasChangedSince_data();
    void nothingIsPutIntoAStoryThatHasChangedSince();
    void anotherWriterInTheSameMomentIsNotOverwritten_data();
    void anotherWriterInTheSameMomentIsNotOverwritten();
    void noBytesAreLostWhateverFails_data();
    void noBytesAreLostWhateverFails();
};

// A35
void TestKeepCopy::aCopyThatDiffersInItsTextTakesTheStorysPlace()
{
    Desk desk(story(5), story(6, "b", "Other"));
    QVERIFY(desk.shown().values.empty());
    const auto kept = desk.keep(desk.shown());
    QVERIFY(kept && kept->former && !kept->rest && !kept->hasChanged);
    QCOMPARE(desk.files.read(name), story(6, "b", "Other"));
    QCOMPARE(desk.files.litter(), QStringList(kept->former->file.path));
    QCOMPARE(desk.files.read(kept->former->file.path), story(5));
    QCOMPARE(desk.files.status(kept->former->file.path).st_mode & 07777, 0600U);
    QVERIFY(kept->former->written.isValid());
    QVERIFY(desk.keep(*kept->former)); // and back
    QCOMPARE(desk.files.read(name), story(5));
}

void TestKeepCopy::onlyValuesArePutInWhereNothingElseDiffers_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("copy");
    QTest::newRow("a value") << story(5) << story(6);
    QTest::newRow("two values") << story(5) << story(6).replace("published: true", "published: no");
    QTest::newRow("a spelling") << story(5) << story(5).replace("published: true", "published: yes");
    QTest::newRow("a key more") << story(5).replace("heat: 5\n", "") << story(5);
    QTest::newRow("a key less") << story(5) << story(5).replace("heat: 5\n", "");
    QTest::newRow("CRLF") << story(5).replace("\n", "\r\n") << story(6).replace("\n", "\r\n");
}

// A35
void TestKeepCopy::onlyValuesArePutInWhereNothingElseDiffers()
{
    QFETCH(const QByteArray, now);
    QFETCH(QByteArray, copy);
    copy.replace("secured: a", "secured: older");
    Desk desk(now, copy);
    QVERIFY(!desk.shown().values.empty());
    const auto kept = desk.keep(desk.shown());
    QVERIFY(kept && kept->former && !kept->hasChanged);
    QCOMPARE(desk.files.read(name), QByteArray(copy).replace("secured: older", "secured: a"));
    QCOMPARE(desk.files.read(kept->former->file.path), now);
    QVERIFY(desk.keep(*kept->former)); // and back
    QCOMPARE(desk.files.read(name), now);
}

// A35
void TestKeepCopy::whatOthersWroteIntoSecuredStays()
{
    Desk desk(story(5, "newer"), story(6, "older"));
    const RecoveredCopy shown = desk.shown();
    QCOMPARE(shown.difference, QStringLiteral("heat is 6 in it, and 5 in the story; secured differs"));
    const auto kept = desk.keep(shown);
    QVERIFY(kept && kept->former && kept->rest);
    QCOMPARE(desk.files.read(name), story(6, "newer"));
    // Which of the two is the newer one nobody can know here.
    QCOMPARE(desk.files.read(leftover), story(6, "older"));
    QCOMPARE(kept->rest->difference, QStringLiteral("secured differs"));
    QVERIFY(kept->rest->values.empty());
    QCOMPARE(kept->former->difference, QStringLiteral("heat is 5 in it, and 6 in the story"));
}

void TestKeepCopy::valuesThatArePutInAreAnEditThatTheJournalHas()
{
    Desk desk(story(5), story(6));
    const auto kept = desk.keep(desk.shown());
    QVERIFY(kept && kept->former && !kept->rest && !kept->unrecorded);
    QCOMPARE(desk.files.litter(), QStringList(kept->former->file.path));
    QCOMPARE(desk.log().count('\n'), 1);
    QVERIFY2(desk.log().contains("\"heat\""), desk.log().constData());
    QVERIFY(desk.keep(*kept->former));
    QCOMPARE(desk.log().count('\n'), 2);
}

void TestKeepCopy::aJournalThatCannotBeWrittenIsSaid()
{
    Desk desk(story(5), story(6));
    QVERIFY(QDir().mkdir(desk.state.path(QStringLiteral("edits.log"))));
    const auto kept = desk.keep(desk.shown());
    QVERIFY(kept && kept->former && kept->unrecorded);
    QCOMPARE(desk.files.read(name), story(6));
}

void TestKeepCopy::theSameBytesAreOnlyTidied()
{
    for (const char *text : {"Body", "Other"}) {
        Desk desk(story(5), story(6, "a", text));
        const RecoveredCopy shown = desk.shown();
        desk.files.write(name, story(6, "a", text));
        const auto kept = desk.keep(shown);
        QVERIFY(kept && !kept->former && !kept->rest && !kept->hasChanged);
        QCOMPARE(desk.bytes(), QByteArrayList{story(6, "a", text)});
        QVERIFY(!QFile::exists(desk.state.path(QStringLiteral("edits.log"))));
    }
}

void TestKeepCopy::nothingIsPutIntoAStoryThatHasChangedSince_data()
{
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<QByteArray>("later");
    QTest::addColumn<QString>("difference");
    QTest::newRow("a value, another value") << story(6) << story(5).replace("quality: 60", "quality: 61")
                                            << QStringLiteral("quality is 60 in it, and 61 in the story; "
                                                              "heat is 6 in it, and 5 in the story");
    QTest::newRow("a value, the same value")
        << story(6) << story(7) << QStringLiteral("heat is 6 in it, and 7 in the story");
    QTest::newRow("a value, secured") << story(6) << story(5, "newer")
                                      << QStringLiteral("heat is 6 in it, and 5 in the story; secured differs");
    QTest::newRow("a text, a value") << story(5, "a", "Other") << story(7)
                                     << QStringLiteral("heat is 5 in it, and 7 in the story; other lines differ too");
}

// A35
void TestKeepCopy::nothingIsPutIntoAStoryThatHasChangedSince()
{
    QFETCH(const QByteArray, copy);
    QFETCH(const QByteArray, later);
    Desk desk(story(5), copy);
    const RecoveredCopy shown = desk.shown();
    desk.files.write(name, later);
    const auto kept = desk.keep(shown);
    QVERIFY(kept && kept->hasChanged && !kept->former && kept->rest);
    QTEST(kept->rest->difference, "difference");
    QCOMPARE(desk.bytes(), (QByteArrayList{later, copy}));
    QVERIFY(!QFile::exists(desk.state.path(QStringLiteral("edits.log"))));
    const auto again = desk.keep(*kept->rest); // what is shown now is what is done
    QVERIFY(again && !again->hasChanged && again->former);
    QCOMPARE(desk.files.read(again->former->file.path), later);
}

void TestKeepCopy::anotherWriterInTheSameMomentIsNotOverwritten_data()
{
    QTest::addColumn<QByteArray>("copy");
    QTest::newRow("a value") << story(6);
    QTest::newRow("a text") << story(6, "a", "Other");
}

// A35
void TestKeepCopy::anotherWriterInTheSameMomentIsNotOverwritten()
{
    QFETCH(const QByteArray, copy);
    Desk desk(story(5), copy);
    const RecoveredCopy shown = desk.shown();
    bool isFirst = true;
    desk.system.beforeExchange = [&desk, &isFirst] {
        if (!std::exchange(isFirst, false))
            return;
        desk.files.write(QStringLiteral("other"), story(5, "newer"));
        QCOMPARE(
            std::rename(desk.files.native(QStringLiteral("other")).constData(), desk.files.native(name).constData()),
            0);
    };
    const auto kept = desk.keep(shown);
    QVERIFY(kept && kept->hasChanged);
    QCOMPARE(desk.bytes(), (QByteArrayList{story(5, "newer"), copy}));
}

void TestKeepCopy::noBytesAreLostWhateverFails_data()
{
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<bool>("andAllLater");
    for (const bool all : {false, true}) {
        QTest::addRow("a value, %s", all ? "all calls" : "one call") << story(6) << all;
        QTest::addRow("a text, %s", all ? "all calls" : "one call") << story(6, "a", "Other") << all;
    }
}

// A35
void TestKeepCopy::noBytesAreLostWhateverFails()
{
    QFETCH(const QByteArray, copy);
    QFETCH(const bool, andAllLater);
    int failed = 0;
    for (int n = 1; n < 80; ++n) {
        Desk desk(story(5), copy);
        desk.system.failAt = n;
        desk.system.andAllLater = andAllLater;
        failed += desk.keep(desk.shown()) ? 0 : 1;
        const QByteArrayList bytes = desk.bytes();
        QVERIFY2(bytes.contains(story(5)) && bytes.contains(copy), qPrintable(QString::number(n)));
        QVERIFY(bytes.constFirst() == story(5) || bytes.constFirst() == copy);
    }
    QVERIFY2(failed > 10, qPrintable(QString::number(failed)));
}

QTEST_GUILESS_MAIN(TestKeepCopy)
#include "tst_keepcopy.moc"
