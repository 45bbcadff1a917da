#include "openwindow.h"
#include "ui/window/emptystate.h"
#include "ui/window/statusbar.h"
#include "ui/window/unsaveddialog.h"

#include <QDialogButtonBox>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QLockFile>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>

/// Opening, restarting, failing and closing.
class TestLeaving final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAFolderThePageOffersToOpenOne();
    void aFolderWithoutStoriesSaysWhatCounts();
    void aFilterWithoutHitsCanBeCleared();
    void theLastFolderAndTheColumnsComeBack();
    void aPaneThatWasHiddenHasItsSizeAgain();
    void aStartComesBackToTheStoryThatWasLeft();
    void aStartStaysWhereTheEditorWentMeanwhile();
    void aStoryThatHasGoneIsNotComeBackTo();
    void aLastFolderThatHasGoneIsSaid();
    void aDroppedFolderIsOpened();
    void anotherFolderTakesNoUndoOver();
    void closingWaitsForTheSaves();
    void aFailedSaveIsShownAndCloseAsks();
    void aSaveThatTakesLongIsSaidBeforeTheWindowCloses();
    void keepOpenKeepsTheWindowWhileSavesAreWaitedFor();
    void openingAnotherFolderAsksWithItsOwnVerb();
    void aBulkEditListsWhatWasNotSaved();
    void whatIsNotSavedWhenTheWindowClosesIsSavedWithoutIt();
    void aBulkEditListsEachFailure();
    void whatChangedIsStoredWhileTheWindowIsOpen();
    void theWindowClosesThoughSettingsCannotBeWritten();

private:
    static void drop(OpenWindow &open, const QString &folder);
    static bool says(OpenWindow &open, const QString &text)
    {
        const auto labels = page(open).findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    static ui::EmptyState &page(OpenWindow &open) { return *open.window().findChild<ui::EmptyState *>(); }
    static QMessageBox *waiting(OpenWindow &open) { return open.window().findChild<QMessageBox *>(); }
};

void TestLeaving::drop(OpenWindow &open, const QString &folder)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window(), &drop);
}

void TestLeaving::withoutAFolderThePageOffersToOpenOne()
{
    OpenWindow open;
    open.openPaths({});
    QVERIFY(page(open).isVisible());
    QCOMPARE(page(open).page(), ui::EmptyState::Page::NoFolder);
    QVERIFY(!open.filter().isVisible());
}

void TestLeaving::aFolderWithoutStoriesSaysWhatCounts()
{
    OpenWindow open;
    QVERIFY(QFile(QDir(open.storiesFolder()).filePath(QStringLiteral("notes.md"))).open(QIODevice::WriteOnly));
    open.open();
    QTRY_VERIFY(page(open).isVisible());
    QCOMPARE(page(open).page(), ui::EmptyState::Page::NoStories);
    QVERIFY(says(open, QStringLiteral("Files that are no stories: 1")));
}

void TestLeaving::aFilterWithoutHitsCanBeCleared()
{
    OpenWindow open;
    open.writeStories(2);
    QVERIFY(QFile(QDir(open.storiesFolder()).filePath(QStringLiteral("notes.md"))).open(QIODevice::WriteOnly));
    open.open();
    open.filter().setText(QStringLiteral("nothing has this word"));
    QVERIFY(page(open).isVisible());
    QCOMPARE(page(open).page(), ui::EmptyState::Page::NoHits);
    QVERIFY(!says(open, QStringLiteral("Files that are no stories: 1"))); // that is not why
    QTest::mouseClick(page(open).findChildren<QPushButton *>().first(), Qt::LeftButton);
    QVERIFY(!page(open).isVisible());
    QCOMPARE(open.shown().size(), 2);
    QVERIFY(open.table().hasFocus());
}

