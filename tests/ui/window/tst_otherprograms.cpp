#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/numberfield.h"
#include "ui/window/statusbar.h"

#include <QClipboard>
#include <QDir>
#include <QScrollBar>
#include <QSignalSpy>

namespace
{

/// What the detail pane says.
QString detailText(OpenWindow &open)
{
    QStringList texts;
    const auto parts = open.window().findChild<ui::DetailPane *>()->findChildren<ui::WrappedText *>();
    for (const ui::WrappedText *part : parts)
        if (part->isVisible())
            texts += part->toPlainText();
    return texts.join(u'\n');
}

QString news(OpenWindow &open) { return open.window().findChild<ui::StatusBar *>()->news(); }

/// Opens the field for quality in the detail pane and types.
void type(OpenWindow &open, const QString &text)
{
    open.window().findChild<ui::DetailPane *>()->focusField(frontmatter::Field::Quality);
    QVERIFY(qobject_cast<ui::NumberField *>(QApplication::focusWidget()) != nullptr);
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void writeAll(const QString &file, const QByteArray &bytes)
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(bytes), bytes.size());
}

} // namespace

/// Other programs change, move and delete the files while the window shows them.
class TestOtherPrograms final : public QObject
{
    Q_OBJECT

private slots:
    void aFileThatIsReplacedIsNeverSaidToBeDeleted();
    void whatWasTypedIntoADeletedStoryCanBeCopied();
    void whatIsNoStoryAnyMoreIsNotSaidToBeDeleted_data();
    void whatIsNoStoryAnyMoreIsNotSaidToBeDeleted();
    void aRenamedStoryStaysCurrent();
    void aRenamedStoryDoesNotTakeTheFieldAway();
    void aFolderThatIsGoneIsSaidUntilItIsBack_data();
    void aFolderThatIsGoneIsSaidUntilItIsBack();
    void manyChangesLeaveTheEditorWhereHeIs_data();
    void manyChangesLeaveTheEditorWhereHeIs();
};

// B04
void TestOtherPrograms::aFileThatIsReplacedIsNeverSaidToBeDeleted()
{
    OpenWindow open;
    open.writeStories(6);
    open.open();
    open.key(Qt::Key_J);
    open.key(Qt::Key_J);
    QCOMPARE(open.current(), QStringLiteral("c"));
    bool flashed = false;
    connect(&open.folder(), &folder::StoryFolder::storiesChanged, this,
            [&] { flashed = flashed || detailText(open).contains(QStringLiteral("Deleted on disk")); });
    QByteArray bytes = open.bytes(QStringLiteral("c"));
    QVERIFY(QFile::remove(open.path(QStringLiteral("c"))));
    QTest::qWait(50);
    writeAll(open.path(QStringLiteral("c")), bytes.replace("quality: 40", "quality: 41"));
    const folder::StoryId story = open.table().currentStory();
    QTRY_COMPARE(open.folder().row(story).field(frontmatter::Field::Quality).number, 41);
    QTest::qWait(600);
    QVERIFY(!flashed);
    QCOMPARE(open.selected(), QStringList{QStringLiteral("c")});
    QCOMPARE(open.shown().join(QString()), QStringLiteral("abcdef"));
    QVERIFY(open.table().hasFocus());
}

// B08
void TestOtherPrograms::whatWasTypedIntoADeletedStoryCanBeCopied()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    type(open, QStringLiteral("63"));
    QVERIFY(QFile::remove(open.path(QStringLiteral("a"))));
    QTRY_VERIFY(detailText(open).contains(QStringLiteral("Deleted on disk")));
    QVERIFY2(detailText(open).contains(QStringLiteral("What you typed is not saved:\nQuality: 63")),
             qPrintable(detailText(open)));
    const auto texts = open.window().findChild<ui::DetailPane *>()->findChildren<ui::WrappedText *>();
    for (ui::WrappedText *text : texts) {
        if (!text->isVisible() || !text->toPlainText().contains(QStringLiteral("63")))
            continue;
        text->selectAll();
        text->copy();
    }
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("63")));
    if (QApplication::focusWidget())
        open.key(Qt::Key_Return);
    QTest::qWait(100);
    QVERIFY(open.allSaved());
    QVERIFY(open.folder().unsaved().isEmpty());
    QVERIFY(!QFile::exists(open.path(QStringLiteral("a"))));
}

void TestOtherPrograms::whatIsNoStoryAnyMoreIsNotSaidToBeDeleted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("row");
    QTest::newRow("empty") << QByteArray("") << QStringLiteral("The file is empty")
                           << QStringLiteral("its file is empty");
    QTest::newRow("a text") << QByteArray("A text\n") << QStringLiteral("no front matter between two lines of ---")
                            << QStringLiteral(
                                   "its file is no story any more: it has no front matter between two lines of ---");
}

void TestOtherPrograms::whatIsNoStoryAnyMoreIsNotSaidToBeDeleted()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, detail);
    QFETCH(const QString, row);
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QByteArray story = open.bytes(QStringLiteral("a"));
    writeAll(open.path(QStringLiteral("a")), bytes);
    QTRY_VERIFY2(detailText(open).contains(detail), qPrintable(detailText(open)));
    QVERIFY(!detailText(open).contains(QStringLiteral("Deleted")));
    QCOMPARE(open.shown().join(QString()), QStringLiteral("abc"));
    const QString said = open.model().index(0, table::Title).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.endsWith(row), qPrintable(said));
    open.key(Qt::Key_P);
    QVERIFY2(news(open).contains(row), qPrintable(news(open)));
    QCOMPARE(open.bytes(QStringLiteral("a")), bytes);
    writeAll(open.path(QStringLiteral("a")), story);
    QTRY_VERIFY(open.folder().isPresent(open.table().currentStory()));
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(!detailText(open).contains(detail));
}

