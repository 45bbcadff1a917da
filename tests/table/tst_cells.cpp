#include "tests/table/desk.h"

/// What the cells and the heads of the columns say.
class CellsTest final : public QObject
{
    Q_OBJECT

private slots:
    void onlyFieldsThatCanBeWrittenAreEditable();
    void cellsSayWhatTheyHold_data();
    void cellsSayWhatTheyHold();
    void rolesGiveRawValues();
    void everyColumnHasATitleAndAName();
    void aSortedColumnSaysSoToScreenReaders();
};

void CellsTest::onlyFieldsThatCanBeWrittenAreEditable()
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

void CellsTest::cellsSayWhatTheyHold_data()
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

void CellsTest::cellsSayWhatTheyHold()
{
    QFETCH(char, letter);
    QFETCH(int, column);
    const Desk desk;
    const QModelIndex index = desk.cell(letter, static_cast<table::Column>(column));
    QTEST(index.data().toString(), "display");
    QTEST(index.data(Qt::AccessibleTextRole).toString(), "accessible");
}

void CellsTest::rolesGiveRawValues()
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

void CellsTest::everyColumnHasATitleAndAName()
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

void CellsTest::aSortedColumnSaysSoToScreenReaders()
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

QTEST_GUILESS_MAIN(CellsTest)
#include "tst_cells.moc"