void TestLeaving::theLastFolderAndTheColumnsComeBack()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.table().setColumnWidth(table::Provider, 177);
    open.model().setOrder({{table::SortKey::Title, Qt::DescendingOrder}});
    open.window().close();
    open.openPaths({});
    QCOMPARE(open.shown(), QStringList({QStringLiteral("b"), QStringLiteral("a")}));
    QCOMPARE(open.table().columnWidth(table::Provider), 177);
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestLeaving::aPaneThatWasHiddenHasItsSizeAgain()
{
    const auto showDetail = [](OpenWindow &open) {
        const auto actions = open.window().findChildren<QAction *>();
        return *std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text().remove(u'&') == QStringLiteral("Detail Pane");
        });
    };
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.window().resize(790, 700); // no larger than the screen
    const auto panes = [&] { return open.window().findChild<QSplitter *>(); };
    panes()->setSizes({440, 350});
    const QList<int> sizes = panes()->sizes();
    showDetail(open)->trigger();
    QTRY_VERIFY(panes()->sizes().contains(0));
    open.window().close();
    open.openPaths({});
    showDetail(open)->trigger();
    QTRY_COMPARE(panes()->sizes(), sizes);
}

void TestLeaving::aStartComesBackToTheStoryThatWasLeft()
{
    OpenWindow open;
    open.writeStories(20);
    open.open();
    for (int i = 0; i < 14; ++i)
        open.key(Qt::Key_J);
    QCoreApplication::processEvents();
    open.window().close();
    open.openPaths({});
    QTRY_COMPARE(open.current(), QStringLiteral("o"));
    QCOMPARE(open.selected(), QStringList(QStringLiteral("o")));
    QVERIFY(open.table().viewport()->rect().contains(open.table().visualRect(open.table().currentIndex())));
    open.openPaths({open.storiesFolder()}); // as an argument: a new look at it
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestLeaving::aStartStaysWhereTheEditorWentMeanwhile()
{
    OpenWindow open;
    open.writeStories(5);
    open.open();
    open.key(Qt::Key_End);
    QCoreApplication::processEvents();
    open.window().close();
    open.close(); // writes the settings
    folder::StoryFolder folder;
    media::ImageOptions offline;
    offline.network = false;
    media::ImageLoader images(offline);
    ui::MainWindow window(folder, images, open.settingsFile());
    window.show();
    window.start({});
    QVERIFY(folder.isScanning());
    QTest::keyClick(window.findChild<ui::StoryTable *>(), Qt::Key_Home);
    QTRY_VERIFY(!folder.isScanning());
    QCOMPARE(folder.row(window.findChild<ui::StoryTable *>()->currentStory()).path, QStringLiteral("a.md"));
}

void TestLeaving::aStoryThatHasGoneIsNotComeBackTo()
{
    OpenWindow open;
    open.writeStories(5);
    open.open();
    open.key(Qt::Key_End);
    QCoreApplication::processEvents();
    open.window().close();
    QVERIFY(QFile::remove(open.path(QStringLiteral("e"))));
    open.openPaths({});
    QCOMPARE(open.current(), QStringLiteral("a"));
}

// E14
void TestLeaving::aLastFolderThatHasGoneIsSaid()
{
    OpenWindow open;
    ui::Settings settings;
    settings.lastFolder = QStringLiteral("/no/such/folder");
    QVERIFY(ui::saveSettings(open.settingsFile(), settings));
    open.openPaths({});
    QTRY_VERIFY(page(open).isVisible());
    QTRY_VERIFY(open.folder().paths().isEmpty());
    QCOMPARE(page(open).page(), ui::EmptyState::Page::NoFolder);
    const auto labels = page(open).findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("/no/such/folder"));
    }));
}

// E13
void TestLeaving::aDroppedFolderIsOpened()
{
    OpenWindow open;
    open.writeStories(2);
    open.openPaths({});
    drop(open, open.storiesFolder());
    QTRY_COMPARE(open.shown().size(), 2);
    QVERIFY(open.window().windowTitle().endsWith(QStringLiteral("— Galley")));
}

