#include "openwindow.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/window/emptystate.h"
#include "ui/window/statusbar.h"

#include <QPushButton>
#include <QScrollBar>

/// Deciding with the keys, in the real window on real files.
class TestDecisions final : public QObject
{
    Q_OBJECT

private slots:
    void theFirstRowIsCurrentAndTheTableHasTheFocus();
    void publishWritesTrueMarksTheRowAndGoesOn();
    void unpublishWritesFalse();
    void aSecondPressOnTheSameRowChangesNothing();
    void undoBringsBackBytesRowAndSelection();
    void redoDoesItAgain();
    void backspaceIsUndo();
    void repeatedStepsAreOneUndo();
    void aMissingNumberStartsAtZero();
    void stepsHoldAtTheEndsOf64Bits();
    void presetsSetQualityAndHeat();
    void aSelectionIsOneUndoAndGoesOnAfterItsLastRow();
    void withAdvanceOffTheRowStays();
    void shiftDoesTheOppositeOfAdvance();
    void atTheEndTheSearchGoesOnAtTheTop();
    void whenAllAreDecidedAPageSaysSoWithUndoOnIt();
    void noPageCoversRowsThatAreNotSaved();
    void neitherSpaceNorEnterTakesTheLastDecisionBack_data();
    void neitherSpaceNorEnterTakesTheLastDecisionBack();
    void aDecidedRowThatTheFilterWouldHideStaysUntilF5AndUndoRevealsIt();
    void aReadOnlyFieldIsRefusedAndNotDecided();
    void keysInTheFilterTypeText();
    void plusIsKnownByItsText();
};

void TestDecisions::theFirstRowIsCurrentAndTheTableHasTheFocus()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    QCOMPARE(open.shown(), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(open.current(), QStringLiteral("a"));
    QCOMPARE(open.selected(), QStringList(QStringLiteral("a")));
    QVERIFY(open.table().hasFocus());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
}

void TestDecisions::publishWritesTrueMarksTheRowAndGoesOn()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QByteArray expected = open.bytes(QStringLiteral("a")).replace("published: false", "published: true");
    open.key(Qt::Key_P);
    QCOMPARE(open.current(), QStringLiteral("b"));
    QVERIFY(open.model().isDecided(open.model().storyAt(0)));
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), expected);
}

void TestDecisions::unpublishWritesFalse()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "published: true\n");
    open.open();
    open.key(Qt::Key_X);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
}

void TestDecisions::aSecondPressOnTheSameRowChangesNothing()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P, Qt::ShiftModifier);
    open.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
}

void TestDecisions::undoBringsBackBytesRowAndSelection()
{
    OpenWindow open;
    open.writeStories(20);
    open.open();
    const QByteArray before = open.bytes(QStringLiteral("a"));
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    QVERIFY(open.bytes(QStringLiteral("a")) != before);
    open.table().showStory(open.model().storyAt(19));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QCOMPARE(open.selected(), QStringList(QStringLiteral("a")));
    QCOMPARE(open.table().verticalScrollBar()->value(), 0);
    QVERIFY(!open.model().isDecided(open.table().currentStory()));
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), before);
}

void TestDecisions::redoDoesItAgain()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    const QByteArray after = open.bytes(QStringLiteral("a"));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.allSaved());
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(open.current(), QStringLiteral("b"));
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), after);
}

void TestDecisions::backspaceIsUndo()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    open.key(Qt::Key_Backspace);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
}

// A40
void TestDecisions::repeatedStepsAreOneUndo()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    const QByteArray before = open.bytes(QStringLiteral("a"));
    for (int i = 0; i < 3; ++i)
        open.key(Qt::Key_Plus);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 55\n"));
    QTRY_VERIFY(open.allSaved());
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), before);
}

void TestDecisions::aMissingNumberStartsAtZero()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "published: true\n");
    open.open();
    open.key(Qt::Key_Minus);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: -5\n"));
    open.key(Qt::Key_Period, Qt::AltModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("heat: 1\n"));
}

void TestDecisions::stepsHoldAtTheEndsOf64Bits()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "quality: 9223372036854775805\n");
    open.open();
    open.key(Qt::Key_Plus);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 9223372036854775807\n"));
}

void TestDecisions::presetsSetQualityAndHeat()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_4);
    open.key(Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 80\n"));
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("heat: 40\n"));
}

void TestDecisions::aSelectionIsOneUndoAndGoesOnAfterItsLastRow()
{
    OpenWindow open;
    open.writeStories(5);
    open.open();
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(open.selected().size(), 3);
    open.key(Qt::Key_P);
    QCOMPARE(open.current(), QStringLiteral("d"));
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        QTRY_VERIFY(open.bytes(name).contains("published: true\n"));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.selected().size(), 3);
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        QTRY_VERIFY(open.bytes(name).contains("published: false\n"));
}

