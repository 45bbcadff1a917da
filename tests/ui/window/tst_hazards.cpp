#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/keysheet.h"
#include "ui/look/numberfield.h"
#include "ui/table/filterline.h"
#include "ui/window/statusbar.h"

#include <QDropEvent>
#include <QInputMethodEvent>
#include <QMimeData>

/// What may happen between two keys: stories come, saves end, windows change. No key may meet another story than the
/// one that was seen.
class TestHazards final : public QObject
{
    Q_OBJECT

private slots:
    void whileAFolderIsReadTheKeysStayWithTheirStory();
    void aStoryThatComesLaterDoesNotTakeTheCurrentRow();
    void theFirstRowStaysCurrentWhileAFolderIsReadAndNoKeyIsPressed();
    void undoWhileANumberIsTypedCommitsItFirst_data();
    void undoWhileANumberIsTypedCommitsItFirst();
    void redoWhileANumberIsTypedCommitsItFirst();
    void openingAnotherFolderKeepsWhatIsTypedInTheOldStory();
    void aBrokenStorySaysWhyNoNumberIsTyped();
    void f2WithManySelectedTypesForAll();
    void aFocusedExcerptThatHidesLeavesTheKeysToTheStories();
    void noKeyIsTypedIntoThePageOfManyStories();
    void aStrayFileIsRefusedAndTheFolderStays();
    void theKeySheetOpensOnce();
    void fullScreenLeftByTheWindowManagerIsSeen();
    void aCompositionInTheFilterIsNotEnded();

private:
    static ui::NumberField *typing() { return qobject_cast<ui::NumberField *>(QApplication::focusWidget()); }
    static QString news(OpenWindow &open) { return open.window().findChild<ui::StatusBar *>()->news(); }
    static QAction *undoAction(OpenWindow &open, Qt::KeyboardModifiers modifiers = {})
    {
        const QKeySequence key(QKeyCombination(Qt::ControlModifier | modifiers, Qt::Key_Z));
        for (QAction *action : open.window().actions())
            if (action->shortcuts().contains(key))
                return action;
        return nullptr;
    }
};

