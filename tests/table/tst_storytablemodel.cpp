#include "tests/table/desk.h"
#include "tests/table/modellog.h"

using table::Filter;
using table::StoryTableModel;

/// Which rows stand in the table, and in which order.
class StoryTableModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void theNewestComesFirstAndTheUndatedLast();
    void aModelOfAScannedFolderShowsIt();
    void openingAnotherFolderResetsAndForgets();
    void aFilterTakesRowsOutWithOneSignal();
    void aFilterThatHidesAllRemovesThem();
    void aFilterThatHidesNothingOnlySaysSo();
    void brokenFilesAreShownToThoseWhoAskForProblems();
    void anOrderMovesRowsAndTheirPersistentIndexes();
    void anEditedRowKeepsItsPlaceUntilRefresh();
    void anEditedRowThatFailsTheFilterStaysUntilRefresh();
    void onlyAnEditThatChangesAPlaceIsOutOfDate();
    void everyEditedRowKeepsItsPlace();
    void aRevealedStoryStandsAtItsPlace();
    void revealingWhatIsShownOrUnknownSaysNothing();
    void theLastDaysEndWhenTheyAreAskedFor();
    void whatMatchesNowLeavesTheRowsAsTheyAre();
};

void StoryTableModelTest::theNewestComesFirstAndTheUndatedLast()
{
    const Desk desk;
    QCOMPARE(desk.titles(), QStringLiteral("EGBAD"));
    QCOMPARE(desk.model.totalCount(), 5);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("-date"));
    QCOMPARE(desk.model.storyAt(0), desk.id('e'));
    QCOMPARE(desk.model.storyAt(5), -1);
    QCOMPARE(desk.model.storyAt(-1), -1);
    QCOMPARE(desk.model.rowOf(desk.id('f')), -1);
    QCOMPARE(desk.model.rowOf(-1), -1);
    QCOMPARE(desk.model.rowOf(99), -1);
    QVERIFY(!desk.model.isOutOfDate());
}

void StoryTableModelTest::aModelOfAScannedFolderShowsIt()
{
    Desk desk;
    const StoryTableModel late(desk.stories, QLocale(QLocale::English));
    QCOMPARE(late.visible(), desk.model.visible());
    QCOMPARE(late.totalCount(), 5);
}

void StoryTableModelTest::openingAnotherFolderResetsAndForgets()
{
    Desk desk;
    desk.order(QStringLiteral("quality"));
    desk.model.setDecided({desk.id('a')}, true);
    desk.setQuality('a', 1);
    QVERIFY(savesAreDone(desk));
    QVERIFY(desk.model.isOutOfDate());
    ModelLog log(desk.model);
    const Scratch other;
    other.write(QStringLiteral("a.md"), storyWith("title: Other\n"));
    desk.stories.open({other.path()});
    QCOMPARE(log, (QStringList{text("reset"), text("upToDate"), text("countChanged")}));
    QCOMPARE(desk.model.rowCount(), 0);
    QCOMPARE(desk.model.totalCount(), 0);
    QTRY_COMPARE(desk.titles(), QStringLiteral("O"));
    QVERIFY(!desk.model.isDecided(0));
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("quality"));
}

void StoryTableModelTest::aFilterTakesRowsOutWithOneSignal()
{
    Desk desk;
    ModelLog log(desk.model);
    desk.filter(QStringLiteral("chips"));
    QCOMPARE(desk.titles(), QStringLiteral("GA"));
    QCOMPARE(log, (QStringList{text("layoutChanged"), text("countChanged"), text("filterChanged")}));
    QCOMPARE(desk.model.visible(), (std::vector<int>{desk.id('c'), desk.id('a')}));
    QCOMPARE(desk.model.totalCount(), 5);
    QCOMPARE(desk.model.filter().text(), QStringLiteral("chips"));
}

void StoryTableModelTest::aFilterThatHidesAllRemovesThem()
{
    Desk desk;
    ModelLog log(desk.model);
    desk.filter(QStringLiteral("zebra"));
    QCOMPARE(log, (QStringList{text("removed 0-4"), text("countChanged"), text("filterChanged")}));
    log.clear();
    desk.filter({});
    QCOMPARE(log, (QStringList{text("inserted 0-4"), text("countChanged"), text("filterChanged")}));
    QCOMPARE(desk.titles(), QStringLiteral("EGBAD"));
}

