#include "desk.h"
#include "model/table/dayformat.h"
#include "ui/look/theme.h"
#include "ui/table/numberdelegate.h"
#include "ui/table/sortheader.h"

#include <QAction>
#include <QLineEdit>

using folder::StoryId;
using ui::StoryTable;

class StoryTableTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyScheme(*qApp, ui::Scheme::Light); }
    void theNewestStoryIsCurrentAtFirst();
    void theChoiceIsAnnouncedOncePerChange();
    void showingAStoryAnnouncesAtOnce();
    void aClickOnThePillSetsTheOtherValueAndNothingElse();
    void aDoubleClickOnThePillIsTwoClicks();
    void doubleClickAsksForThePreviewAndEnterIsLeftToTheWindow();
    void lettersAndSpaceNeitherSearchNorEdit();
    void homeAndEndGoToTheFirstAndLastStory();
    void theSelectionSurvivesFilterAndOrder();
    void aHiddenCurrentStoryGivesWayToItsNeighbour();
    void theSelectedAllSurviveAFilter();
    void typingANumberGoesToItsStory();
    void escapeLeavesTheNumberAsItWas();
    void aTextThatIsNoNumberIsRefused();
    void aTableMayGoWhileANumberIsTyped();
    void onlyNumbersAreEditedInCells();
    void clicksOnTheHeaderSort();
    void restoredStateBringsBackChoiceAndScroll();
    void columnsSurviveARestart();
    void damagedColumnsChangeNothing_data();
    void damagedColumnsChangeNothing();
    void theTitleTakesWhatIsLeft();
    void everyStateAndDateFitsItsColumn();
    void columnsGrowWithTheText();
    void aNumberThatIsCutIsNeverReadAsAnother();
    void theCellEditorStaysOffTheColumnBefore();
    void theCurrentCellIsMarkedInsideItsRow_data();
    void theCurrentCellIsMarkedInsideItsRow();
};

void StoryTableTest::theNewestStoryIsCurrentAtFirst()
{
    Desk desk;
    QCOMPARE(desk.titles(), QStringLiteral("EDGBA"));
    QCOMPARE(desk.view.currentStory(), desk.story("e.md"));
    QCOMPARE(desk.view.selectedStories(), QList<StoryId>{desk.story("e.md")});
}

void StoryTableTest::theChoiceIsAnnouncedOncePerChange()
{
    Desk desk;
    QSignalSpy chosen(&desk.view, &StoryTable::storiesChosen);
    QTest::keyClick(&desk.view, Qt::Key_Down);
    QCoreApplication::processEvents();
    QCOMPARE(chosen.count(), 1);
    QTest::keyClick(&desk.view, Qt::Key_Down, Qt::ShiftModifier);
    QCoreApplication::processEvents();
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(desk.view.selectedStories(), (QList<StoryId>{desk.story("d.md"), desk.story("c.md")}));
    QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(desk.view.selectedStories().size(), 5);
}

void StoryTableTest::showingAStoryAnnouncesAtOnce()
{
    Desk desk;
    QSignalSpy chosen(&desk.view, &StoryTable::storiesChosen);
    desk.view.showStory(desk.story("a.md"));
    QCOMPARE(chosen.count(), 1);
    desk.view.showStory(desk.story("a.md"));
    QCoreApplication::processEvents();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(desk.view.selectedStories(), QList<StoryId>{desk.story("a.md")});
}

void StoryTableTest::aClickOnThePillSetsTheOtherValueAndNothingElse()
{
    Desk desk;
    QSignalSpy clicked(&desk.view, &StoryTable::publishedClicked);
    QSignalSpy preview(&desk.view, &StoryTable::previewRequested);
    for (const auto &[name, value] : {std::pair("a.md", false), std::pair("b.md", true), std::pair("c.md", false)}) {
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.pill(name));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.takeFirst(), (QVariantList{desk.story(name), value}));
        QCOMPARE(desk.view.currentStory(), desk.story(name));
    }
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, Qt::ControlModifier, desk.pill("a.md"));
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {},
                      desk.cell("a.md", table::Published).topRight() - QPoint(2, -2));
    QVERIFY(clicked.isEmpty());
    QVERIFY(preview.isEmpty());
}

