#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/heartbeat/manystories.h"
#include "tests/ui/heartbeat/thedisk.h"

#include <QSignalSpy>

#include <atomic>
#include <thread>

/// Others write many files while the window shows them.
class TestWatching final : public QObject
{
    Q_OBJECT

private slots:
    void lostEventsAreMadeUpFor();
    void aStreamOfChangesIsTakenInGulps();
};

// B13: more changes than the system keeps, and some that it told nobody of.
void TestWatching::lostEventsAreMadeUpFor()
{
    QFile limit(QStringLiteral("/proc/sys/fs/inotify/max_queued_events"));
    QVERIFY(limit.open(QIODevice::ReadOnly));
    const int kept = limit.readAll().trimmed().toInt();
    OpenWindow open;
    const ManyStories stories(open.storiesFolder());
    stories.write(0, 3'999, 10);
    open.open();
    // The window does nothing meanwhile, so the events stay in the queue. Those of the stories from 2,000 on are
    // lost.
    for (int round = 0; round < kept / 2'000 + 2; ++round)
        stories.write(0, 1'999, 20 + round % 2);
    stories.write(0, 3'999, 90);
    const QSignalSpy resets(&open.model(), &QAbstractItemModel::modelReset);
    QElapsedTimer since;
    since.start();
    Heartbeat heartbeat;
    QTRY_COMPARE_WITH_TIMEOUT(disk::withHeat(open, 90), 4'000, disk::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!open.folder().isScanning(), disk::patience);
    const qint64 sinceThen = since.elapsed();
    qInfo("the table was the disk after %lld ms", sinceThen);
    const qint64 gap = heartbeat.longestGap();
    QCOMPARE(resets.count(), 0);
    disk::verifyTheTableIsTheDisk(open);
    qInfo("longest gap %lld ms", gap);
    QVERIFY(gap <= Heartbeat::bound);
    QVERIFY(sinceThen <= disk::promised);
}

// B24: 1,000 changes a second for 10 s.
void TestWatching::aStreamOfChangesIsTakenInGulps()
{
    constexpr int seconds = 10;
    OpenWindow open;
    const ManyStories stories(open.storiesFolder());
    stories.write(0, 1'999, 10);
    open.open();
    const QSignalSpy updates(&open.folder(), &folder::StoryFolder::storiesChanged);
    Heartbeat heartbeat;
    std::atomic_int written = 0;
    std::thread others([&] {
        const auto start = std::chrono::steady_clock::now();
        for (; written < seconds * 1'000; ++written) {
            std::this_thread::sleep_until(start + std::chrono::milliseconds(written));
            stories.write(written % 1'000, 20 + written / 1'000);
        }
    });
    QTRY_COMPARE_WITH_TIMEOUT(written, seconds * 1'000, disk::patience);
    others.join();
    QTRY_COMPARE_WITH_TIMEOUT(disk::withHeat(open, 20 + seconds - 1), 1'000, disk::patience);
    const qint64 gap = heartbeat.longestGap();
    qInfo("%lld updates in %d s", static_cast<long long>(updates.count()), seconds);
    QVERIFY(updates.count() <= seconds * 10);
    disk::verifyTheTableIsTheDisk(open);
    qInfo("longest gap %lld ms", gap);
    QVERIFY(gap <= Heartbeat::bound);
}

QTEST_MAIN(TestWatching)
#include "tst_watching.moc"
