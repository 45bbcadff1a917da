#include "model/folder/filesystem.h"
#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/heartbeat/manystories.h"
#include "tests/ui/window/openwindow.h"
#include "ui/window/statusbar.h"
#include "ui/window/unsaveddialog.h"

#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <thread>

/// Keys are pressed while the disk is slow, full or busy.
class TestSaving final : public QObject
{
    Q_OBJECT

private slots:
    void aSlowDiskIsWaitedForInTheBackground();
    void aFullDiskFailsManySavesAtOnce();
    void aDecisionAboutManyIsSavedInTheBackground();
    void theRestOfADecisionAboutManyCanBeStopped();
    void rapidKeysEndInTheLastOne();
    void ownSavesMoveNothing();

private:
    static bool isSaid(OpenWindow &open, const QString &pattern)
    {
        const QRegularExpression said(QRegularExpression::anchoredPattern(pattern));
        const auto labels = open.window().findChild<ui::StatusBar *>()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&said](const QLabel *label) {
            return label->isVisible() && said.match(label->text()).hasMatch();
        });
    }
    static bool says(OpenWindow &open, const QString &text)
    {
        const auto labels = open.window().findChild<ui::StatusBar *>()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
};

namespace
{

class SlowDisk final : public folder::FileSystem
{
public:
    std::atomic_int syncs = 0;
    int fsync(int fd) override
    {
        ++syncs;
        std::this_thread::sleep_for(std::chrono::seconds(3));
        return FileSystem::fsync(fd);
    }
};

class CalmDisk final : public folder::FileSystem
{
public:
    int fsync(int fd) override
    {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return FileSystem::fsync(fd);
    }
};

class FullDisk final : public folder::FileSystem
{
public:
    ssize_t write(int, const void *, std::size_t) override
    {
        errno = ENOSPC;
        return -1;
    }
};

} // namespace

// A34: every fsync takes 3 s. The cell and the status say so, and closing waits.
void TestSaving::aSlowDiskIsWaitedForInTheBackground()
{
    SlowDisk disk;
    OpenWindow open;
    open.writeStories(3);
    open.useDisk(disk);
    open.open();
    const folder::StoryId story = open.table().currentStory();
    Heartbeat heartbeat;
    open.key(Qt::Key_P);
    QTRY_VERIFY(says(open, QStringLiteral("Saving…")));
    const QModelIndex cell = open.model().index(open.model().rowOf(story), table::Published);
    QCOMPARE(cell.data(table::SaveStateRole).toInt(), static_cast<int>(folder::SaveState::Saving));
    open.window().close();
    QVERIFY(open.window().isVisible());
    QTRY_VERIFY(open.window().findChild<QMessageBox *>());
    QVERIFY(open.window().findChild<QMessageBox *>()->text().startsWith(QStringLiteral("Still saving")));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!open.window().isVisible(), 30'000);
    QVERIFY(disk.syncs > 0);
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    VERIFY_HEARTBEAT(heartbeat);
}

// A01 A08: 200 stories are published at once and none of them can be written.
void TestSaving::aFullDiskFailsManySavesAtOnce()
{
    FullDisk disk;
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, 199, 10);
    open.useDisk(disk);
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(open.selected().size(), 200);
    Heartbeat heartbeat;
    open.key(Qt::Key_P);
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 30'000);
    QCOMPARE(open.folder().unsaved().size(), 200);
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>());
    auto &dialog = *open.window().findChild<ui::UnsavedDialog *>();
    QTRY_VERIFY(dialog.isVisible());
    const auto rows = dialog.findChild<QListView *>()->model();
    QCOMPARE(rows->rowCount(), 200);
    const QString first = rows->index(0, 0).data().toString();
    QVERIFY2(first.contains(ManyStories::name(0)) && first.contains(QStringLiteral("No space left on device")),
             qPrintable(first));
    QTest::qWait(200);
    VERIFY_HEARTBEAT(heartbeat);
}

/// Three keys: all, publish, undo; the status counts, and offers to stop.
void TestSaving::aDecisionAboutManyIsSavedInTheBackground()
{
    constexpr int count = 1'000;
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, count - 1, 10);
    open.open();
    QTest::qWait(300); // what is drawn and read ahead
    open.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(open.selected().size(), count);
    Heartbeat heartbeat;
    open.key(Qt::Key_P);
    qInfo("publishing took %lld ms", heartbeat.longestGap());
    QTRY_VERIFY(isSaid(open, QStringLiteral("Saving \\d.* of 1,?000")));
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 120'000);
    qInfo("longest gap %lld ms", heartbeat.longestGap());
    QVERIFY(open.folder().unsaved().isEmpty());
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 120'000);
    for (int story = 0; story < count; story += 100)
        QVERIFY(open.bytes(ManyStories::name(story).chopped(3)).contains("published: false\n"));
    VERIFY_HEARTBEAT(heartbeat);
}