void StoryTableTest::aDoubleClickOnThePillIsTwoClicks()
{
    Desk desk;
    QSignalSpy clicked(&desk.view, &StoryTable::publishedClicked);
    QSignalSpy preview(&desk.view, &StoryTable::previewRequested);
    const QPoint pill = desk.pill("a.md");
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, pill);
    QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, pill);
    QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, pill);
    QCOMPARE(clicked.count(), 2);
    QVERIFY(preview.isEmpty());
}

void StoryTableTest::doubleClickAsksForThePreviewAndEnterIsLeftToTheWindow()
{
    Desk desk;
    QSignalSpy preview(&desk.view, &StoryTable::previewRequested);
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QTest::keyClick(&desk.view, Qt::Key_Enter);
    QCOMPARE(preview.count(), 0);
    QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, desk.cell("b.md", table::Quality).center());
    QCOMPARE(preview.count(), 1);
    QCOMPARE(preview.at(0).at(0).toInt(), desk.story("b.md"));
    QVERIFY(!desk.view.viewport()->findChild<QLineEdit *>());
}

void StoryTableTest::lettersAndSpaceNeitherSearchNorEdit()
{
    Desk desk;
    for (const char key : {'a', 'b', ' ', '5', '+'})
        QTest::keyClick(&desk.view, key);
    QCOMPARE(desk.view.currentStory(), desk.story("e.md"));
    QCOMPARE(desk.view.selectedStories().size(), 1);
    QVERIFY(!desk.view.viewport()->findChild<QLineEdit *>());
}

void StoryTableTest::homeAndEndGoToTheFirstAndLastStory()
{
    Desk desk;
    QTest::keyClick(&desk.view, Qt::Key_End);
    QCOMPARE(desk.view.currentStory(), desk.story("a.md"));
    QTest::keyClick(&desk.view, Qt::Key_Home);
    QCOMPARE(desk.view.currentStory(), desk.story("e.md"));
}

void StoryTableTest::theSelectionSurvivesFilterAndOrder()
{
    Desk desk;
    desk.view.showStory(desk.story("c.md"));
    QSignalSpy chosen(&desk.view, &StoryTable::storiesChosen);
    desk.model.setOrder(table::parseOrder(QStringLiteral("title")).value());
    QCOMPARE(desk.titles(), QStringLiteral("ABDEG"));
    desk.model.setFilter(table::Filter::parse(QStringLiteral("chips")).value());
    QCOMPARE(desk.titles(), QStringLiteral("AG"));
    QCoreApplication::processEvents();
    QCOMPARE(desk.view.currentStory(), desk.story("c.md"));
    QCOMPARE(desk.view.selectedStories(), QList<StoryId>{desk.story("c.md")});
    QCOMPARE(chosen.count(), 0);
}

void StoryTableTest::aHiddenCurrentStoryGivesWayToItsNeighbour()
{
    Desk desk;
    desk.view.showStory(desk.story("d.md"));
    QSignalSpy chosen(&desk.view, &StoryTable::storiesChosen);
    desk.model.setFilter(table::Filter::parse(QStringLiteral("chips")).value());
    QCOMPARE(desk.view.currentStory(), desk.story("c.md"));
    QCOMPARE(desk.view.selectedStories(), QList<StoryId>{desk.story("c.md")});
    QCoreApplication::processEvents();
    QCOMPARE(chosen.count(), 1);
}

void StoryTableTest::theSelectedAllSurviveAFilter()
{
    Desk desk;
    QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
    desk.model.setFilter(table::Filter::parse(QStringLiteral("chips")).value());
    QCOMPARE(desk.view.selectedStories(), (QList<StoryId>{desk.story("c.md"), desk.story("a.md")}));
}

