#include "tests/folder/scratch.h"
#include "tests/table/modellog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;
using table::StoryTableModel;

namespace
{

constexpr int count = 6000; ///< too many to be collated while somebody waits

/// A folder of stories whose titles are in another order than their paths, under a model that Qt's tester watches.
struct Desk {
    Desk()
    {
        write(files, QStringLiteral("Story"));
        open(files);
    }

    static void write(const Scratch &folder, const QString &word)
    {
        for (int i = 0; i < count; ++i)
            folder.write(QStringLiteral("%1.md").arg(i, 4, 10, QLatin1Char('0')),
                         QStringLiteral("---\ntitle: %1 %2\nquality: %3\nprovider:\n  name: P%4\n---\n")
                             .arg(word)
                             .arg(i * 7919 % count)
                             .arg(i % 100)
                             .arg(i % 7)
                             .toUtf8());
    }
    void open(const Scratch &folder)
    {
        QSignalSpy finished(&stories, &folder::StoryFolder::scanFinished);
        stories.open({folder.path()});
        if (!finished.wait(60'000))
            qFatal("the scan does not end");
    }
    void order(const QString &text) { model.setOrder(table::parseOrder(text).value()); }
    void filter(const QString &text) { model.setFilter(table::Filter::parse(text).value()); }
    /// What filter and order give stands in the rows, sooner or later.
    [[nodiscard]] bool followed()
    {
        StoryTableModel other(stories, QLocale(QLocale::English)); // collates for itself
        other.setFilter(model.filter());
        other.setOrder(model.order());
        const std::vector<int> wanted = other.matching();
        return QTest::qWaitFor([&] { return model.isComplete() && model.visible() == wanted; }, 60'000);
    }
    [[nodiscard]] QString titleIn(int row) const { return model.index(row, table::Title).data().toString(); }

    const Scratch files;
    folder::StoryFolder stories;
    StoryTableModel model{stories, QLocale(QLocale::English)};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

/// Orders by the texts of so many stories that a worker collates them first.
class LateSortTest final : public QObject
{
    Q_OBJECT

private slots:
    void theRowsFollowAnOrderThatIsWorkedOutFirst();
    void aNewerOrderIsNotUndoneByAnOlderOne();
    void aFilterAndAnOrderArriveTogether();
    void whatIsEditedMeanwhileIsSortedByItsNewValue();
    void rowsDecidedMeanwhileStayDecided();
    void anotherFolderIsNotSortedByTheTextsOfTheLast();
    void storiesThatStreamInHaveTheirPlacesInTheEnd();
    void aModelMayGoWhileAWorkerCollates();
};

void LateSortTest::theRowsFollowAnOrderThatIsWorkedOutFirst()
{
    Desk desk;
    const std::vector<int> before = desk.model.visible();
    const QPersistentModelIndex first = desk.model.index(0, table::Heat);
    ModelLog log(desk.model);
    desk.order(QStringLiteral("-provider,title"));
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("-provider,title"));
    QCOMPARE(desk.model.visible(), before);
    QCOMPARE(log, QStringList(QStringLiteral("orderChanged")));
    QTRY_COMPARE(log, (QStringList{QStringLiteral("orderChanged"), QStringLiteral("layoutChanged")}));
    QCOMPARE(desk.model.visible(), desk.model.matching());
    QCOMPARE(desk.titleIn(0), QStringLiteral("Story 1")); // of the last provider
    QCOMPARE(desk.model.storyAt(first.row()), before.front());
    log.clear();
    desk.order(QStringLiteral("title,provider")); // its texts are known
    QCOMPARE(log, (QStringList{QStringLiteral("layoutChanged"), QStringLiteral("orderChanged")}));
    QCOMPARE(desk.titleIn(count - 1), QStringLiteral("Story %1").arg(count - 1));
}

void LateSortTest::aNewerOrderIsNotUndoneByAnOlderOne()
{
    Desk desk;
    ModelLog log(desk.model);
    desk.order(QStringLiteral("provider"));
    desk.order(QStringLiteral("-quality"));
    const std::vector<int> newest = desk.model.visible();
    QCOMPARE(newest, desk.model.matching());
    desk.order(QStringLiteral("type"));
    desk.order(QStringLiteral("-quality"));
    log.clear();
    // The worker's end is known by that of the next order.
    desk.order(QStringLiteral("topics,-provider"));
    QVERIFY(desk.followed());
    QVERIFY(log.count(QStringLiteral("layoutChanged")) == 1);
    desk.order(QStringLiteral("-quality"));
    QCOMPARE(desk.model.visible(), newest);
}

void LateSortTest::aFilterAndAnOrderArriveTogether()
{
    Desk desk;
    desk.order(QStringLiteral("provider"));
    const std::vector<int> before = desk.model.visible();
    desk.filter(QStringLiteral("quality>=90"));
    QCOMPARE(desk.model.filter().text(), QStringLiteral("quality>=90"));
    QCOMPARE(desk.model.visible(), before);
    QVERIFY(desk.followed());
    QCOMPARE(desk.model.rowCount(), count / 10);
    QVERIFY(!desk.model.isOutOfDate());
}

void LateSortTest::whatIsEditedMeanwhileIsSortedByItsNewValue()
{
    Desk desk;
    desk.filter(QStringLiteral("quality>=50"));
    desk.order(QStringLiteral("provider,-quality"));
    const StoryId risen = desk.stories.find(QStringLiteral("0000.md"));
    const StoryId fallen = desk.stories.find(QStringLiteral("0099.md"));
    QVERIFY(desk.model.rowOf(risen) < 0);
    QVERIFY(desk.model.rowOf(fallen) >= 0);
    desk.stories.edit({{risen, {{Field::Quality, FieldValue::integer(1000)}}},
                       {fallen, {{Field::Quality, FieldValue::integer(1)}}}});
    QVERIFY(desk.followed());
    QCOMPARE(desk.model.rowOf(risen), 0);
    QCOMPARE(desk.model.rowOf(fallen), -1);
    QVERIFY(!desk.model.isOutOfDate());
    QTRY_COMPARE(desk.stories.savingCount(), 0);
}

void LateSortTest::rowsDecidedMeanwhileStayDecided()
{
    Desk desk;
    const StoryId before = desk.model.storyAt(3);
    const StoryId meanwhile = desk.model.storyAt(5);
    desk.model.setDecided({before}, true);
    desk.order(QStringLiteral("provider"));
    QVERIFY(!desk.model.isDecided(before));
    desk.model.setDecided({meanwhile}, true);
    QVERIFY(desk.followed());
    QVERIFY(desk.model.isDecided(meanwhile));
    desk.model.refresh();
    QVERIFY(!desk.model.isDecided(meanwhile));
}

void LateSortTest::anotherFolderIsNotSortedByTheTextsOfTheLast()
{
    Desk desk;
    const Scratch other;
    Desk::write(other, QStringLiteral("Other"));
    desk.order(QStringLiteral("provider,-title"));
    desk.open(other);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("provider,-title"));
    QVERIFY(desk.followed());
    QCOMPARE(desk.model.rowCount(), count);
    QVERIFY(desk.titleIn(0).startsWith(QStringLiteral("Other")));
}

void LateSortTest::storiesThatStreamInHaveTheirPlacesInTheEnd()
{
    Desk desk;
    desk.order(QStringLiteral("-title"));
    QVERIFY(desk.followed());
    ModelLog log(desk.model);
    for (int i = 0; i < 500; ++i)
        desk.files.write(QStringLiteral("new/%1.md").arg(i),
                         QStringLiteral("---\ntitle: Story %1 b\nquality: 3\n---\n").arg(i * 11).toUtf8());
    QSignalSpy finished(&desk.stories, &folder::StoryFolder::scanFinished);
    desk.stories.rescan();
    QVERIFY(finished.wait(60'000));
    desk.filter(QStringLiteral("quality<50"));
    QVERIFY(desk.followed());
    QCOMPARE(desk.model.rowCount(), count / 2 + 500);
    QVERIFY(!log.contains(QStringLiteral("reset")));
    QVERIFY(!desk.model.isOutOfDate());
}

void LateSortTest::aModelMayGoWhileAWorkerCollates()
{
    Desk desk;
    {
        StoryTableModel brief(desk.stories, QLocale(QLocale::English));
        brief.setOrder(table::parseOrder(QStringLiteral("provider")).value());
    }
    QCoreApplication::processEvents();
    QCOMPARE(desk.model.rowCount(), count);
}

QTEST_GUILESS_MAIN(LateSortTest)
#include "tst_latesort.moc"
