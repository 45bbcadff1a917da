#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/look/numberfield.h"
#include "ui/window/statusbar.h"

/// One step over many selected stories.
class TestSelection final : public QObject
{
    Q_OBJECT

private slots:
    void aTypedNumberGoesToAllSelectedStoriesAsOneUndo_data();
    void aTypedNumberGoesToAllSelectedStoriesAsOneUndo();
    void escLeavesAllSelectedStoriesAsTheyWere();
    void withoutTheDetailPaneTypingForManyIsRefused();
    void aPresetIsOneUndoOverTheSelection();
    void undoBringsBackTheBytesOfAllStories();
    void aReadOnlyStoryAmongManyIsLeftOutAndNamed();

private:
    static void selectAll(OpenWindow &open) { open.key(Qt::Key_A, Qt::ControlModifier); }
    static void type(const QString &text)
    {
        QVERIFY(qobject_cast<ui::NumberField *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    static QList<QByteArray> allBytes(const OpenWindow &open, int count)
    {
        QList<QByteArray> all;
        for (int i = 0; i < count; ++i)
            all.append(open.bytes(QString(QChar(u'a' + i))));
        return all;
    }
};

void TestSelection::aTypedNumberGoesToAllSelectedStoriesAsOneUndo_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("quality") << int(Qt::Key_Q) << QByteArray("quality: 77\n");
    QTest::newRow("heat") << int(Qt::Key_H) << QByteArray("heat: 77\n");
}

void TestSelection::aTypedNumberGoesToAllSelectedStoriesAsOneUndo()
{
    QFETCH(int, key);
    QFETCH(QByteArray, line);
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QList<QByteArray> before = allBytes(open, 3);
    selectAll(open);
    open.key(Qt::Key(key));
    type(QStringLiteral("77"));
    open.key(Qt::Key_Return);
    QVERIFY(open.table().hasFocus());
    QCOMPARE(open.selected().size(), 3);
    QTRY_VERIFY(open.allSaved());
    for (const QByteArray &bytes : allBytes(open, 3))
        QVERIFY2(bytes.contains(line), bytes.constData());
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(allBytes(open, 3), before);
    QCOMPARE(open.selected().size(), 3);
}

void TestSelection::escLeavesAllSelectedStoriesAsTheyWere()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QList<QByteArray> before = allBytes(open, 3);
    selectAll(open);
    open.key(Qt::Key_Q);
    type(QStringLiteral("77"));
    open.key(Qt::Key_Escape);
    QVERIFY(open.table().hasFocus());
    QVERIFY(open.allSaved());
    QCOMPARE(allBytes(open, 3), before);
}

void TestSelection::withoutTheDetailPaneTypingForManyIsRefused()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.window().findChild<ui::DetailPane *>()->hide();
    selectAll(open);
    open.key(Qt::Key_Q);
    QVERIFY(open.table().hasFocus());
    QVERIFY(open.window().findChild<ui::StatusBar *>()->news().contains(QStringLiteral("detail pane")));
}

void TestSelection::aPresetIsOneUndoOverTheSelection()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QList<QByteArray> before = allBytes(open, 3);
    selectAll(open);
    open.key(Qt::Key_5);
    QTRY_VERIFY(open.allSaved());
    for (const QByteArray &bytes : allBytes(open, 3))
        QVERIFY(bytes.contains("quality: 100\n"));
    open.key(Qt::Key_Backspace);
    QTRY_COMPARE(allBytes(open, 3), before);
}

void TestSelection::undoBringsBackTheBytesOfAllStories()
{
    OpenWindow open;
    open.write(QStringLiteral("a"), "published: \"no\"\n");
    open.write(QStringLiteral("b"), "quality: 3 # kept\npublished:   False\n");
    open.write(QStringLiteral("c"), "heat: 1\n");
    open.open();
    const QList<QByteArray> before = allBytes(open, 3);
    selectAll(open);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    const QList<QByteArray> after = allBytes(open, 3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(after.at(i) != before.at(i));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.allSaved());
    QTRY_COMPARE(allBytes(open, 3), before);
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(allBytes(open, 3), after);
}

void TestSelection::aReadOnlyStoryAmongManyIsLeftOutAndNamed()
{
    OpenWindow open;
    open.writeStories(2);
    open.write(QStringLiteral("c"), "quality: [1, 2]\n");
    open.open();
    const QByteArray before = open.bytes(QStringLiteral("c"));
    selectAll(open);
    open.key(Qt::Key_3);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 60\n"));
    QTRY_VERIFY(open.bytes(QStringLiteral("b")).contains("quality: 60\n"));
    QVERIFY(open.window().findChild<ui::StatusBar *>()->news().contains(QStringLiteral("1 of 3")));
    QCOMPARE(open.bytes(QStringLiteral("c")), before);
}

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