void TestDecisions::withAdvanceOffTheRowStays()
{
    {
        OpenWindow open;
        open.writeStories(2);
        ui::Settings settings;
        settings.advance = false;
        QVERIFY(ui::saveSettings(open.settingsFile(), settings));
        open.open();
        open.key(Qt::Key_P);
        QCOMPARE(open.current(), QStringLiteral("a"));
        open.key(Qt::Key_P, Qt::ShiftModifier);
        QCOMPARE(open.current(), QStringLiteral("b"));
    }
}

void TestDecisions::shiftDoesTheOppositeOfAdvance()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_X, Qt::ShiftModifier);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(open.model().isDecided(open.table().currentStory()));
}

void TestDecisions::atTheEndTheSearchGoesOnAtTheTop()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.key(Qt::Key_J);
    open.key(Qt::Key_P);
    open.key(Qt::Key_P);
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestDecisions::whenAllAreDecidedAPageSaysSoWithUndoOnIt()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    open.key(Qt::Key_P);
    auto *page = open.window().findChild<ui::EmptyState *>();
    QVERIFY(page->isVisible());
    QCOMPARE(page->page(), ui::EmptyState::Page::AllDecided);
    const auto buttons = page->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 3);
    QCOMPARE(buttons.at(1)->text(), QStringLiteral("Undo"));
    QCOMPARE(buttons.at(2)->text(), QStringLiteral("Export…"));
    QTest::mouseClick(buttons.at(2), Qt::LeftButton);
    auto *dialog = open.window().findChild<ui::ExportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    QTRY_VERIFY(!open.window().findChild<ui::ExportDialog *>());
    open.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&open.window()));
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QVERIFY(!page->isVisible());
    QCOMPARE(open.current(), QStringLiteral("b"));
    QVERIFY(open.table().hasFocus());
}

void TestDecisions::noPageCoversRowsThatAreNotSaved()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("b")), QFile::ReadOwner));
    const auto *page = open.window().findChild<ui::EmptyState *>();
    open.key(Qt::Key_P);
    open.key(Qt::Key_P); // the last one: the page may stand there until the save has failed
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    QTRY_VERIFY(open.table().isVisible());
    QVERIFY(!page->isVisible());
    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("b")), QFile::ReadOwner | QFile::WriteOwner));
    open.folder().retry(open.folder().find(QStringLiteral("b.md")));
    QTRY_VERIFY(open.folder().unsaved().isEmpty() && open.allSaved());
    QVERIFY(open.bytes(QStringLiteral("b")).contains("published: true"));
    QVERIFY(open.table().isVisible());
}

void TestDecisions::neitherSpaceNorEnterTakesTheLastDecisionBack_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Space") << Qt::Key_Space;
    QTest::newRow("Enter") << Qt::Key_Return;
}

void TestDecisions::neitherSpaceNorEnterTakesTheLastDecisionBack()
{
    QFETCH(Qt::Key, key);
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    const QByteArray decided = open.bytes(QStringLiteral("a"));
    QVERIFY(decided.contains("published: true"));
    QVERIFY(open.window().findChild<ui::EmptyState *>()->isVisible());
    open.key(key);
    QVERIFY(!open.window().findChild<ui::EmptyState *>()->isVisible());
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(open.bytes(QStringLiteral("a")), decided);
}

void TestDecisions::aDecidedRowThatTheFilterWouldHideStaysUntilF5AndUndoRevealsIt()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.filter().setText(QStringLiteral("published:no"));
    open.table().setFocus();
    QCOMPARE(open.current(), QStringLiteral("a"));
    open.key(Qt::Key_P);
    QCOMPARE(open.shown().size(), 3);
    QTRY_VERIFY(open.allSaved());
    open.key(Qt::Key_F5);
    QTRY_COMPARE(open.shown().size(), 2);
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.shown().size(), 3);
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestDecisions::aReadOnlyFieldIsRefusedAndNotDecided()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "published: [1, 2]\n");
    open.write(QStringLiteral("b"), "published: false\n");
    open.open();
    const QByteArray before = open.bytes(open.current());
    const folder::StoryId story = open.table().currentStory();
    QVERIFY(open.folder().packed(story).view().hasProblems());
    open.key(Qt::Key_P);
    QVERIFY(!open.model().isDecided(story));
    QCOMPARE(open.table().currentStory(), story);
    QVERIFY(open.allSaved());
    QCOMPARE(open.bytes(open.current()), before);
    QVERIFY(open.window().findChild<ui::StatusBar *>()->news().startsWith(QStringLiteral("⚠")));
}

void TestDecisions::keysInTheFilterTypeText()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(open.filterText().hasFocus());
    QTest::keyClicks(&open.filterText(), QStringLiteral("px1+"));
    QTest::keyClick(&open.filterText(), Qt::Key_1, Qt::AltModifier);
    QVERIFY(open.filterText().text().startsWith(QStringLiteral("px1+")));
    QVERIFY(open.allSaved());
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("heat: 10\n"));
}

void TestDecisions::plusIsKnownByItsText()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_Plus, Qt::ShiftModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 45\n"));
    open.key(Qt::Key_Equal);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 50\n"));
}

QTEST_MAIN(TestDecisions)
#include "tst_decisions.moc"