/// What is written stays, the others are as if nothing had been decided, and one undo takes the rest back.
void TestSaving::theRestOfADecisionAboutManyCanBeStopped()
{
    constexpr int count = 600;
    CalmDisk disk;
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, count - 1, 10);
    open.useDisk(disk);
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    Heartbeat heartbeat;
    open.key(Qt::Key_P);
    QToolButton *stop = nullptr;
    for (QToolButton *button : open.window().findChild<ui::StatusBar *>()->findChildren<QToolButton *>())
        stop = button->accessibleName().startsWith(QStringLiteral("Leave the stories")) ? button : stop;
    QVERIFY(stop);
    QTRY_VERIFY(stop->isVisible());
    stop->click();
    QTRY_VERIFY(isSaid(open, QStringLiteral("Stopped: \\d+ stories stay as they were")));
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 30'000);
    QTRY_VERIFY(!stop->isVisible());
    QVERIFY(open.folder().unsaved().isEmpty());
    const auto published = [&open](folder::StoryId story) {
        return open.folder().row(story).field(frontmatter::Field::Published) ==
               frontmatter::FieldValue::boolean(true);
    };
    int written = 0;
    for (folder::StoryId story = 0; story < count; ++story) {
        QFile file(open.folder().file(story));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const bool isWritten = file.readAll().contains("published: true\n");
        QCOMPARE(published(story), isWritten);
        QCOMPARE(open.model().isDecided(story), isWritten);
        written += isWritten ? 1 : 0;
    }
    QVERIFY2(written > 0 && written < count, QByteArray::number(written));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 30'000);
    for (folder::StoryId story = 0; story < count; ++story)
        QVERIFY(!published(story) && !open.model().isDecided(story));
    VERIFY_HEARTBEAT(heartbeat);
}

// A40: a key that repeats far faster than a save; the last one counts.
void TestSaving::rapidKeysEndInTheLastOne()
{
    constexpr int presses = 500;
    OpenWindow open;
    open.writeStories(20);
    open.open();
    Heartbeat heartbeat;
    QTimer repeating;
    int pressed = 0;
    connect(&repeating, &QTimer::timeout, this, [&] {
        if (pressed < presses)
            open.key(++pressed % 2 == 0 ? Qt::Key_Comma : Qt::Key_Period, Qt::AltModifier);
    });
    repeating.start(2);
    QTRY_COMPARE_WITH_TIMEOUT(pressed, presses, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 60'000);
    const qint64 gap = heartbeat.longestGap();
    qInfo("longest gap %lld ms", gap);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QCOMPARE(open.folder().row(open.table().currentStory()).field(frontmatter::Field::Heat).number, 10);
    QVERIFY(open.bytes(QStringLiteral("a")).contains("heat: 10\n"));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 60'000);
    QVERIFY(open.folder().unsaved().isEmpty());
    QVERIFY(gap <= Heartbeat::bound);
}

// B18: what Galley writes itself changes one row and nothing else.
void TestSaving::ownSavesMoveNothing()
{
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, 1'999, 10);
    open.open();
    open.table().showStory(open.model().storyAt(1'000));
    QTest::qWait(300); // what is drawn and read ahead for that place
    const QStringList order = open.shown();
    const QString current = open.current();
    const int scroll = open.table().verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    const QSignalSpy resets(&open.model(), &QAbstractItemModel::modelReset);
    const QSignalSpy layouts(&open.model(), &QAbstractItemModel::layoutChanged);
    const QSignalSpy scans(&open.folder(), &folder::StoryFolder::scanFinished);
    const QSignalSpy changes(&open.model(), &QAbstractItemModel::dataChanged);
    Heartbeat heartbeat;
    for (int i = 0; i < 10; ++i) {
        open.key(Qt::Key_Period);
        QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 30'000);
    }
    QTest::qWait(600); // for the events of its own writes
    const qint64 gap = heartbeat.longestGap();
    qInfo("longest gap %lld ms", gap);
    QCOMPARE(resets.count() + layouts.count() + scans.count(), 0);
    for (const QList<QVariant> &change : changes) {
        QCOMPARE(change.at(0).toModelIndex().row(), 1'000);
        QCOMPARE(change.at(1).toModelIndex().row(), 1'000);
    }
    QCOMPARE(open.shown(), order);
    QCOMPARE(open.selected(), QStringList(current));
    QCOMPARE(open.table().verticalScrollBar()->value(), scroll);
    QVERIFY(gap <= Heartbeat::bound);
}

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