void TestLeaving::anotherFolderTakesNoUndoOver()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    const QByteArray decided = open.bytes(QStringLiteral("a"));
    const QTemporaryDir other;
    const QString story = other.filePath(QStringLiteral("a.md"));
    QVERIFY(QFile::copy(open.path(QStringLiteral("a")), story));
    drop(open, other.path());
    QTRY_COMPARE(open.folder().paths(), QStringList(other.path()));
    QTRY_COMPARE(open.shown().size(), 1);
    open.table().setFocus();
    open.key(Qt::Key_Z, Qt::ControlModifier);
    open.key(Qt::Key_Backspace);
    QVERIFY(open.allSaved());
    QCOMPARE(open.bytes(QStringLiteral("a")), decided);
    QFile copy(story);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), decided);
}

// A34
void TestLeaving::closingWaitsForTheSaves()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    open.key(Qt::Key_P);
    open.window().close();
    QTRY_VERIFY(!open.window().isVisible());
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
}

void TestLeaving::aFailedSaveIsShownAndCloseAsks()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("a")), QFile::ReadOwner));
    open.key(Qt::Key_P);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    auto *status = open.window().findChild<ui::StatusBar *>();
    QVERIFY(status->news().contains(QStringLiteral("Story a")));
    QVERIFY(!open.window().close());
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() != nullptr);

    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("a")), QFile::ReadOwner | QFile::WriteOwner));
    auto *dialog = open.window().findChild<ui::UnsavedDialog *>();
    QTest::mouseClick(dialog->buttons().findChildren<QPushButton *>().first(), Qt::LeftButton);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    QTRY_VERIFY(!open.window().isVisible());
}

// A34
void TestLeaving::aSaveThatTakesLongIsSaidBeforeTheWindowCloses()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    QFile writer(open.path(QStringLiteral("a"))); // a save waits for programs that write in place
    QVERIFY(writer.open(QIODevice::ReadWrite));
    open.key(Qt::Key_P);
    QVERIFY(!open.window().close());
    QTRY_VERIFY(waiting(open));
    QVERIFY(waiting(open)->text().contains(QStringLiteral("Still saving 1 story")));
    QVERIFY(!waiting(open)->text().contains(QStringLiteral("lost")));
    QVERIFY(open.window().isVisible());
    writer.close();
    QTRY_VERIFY(!open.window().isVisible());
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
}

void TestLeaving::keepOpenKeepsTheWindowWhileSavesAreWaitedFor()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    QFile writer(open.path(QStringLiteral("a")));
    QVERIFY(writer.open(QIODevice::ReadWrite));
    open.key(Qt::Key_P);
    QVERIFY(!open.window().close());
    QTRY_VERIFY(waiting(open));
    QTest::keyClick(waiting(open), Qt::Key_Escape);
    writer.close();
    QTRY_VERIFY(open.allSaved());
    QCoreApplication::processEvents();
    QVERIFY(open.window().isVisible());
    QVERIFY(open.window().close());
}

void TestLeaving::whatIsNotSavedWhenTheWindowClosesIsSavedWithoutIt()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    QFile writer(open.path(QStringLiteral("a")));
    QVERIFY(writer.open(QIODevice::ReadWrite));
    open.folder().edit({{0, {{frontmatter::Field::Heat, frontmatter::FieldValue::integer(7)}}}});
    open.folder().edit({{0, {{frontmatter::Field::Quality, frontmatter::FieldValue::integer(8)}}}});
    QVERIFY(!open.window().close());
    QTRY_VERIFY(waiting(open));
    QVERIFY(waiting(open)->text().contains(QStringLiteral("Galley finishes that without a window")));
    const auto buttons = waiting(open)->buttons();
    const auto anyway = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) {
        return button->text().remove(u'&') == QStringLiteral("Close Anyway");
    });
    QVERIFY(anyway != buttons.end());
    (*anyway)->click();
    QVERIFY(!open.window().isVisible());
    writer.close();
    open.close();
    QVERIFY(open.bytes(QStringLiteral("a")).contains("heat: 7\n"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("quality: 8\n"));
}