void StoryTableModelTest::aFilterThatHidesNothingOnlySaysSo()
{
    Desk desk;
    ModelLog log(desk.model);
    desk.filter(QStringLiteral("-zebra"));
    QCOMPARE(log, QStringList{text("filterChanged")});
}

// B09
void StoryTableModelTest::brokenFilesAreShownToThoseWhoAskForProblems()
{
    Desk desk;
    desk.filter(QStringLiteral("is:problem"));
    QVERIFY(desk.model.rowOf(desk.id('f')) >= 0);
    QCOMPARE(desk.model.totalCount(), 5);
    QCOMPARE(desk.cell('f', table::Published).data().toString(), text("Broken"));
    const QString title = desk.cell('f', table::Title).data().toString();
    QVERIFY2(title.startsWith(text("Line ")) && title.endsWith(text(" – f.md")), qPrintable(title));
    QVERIFY(!(desk.cell('f', table::Quality).flags() & Qt::ItemIsEditable));
    QVERIFY(desk.cell('f', table::Images).data().toString().isEmpty()); // it has never been read
    desk.files.write(QStringLiteral("a.md"), "---\nquality: 84\n");
    QTRY_VERIFY(desk.stories.row(desk.id('a')).broken);
    desk.model.refresh();
    QCOMPARE(desk.cell('a', table::Published).data().toString(), text("Broken"));
    QCOMPARE(desk.cell('a', table::Quality).data().toString(), text("84"));
    QVERIFY(!(desk.cell('a', table::Quality).flags() & Qt::ItemIsEditable));
}

void StoryTableModelTest::anOrderMovesRowsAndTheirPersistentIndexes()
{
    Desk desk;
    const QPersistentModelIndex alpha = desk.cell('a', table::Heat);
    const QPersistentModelIndex beta = desk.cell('b', table::Heat);
    ModelLog log(desk.model);
    desk.order(QStringLiteral("-quality,title"));
    QCOMPARE(desk.titles(), QStringLiteral("ABDEG"));
    QCOMPARE(log, (QStringList{text("layoutChanged"), text("orderChanged")}));
    QCOMPARE(alpha.row(), 0);
    QCOMPARE(alpha.column(), int(table::Heat));
    desk.filter(QStringLiteral("chips"));
    QCOMPARE(alpha.row(), 0);
    QVERIFY(!beta.isValid());
}

void StoryTableModelTest::anEditedRowKeepsItsPlaceUntilRefresh()
{
    Desk desk;
    desk.order(QStringLiteral("-quality,title"));
    ModelLog log(desk.model);
    desk.setQuality('a', 13);
    QCOMPARE(desk.titles(), QStringLiteral("ABDEG"));
    QCOMPARE(desk.cell('a', table::Quality).data().toString(), text("13"));
    QCOMPARE(log, (QStringList{text("dataChanged 0-0"), text("outOfDate")}));
    QVERIFY(desk.model.isOutOfDate());
    QVERIFY(savesAreDone(desk));
    QCOMPARE(desk.titles(), QStringLiteral("ABDEG"));
    log.clear();
    desk.model.refresh();
    QCOMPARE(desk.titles(), QStringLiteral("BADEG"));
    QCOMPARE(log, (QStringList{text("layoutChanged"), text("upToDate")}));
}

void StoryTableModelTest::anEditedRowThatFailsTheFilterStaysUntilRefresh()
{
    Desk desk;
    desk.filter(QStringLiteral("quality>=80"));
    desk.setQuality('a', 10);
    QCOMPARE(desk.titles(), QStringLiteral("A"));
    QVERIFY(desk.model.isOutOfDate());
    QVERIFY(savesAreDone(desk));
    ModelLog log(desk.model);
    desk.model.refresh();
    QCOMPARE(log, (QStringList{text("removed 0-0"), text("upToDate"), text("countChanged")}));
}

