#include "openwindow.h"
#include "ui/detail/decisionlist.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/statebar.h"
#include "ui/window/statusbar.h"

#include <QTextEdit>

/// The last decisions, each with an undo of its own.
class TestRecent final : public QObject
{
    Q_OBJECT

private slots:
    void itIsHiddenUntilSomethingIsDecided();
    void theNewestStandsFirstAndTenAreShown();
    void manyStoriesAreOneEntry();
    void theShareIsThatOfTheStoriesInView();
    void tabGoesFromTheDetailToTheDecisionsBeforeTheBars();
    void anUndoTakesBackThatDecisionAlone();
    void undoAndRedoMoveDecisionsOutAndIn();
    void anUndoOfAFieldThatWasSetAgainIsRefused();
    void aDecisionWhoseStoryWasRewrittenIsRefusedWithBothValues();
    void theWordsLeadToTheStory();
    void everyRowIsReachedByTheKeyboardAndNamed();
    void theLastRowPassesTheFocusToTheTable();
    void anotherFolderClearsIt();
    void itTakesNoMoreThanAShareOfThePane();
    void aSmallWindowDoesNotGrow();

private:
    static ui::DecisionList &list(OpenWindow &open) { return *open.window().findChild<ui::DecisionList *>(); }
    static QList<ui::LinkButton *> buttons(OpenWindow &open, bool undo)
    {
        QList<ui::LinkButton *> found;
        for (ui::LinkButton *button : list(open).findChildren<ui::LinkButton *>())
            if (!button->parentWidget()->isHidden() && (button->shownText() == QStringLiteral("Undo")) == undo)
                found.append(button);
        return found;
    }
    static QStringList texts(OpenWindow &open)
    {
        QStringList found;
        for (const ui::LinkButton *button : buttons(open, false))
            found.append(button->shownText());
        return found;
    }
    static void undoRow(OpenWindow &open, int row) { buttons(open, true).at(row)->click(); }
    static QString published(const QString &name) { return QStringLiteral("Published “Story %1”").arg(name); }
    static void decideAll(OpenWindow &open, int count)
    {
        for (int i = 0; i < count; ++i)
            open.key(Qt::Key_P);
        QTRY_VERIFY(open.allSaved());
    }
};

void TestRecent::itIsHiddenUntilSomethingIsDecided()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QVERIFY(!list(open).isVisible());
    open.key(Qt::Key_P);
    QVERIFY(list(open).isVisible());
    QCOMPARE(texts(open), QStringList{published(QStringLiteral("a"))});
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!list(open).isVisible());
}

void TestRecent::theNewestStandsFirstAndTenAreShown()
{
    OpenWindow open;
    open.writeStories(12);
    open.open();
    decideAll(open, 12);
    QCOMPARE(texts(open).size(), 10);
    QCOMPARE(texts(open).value(0), published(QStringLiteral("l")));
    QCOMPARE(texts(open).value(9), published(QStringLiteral("c")));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(texts(open).size(), 10);
    QCOMPARE(texts(open).value(9), published(QStringLiteral("b")));
}

void TestRecent::manyStoriesAreOneEntry()
{
    OpenWindow open;
    open.writeStories(3);
    const QByteArray before = open.bytes(QStringLiteral("c"));
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(texts(open), QStringList{QStringLiteral("Published 3 stories (of 3 shown)")});
    undoRow(open, 0);
    QTRY_COMPARE(open.bytes(QStringLiteral("c")), before);
    QCOMPARE(open.selected().size(), 3);
    open.key(Qt::Key_3);
    QCOMPARE(texts(open).value(0), QStringLiteral("Quality 60 for 3 stories (of 3 shown)"));
}

void TestRecent::theShareIsThatOfTheStoriesInView()
{
    OpenWindow open;
    open.writeStories(4);
    open.write(QStringLiteral("e"), "published: true\n");
    open.open();
    open.filter().setText(QStringLiteral("published:no"));
    open.table().setFocus();
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    open.key(Qt::Key_X);
    QCOMPARE(texts(open), QStringList{QStringLiteral("Unpublished 2 stories (of 4 shown)")});
}

void TestRecent::tabGoesFromTheDetailToTheDecisionsBeforeTheBars()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    const auto *detail = open.window().findChild<ui::DetailPane *>();
    bool wasInDetail = false;
    bool wasInList = false;
    for (QWidget *next = open.table().nextInFocusChain(); next != &open.table(); next = next->nextInFocusChain()) {
        if (!next->isVisible() || !(next->focusPolicy() & Qt::TabFocus))
            continue;
        if (list(open).isAncestorOf(next)) {
            wasInList = true;
            QVERIFY(wasInDetail);
        } else if (detail->isAncestorOf(next)) {
            wasInDetail = true;
            QVERIFY(!wasInList);
        } else {
            QVERIFY(!wasInDetail || wasInList); // a bar
        }
    }
    QVERIFY(wasInList);
}