void TestLeaving::aBulkEditListsEachFailure()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b")})
        QVERIFY(QFile::setPermissions(open.path(name), QFile::ReadOwner));
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() != nullptr);
    QCOMPARE(open.window().findChildren<ui::UnsavedDialog *>().size(), 1);
    QCOMPARE(open.folder().unsaved().size(), 2);
    const QAbstractItemModel &list =
        *open.window().findChild<ui::UnsavedDialog *>()->findChild<QListView *>()->model();
    QCOMPARE(list.rowCount(), 2);
    QVERIFY(list.index(0, 0).data().toString().startsWith(QStringLiteral("a.md: ")));
    QVERIFY(list.index(1, 0).data().toString().startsWith(QStringLiteral("b.md: ")));
}

void TestLeaving::whatChangedIsStoredWhileTheWindowIsOpen()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    const table::Order order{{table::SortKey::Title, Qt::DescendingOrder}};
    open.model().setOrder(order);
    open.table().setColumnWidth(table::Provider, 177);
    QTRY_VERIFY(ui::loadSettings(open.settingsFile()).order == order);
    QTRY_VERIFY(ui::loadSettings(open.settingsFile()).columns.contains("177"));
    QCOMPARE(ui::loadSettings(open.settingsFile()).lastFolder, open.storiesFolder());
    QVERIFY(open.window().isVisible());
}

void TestLeaving::theWindowClosesThoughSettingsCannotBeWritten()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    QTRY_COMPARE(ui::loadSettings(open.settingsFile()).lastFolder, open.storiesFolder());
    QLockFile lock(open.settingsFile() + QStringLiteral(".lock")); // for which QSettings waits half a minute
    QVERIFY(lock.lock());
    QFile settings(open.settingsFile());
    QVERIFY(settings.open(QIODevice::ReadOnly));
    const QByteArray before = settings.readAll();
    const table::Order order{{table::SortKey::Title, Qt::DescendingOrder}};
    open.model().setOrder(order);
    QVERIFY(open.window().close());
    QVERIFY(!open.window().isVisible());
    open.close();
    settings.close();
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QCOMPARE(settings.readAll(), before);
    lock.unlock();
    QTRY_VERIFY(ui::loadSettings(open.settingsFile()).order == order);
}

void TestLeaving::openingAnotherFolderAsksWithItsOwnVerb()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("a")), QFile::ReadOwner));
    open.key(Qt::Key_P);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    const QTemporaryDir other;
    const auto texts = [&open] {
        QStringList found;
        for (const QPushButton *button :
             open.window().findChild<ui::UnsavedDialog *>()->findChildren<QPushButton *>())
            found.append(button->text());
        return found.join(u'|');
    };
    open.window().open({other.path()});
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() != nullptr);
    QVERIFY2(texts().contains(QStringLiteral("Open Without Saving It")), qPrintable(texts()));
    QVERIFY2(!texts().contains(QStringLiteral("Close")), qPrintable(texts()));
    QTest::keyClick(open.window().findChild<ui::UnsavedDialog *>(), Qt::Key_Escape);
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() == nullptr);
    QCOMPARE(open.folder().paths(), QStringList(open.storiesFolder()));
    open.window().close();
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() != nullptr);
    QVERIFY2(texts().contains(QStringLiteral("Close Without Saving It")), qPrintable(texts()));
}

void TestLeaving::aBulkEditListsWhatWasNotSaved()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    QVERIFY(QFile::setPermissions(open.path(QStringLiteral("b")), QFile::ReadOwner));
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() != nullptr);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    QVERIFY(open.bytes(QStringLiteral("b")).contains("published: false\n"));
}

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
