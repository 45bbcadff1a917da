#include "openwindow.h"
#include "ui/window/statusbar.h"

#include <QLabel>
#include <QScrollBar>

namespace
{

using Acts = QList<std::pair<Qt::Key, Qt::KeyboardModifiers>>;

void clickRow(OpenWindow &open, int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    const QModelIndex index = open.model().index(row, table::Title);
    QTest::mouseClick(open.table().viewport(), Qt::LeftButton, modifiers, open.table().visualRect(index).center());
    QCoreApplication::processEvents();
}

void press(OpenWindow &open, const Acts &acts)
{
    for (const auto &[key, modifiers] : acts)
        open.key(key, modifiers);
    QCoreApplication::processEvents();
}

} // namespace

Q_DECLARE_METATYPE(Acts)

/// Where the editor stands in the table, and what keys and clicks with Shift select from there.
class TestPlace final : public QObject
{
    Q_OBJECT

private slots:
    void shiftSelectsFromWhereTheEditorIs_data();
    void shiftSelectsFromWhereTheEditorIs();
    void aClickWithShiftSelectsFromWhereTheEditorIs_data();
    void aClickWithShiftSelectsFromWhereTheEditorIs();
    void aSelectionGoesOnGrowingWhenAStoryArrives();
    void aFilterWithoutAMatchKeepsThePlace();
    void aDecisionInAFilteredTableIsANewPlace();
    void aFileThatIsRemovedAndPutBackKeepsItsRowAndTheCursor();
    void aRemovedStoryLeavesWithAWordAtF5();
    void thePlaceInTheListFollowsANewOrderOfTheRows();
};

void TestPlace::shiftSelectsFromWhereTheEditorIs_data()
{
    QTest::addColumn<Acts>("acts");
    QTest::addColumn<QString>("selected");
    const Acts decided{{Qt::Key_P, {}}, {Qt::Key_P, {}}, {Qt::Key_P, {}}};
    const auto then = [](const Acts &acts, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ShiftModifier) {
        return acts + Acts{{key, modifiers}};
    };
    QTest::newRow("P, Shift+Down") << then(decided, Qt::Key_Down) << "fg";
    QTest::newRow("P, Shift+Up") << then(decided, Qt::Key_Up) << "ef";
    QTest::newRow("P, Shift+Down twice") << then(then(decided, Qt::Key_Down), Qt::Key_Down) << "fgh";
    QTest::newRow("P, Shift+Home") << then(decided, Qt::Key_Home) << "abcdef";
    QTest::newRow("P, Shift+End") << then(decided, Qt::Key_End) << "fghijkl";
    QTest::newRow("P, Shift+PageDown") << then(decided, Qt::Key_PageDown) << "fghijkl";
    QTest::newRow("J, Shift+Down") << Acts{{Qt::Key_J, {}}, {Qt::Key_J, {}}, {Qt::Key_Down, Qt::ShiftModifier}}
                                   << "ef";
    QTest::newRow("K, Shift+Up") << Acts{{Qt::Key_K, {}}, {Qt::Key_Up, Qt::ShiftModifier}} << "ab";
    QTest::newRow("Down, Shift+Down") << Acts{{Qt::Key_Down, {}}, {Qt::Key_Down, Qt::ShiftModifier}} << "de";
    QTest::newRow("undo, Shift+Down") << then(then(decided, Qt::Key_Z, Qt::ControlModifier), Qt::Key_Down) << "ef";
    QTest::newRow("Shift+P without advance, Shift+Down")
        << Acts{{Qt::Key_J, {}}, {Qt::Key_P, Qt::ShiftModifier}, {Qt::Key_Down, Qt::ShiftModifier}} << "de";
}

void TestPlace::shiftSelectsFromWhereTheEditorIs()
{
    QFETCH(Acts, acts);
    QFETCH(QString, selected);
    OpenWindow open;
    open.writeStories(12);
    open.open();
    clickRow(open, 2);
    press(open, acts);
    QCOMPARE(open.selected().join(QString()), selected);
}

void TestPlace::aClickWithShiftSelectsFromWhereTheEditorIs_data()
{
    QTest::addColumn<Acts>("acts");
    QTest::addColumn<QString>("selected");
    QTest::newRow("P") << Acts{{Qt::Key_P, {}}, {Qt::Key_P, {}}} << "efgh";
    QTest::newRow("J") << Acts{{Qt::Key_J, {}}} << "defgh";
    QTest::newRow("undo") << Acts{{Qt::Key_P, {}}, {Qt::Key_P, {}}, {Qt::Key_Z, Qt::ControlModifier}} << "defgh";
}

void TestPlace::aClickWithShiftSelectsFromWhereTheEditorIs()
{
    QFETCH(Acts, acts);
    QFETCH(QString, selected);
    OpenWindow open;
    open.writeStories(12);
    open.open();
    clickRow(open, 2);
    press(open, acts);
    clickRow(open, 7, Qt::ShiftModifier);
    QCOMPARE(open.selected().join(QString()), selected);
}

