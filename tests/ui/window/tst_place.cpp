#include "openwindow.h"

#include <QHeaderView>

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

QTEST_MAIN(TestPlace)
#include "tst_place.moc"
