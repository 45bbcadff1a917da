#include "openwindow.h"
#include "ui/detail/statebar.h"
#include "ui/look/labels.h"
#include "ui/window/statusbar.h"
#include "ui/window/unsaveddialog.h"

#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextEdit>

/// What an editor is told when undo or redo did not happen in a file, and keys that must not act at all.
class TestRefusals final : public QObject
{
    Q_OBJECT

private slots:
    void anUndoOverManyListsEachStoryThatWasRewrittenSince();
    void aRedoOverManyListsEachStoryThatWasNotSaved();
    void aStepThatWroteNothingIsNotReportedWithALaterOne();
    void anUndoIsSaidWhenItIsDone();
    void anUndoThatIsRefusedIsNotSaidToBeDone();
    void anUndoOfWhatHadChangedNothingSaysSo();
    void aRefusedUndoStaysWithItsStoryUntilItIsDismissed();
    void aRefusedUndoGoesWhenTheStoryIsEditedAgain();
    void whatTheStatusBarCutsOffIsInItsTooltip();
    void anOpenMenuKeepsItsLetters();

private:
    static QString news(OpenWindow &open) { return open.window().findChild<ui::StatusBar *>()->news(); }
    static ui::UnsavedDialog *report(OpenWindow &open) { return open.window().findChild<ui::UnsavedDialog *>(); }
    static QStringList reported(OpenWindow &open)
    {
        QStringList lines;
        const QAbstractItemModel &list = *report(open)->findChild<QListView *>()->model();
        for (int row = 0; row < list.rowCount(); ++row)
            lines.append(list.index(row, 0).data().toString());
        return lines;
    }
    static void rewrite(const OpenWindow &open, const QString &name, const QByteArray &from, const QByteArray &to)
    {
        QByteArray bytes = open.bytes(name);
        QVERIFY(bytes.contains(from));
        QFile file(open.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.replace(from, to));
    }
    static ui::StateBar *bar(OpenWindow &open) { return open.window().findChild<ui::StateBar *>(); }
    static QString barText(OpenWindow &open)
    {
        QStringList texts;
        for (const QTextEdit *text : bar(open)->findChildren<QTextEdit *>())
            texts.append(text->toPlainText());
        return bar(open)->isVisible() ? texts.join(u'\n') : QString();
    }
    static void refuseAnUndo(OpenWindow &open)
    {
        open.key(Qt::Key_P);
        QTRY_VERIFY(open.allSaved());
        rewrite(open, QStringLiteral("a"), "published: true", "published: no");
        open.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(open.allSaved());
        QCOMPARE(open.current(), QStringLiteral("a"));
    }
};

void TestRefusals::anUndoOverManyListsEachStoryThatWasRewrittenSince()
{
    OpenWindow open;
    open.writeStories(4);
    const QByteArray before = open.bytes(QStringLiteral("a"));
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    for (const QString &name : {QStringLiteral("b"), QStringLiteral("c")})
        rewrite(open, name, "published: true", "published: yes");
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(report(open) != nullptr);
    const QStringList lines = reported(open);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith(QStringLiteral("b.md: ")), qPrintable(lines.first()));
    QVERIFY(lines.first().contains(QStringLiteral("yes")) && lines.first().contains(QStringLiteral("true")));
    QVERIFY(lines.last().startsWith(QStringLiteral("c.md: ")));
    QVERIFY2(news(open).contains(QStringLiteral("2 of 4 stories")), qPrintable(news(open)));
    QCOMPARE(open.bytes(QStringLiteral("a")), before);
    QVERIFY(open.bytes(QStringLiteral("b")).contains("published: yes"));
}

void TestRefusals::aRedoOverManyListsEachStoryThatWasNotSaved()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.allSaved());
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("c")})
        QVERIFY(QFile::setPermissions(open.path(name), QFile::ReadOwner));
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(report(open) != nullptr);
    QCOMPARE(reported(open).size(), 2);
    QVERIFY(reported(open).value(0).startsWith(QStringLiteral("a.md: ")));
    QVERIFY2(news(open).contains(QStringLiteral("2 of 3 stories")), qPrintable(news(open)));
}

void TestRefusals::aStepThatWroteNothingIsNotReportedWithALaterOne()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_X, Qt::ShiftModifier); // they are unpublished
    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("b")), QFile::ReadOwner));
    open.key(Qt::Key_J);
    open.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    QTRY_VERIFY2(news(open).contains(QStringLiteral("Story b")), qPrintable(news(open)));
    QVERIFY(report(open) == nullptr);
}

