#include "desk.h"
#include "ui/look/theme.h"
#include "ui/table/filterbar.h"

#include <QAction>
#include <QToolButton>

using ui::FilterBar;

class FilterBarTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyScheme(*qApp, ui::Scheme::Light); }
    void theFilterAppliesWhileTyping();
    void theCrossClearsTheFilter();
    void anErrorIsShownAndTheLastGoodFilterStays();
    void escapeClearsTheFilterAndThenLeaves();
    void theChipShowsThatTheOrderIsOutOfDate();
};

void FilterBarTest::theFilterAppliesWhileTyping()
{
    Desk desk;
    FilterBar bar(desk.model);
    bar.show();
    bar.focusText();
    QTest::keyClicks(bar.focusProxy(), QStringLiteral("chips"));
    QTRY_COMPARE(desk.titles(), QStringLiteral("GA"));
    bar.setText(QStringLiteral("quality>=80"));
    QCOMPARE(desk.titles(), QStringLiteral("A"));
    QSignalSpy left(&bar, &FilterBar::leave);
    QTest::keyClicks(bar.focusProxy(), QStringLiteral(" zebra"));
    QTest::keyClick(bar.focusProxy(), Qt::Key_Return);
    QCOMPARE(desk.titles(), QString());
    QCOMPARE(left.count(), 1);
    QTest::keyClick(bar.focusProxy(), Qt::Key_Down);
    QCOMPARE(left.count(), 2);
}

void FilterBarTest::theCrossClearsTheFilter()
{
    Desk desk;
    FilterBar bar(desk.model);
    bar.show();
    const auto *cross = bar.focusProxy()->findChild<QToolButton *>();
    QVERIFY(cross && !cross->defaultAction()->isVisible());
    bar.setText(QStringLiteral("chips"));
    QVERIFY(cross->defaultAction()->isVisible());
    cross->defaultAction()->trigger();
    QCOMPARE(bar.text(), QString());
    QTRY_COMPARE(desk.model.rowCount(), 5);
}

void FilterBarTest::anErrorIsShownAndTheLastGoodFilterStays()
{
    Desk desk;
    FilterBar bar(desk.model);
    bar.setText(QStringLiteral("chips"));
    bar.setText(QStringLiteral("chips qualty:5"));
    QCOMPARE(desk.titles(), QStringLiteral("GA"));
    QCOMPARE(desk.model.filter().text(), QStringLiteral("chips"));
    QVERIFY(bar.focusProxy()->accessibleDescription().contains(QStringLiteral("“quality”")));
    bar.setText(QStringLiteral("chips"));
    QVERIFY(bar.focusProxy()->accessibleDescription().isEmpty());
}

void FilterBarTest::escapeClearsTheFilterAndThenLeaves()
{
    Desk desk;
    FilterBar bar(desk.model);
    bar.setText(QStringLiteral("chips"));
    QSignalSpy left(&bar, &FilterBar::leave);
    QTest::keyClick(bar.focusProxy(), Qt::Key_Escape);
    QCOMPARE(bar.text(), QString());
    QCOMPARE(desk.model.rowCount(), 5);
    QCOMPARE(left.count(), 0);
    QTest::keyClick(bar.focusProxy(), Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void FilterBarTest::theChipShowsThatTheOrderIsOutOfDate()
{
    Desk desk;
    FilterBar bar(desk.model);
    bar.show();
    bar.setText(QStringLiteral("quality>=80"));
    auto *chip = bar.findChild<QToolButton *>(QStringLiteral("outOfDate"));
    QVERIFY(chip && !chip->isVisible());
    desk.stories.edit({{desk.story("a.md"), {{frontmatter::Field::Quality, frontmatter::FieldValue::integer(10)}}}});
    QVERIFY(chip->isVisible());
    QCOMPARE(desk.titles(), QStringLiteral("A"));
    QSignalSpy refresh(&bar, &FilterBar::refreshRequested);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(refresh.count(), 1);
    desk.model.refresh();
    QVERIFY(!chip->isVisible());
    QCOMPARE(desk.model.rowCount(), 0);
    QTRY_COMPARE(desk.stories.savingCount(), 0);
}

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"