void StoryTableModelTest::onlyAnEditThatChangesAPlaceIsOutOfDate()
{
    Desk desk;
    desk.order(QStringLiteral("-quality,title"));
    ModelLog log(desk.model);
    desk.setQuality('b', 75);
    QCOMPARE(log, QStringList{text("dataChanged 1-1")});
    desk.setQuality('a', 13);
    QVERIFY(desk.model.isOutOfDate());
    desk.setQuality('a', 84);
    QVERIFY(!desk.model.isOutOfDate());
    QVERIFY(savesAreDone(desk));
    QVERIFY(!desk.model.isOutOfDate());
}

void StoryTableModelTest::everyEditedRowKeepsItsPlace()
{
    Desk desk;
    desk.order(QStringLiteral("-quality,title"));
    desk.setQuality('a', 1);
    desk.setQuality('b', 2);
    desk.setQuality('a', 84);
    QCOMPARE(desk.titles(), QStringLiteral("ABDEG"));
    QVERIFY(desk.model.isOutOfDate());
    desk.setQuality('b', 74);
    QVERIFY(!desk.model.isOutOfDate());
    QVERIFY(savesAreDone(desk));
}

void StoryTableModelTest::aRevealedStoryStandsAtItsPlace()
{
    Desk desk;
    desk.filter(QStringLiteral("chips"));
    ModelLog log(desk.model);
    desk.model.reveal({desk.id('b')});
    QCOMPARE(desk.titles(), QStringLiteral("GBA"));
    QCOMPARE(log, (QStringList{text("layoutChanged"), text("outOfDate"), text("countChanged")}));
    desk.model.refresh();
    QCOMPARE(desk.titles(), QStringLiteral("GA"));
    QVERIFY(!desk.model.isOutOfDate());
}

void StoryTableModelTest::revealingWhatIsShownOrUnknownSaysNothing()
{
    Desk desk;
    ModelLog log(desk.model);
    desk.model.reveal({desk.id('a'), -1, 4711});
    desk.model.reveal({});
    QCOMPARE(log, QStringList());
    QVERIFY(!desk.model.isOutOfDate());
}

void StoryTableModelTest::theLastDaysEndWhenTheyAreAskedFor()
{
    const auto at = [](const char *time) {
        return QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate).toMSecsSinceEpoch();
    };
    qint64 now = at("2023-05-03T09:00:00Z");
    Desk desk;
    StoryTableModel model(desk.stories, QLocale(QLocale::English), [&now] { return now; });
    const auto shown = [&model] {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row)
            text += model.index(row, table::Title).data().toString().at(0);
        return text;
    };
    model.setFilter(Filter::parse(QStringLiteral("date:1d")).value());
    QCOMPARE(shown(), QStringLiteral("B"));

    now = at("2023-05-03T11:00:00Z"); // Gamma was to come then
    model.refresh();
    QCOMPARE(shown(), QStringLiteral("G"));

    now = at("2023-05-04T09:00:00Z");
    desk.files.write(QStringLiteral("g.md"), storyWith("title: Here\npublishedDateTime: 2023-05-04T08:00:00Z\n"));
    desk.rescan();
    QCOMPARE(shown(), QStringLiteral("HG"));

    now = at("2023-05-04T11:00:00Z"); // a story that changes is looked at anew
    QVERIFY(!model.isOutOfDate());
    desk.setQuality('c', 1);
    QVERIFY(model.isOutOfDate());
}

void StoryTableModelTest::whatMatchesNowLeavesTheRowsAsTheyAre()
{
    Desk desk;
    desk.filter(QStringLiteral("quality<80"));
    desk.order(QStringLiteral("-quality"));
    QCOMPARE(desk.titles(), QStringLiteral("BDE"));
    desk.setQuality('b', 90);
    desk.setQuality('a', 40);
    desk.setQuality('e', 20);
    const ModelLog log(desk.model);
    QCOMPARE(desk.model.matching(), (std::vector<int>{desk.id('a'), desk.id('e'), desk.id('d')}));
    QCOMPARE(log, QStringList());
    QCOMPARE(desk.titles(), QStringLiteral("BDE"));
    QVERIFY(desk.model.isOutOfDate());
    desk.model.refresh();
    QCOMPARE(desk.titles(), QStringLiteral("AED"));
}

QTEST_GUILESS_MAIN(StoryTableModelTest)
#include "tst_storytablemodel.moc"
