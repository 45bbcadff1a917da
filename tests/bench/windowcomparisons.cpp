#include "tests/bench/bench.h"
#include "tests/bench/benchwindow.h"
#include "tests/bench/processes.h"
#include "tests/ui/heartbeat/heartbeat.h"
#include "ui/table/storytable.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <unistd.h>

namespace
{

/// Ends the process once the widget has been painted while `isEnough`.
class EndOnPaint final : public QObject
{
public:
    explicit EndOnPaint(std::function<bool()> isEnough)
        : m_isEnough(std::move(isEnough))
    {
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isEnough())
            QMetaObject::invokeMethod(
                watched, [] { ::_exit(0); }, Qt::QueuedConnection);
        return false;
    }

private:
    std::function<bool()> m_isEnough;
};

double startOf(const Ground &ground, const QString &folder)
{
    return run(ground.self, {QStringLiteral("--until-painted"), folder});
}

/// What the window says of itself when all is read.
struct WindowCost {
    double longestGap = 0; ///< milliseconds
    double megabytes = 0;  ///< at most
};

WindowCost costOf(const Ground &ground, const QString &folder)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(ground.self, {QStringLiteral("--until-read"), folder});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("the window failed");
    const QList<QByteArray> said = process.readAllStandardOutput().split(' ');
    return {said.value(0).toDouble(), said.value(1).toDouble()};
}

/// Of this process. What wait4(2) tells begins with the memory of the process that started it.
double peakMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(status.fileName()));
    const QByteArray all = status.readAll();
    const QByteArray peak = all.mid(all.indexOf("VmHWM:") + 6);
    return peak.left(peak.indexOf("kB")).trimmed().toDouble() / 1024;
}

} // namespace

int runBenchWindow(const QString &path, bool untilRead)
{
    BenchWindow bench;
    ui::MainWindow &window = bench.window;
    if (untilRead) // the first picture of an empty window is none of rows
        QTest::qWait(200);
    window.start({path});
    auto &table = *window.findChild<ui::StoryTable *>();
    const bool isEmpty = QDir(path).isEmpty();
    EndOnPaint end([&] { return isEmpty || table.model()->rowCount() > 0; });
    if (!untilRead)
        (isEmpty ? static_cast<QWidget *>(&window) : table.viewport())->installEventFilter(&end);
    Heartbeat heartbeat;
    QObject::connect(&bench.folder, &folder::StoryFolder::scanFinished, &window, [&] {
        std::printf("%lld %f ", static_cast<long long>(heartbeat.longestGap()), peakMegabytes());
        std::fflush(stdout);
        ::_exit(0);
    });
    return QApplication::exec();
}

std::vector<Comparison> windowComparisons(const Ground &ground)
{
    const QString empty = ground.scratch + QLatin1String("/empty");
    QDir().mkpath(empty);
    const double most = 33;
    return {
        {QStringLiteral("start to first rows painted, no index"), QStringLiteral("the same on an empty folder"), 1.5,
         QStringLiteral("ms"), [=] { return startOf(ground, ground.stories); },
         [=] { return startOf(ground, empty); }},
        {QStringLiteral("start to first rows painted, with index"), QStringLiteral("the same on an empty folder"),
         1.2, QStringLiteral("ms"),
         [=] {
             const WithIndex index(ground);
             return startOf(ground, ground.stories);
         },
         [=] { return startOf(ground, empty); }},
        {QStringLiteral("longest stall while rows stream in"),
         {},
         most,
         QStringLiteral("ms"),
         [=] { return costOf(ground, ground.stories).longestGap; },
         {}},
        {QStringLiteral("longest stall while an index's rows stream in"),
         {},
         most,
         QStringLiteral("ms"),
         [=] {
             const WithIndex index(ground);
             return costOf(ground, ground.stories).longestGap;
         },
         {}},
        {QStringLiteral("memory of the process"),
         {},
         200,
         QStringLiteral("MB"),
         [=] { return costOf(ground, ground.stories).megabytes; },
         {}},
        {QStringLiteral("memory for a story"),
         {},
         1.1,
         QStringLiteral("KB"),
         [=] {
             // The first ones bring the fonts and the tables of the collation with them.
             const double base = costOf(ground, ground.hundred).megabytes;
             return (costOf(ground, ground.stories).megabytes - base) * 1024 / (ground.count - 100);
         },
         {}},
    };
}