// B19
void TestOtherPrograms::aRenamedStoryStaysCurrent()
{
    OpenWindow open;
    open.writeStories(4);
    open.open();
    open.key(Qt::Key_J);
    QVERIFY(QFile::rename(open.path(QStringLiteral("b")), open.path(QStringLiteral("z"))));
    QTRY_COMPARE(open.current(), QStringLiteral("z"));
    QCOMPARE(open.selected(), QStringList{QStringLiteral("z")});
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.bytes(QStringLiteral("z")).contains("published: true\n"));
    QVERIFY(!QFile::exists(open.path(QStringLiteral("b"))));
}

// B19
void TestOtherPrograms::aRenamedStoryDoesNotTakeTheFieldAway()
{
    OpenWindow open;
    open.writeStories(4);
    open.open();
    type(open, QStringLiteral("63"));
    QVERIFY(QFile::rename(open.path(QStringLiteral("a")), open.path(QStringLiteral("z"))));
    QTRY_VERIFY2(detailText(open).contains(QStringLiteral("Quality: 63")), qPrintable(detailText(open)));
    QVERIFY(open.allSaved());
    QVERIFY(!QFile::exists(open.path(QStringLiteral("a"))));
    QVERIFY(open.bytes(QStringLiteral("z")).contains("quality: 40\n"));
}

void TestOtherPrograms::aFolderThatIsGoneIsSaidUntilItIsBack_data()
{
    QTest::addColumn<bool>("moved");
    QTest::newRow("moved away and back") << true;
    QTest::newRow("removed and made anew") << false;
}

// B16
void TestOtherPrograms::aFolderThatIsGoneIsSaidUntilItIsBack()
{
    QFETCH(bool, moved);
    OpenWindow open;
    open.writeStories(2);
    open.open();
    const QByteArray bytes = open.bytes(QStringLiteral("a"));
    const QString folder = open.storiesFolder();
    const QString away = folder + QStringLiteral("-away");
    QVERIFY(moved ? QDir().rename(folder, away) : QDir(folder).removeRecursively());
    QTRY_VERIFY2(news(open).contains(folder + QStringLiteral(" is gone")), qPrintable(news(open)));
    QTRY_VERIFY(!open.folder().isPresent(0));
    if (moved) {
        QVERIFY(QDir().rename(away, folder));
    } else {
        QVERIFY(QDir().mkpath(folder));
        writeAll(open.path(QStringLiteral("a")), bytes);
    }
    QTRY_VERIFY_WITH_TIMEOUT(open.folder().isPresent(open.folder().find(QStringLiteral("a.md"))), 20'000);
    QTRY_VERIFY2(news(open).isEmpty(), qPrintable(news(open)));
    open.table().setFocus();
    open.key(Qt::Key_Home);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
}

void TestOtherPrograms::manyChangesLeaveTheEditorWhereHeIs_data()
{
    QTest::addColumn<bool>("quietly");
    QTest::newRow("told by the watch") << false;
    QTest::newRow("found by a rescan at an interval") << true;
}

// B10 B14
void TestOtherPrograms::manyChangesLeaveTheEditorWhereHeIs()
{
    QFETCH(bool, quietly);
    constexpr int count = 500;
    OpenWindow open;
    const auto nameOf = [](int i) { return QString::number(1000 + i); };
    const auto bytesOf = [](int i, int heat) {
        return "---\ntitle: Story " + QByteArray::number(1000 + i) +
               "\nquality: 40\nheat: " + QByteArray::number(heat) +
               "\npublishedDateTime: 2023-10-01T08:00:00Z\n---\nBody\n";
    };
    for (int i = 0; i < count; ++i)
        writeAll(open.path(nameOf(i)), bytesOf(i, 1));
    open.open();
    open.table().setFocus();
    open.table().showStory(open.folder().find(nameOf(250) + QStringLiteral(".md")));
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    open.key(Qt::Key_Up, Qt::ShiftModifier);
    const QStringList selected = open.selected();
    const QStringList shown = open.shown();
    const int scroll = open.table().verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    type(open, QStringLiteral("6"));
    const QPointer<QWidget> field = QApplication::focusWidget();
    QSignalSpy resets(&open.model(), &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&open.model(), &QAbstractItemModel::layoutChanged);
    QSignalSpy removed(&open.model(), &QAbstractItemModel::rowsRemoved);

    for (int i = 0; i < count; ++i)
        writeAll(open.path(nameOf(i)), bytesOf(i, 2));
    if (quietly)
        open.folder().rescanQuietly();
    const auto isRead = [&](int i) { return open.folder().row(i).field(frontmatter::Field::Heat).number == 2; };
    for (int i = 0; i < count; ++i)
        QTRY_VERIFY_WITH_TIMEOUT(isRead(i), 20'000);
    QTRY_VERIFY(!open.folder().isScanning());
    QCOMPARE(resets.count() + layouts.count() + removed.count(), 0);
    QCOMPARE(open.selected(), selected);
    QCOMPARE(open.shown(), shown);
    QCOMPARE(open.table().verticalScrollBar()->value(), scroll);
    QCOMPARE(QApplication::focusWidget(), field.data());
    QTest::keyClicks(field, QStringLiteral("3")); // the typing goes on
    QCOMPARE(qobject_cast<QLineEdit *>(field)->text(), QStringLiteral("63"));
    open.key(Qt::Key_Return);
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(open.bytes(nameOf(250)), bytesOf(250, 2).replace("quality: 40", "quality: 63"));
}

QTEST_MAIN(TestOtherPrograms)
#include "tst_otherprograms.moc"
