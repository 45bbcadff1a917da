#include "model/table/storytablemodel.h"
#include "tests/folder/scratch.h"
#include "tests/table/modellog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using folder::StoryFolder;
using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;
using table::Filter;
using table::StoryTableModel;

namespace
{

QByteArray storyWith(const QByteArray &keys) { return "---\n" + keys + "---\n"; }

/// A folder of five stories and a broken file under a model that is watched by Qt's tester.
struct Desk {
    Desk()
    {
        files.write(QStringLiteral("a.md"), storyWith("title: Alpha chips\nquality: 84\nheat: -1\npublished: true\n"
                                                      "publishedDateTime: 2023-05-01T10:00:00Z\n"));
        files.write(QStringLiteral("b.md"), storyWith("title: Beta\nquality: 74\npublished: false\n"
                                                      "publishedDateTime: 2023-05-02T10:00:00Z\n"));
        files.write(QStringLiteral("c.md"), storyWith("title: Gamma chips\nquality: hot\nheat: 3\nheat: 4\n"
                                                      "publishedDateTime: 2023-05-03T10:00:00Z\n"));
        files.write(QStringLiteral("d.md"), storyWith("title: Delta\nquality: 12\n"));
        files.write(QStringLiteral("e.md"), storyWith("title: Epsilon\nquality: 12\n"
                                                      "publishedDateTime: 2099-05-04T10:00:00Z\n"));
        files.write(QStringLiteral("f.md"), "---\ntitle: Broken\n");
        scan();
    }

    void scan()
    {
        QSignalSpy finished(&stories, &StoryFolder::scanFinished);
        stories.open({files.path()});
        QVERIFY(finished.wait());
    }
    void rescan()
    {
        QSignalSpy finished(&stories, &StoryFolder::scanFinished);
        stories.rescan();
        QVERIFY(finished.wait());
    }
    /// The first letters of the titles, from the top.
    [[nodiscard]] QString titles() const
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row)
            text += model.index(row, table::Title).data().toString().at(0);
        return text;
    }
    [[nodiscard]] StoryId id(char letter) const { return stories.find(QLatin1Char(letter) + QStringLiteral(".md")); }
    [[nodiscard]] QModelIndex cell(char letter, table::Column column) const
    {
        return model.index(model.rowOf(id(letter)), column);
    }
    void filter(const QString &text) { model.setFilter(Filter::parse(text).value()); }
    void order(const QString &text) { model.setOrder(table::parseOrder(text).value()); }
    void setQuality(char letter, int value)
    {
        stories.edit({{id(letter), {{Field::Quality, FieldValue::integer(value)}}}});
    }

    Scratch files;
    StoryFolder stories;
    StoryTableModel model{stories, QLocale(QLocale::English)};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

bool savesAreDone(const Desk &desk)
{
    return QTest::qWaitFor([&] { return desk.stories.savingCount() == 0; }, 20000);
}

QString text(const char *utf8) { return QString::fromUtf8(utf8); }

} // namespace

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
    void decidedMarksAreToldOnce();
    void decidedMarksEndWithRefreshFilterAndOrder();
    void aFileThatGoesTakesItsRowAndBringsItBack();
    void aNewFileShowsOnlyWhenItPasses();
    void theLastDaysEndWhenTheyAreAskedFor();
    void whatMatchesNowLeavesTheRowsAsTheyAre();
    void aSaveThatFailedKeepsItsRow();
    void onlyFieldsThatCanBeWrittenAreEditable();
    void cellsSayWhatTheyHold_data();
    void cellsSayWhatTheyHold();
    void rolesGiveRawValues();
    void everyColumnHasATitleAndAName();
    void aSortedColumnSaysSoToScreenReaders();
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