void TestRecent::anUndoTakesBackThatDecisionAlone()
{
    OpenWindow open;
    open.writeStories(4);
    const QByteArray before = open.bytes(QStringLiteral("a"));
    open.open();
    decideAll(open, 3);
    undoRow(open, 2);
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), before);
    QTRY_VERIFY(open.allSaved());
    QVERIFY(open.bytes(QStringLiteral("b")).contains("published: true\n"));
    QVERIFY(open.bytes(QStringLiteral("c")).contains("published: true\n"));
    QCOMPARE(texts(open), QStringList({published(QStringLiteral("c")), published(QStringLiteral("b"))}));
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(!open.model().isDecided(open.table().currentStory()));
}

void TestRecent::undoAndRedoMoveDecisionsOutAndIn()
{
    OpenWindow open;
    open.writeStories(3);
    const QByteArray before = open.bytes(QStringLiteral("a"));
    open.open();
    decideAll(open, 2);
    const QStringList both = texts(open);
    const QByteArray after = open.bytes(QStringLiteral("a"));
    undoRow(open, 1);
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), before);
    open.key(Qt::Key_Z, Qt::ControlModifier); // takes the taking back back
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), after);
    QCOMPARE(texts(open), both);
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), before);
    QCOMPARE(texts(open), QStringList{published(QStringLiteral("b"))});
    open.key(Qt::Key_Z, Qt::ControlModifier);
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(texts(open), QStringList{published(QStringLiteral("a"))});
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(texts(open), both);
}

void TestRecent::anUndoOfAFieldThatWasSetAgainIsRefused()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_1);
    open.key(Qt::Key_3);
    QTRY_VERIFY(open.allSaved());
    const QByteArray after = open.bytes(QStringLiteral("a"));
    QCOMPARE(texts(open).size(), 2);
    open.key(Qt::Key_J);
    undoRow(open, 1);
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(open.bytes(QStringLiteral("a")), after);
    QCOMPARE(texts(open).size(), 2);
    QCOMPARE(open.current(), QStringLiteral("a"));
    auto *bar = open.window().findChild<ui::StateBar *>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(open.window().findChild<ui::StatusBar *>()->news().contains(
        QStringLiteral("quality was set again since: it is 60 now, and no longer 20")));
}

void TestRecent::aDecisionWhoseStoryWasRewrittenIsRefusedWithBothValues()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    QByteArray bytes = open.bytes(QStringLiteral("a"));
    QFile file(open.path(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.replace("published: true", "published: no"));
    file.close();
    undoRow(open, 0);
    auto *bar = open.window().findChild<ui::StateBar *>();
    QTRY_VERIFY(bar->isVisible());
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), bytes);
    QString shown;
    for (const QTextEdit *text : bar->findChildren<QTextEdit *>())
        shown += text->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("no longer true")), qPrintable(shown));
}

void TestRecent::theWordsLeadToTheStory()
{
    OpenWindow open;
    open.writeStories(4);
    open.open();
    decideAll(open, 2);
    QCOMPARE(open.current(), QStringLiteral("c"));
    buttons(open, false).at(1)->click();
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    open.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(open.current(), QStringLiteral("c"));
}

void TestRecent::everyRowIsReachedByTheKeyboardAndNamed()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    decideAll(open, 2);
    ui::LinkButton *undo = buttons(open, true).at(1);
    QCOMPARE(undo->accessibleName(), QStringLiteral("Undo: ") + published(QStringLiteral("a")));
    QVERIFY(undo->focusPolicy() & Qt::TabFocus);
    bool reached = false;
    for (int i = 0; i < 60 && !reached; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached = undo->hasFocus();
    }
    QVERIFY(reached);
    QTest::keyClick(undo, Qt::Key_Return);
    QCOMPARE(texts(open), QStringList{published(QStringLiteral("b"))});
    QVERIFY(list(open).accessibleName().size() > 0);
}

void TestRecent::theLastRowPassesTheFocusToTheTable()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.key(Qt::Key_P);
    buttons(open, true).value(0)->setFocus();
    QTest::keyClick(buttons(open, true).value(0), Qt::Key_Return);
    QVERIFY(!list(open).isVisible());
    QVERIFY(open.table().hasFocus());
}

void TestRecent::anotherFolderClearsIt()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    decideAll(open, 1);
    const QTemporaryDir other;
    QVERIFY(QFile::copy(open.path(QStringLiteral("a")), other.filePath(QStringLiteral("z.md"))));
    open.window().open({other.path()});
    QTRY_COMPARE(open.folder().paths(), QStringList(other.path()));
    QVERIFY(!list(open).isVisible());
}

void TestRecent::itTakesNoMoreThanAShareOfThePane()
{
    OpenWindow open;
    open.writeStories(12);
    open.open();
    open.window().resize(1280, 800);
    decideAll(open, 12);
    QTRY_VERIFY(list(open).isVisible());
    QVERIFY2(list(open).height() * 4 < list(open).parentWidget()->height(),
             qPrintable(QString::number(list(open).height())));
}

void TestRecent::aSmallWindowDoesNotGrow()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.window().resize(900, 640);
    QTRY_COMPARE(open.window().height(), 640);
    decideAll(open, 2);
    QVERIFY(list(open).isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(open.window().height(), 640);
}

QTEST_MAIN(TestRecent)
#include "tst_recent.moc"
