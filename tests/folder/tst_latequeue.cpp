#include "latewriter.h"
#include "openfolder.h"

#include <QTimer>

#include <thread>

using namespace folder;
using namespace std::chrono_literals;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

/// A window's folder of one story, which another program has open for writing.
struct Beside {
    explicit Beside(const QByteArray &story = storyWithHeat(5))
    {
        files.write(name, story);
        ::open(*stories, files);
        other = std::make_unique<LateWriter>(files.native(name));
    }
    void edit(Field field, int value) const
    {
        stories->edit({{0, {{field, FieldValue::integer(value)}}}});
        QVERIFY(savesAreDone(*stories));
    }
    [[nodiscard]] QByteArray bytes() const { return files.read(name); }

    WithoutLeases disk;
    const Scratch files;
    std::unique_ptr<StoryFolder> stories = std::make_unique<StoryFolder>(journalFile(), disk);
    std::unique_ptr<LateWriter> other;
};

} // namespace

/// The save queue of a window and programs that write into a version that it has replaced.
class TestLateQueue final : public QObject
{
    Q_OBJECT

private slots:
    void whatComesLateIsPutInAndShown_data();
    void whatComesLateIsPutInAndShown();
    void aDecisionThatIsWrittenOverIsTold();
    void whatCannotBePutInIsTold();
    void anotherFolderMayBeOpenByThen();
    void theVersionThatWasReplacedByItIsLookedAtToo();
    void theEndOfTheQueueLooksOnceMore();
    void theEndOfTheQueueWaitsForTheOtherHalf();
    void manySavesLookInBetween();
};

void TestLateQueue::whatComesLateIsPutInAndShown_data()
{
    QTest::addColumn<int>("wait");
    QTest::newRow("soon") << 100;
    QTest::newRow("late") << 1500;
}

// B05 B06
void TestLateQueue::whatComesLateIsPutInAndShown()
{
    QFETCH(const int, wait);
    const Beside beside;
    QSignalSpy overwritten(beside.stories.get(), &StoryFolder::overwritten);
    beside.edit(Field::Heat, 6);
    const QList<AppliedEdit> last = beside.stories->edit({heat(0, 7)});
    QVERIFY(savesAreDone(*beside.stories));
    QTest::qWait(wait);
    beside.other->write(storyWithHeat(5).replace("60", "61"));
    QTRY_COMPARE(beside.bytes(), storyWithHeat(7).replace("60", "61"));
    QTRY_COMPARE(beside.stories->row(0).field(Field::Quality), FieldValue::integer(61));
    QVERIFY(overwritten.isEmpty());
    beside.stories->revert(last);
    QVERIFY(savesAreDone(*beside.stories));
    QCOMPARE(beside.bytes(), storyWithHeat(6).replace("60", "61"));
    QVERIFY(beside.stories->unsaved().isEmpty());
}

// B05
void TestLateQueue::aDecisionThatIsWrittenOverIsTold()
{
    const Beside beside;
    QSignalSpy overwritten(beside.stories.get(), &StoryFolder::overwritten);
    beside.edit(Field::Heat, 7);
    beside.edit(Field::Quality, 70);
    beside.other->write(storyWithHeat(9));
    QTRY_COMPARE(overwritten.size(), 1);
    QCOMPARE(beside.bytes(), storyWithHeat(9).replace("60", "70"));
    const auto fields = overwritten.constFirst().constFirst().value<QList<Overwritten>>();
    QCOMPARE(fields.size(), 1);
    QCOMPARE(fields.constFirst().mine, FieldValue::integer(7));
    QCOMPARE(fields.constFirst().theirs, FieldValue::integer(9));
}