void TestRefusals::anUndoIsSaidWhenItIsDone()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    QFile writer(open.path(QStringLiteral("a"))); // a save waits for programs that write in place
    QVERIFY(writer.open(QIODevice::ReadWrite));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTest::qWait(50);
    QVERIFY(!open.allSaved());
    QCOMPARE(news(open), QStringLiteral("Undoing…"));
    writer.close();
    QTRY_COMPARE(news(open), QStringLiteral("Undone: Published “Story a”"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: false"));
}

void TestRefusals::anUndoThatIsRefusedIsNotSaidToBeDone()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QStringList said;
    connect(&open.folder(), &folder::StoryFolder::saveStateChanged, this, [&] { said += news(open); });
    refuseAnUndo(open);
    QTest::qWait(100);
    said += news(open);
    QVERIFY2(said.constLast().contains(QStringLiteral("no longer true")), qPrintable(said.constLast()));
    QVERIFY2(said.filter(QStringLiteral("Undone")).isEmpty(), qPrintable(said.join(u'\n')));
}

void TestRefusals::anUndoOfWhatHadChangedNothingSaysSo()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.others(QStringLiteral("a"), "published: false", "published: true");
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    const QByteArray bytes = open.bytes(QStringLiteral("a"));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY2(news(open).endsWith(QStringLiteral("no file was changed")), qPrintable(news(open)));
    QCOMPARE(open.bytes(QStringLiteral("a")), bytes);
}

void TestRefusals::aRefusedUndoStaysWithItsStoryUntilItIsDismissed()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    refuseAnUndo(open);
    QTRY_VERIFY2(barText(open).contains(QStringLiteral("published is no in the file now, and no longer true")),
                 qPrintable(barText(open)));
    open.key(Qt::Key_J);
    QTRY_VERIFY(barText(open).isEmpty());
    open.key(Qt::Key_K);
    QTRY_VERIFY(!barText(open).isEmpty());
    const auto buttons = bar(open)->findChildren<QPushButton *>();
    const auto dismiss = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->isVisible() && button->text() == QStringLiteral("Dismiss");
    });
    QVERIFY(dismiss != buttons.end());
    QTest::mouseClick(*dismiss, Qt::LeftButton);
    QVERIFY(barText(open).isEmpty());
}

void TestRefusals::aRefusedUndoGoesWhenTheStoryIsEditedAgain()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    refuseAnUndo(open);
    QTRY_VERIFY(!barText(open).isEmpty());
    open.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(open.allSaved());
    QTRY_VERIFY2(barText(open).isEmpty(), qPrintable(barText(open)));
}

void TestRefusals::whatTheStatusBarCutsOffIsInItsTooltip()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    refuseAnUndo(open);
    QTRY_VERIFY(news(open).startsWith(QStringLiteral("⚠")));
    const auto labels = open.window().findChild<ui::StatusBar *>()->findChildren<ui::ElidedLabel *>();
    const auto label = std::find_if(labels.begin(), labels.end(),
                                    [&](const ui::ElidedLabel *one) { return one->text() == news(open); });
    QVERIFY(label != labels.end());
    QVERIFY2((*label)->toolTip().contains(QStringLiteral("going back to")), qPrintable((*label)->toolTip()));
    QVERIFY((*label)->accessibleDescription().contains(QStringLiteral("going back to")));
}

void TestRefusals::anOpenMenuKeepsItsLetters()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QMenu menu(&open.window());
    const QAction *entry = menu.addAction(QStringLiteral("&Plain"));
    const QSignalSpy chosen(entry, &QAction::triggered);
    menu.popup(open.window().mapToGlobal(QPoint(200, 200)));
    QTRY_VERIFY(menu.isVisible());
    for (const auto key : {Qt::Key_X, Qt::Key_J, Qt::Key_Plus, Qt::Key_1})
        QTest::keyClick(&menu, key);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QTest::keyClick(&menu, Qt::Key_P);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!menu.isVisible());
    QCOMPARE(open.current(), QStringLiteral("a"));
    const folder::StoryId story = open.table().currentStory();
    QVERIFY(open.folder().row(story).field(frontmatter::Field::Published).isFalse());
    QCOMPARE(open.folder().row(story).field(frontmatter::Field::Quality).number, 40);
    open.key(Qt::Key_P);
    QCOMPARE(open.current(), QStringLiteral("b"));
}

QTEST_MAIN(TestRefusals)
#include "tst_refusals.moc"
