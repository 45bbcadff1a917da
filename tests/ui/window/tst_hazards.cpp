#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/look/numberfield.h"
#include "ui/window/statusbar.h"

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
    QCOMPARE(open.shown().first(), QStringLiteral("z"));
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

QTEST_MAIN(TestHazards)
#include "tst_hazards.moc"
