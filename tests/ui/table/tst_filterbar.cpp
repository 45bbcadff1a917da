#include "desk.h"
#include "ui/look/theme.h"
#include "ui/table/filterbar.h"
#include "ui/table/filterchip.h"
#include "ui/table/filterchips.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
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
    void eachPartOfTheFilterHasAChip();
    void noChipStandsForAnEmptyOrWrongFilter();
    void aClickOnAChipTakesItsPartOutOfTheText();
    void deleteTakesOutChipsOneByOneAndEndsInTheLine();
    void tabLeadsFromTheLineThroughTheChips();
    void whatATypedTextHasMovedIsNotTakenOut();
    void partsWithoutRoomStandInTheMenu();
    void theBarKeepsItsHeight();
};

namespace
{

/// The buttons of the chips that are shown, by what they say to a screen reader.
QList<QToolButton *> removers(const FilterBar &bar)
{
    QList<QToolButton *> found;
    for (const auto *chip : bar.findChildren<ui::FilterChip *>()) {
        if (chip->isVisible())
            found.append(chip->findChild<QToolButton *>());
    }
    return found;
}

QString chips(const FilterBar &bar)
{
    QStringList names;
    for (const QToolButton *remover : removers(bar))
        names.append(remover->accessibleName().mid(QStringLiteral("Remove: ").size()));
    return names.join(u'|');
}

void showWide(FilterBar &bar, int width = 900)
{
    bar.resize(width, bar.sizeHint().height());
    bar.show();
    bar.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
}

} // namespace

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

void FilterBarTest::eachPartOfTheFilterHasAChip()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    bar.setText(QStringLiteral("quality>=60 -is:problem <b>chips</b>"));
    QCOMPARE(chips(bar), QStringLiteral("quality ≥ 60|not problem|“<b>chips</b>”"));
    const auto *words = bar.findChild<ui::FilterChip *>()->findChild<QLabel *>();
    QCOMPARE(words->textFormat(), Qt::PlainText);
    QCOMPARE(words->text(), QStringLiteral("quality ≥ 60"));
    QCOMPARE(removers(bar).value(0)->accessibleName(), QStringLiteral("Remove: quality ≥ 60"));
    QCOMPARE(removers(bar).value(0)->accessibleDescription(), QStringLiteral("quality>=60"));
    bar.setText(QStringLiteral("chips OR quality:12"));
    QCOMPARE(chips(bar), QStringLiteral("“chips” or quality 12"));
}

void FilterBarTest::noChipStandsForAnEmptyOrWrongFilter()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    QCOMPARE(chips(bar), QString());
    bar.setText(QStringLiteral("chips quality>"));
    QCOMPARE(chips(bar), QString());
    bar.setText(QStringLiteral("chips quality>1"));
    QCOMPARE(chips(bar), QStringLiteral("“chips”|quality > 1"));
    bar.setText({});
    QCOMPARE(chips(bar), QString());
}

void FilterBarTest::aClickOnAChipTakesItsPartOutOfTheText()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    bar.setText(QStringLiteral("Chips  QUALITY>=80 -zebra"));
    QCOMPARE(desk.titles(), QStringLiteral("A"));
    desk.view.activateWindow();
    desk.view.setFocus();
    QTRY_VERIFY(desk.view.hasFocus());
    QTest::mouseClick(removers(bar).at(1), Qt::LeftButton);
    QCOMPARE(bar.text(), QStringLiteral("Chips  -zebra"));
    QCOMPARE(desk.titles(), QStringLiteral("GA"));
    QCOMPARE(chips(bar), QStringLiteral("“Chips”|not “zebra”"));
    QVERIFY(desk.view.hasFocus());
    // Beside the button a click does nothing.
    QTest::mouseClick(bar.findChild<ui::FilterChip *>(), Qt::LeftButton, {}, {4, 4});
    QCOMPARE(bar.text(), QStringLiteral("Chips  -zebra"));
    QTest::keyClick(bar.focusProxy(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(bar.text(), QStringLiteral("Chips  QUALITY>=80 -zebra"));
    QTRY_COMPARE(desk.titles(), QStringLiteral("A"));
}

void FilterBarTest::deleteTakesOutChipsOneByOneAndEndsInTheLine()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    bar.setText(QStringLiteral("a b c"));
    removers(bar).at(1)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(bar.text(), QStringLiteral("a c"));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Remove: “c”"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
    QCOMPARE(bar.text(), QStringLiteral("a"));
    QCOMPARE(QApplication::focusWidget(), bar.focusProxy());
    removers(bar).value(0)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(bar.text(), QString());
    QCOMPARE(QApplication::focusWidget(), bar.focusProxy());
    QCOMPARE(desk.model.rowCount(), 5);
}

void FilterBarTest::tabLeadsFromTheLineThroughTheChips()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    bar.setText(QStringLiteral("a b"));
    bar.focusText();
    for (const char *name : {"Remove: “a”", "Remove: “b”"}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QString::fromUtf8(name));
    }
}

void FilterBarTest::whatATypedTextHasMovedIsNotTakenOut()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    bar.setText(QStringLiteral("a b"));
    bar.focusText();
    QTest::keyClick(bar.focusProxy(), Qt::Key_Home);
    QTest::keyClick(bar.focusProxy(), Qt::Key_X);
    QTest::mouseClick(removers(bar).at(1), Qt::LeftButton);
    QCOMPARE(bar.text(), QStringLiteral("xa b"));
    QCOMPARE(chips(bar), QStringLiteral("“xa”|“b”"));
}

void FilterBarTest::partsWithoutRoomStandInTheMenu()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar, 500);
    auto *more = bar.findChild<QToolButton *>(QStringLiteral("moreOfFilter"));
    bar.setText(QStringLiteral("one two three four five six seven eight nine ten"));
    const auto shown = removers(bar).size();
    QVERIFY(shown > 1 && shown < 10);
    QVERIFY(more->isVisible());
    QVERIFY(bar.findChild<ui::FilterChips *>()->rect().contains(more->geometry()));
    QCOMPARE(more->text(), QStringLiteral("+%1 more").arg(10 - shown));
    emit more->menu()->aboutToShow();
    QCOMPARE(more->menu()->actions().size(), 10 - shown);
    more->menu()->actions().last()->trigger();
    QCOMPARE(bar.text(), QStringLiteral("one two three four five six seven eight nine"));

    bar.setText(QString(2'000, u'w') + QStringLiteral(" b"));
    QCOMPARE(removers(bar).size(), 2);
    bar.setText(QStringLiteral("a ").repeated(100));
    QVERIFY(removers(bar).size() > 1);
    bar.setText(QStringLiteral("one"));
    QVERIFY(!more->isVisible());
}

void FilterBarTest::theBarKeepsItsHeight()
{
    Desk desk;
    FilterBar bar(desk.model);
    showWide(bar);
    const int height = bar.sizeHint().height();
    for (const char *text : {"a b", "quality>", "one two three four five six seven eight nine ten eleven twelve"}) {
        bar.setText(QString::fromUtf8(text));
        QCoreApplication::processEvents();
        QCOMPARE(bar.sizeHint().height(), height);
        QVERIFY(bar.minimumSizeHint().width() < 300);
    }
}

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"