void StoryTableTest::typingANumberGoesToItsStory()
{
    Desk desk;
    desk.view.showStory(desk.story("b.md"));
    QSignalSpy edited(&desk.view, &StoryTable::fieldEdited);
    QVERIFY(desk.view.editField(frontmatter::Field::Quality));
    auto *editor = desk.view.viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->selectedText(), QStringLiteral("74"));
    QTest::keyClicks(editor, QStringLiteral("90"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.at(0).at(0).toInt(), desk.story("b.md"));
    QCOMPARE(edited.at(0).at(2).value<frontmatter::FieldValue>(), frontmatter::FieldValue::integer(90));
    QTRY_VERIFY(!desk.view.viewport()->findChild<QLineEdit *>());
    QVERIFY(desk.view.editField(frontmatter::Field::Heat));
    QTest::keyClicks(desk.view.viewport()->findChild<QLineEdit *>(), QStringLiteral("7"));
    desk.view.showStory(desk.story("a.md"));
    desk.view.setFocus();
    QTRY_COMPARE(edited.count(), 2);
    QCOMPARE(edited.at(1).at(0).toInt(), desk.story("b.md"));
}

void StoryTableTest::escapeLeavesTheNumberAsItWas()
{
    Desk desk;
    QSignalSpy edited(&desk.view, &StoryTable::fieldEdited);
    QVERIFY(desk.view.editField(frontmatter::Field::Quality));
    auto *editor = desk.view.viewport()->findChild<QLineEdit *>();
    QTest::keyClicks(editor, QStringLiteral("99"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!desk.view.viewport()->findChild<QLineEdit *>());
    QVERIFY(edited.isEmpty());
}

void StoryTableTest::aTextThatIsNoNumberIsRefused()
{
    Desk desk;
    QSignalSpy edited(&desk.view, &StoryTable::fieldEdited);
    QSignalSpy refused(&desk.view, &StoryTable::valueRefused);
    QVERIFY(desk.view.editField(frontmatter::Field::Quality));
    auto *editor = desk.view.viewport()->findChild<QLineEdit *>();
    QTest::keyClicks(editor, QStringLiteral("many"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(refused.count(), 1);
    QVERIFY(edited.isEmpty());
    QCOMPARE(editor->text(), QStringLiteral("many"));
}

void StoryTableTest::aTableMayGoWhileANumberIsTyped()
{
    int edits = 0;
    {
        Desk desk;
        connect(&desk.view, &StoryTable::fieldEdited, this, [&edits] { ++edits; });
        QVERIFY(desk.view.editField(frontmatter::Field::Quality));
        QTest::keyClicks(desk.view.viewport()->findChild<QLineEdit *>(), QStringLiteral("5"));
    }
    QCOMPARE(edits, 0);
}

void StoryTableTest::onlyNumbersAreEditedInCells()
{
    Desk desk;
    QVERIFY(!desk.view.editField(frontmatter::Field::Published));
    desk.view.setColumnHidden(table::Heat, true);
    QVERIFY(!desk.view.editField(frontmatter::Field::Heat));
    desk.view.setCurrentIndex(desk.model.index(0, table::Title));
    QVERIFY(!desk.view.currentField());
    desk.view.setCurrentIndex(desk.model.index(0, table::Quality));
    QVERIFY(desk.view.currentField());
}

void StoryTableTest::clicksOnTheHeaderSort()
{
    Desk desk;
    desk.clickHeader(table::Quality);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("-quality"));
    QCOMPARE(desk.titles(), QStringLiteral("ABDEG"));
    desk.clickHeader(table::Quality);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("quality"));
    desk.clickHeader(table::Title, Qt::ShiftModifier);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("quality,title"));
    desk.clickHeader(table::Title, Qt::ControlModifier);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("quality,-title"));
    QCOMPARE(desk.titles(), QStringLiteral("EDBAG"));
    desk.clickHeader(table::Title);
    QCOMPARE(table::toString(desk.model.order()), QStringLiteral("title"));
}