namespace
{

/// Stories of which each is newer than the one before, in the order of their names.
void writeRising(OpenWindow &open, int count)
{
    for (int i = 0; i < count; ++i) {
        QFile file(open.path(QStringLiteral("s%1").arg(i, 5, 10, QChar(u'0'))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\ntitle: t\nheat: 10\npublishedDateTime: " +
                   QByteArray::number(2000 + i / 300).rightJustified(4, '0') + "-" +
                   QByteArray::number(1 + i / 25 % 12).rightJustified(2, '0') + "-" +
                   QByteArray::number(1 + i % 25).rightJustified(2, '0') + "T08:00:00Z\n---\n");
    }
}

void writeNewest(const OpenWindow &open, const QString &name)
{
    QFile file(open.path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("---\ntitle: new\nheat: 10\npublishedDateTime: 2029-01-01T08:00:00Z\n---\n");
}

} // namespace

void TestHazards::whileAFolderIsReadTheKeysStayWithTheirStory()
{
    OpenWindow open;
    open.open();
    writeRising(open, 3'000);
    int presses = 0;
    folder::StoryId first = -1;
    connect(&open.folder(), &folder::StoryFolder::storiesAdded, &open.table(), [&] {
        if (++presses > 12)
            return;
        open.table().setFocus();
        first = first < 0 ? open.table().currentStory() : first;
        open.key(Qt::Key_Period);
        QCOMPARE(open.table().currentStory(), first);
    });
    open.window().open({open.storiesFolder()});
    QTRY_COMPARE(open.model().rowCount(), 3'000);
    QVERIFY(presses > 1);
    QTRY_VERIFY(open.allSaved());
    int edited = 0;
    for (folder::StoryId story = 0; story < open.folder().count(); ++story)
        edited += open.folder().row(story).field(frontmatter::Field::Heat).number != 10 ? 1 : 0;
    QCOMPARE(edited, 1);
    QCOMPARE(open.folder().row(first).field(frontmatter::Field::Heat).number, 10 + 5 * qMin(presses, 12));
}

void TestHazards::aStoryThatComesLaterDoesNotTakeTheCurrentRow()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    writeNewest(open, QStringLiteral("z"));
    QTRY_COMPARE(open.model().rowCount(), 3);
    QCOMPARE(open.shown().value(0), QStringLiteral("z"));
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestHazards::theFirstRowStaysCurrentWhileAFolderIsReadAndNoKeyIsPressed()
{
    OpenWindow open;
    open.open();
    writeRising(open, 3'000);
    open.window().open({open.storiesFolder()});
    QTRY_COMPARE(open.model().rowCount(), 3'000);
    QCOMPARE(open.table().currentStory(), open.model().storyAt(0));
    QCOMPARE(open.table().selectedStories(), QList<folder::StoryId>{open.model().storyAt(0)});
}

void TestHazards::undoWhileANumberIsTypedCommitsItFirst_data()
{
    QTest::addColumn<bool>("inDetail");
    QTest::newRow("in the cell") << false;
    QTest::newRow("in the detail pane") << true;
}

void TestHazards::undoWhileANumberIsTypedCommitsItFirst()
{
    QFETCH(bool, inDetail);
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QByteArray a = open.bytes(QStringLiteral("a"));
    const QByteArray b = open.bytes(QStringLiteral("b"));
    open.key(Qt::Key_P);
    QCOMPARE(open.current(), QStringLiteral("b"));
    if (inDetail)
        open.window().findChild<ui::DetailPane *>()->focusField(frontmatter::Field::Quality);
    else
        open.key(Qt::Key_Q);
    QVERIFY(typing());
    QTest::keyClicks(typing(), QStringLiteral("77"));
    undoAction(open)->trigger();
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(open.bytes(QStringLiteral("b")), b);
    QVERIFY(open.bytes(QStringLiteral("a")) != a);
    undoAction(open)->trigger();
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), a);
    QVERIFY(!undoAction(open)->isEnabled());
    undoAction(open, Qt::ShiftModifier)->trigger();
    undoAction(open, Qt::ShiftModifier)->trigger();
    QTRY_VERIFY(open.bytes(QStringLiteral("b")).contains("quality: 77\n"));
}

void TestHazards::redoWhileANumberIsTypedCommitsItFirst()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_Period);
    open.key(Qt::Key_Backspace);
    open.key(Qt::Key_Q);
    QTest::keyClicks(typing(), QStringLiteral("77"));
    undoAction(open, Qt::ShiftModifier)->trigger();
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 77\nheat: 10\n"));
    QVERIFY(!undoAction(open, Qt::ShiftModifier)->isEnabled());
}

void TestHazards::openingAnotherFolderKeepsWhatIsTypedInTheOldStory()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    QTemporaryDir other;
    QVERIFY(QFile::copy(open.path(QStringLiteral("a")), other.filePath(QStringLiteral("x.md"))));
    const QByteArray x = open.bytes(QStringLiteral("a"));
    open.key(Qt::Key_Q);
    QTest::keyClicks(typing(), QStringLiteral("77"));
    open.window().open({other.path()});
    QTRY_COMPARE(open.current(), QStringLiteral("x"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("quality: 77\n"));
    QTRY_VERIFY(open.allSaved());
    QFile file(other.filePath(QStringLiteral("x.md")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), x);
}

void TestHazards::aBrokenStorySaysWhyNoNumberIsTyped()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "quality: [\n");
    open.open();
    open.filter().setText(QStringLiteral("is:problem"));
    QCOMPARE(open.model().rowCount(), 1);
    open.table().setFocus();
    QVERIFY(open.folder().row(open.table().currentStory()).broken);
    for (const auto key : {Qt::Key_Q, Qt::Key_H}) {
        open.key(key);
        QVERIFY(!typing());
        QVERIFY2(news(open).contains(QStringLiteral("cannot be read")), qPrintable(news(open)));
    }
}

