#include "openfolder.h"

#include <QTest>

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

QByteArray storyOf(int heat, int quality)
{
    return "---\nheat: " + QByteArray::number(heat) + "\nquality: " + QByteArray::number(quality) + "\n---\n";
}

/// What the window is told.
struct News {
    explicit News(const StoryFolder &stories)
    {
        QObject::connect(&stories, &StoryFolder::overwritten, &m_context,
                         [this](const QList<Overwritten> &some) { fields += some; });
    }
    QList<Overwritten> fields;

private:
    QObject m_context;
};

} // namespace

/// What happens to a saved decision when a program writes the story from a copy that does not know of it.
class TestOverwritten final : public QObject
{
    Q_OBJECT

private slots:
    void aDecisionThatOthersWriteOverIsToldOnce();
    void otherFieldsAreNoNews();
    void whatWasUndoneIsNoNews();
    void afterAnUndoTheDecisionBeforeItIsWatched();
    void ownSavesAreNoNews();
    void aDecisionThatIsMadeAgainIsWatchedAgain();
    void aRedoThatDoesNothingIsNoDecision();
};

// B05
void TestOverwritten::aDecisionThatOthersWriteOverIsToldOnce()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyOf(6, 60));
    QTRY_COMPARE(news.fields.size(), 1);
    QCOMPARE(news.fields.constFirst().story, 0);
    QCOMPARE(news.fields.constFirst().field, Field::Heat);
    QCOMPARE(news.fields.constFirst().mine, FieldValue::integer(7));
    QCOMPARE(news.fields.constFirst().theirs, FieldValue::integer(6));
    replaceOutside(desk.files, storyOf(8, 60));
    QTRY_COMPARE(heatOf(desk.stories, 0), 8);
    QCOMPARE(news.fields.size(), 1);
}

// B06
void TestOverwritten::otherFieldsAreNoNews()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyOf(7, 61));
    QTRY_COMPARE(desk.stories.row(0).field(Field::Quality), FieldValue::integer(61));
    QVERIFY(news.fields.isEmpty());
}

void TestOverwritten::whatWasUndoneIsNoNews()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    const QList<AppliedEdit> applied = desk.stories.edit({heat(0, 7)});
    desk.stories.revert(applied);
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyOf(6, 60));
    QTRY_COMPARE(heatOf(desk.stories, 0), 6);
    QVERIFY(news.fields.isEmpty());
}

// B05
void TestOverwritten::afterAnUndoTheDecisionBeforeItIsWatched()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    desk.stories.edit({heat(0, 7)});
    const QList<AppliedEdit> last = desk.stories.edit({heat(0, 9)});
    desk.stories.revert(last);
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyOf(7, 60));
    replaceOutside(desk.files, storyOf(5, 60));
    QTRY_COMPARE(news.fields.size(), 1);
    QCOMPARE(news.fields.constFirst().mine, FieldValue::integer(7));
}

// B18
void TestOverwritten::ownSavesAreNoNews()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    for (int value = 10; value < 60; ++value) {
        const QList<AppliedEdit> applied = desk.stories.edit({heat(0, value)});
        if (value % 5 == 0) {
            desk.stories.revert(applied);
            desk.stories.reapply(applied);
        }
        QTest::qWait(value % 7);
    }
    QVERIFY(desk.saved());
    desk.stories.rescan();
    QTRY_VERIFY(!desk.stories.isScanning());
    QCOMPARE(heatOf(desk.stories, 0), 59);
    QVERIFY(news.fields.isEmpty());
}

void TestOverwritten::aDecisionThatIsMadeAgainIsWatchedAgain()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    for (int round = 1; round <= 2; ++round) {
        desk.stories.edit({heat(0, 7)});
        QVERIFY(desk.saved());
        replaceOutside(desk.files, storyOf(6, 60));
        QTRY_COMPARE(news.fields.size(), round);
    }
}

void TestOverwritten::aRedoThatDoesNothingIsNoDecision()
{
    Desk desk(storyOf(5, 60));
    desk.open();
    const News news(desk.stories);
    const QList<AppliedEdit> edit = desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyOf(9, 60));
    QTRY_COMPARE(news.fields.size(), 1);
    desk.stories.revert(edit); // refused
    QVERIFY(desk.saved());
    desk.stories.reapply(edit);
    QVERIFY(desk.saved());
    replaceOutside(desk.files, storyOf(10, 60));
    QTRY_COMPARE(heatOf(desk.stories, 0), 10);
    QTest::qWait(100); // news come together
    QCOMPARE(news.fields.size(), 1);
}

QTEST_GUILESS_MAIN(TestOverwritten)
#include "tst_overwritten.moc"