void StoryTableModelTest::brokenFilesAreShownToThoseWhoAskForProblems()
{
    Desk desk;
    desk.filter(QStringLiteral("is:problem"));
    QVERIFY(desk.model.rowOf(desk.id('f')) >= 0);
    QCOMPARE(desk.model.totalCount(), 5);
    QCOMPARE(desk.cell('f', table::Published).data().toString(), text("Cannot be read"));
    QVERIFY(desk.cell('f', table::Title).data().toString().startsWith(text("f.md: ")));
    QVERIFY(!(desk.cell('f', table::Quality).flags() & Qt::ItemIsEditable));
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

void StoryTableModelTest::decidedMarksAreToldOnce()
{
    Desk desk;
    ModelLog log(desk.model);
    QSignalSpy changed(&desk.model, &QAbstractItemModel::dataChanged);
    desk.model.setDecided({desk.id('c'), desk.id('e'), desk.id('a')}, true);
    QCOMPARE(log, (QStringList{text("dataChanged 0-1"), text("dataChanged 3-3")}));
    QVERIFY(changed.at(0).at(2).value<QList<int>>().contains(table::DecidedRole));
    QVERIFY(desk.cell('a', table::Title).data(table::DecidedRole).toBool());
    QVERIFY(!desk.cell('b', table::Title).data(table::DecidedRole).toBool());
    QCOMPARE(desk.cell('a', table::Title).data(Qt::AccessibleTextRole).toString(),
             text("Title: Alpha chips, decided"));
    log.clear();
    desk.model.setDecided({desk.id('a')}, true);
    desk.model.setDecided({desk.id('b')}, false);
    QCOMPARE(log, QStringList());
    desk.model.setDecided({desk.id('a')}, false);
    QCOMPARE(log, QStringList{text("dataChanged 3-3")});
    QVERIFY(!desk.model.isDecided(desk.id('a')));
}

void StoryTableModelTest::decidedMarksEndWithRefreshFilterAndOrder()
{
    Desk desk;
    const auto decide = [&desk] { desk.model.setDecided({desk.id('a')}, true); };
    decide();
    ModelLog log(desk.model);
    desk.model.refresh();
    QVERIFY(!desk.model.isDecided(desk.id('a')));
    QCOMPARE(log, QStringList{text("dataChanged 3-3")});
    decide();
    desk.order(QStringLiteral("title"));
    QVERIFY(!desk.model.isDecided(desk.id('a')));
    decide();
    desk.filter(QStringLiteral("beta"));
    QVERIFY(!desk.model.isDecided(desk.id('a')));
}

void StoryTableModelTest::aFileThatGoesTakesItsRowAndBringsItBack()
{
    Desk desk;
    const StoryId beta = desk.id('b');
    const QByteArray bytes = desk.files.read(QStringLiteral("b.md"));
    QVERIFY(QFile::remove(desk.files.path(QStringLiteral("b.md"))));
    desk.rescan();
    QTRY_COMPARE(desk.titles(), QStringLiteral("EGAD"));
    QCOMPARE(desk.model.totalCount(), 4);
    desk.model.reveal({beta});
    QCOMPARE(desk.titles(), QStringLiteral("EGAD"));
    desk.files.write(QStringLiteral("b.md"), bytes);
    desk.rescan();
    QTRY_COMPARE(desk.titles(), QStringLiteral("EGBAD"));
    QCOMPARE(desk.model.storyAt(2), beta);
    QCOMPARE(desk.model.totalCount(), 5);
    QVERIFY(!desk.model.isOutOfDate());
}

void StoryTableModelTest::aNewFileShowsOnlyWhenItPasses()
{
    Desk desk;
    desk.filter(QStringLiteral("chips"));
    desk.files.write(QStringLiteral("g.md"), storyWith("title: Hidden\n"));
    desk.files.write(QStringLiteral("h.md"),
                     storyWith("title: More chips\npublishedDateTime: 2023-05-02T09:00:00Z\n"));
    desk.rescan();
    QTRY_COMPARE(desk.titles(), QStringLiteral("GMA"));
    QCOMPARE(desk.model.totalCount(), 7);
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

void StoryTableModelTest::aSaveThatFailedKeepsItsRow()
{
    Desk desk;
    QVERIFY(QFile::remove(desk.files.path(QStringLiteral("b.md"))));
    desk.setQuality('b', 99);
    QVERIFY(savesAreDone(desk));
    QTRY_VERIFY(!desk.stories.isPresent(desk.id('b')));
    QCOMPARE(desk.titles(), QStringLiteral("EGBAD"));
    const auto state = folder::SaveState(desk.cell('b', table::Title).data(table::SaveStateRole).toInt());
    QCOMPARE(state, folder::SaveState::Failed);
    QVERIFY(!(desk.cell('b', table::Quality).flags() & Qt::ItemIsEditable));
    desk.stories.keepTheirs(desk.id('b'));
    QTRY_COMPARE(desk.titles(), QStringLiteral("EGAD"));
}

void StoryTableModelTest::onlyFieldsThatCanBeWrittenAreEditable()
{
    const Desk desk;
    for (const auto column : {table::Published, table::Quality, table::Heat})
        QVERIFY(desk.cell('a', column).flags() & Qt::ItemIsEditable);
    for (const auto column : {table::Title, table::Provider, table::Date, table::Topics, table::Path, table::Images})
        QVERIFY(!(desk.cell('a', column).flags() & Qt::ItemIsEditable));
    QVERIFY(!(desk.cell('c', table::Heat).flags() & Qt::ItemIsEditable)); // the key is there twice
    QVERIFY(desk.cell('c', table::Quality).flags() & Qt::ItemIsEditable);
    const QString problem = desk.cell('c', table::Heat).data(table::ProblemRole).toString();
    QVERIFY(!problem.isEmpty());
    QCOMPARE(desk.cell('c', table::Heat).data(Qt::ToolTipRole).toString(), problem);
    QVERIFY(desk.cell('c', table::Quality).data(table::ProblemRole).toString().isEmpty());
}

void StoryTableModelTest::cellsSayWhatTheyHold_data()
{
    QTest::addColumn<char>("letter");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("accessible");
    const auto row = [](char letter, table::Column column, const char *display, const char *accessible) {
        QTest::addRow("%c %d", letter, int(column)) << letter << int(column) << text(display) << text(accessible);
    };
    row('a', table::Published, "Published", "State: Published");
    row('b', table::Published, "Unpublished", "State: Unpublished");
    row('d', table::Published, "By default", "State: By default");
    row('a', table::Quality, "84", "Quality: 84");
    row('c', table::Quality, "hot", "Quality: hot");
    row('a', table::Heat, "-1", "Heat: -1");
    row('d', table::Heat, "", "Heat: not set");
    row('a', table::Date, "1 May 2023", "Date: 1 May 2023");
    row('e', table::Date, "4 May 2099", "Date: 4 May 2099, scheduled");
    row('d', table::Date, "", "Date: not set");
    row('a', table::Images, "0", "Number of images: 0");
    row('a', table::Path, "a.md", "Path: a.md");
}

void StoryTableModelTest::cellsSayWhatTheyHold()
{
    QFETCH(char, letter);
    QFETCH(int, column);
    const Desk desk;
    const QModelIndex index = desk.cell(letter, static_cast<table::Column>(column));
    QTEST(index.data().toString(), "display");
    QTEST(index.data(Qt::AccessibleTextRole).toString(), "accessible");
}

void StoryTableModelTest::rolesGiveRawValues()
{
    const Desk desk;
    QCOMPARE(desk.cell('a', table::Published).data(table::ValueRole), QVariant(true));
    QCOMPARE(desk.cell('a', table::Heat).data(table::ValueRole), QVariant(qint64(-1)));
    QCOMPARE(desk.cell('c', table::Quality).data(table::ValueRole), QVariant(text("hot")));
    QVERIFY(!desk.cell('d', table::Published).data(table::ValueRole).isValid());
    QVERIFY(!desk.cell('d', table::Date).data(table::ValueRole).isValid());
    QCOMPARE(desk.cell('a', table::Date).data(table::ValueRole).toDateTime(),
             QDateTime({2023, 5, 1}, {10, 0}, Qt::UTC));
    QCOMPARE(desk.cell('a', table::Path).data(table::StoryRole).toInt(), desk.id('a'));
    QVERIFY(desk.cell('e', table::Title).data(table::ScheduledRole).toBool());
    QVERIFY(!desk.cell('a', table::Title).data(table::ScheduledRole).toBool());
}

void StoryTableModelTest::everyColumnHasATitleAndAName()
{
    const Desk desk;
    QSet<QString> names;
    for (int column = 0; column < table::ColumnCount; ++column) {
        QVERIFY(!desk.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        names.insert(desk.model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString());
    }
    QCOMPARE(names.size(), int(table::ColumnCount));
    QVERIFY(!desk.model.headerData(table::ColumnCount, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(!desk.model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
}

void StoryTableModelTest::aSortedColumnSaysSoToScreenReaders()
{
    Desk desk;
    QSignalSpy changed(&desk.model, &QAbstractItemModel::headerDataChanged);
    const auto name = [&desk](table::Column column) {
        return desk.model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
    };
    desk.model.setOrder({{table::SortKey::Quality, Qt::DescendingOrder}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(name(table::Quality), QStringLiteral("Quality, sorted descending"));
    QCOMPARE(name(table::Title), QStringLiteral("Title"));
    desk.model.setOrder(
        {{table::SortKey::Quality, Qt::DescendingOrder}, {table::SortKey::Title, Qt::AscendingOrder}});
    QCOMPARE(name(table::Quality), QStringLiteral("Quality, sorted descending, level 1 of 2"));
    QCOMPARE(name(table::Title), QStringLiteral("Title, sorted ascending, level 2 of 2"));
}

QTEST_GUILESS_MAIN(StoryTableModelTest)
#include "tst_storytablemodel.moc"