void StoryTableTest::restoredStateBringsBackChoiceAndScroll()
{
    Desk desk;
    desk.view.resize(900, 120);
    desk.view.showStory(desk.story("b.md"));
    const auto state = desk.view.state();
    QVERIFY(state.scroll > 0);
    desk.view.showStory(desk.story("e.md"));
    QCOMPARE(desk.view.state().scroll, 0);
    desk.view.restore(state);
    QCOMPARE(desk.view.currentStory(), desk.story("b.md"));
    QCOMPARE(desk.view.state().scroll, state.scroll);
}

void StoryTableTest::columnsSurviveARestart()
{
    Desk first;
    first.view.horizontalHeader()->moveSection(0, 3);
    first.view.horizontalHeader()->resizeSection(table::Provider, 171);
    first.view.columnActions().at(table::Topics)->setChecked(true);
    first.view.columnActions().at(table::Heat)->setChecked(false);
    Desk second;
    QVERIFY(second.view.restoreColumns(first.view.saveColumns()));
    QCOMPARE(second.view.horizontalHeader()->visualIndex(0), 3);
    QCOMPARE(second.view.columnWidth(table::Provider), 171);
    QVERIFY(!second.view.isColumnHidden(table::Topics));
    QVERIFY(second.view.isColumnHidden(table::Heat));
    QVERIFY(!second.view.columnActions().at(table::Heat)->isChecked());
    QCOMPARE(second.view.saveColumns(), first.view.saveColumns());
}

void StoryTableTest::damagedColumnsChangeNothing_data()
{
    QTest::addColumn<QByteArray>("state");
    Desk desk;
    const QByteArray good = desk.view.saveColumns();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("noise") << QByteArray("\x00\xff\x7f{]", 5);
    QTest::newRow("cut") << good.left(good.size() / 2);
    QTest::newRow("another version") << QByteArray(good).replace("\"version\":1", "\"version\":2");
    QTest::newRow("a column twice") << QByteArray(good).replace("\"heat\"", "\"quality\"");
    QTest::newRow("an unknown column") << QByteArray(good).replace("\"heat\"", "\"colour\"");
    QTest::newRow("a width") << QByteArray(good).replace("\"width\":", "\"width\":99999");
    QTest::newRow("no title") << QByteArray(good).replace("\"hidden\":false", "\"hidden\":true");
}

// E15
void StoryTableTest::damagedColumnsChangeNothing()
{
    QFETCH(QByteArray, state);
    Desk desk;
    const QByteArray before = desk.view.saveColumns();
    QVERIFY(!desk.view.restoreColumns(state));
    QCOMPARE(desk.view.saveColumns(), before);
    QVERIFY(!desk.view.isColumnHidden(table::Title));
}

void StoryTableTest::theTitleTakesWhatIsLeft()
{
    Desk desk;
    QCOMPARE(desk.view.horizontalHeader()->length(), desk.view.viewport()->width());
    desk.view.resize(1200, 400);
    QCOMPARE(desk.view.horizontalHeader()->length(), desk.view.viewport()->width());
    desk.view.columnActions().at(table::Type)->setChecked(true);
    QCOMPARE(desk.view.horizontalHeader()->length(), desk.view.viewport()->width());
    desk.view.horizontalHeader()->resizeSection(table::Title, 222);
    desk.view.resize(1000, 400);
    QCOMPARE(desk.view.columnWidth(table::Title), 222);
}

void StoryTableTest::everyStateAndDateFitsItsColumn()
{
    Desk desk;
    for (const char *name : {"a.md", "b.md", "d.md"}) {
        const QModelIndex index = desk.model.index(desk.model.rowOf(desk.story(name)), table::Published);
        const QRect wide = desk.view.visualRect(index).adjusted(0, 0, 500, 0);
        QVERIFY(ui::PillDelegate::pillRect(wide, desk.view.font(), index).right() <
                desk.view.visualRect(index).right());
    }
    const int date = desk.view.fontMetrics().horizontalAdvance(
        QLocale().toString(QDate(2026, 8, 28), table::dayFormat(QLocale())));
    QVERIFY(desk.view.columnWidth(table::Date) >= date + 2 * ui::Space::Small);
}