void TestHazards::f2WithManySelectedTypesForAll()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.table().selectionModel()->setCurrentIndex(open.model().index(0, table::Quality),
                                                   QItemSelectionModel::NoUpdate);
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_F2);
    QVERIFY(typing());
    QTest::keyClicks(typing(), QStringLiteral("77"));
    open.key(Qt::Key_Return);
    for (const char name : {'a', 'b', 'c'})
        QTRY_VERIFY(open.bytes(QString(QLatin1Char(name))).contains("quality: 77\n"));
}

void TestHazards::aFocusedExcerptThatHidesLeavesTheKeysToTheStories()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "excerpt: Some words\n");
    open.write(QStringLiteral("b"), "quality: 1\n");
    open.open();
    QWidget *excerpt = nullptr;
    const auto parts = open.window().findChildren<QWidget *>();
    for (QWidget *part : parts)
        excerpt = part->accessibleName() == QStringLiteral("Excerpt") ? part : excerpt;
    QVERIFY(excerpt && excerpt->isVisible());
    excerpt->setFocus();
    QVERIFY(excerpt->hasFocus());
    open.key(Qt::Key_J);
    QCOMPARE(open.current(), QStringLiteral("b"));
    QTRY_VERIFY(open.table().hasFocus());
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.bytes(QStringLiteral("b")).contains("published: true\n"));
}

void TestHazards::noKeyIsTypedIntoThePageOfManyStories()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "excerpt: Some words\n");
    open.write(QStringLiteral("b"), "quality: 1\n");
    open.open();
    auto *detail = open.window().findChild<ui::DetailPane *>();
    for (QWidget *part : detail->findChildren<QWidget *>())
        if (part->accessibleName() == QStringLiteral("Excerpt"))
            part->setFocus();
    QVERIFY(detail->isAncestorOf(QApplication::focusWidget()));
    open.table().selectAll();
    open.table().announceChoice();
    QVERIFY(!typing());
    QVERIFY(open.table().hasFocus());
}

// E13
void TestHazards::aStrayFileIsRefusedAndTheFolderStays()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QTemporaryDir other;
    const QString image = other.filePath(QStringLiteral("photo.jpg"));
    QVERIFY(QFile(image).open(QIODevice::WriteOnly));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(image)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window(), &enter); // Qt gives a drop to the widget that it entered
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window(), &drop);
    QTRY_VERIFY2(news(open).contains(QStringLiteral("photo.jpg")), qPrintable(news(open)));
    QCOMPARE(open.folder().paths(), QStringList(open.storiesFolder()));
    QCOMPARE(open.shown().size(), 2);
}

void TestHazards::theKeySheetOpensOnce()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_F1);
    open.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&open.window()));
    open.key(Qt::Key_F1);
    QCOMPARE(open.window().findChildren<ui::KeySheet *>().size(), 1);
    QTRY_VERIFY(open.window().findChild<ui::KeySheet *>()->isActiveWindow());
}

void TestHazards::fullScreenLeftByTheWindowManagerIsSeen()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_F11);
    QTRY_VERIFY(open.window().isFullScreen());
    open.window().showNormal();
    open.key(Qt::Key_F11);
    QTRY_VERIFY(open.window().isFullScreen());
}

void TestHazards::aCompositionInTheFilterIsNotEnded()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QLineEdit &line = open.filterText();
    line.setFocus();
    QTest::keyClicks(&line, QStringLiteral("title:"));
    const int before = line.inputMethodQuery(Qt::ImCursorRectangle).toRect().left();
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QApplication::sendEvent(&line, &composing);
    const auto cursor = [&line] { return line.inputMethodQuery(Qt::ImCursorRectangle).toRect().left(); };
    const int behind = cursor(); // the text of the composition
    open.window().findChild<ui::FilterLine *>()->showError(table::FilterError{});
    QVERIFY(behind > before);
    QCOMPARE(cursor(), behind);
    QInputMethodEvent end;
    end.setCommitString(QStringLiteral("x"));
    QApplication::sendEvent(&line, &end);
    QCOMPARE(line.text(), QStringLiteral("title:x"));
}

QTEST_MAIN(TestHazards)
#include "tst_hazards.moc"
