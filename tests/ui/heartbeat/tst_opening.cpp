#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/heartbeat/manystories.h"
#include "tests/ui/window/openwindow.h"

#include <QSignalSpy>

/// Folders that are large, and files that are meant to stop their reader, opened in the window.
class TestOpening final : public QObject
{
    Q_OBJECT

private slots:
    void manyStoriesAreOpened();
    void manyStoriesAreCancelled();

private:
    static constexpr int many = 30'000;
    static constexpr int atOnce = 1'000; ///< milliseconds
};

// B22: the first rows come at once, all come in the end.
void TestOpening::manyStoriesAreOpened()
{
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, many - 1, 10);
    open.openPaths({});
    QElapsedTimer opening;
    qint64 firstRows = -1;
    connect(&open.model(), &QAbstractItemModel::rowsInserted, this, [&] {
        if (firstRows < 0)
            firstRows = opening.elapsed();
    });
    Heartbeat heartbeat;
    opening.start();
    open.window().open({open.storiesFolder()});
    QTRY_VERIFY_WITH_TIMEOUT(firstRows >= 0, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(open.model().rowCount(), many, 120'000);
    QTRY_VERIFY(!open.folder().isScanning());
    qInfo("first rows after %lld ms, all after %lld ms", firstRows, opening.elapsed());
    QVERIFY(firstRows <= atOnce);
    VERIFY_HEARTBEAT(heartbeat);
}

// B22: what was read when Stop was pressed stays.
void TestOpening::manyStoriesAreCancelled()
{
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, many - 1, 10);
    open.openPaths({});
    Heartbeat heartbeat;
    open.window().open({open.storiesFolder()});
    QTRY_VERIFY_WITH_TIMEOUT(open.model().rowCount() > 0, 20'000);
    QElapsedTimer cancelling;
    cancelling.start();
    open.folder().cancelScan();
    QTRY_VERIFY(!open.folder().isScanning());
    qInfo("stopped after %lld ms with %d stories", cancelling.elapsed(), open.model().rowCount());
    QVERIFY(open.model().rowCount() < many);
    VERIFY_HEARTBEAT(heartbeat);
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