void StoryTableTest::aNumberThatIsCutIsNeverReadAsAnother()
{
    Desk desk;
    const QFont before = QApplication::font();
    for (const double size : {0.7, 1.0, 1.6, 2.5}) {
        QFont font = before;
        font.setPointSizeF(before.pointSizeF() * size);
        ui::applyFont(*qApp, font);
        font = desk.view.font();
        const int width = desk.view.columnWidth(table::Quality);
        const auto shown = [&](const QString &number) { return ui::NumberDelegate::figuresFor(number, font, width); };
        QCOMPARE(shown(QStringLiteral("123456")).text, QStringLiteral("123456"));
        QCOMPARE(shown(QStringLiteral("123456")).font, font);
        QCOMPARE(shown(QStringLiteral("-123456")).text, QStringLiteral("-123456"));
        QCOMPARE(shown(QStringLiteral("-9223372036854775808")).text, QStringLiteral("…"));
    }
    ui::applyFont(*qApp, before);
}

void StoryTableTest::theCellEditorStaysOffTheColumnBefore()
{
    Desk desk;
    desk.view.setColumnWidth(table::Quality, 36);
    desk.view.showStory(desk.story("a.md"));
    QVERIFY(desk.view.editField(frontmatter::Field::Quality));
    const auto *editor = desk.view.viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QVERIFY(editor->x() >= desk.cell("a.md", table::Quality).left());
    QVERIFY(editor->width() > 36);
}

void StoryTableTest::columnsGrowWithTheText()
{
    Desk desk;
    const QFont before = QApplication::font();
    const auto setFont = [](const QFont &font) { ui::applyFont(*qApp, font); };
    const int width = desk.view.columnWidth(table::Provider);
    const int height = desk.view.rowHeight(0);
    const QByteArray columns = desk.view.saveColumns();
    QFont larger = before;
    larger.setPointSizeF(before.pointSizeF() * 2);
    setFont(larger);
    QVERIFY(qAbs(desk.view.columnWidth(table::Provider) - 2 * width) <= 1); // whole pixels
    QVERIFY(qAbs(desk.view.rowHeight(0) - 2 * height) <= 1);
    QVERIFY(desk.view.restoreColumns(columns));
    QVERIFY(qAbs(desk.view.columnWidth(table::Provider) - 2 * width) <= 1);
    setFont(before);
    QCOMPARE(desk.view.columnWidth(table::Provider), width);
}

void StoryTableTest::theCurrentCellIsMarkedInsideItsRow_data()
{
    QTest::addColumn<ui::Scheme>("scheme");
    QTest::newRow("light") << ui::Scheme::Light;
    QTest::newRow("dark") << ui::Scheme::Dark;
}

void StoryTableTest::theCurrentCellIsMarkedInsideItsRow()
{
    QFETCH(ui::Scheme, scheme);
    ui::applyScheme(*qApp, scheme);
    Desk desk;
    desk.view.activateWindow();
    desk.view.setFocus();
    QTRY_VERIFY(desk.view.hasFocus());
    const QColor accent = ui::colorsFor(QApplication::palette()).accent;
    const auto isMarked = [&desk, &accent](table::Column column) {
        const QModelIndex index = desk.view.currentIndex().siblingAtColumn(column);
        const QRect inside = desk.view.visualRect(index).adjusted(2, 2, -2, -2);
        const QImage cell = desk.view.viewport()->grab(inside).toImage();
        for (int y = 0; y < cell.height(); ++y)
            if (cell.pixelColor(cell.width() / 2, y) == accent)
                return true;
        return false;
    };
    for (const auto column : {table::Title, table::Quality}) {
        desk.view.setCurrentIndex(desk.view.currentIndex().siblingAtColumn(column));
        QVERIFY(isMarked(column));
        QVERIFY(!isMarked(table::Provider));
    }
    ui::applyScheme(*qApp, ui::Scheme::Light);
}

QTEST_MAIN(StoryTableTest)
#include "tst_storytable.moc"