void TestPlace::aSelectionGoesOnGrowingWhenAStoryArrives()
{
    OpenWindow open;
    open.writeStories(6);
    open.open();
    clickRow(open, 2);
    press(open, {{Qt::Key_Down, Qt::ShiftModifier}});
    open.write(QStringLiteral("z"), {}); // at the end
    QTRY_COMPARE(open.model().rowCount(), 7);
    press(open, {{Qt::Key_Down, Qt::ShiftModifier}});
    QCOMPARE(open.selected().join(QString()), QStringLiteral("cde"));
}

void TestPlace::aFilterWithoutAMatchKeepsThePlace()
{
    OpenWindow open;
    open.writeStories(26);
    open.open();
    open.window().resize(1000, 420);
    QCoreApplication::processEvents();
    clickRow(open, 4);
    open.table().verticalScrollBar()->setValue(100);
    clickRow(open, 10);
    open.table().scrollTo(open.table().currentIndex()); // as every filter does with a row that is cut by the edge
    const int scroll = open.table().verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    open.key(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("story cc"));
    QTRY_COMPARE(open.model().rowCount(), 0);
    open.key(Qt::Key_Escape);
    open.key(Qt::Key_Escape);
    QTRY_COMPARE(open.model().rowCount(), 26);
    QVERIFY(open.table().hasFocus());
    QCOMPARE(open.current(), QStringLiteral("k"));
    QCOMPARE(open.selected(), QStringList{QStringLiteral("k")});
    QCOMPARE(open.table().verticalScrollBar()->value(), scroll);
}

void TestPlace::aDecisionInAFilteredTableIsANewPlace()
{
    OpenWindow open;
    open.writeStories(6);
    open.open();
    clickRow(open, 4);
    open.filter().setText(QStringLiteral("title:\"story b\""));
    QTRY_COMPARE(open.current(), QStringLiteral("b"));
    open.filter().setText({});
    QTRY_COMPARE(open.current(), QStringLiteral("e"));
    open.filter().setText(QStringLiteral("title:\"story b\""));
    QTRY_COMPARE(open.current(), QStringLiteral("b"));
    open.key(Qt::Key_P, Qt::ShiftModifier);
    open.filter().setText({});
    QTRY_COMPARE(open.model().rowCount(), 6);
    QCOMPARE(open.current(), QStringLiteral("b"));
}

// B04
void TestPlace::aFileThatIsRemovedAndPutBackKeepsItsRowAndTheCursor()
{
    OpenWindow open;
    open.writeStories(6);
    open.open();
    clickRow(open, 3);
    const QByteArray bytes = open.bytes(QStringLiteral("d"));
    const folder::StoryId story = open.table().currentStory();
    QVERIFY(QFile::remove(open.path(QStringLiteral("d"))));
    QTRY_VERIFY(!open.folder().isPresent(story));
    QCOMPARE(open.shown().join(QString()), QStringLiteral("abcdef"));
    QVERIFY(open.model().index(3, table::Title).data(table::GoneRole).toBool());
    QVERIFY(open.model()
                .index(3, table::Title)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral(", removed: its file has gone")));
    QVERIFY(open.model().isOutOfDate());
    open.key(Qt::Key_P);
    QCOMPARE(open.current(), QStringLiteral("d"));
    QVERIFY(open.window().findChild<ui::StatusBar *>()->news().contains(QStringLiteral("has gone")));
    QFile file(open.path(QStringLiteral("d")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QTRY_VERIFY(open.folder().isPresent(story));
    QCOMPARE(open.shown().join(QString()), QStringLiteral("abcdef"));
    QCOMPARE(open.current(), QStringLiteral("d"));
    QVERIFY(!open.model().isOutOfDate());
}

void TestPlace::aRemovedStoryLeavesWithAWordAtF5()
{
    OpenWindow open;
    open.writeStories(6);
    open.open();
    clickRow(open, 3);
    const folder::StoryId story = open.table().currentStory();
    QVERIFY(QFile::remove(open.path(QStringLiteral("d"))));
    QVERIFY(QFile::remove(open.path(QStringLiteral("b"))));
    QTRY_VERIFY(!open.folder().isPresent(story));
    QTRY_COMPARE(open.shown().join(QString()), QStringLiteral("acdef"));
    open.key(Qt::Key_F5);
    QTRY_COMPARE(open.shown().join(QString()), QStringLiteral("acef"));
    QCOMPARE(open.current(), QStringLiteral("e"));
    QVERIFY(open.window().findChild<ui::StatusBar *>()->news().contains(QStringLiteral("Story d")));
}

void TestPlace::thePlaceInTheListFollowsANewOrderOfTheRows()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.model().setOrder(table::parseOrder(QStringLiteral("quality,date")).value());
    const auto says = [&open](const QString &place) {
        const auto labels = open.window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&place](const QLabel *label) { return label->text() == place; });
    };
    QTRY_COMPARE(open.current(), QStringLiteral("a"));
    QTRY_VERIFY(says(QStringLiteral("3 of 3")));
    open.key(Qt::Key_1); // quality 20: the first, when the rows are put in order again
    QVERIFY(says(QStringLiteral("3 of 3")));
    open.key(Qt::Key_F5);
    QTRY_VERIFY(says(QStringLiteral("1 of 3")));
}

QTEST_MAIN(TestPlace)
#include "tst_place.moc"