// B05
void TestLateQueue::whatCannotBePutInIsTold()
{
    const Beside beside;
    QSignalSpy failed(beside.stories.get(), &StoryFolder::saveFailed);
    QSignalSpy kept(beside.stories.get(), &StoryFolder::lateWriteKept);
    beside.edit(Field::Heat, 7);
    beside.other->write(storyWithHeat(9));
    setReadOnly(beside.files, name, true);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(kept.constFirst().constFirst().toInt(), 0);
    const auto error = kept.constFirst().at(1).value<model::Error>();
    QVERIFY2(error.what.startsWith(QStringLiteral("What another program wrote")), qPrintable(error.what));
    const auto copy = kept.constFirst().at(2).value<FoundFile>();
    QCOMPARE(beside.files.litter(), QStringList(copy.path));
    QCOMPARE(beside.files.read(copy.path), storyWithHeat(9));
    QVERIFY(failed.isEmpty()); // the save itself was done
    QVERIFY(beside.stories->unsaved().isEmpty());
    QCOMPARE(beside.stories->savingCount(), 0);
}

// B05
void TestLateQueue::anotherFolderMayBeOpenByThen()
{
    const Beside beside;
    beside.edit(Field::Heat, 7);
    const Scratch another;
    another.write(name, storyWithHeat(1));
    ::open(*beside.stories, another);
    beside.other->write(storyWithHeat(5) + "late\n");
    QTRY_COMPARE(beside.bytes(), storyWithHeat(7) + "late\n");
    QCOMPARE(heatOf(*beside.stories, 0), 1);
}

// B05
void TestLateQueue::theVersionThatWasReplacedByItIsLookedAtToo()
{
    const Beside beside;
    beside.edit(Field::Heat, 7);
    LateWriter third(beside.files.native(name)); // has the version open that the next one replaces
    beside.other->write(storyWithHeat(5) + "late\n");
    QTRY_COMPARE(beside.bytes(), storyWithHeat(7) + "late\n");
    third.write(storyWithHeat(7).replace("60", "61"));
    third.end();
    QTRY_COMPARE(beside.bytes(), storyWithHeat(7).replace("60", "61"));
}

// B05 B06
void TestLateQueue::theEndOfTheQueueWaitsForTheOtherHalf()
{
    Beside beside;
    beside.edit(Field::Heat, 7);
    const QByteArray late = storyWithHeat(5) + "late\n";
    beside.other->write(late.left(30));
    std::thread writing([&] {
        std::this_thread::sleep_for(300ms);
        beside.other->add(late.mid(30));
        beside.other->end();
    });
    beside.stories.reset();
    writing.join();
    QCOMPARE(beside.bytes(), storyWithHeat(7) + "late\n");
    QCOMPARE(beside.files.litter(), QStringList());
}

// B05
void TestLateQueue::theEndOfTheQueueLooksOnceMore()
{
    Beside beside;
    beside.edit(Field::Heat, 7);
    beside.stories->edit({heat(0, 8)}); // perhaps still on its way
    beside.other->write(storyWithHeat(5) + "late\n");
    beside.stories.reset();
    QCOMPARE(beside.bytes(), storyWithHeat(8) + "late\n");
    QCOMPARE(beside.files.litter(), QStringList());
}

// A40 B05
void TestLateQueue::manySavesLookInBetween()
{
    const Beside beside;
    beside.edit(Field::Heat, 7);
    beside.other->write(storyWithHeat(5) + "late\n");
    int value = 100;
    QTimer editing;
    editing.callOnTimeout(beside.stories.get(), [&] {
        if (beside.stories->savingCount() < 3) // no more than can be saved
            beside.stories->edit({heat(0, ++value)});
    });
    editing.start(50);
    QTRY_VERIFY_WITH_TIMEOUT(beside.bytes().endsWith("late\n"), 10'000); // it is looked at twice, between saves
    editing.stop();
    QVERIFY(savesAreDone(*beside.stories));
    QCOMPARE(beside.bytes(), storyWithHeat(value) + "late\n");
}

QTEST_GUILESS_MAIN(TestLateQueue)
#include "tst_latequeue.moc"
