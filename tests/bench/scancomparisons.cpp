#include "model/folder/storyfolder.h"
#include "model/rowindex/indexplace.h"
#include "tests/bench/bench.h"
#include "tests/bench/processes.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QThread>

#include <fcntl.h>
#include <unistd.h>

namespace
{

/// Without a window: until every row is there, and verified.
double open(const QString &stories, int count)
{
    QElapsedTimer clock;
    clock.start();
    folder::StoryFolder folder{QString()};
    QEventLoop loop;
    QObject::connect(&folder, &folder::StoryFolder::scanFinished, &loop, &QEventLoop::quit);
    folder.open({stories});
    loop.exec();
    const double milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (folder.count() != count)
        qFatal("%d stories instead of %d", folder.count(), count);
    return milliseconds;
}

double rg(const QStringList &arguments, const QString &stories)
{
    return run(QStringLiteral("rg"), QStringList{QStringLiteral("--no-config")} + arguments + QStringList{stories},
               1);
}

double countHeat(const QString &stories) { return rg({QStringLiteral("-c"), QStringLiteral("^heat")}, stories); }

double findSome(const QString &stories)
{
    return rg({QStringLiteral("-l"), QStringLiteral("^heat: 10[0-9]$")}, stories);
}

double findSizes(const QString &stories)
{
    return run(QStringLiteral("find"), {stories, QStringLiteral("-type"), QStringLiteral("f"),
                                        QStringLiteral("-printf"), QStringLiteral("%s\\n")});
}

double listSome(const Ground &ground)
{
    return run(ground.galley, {QStringLiteral("list"), ground.stories, QStringLiteral("--filter"),
                               QStringLiteral("heat:100..109"), QStringLiteral("--format"), QStringLiteral("paths")});
}

/// Takes the files' data out of the disk cache.
void forget(const QString &stories)
{
    ::sync(); // what is not written yet stays
    for (QDirIterator files(stories, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const int file = ::open(files.next().toUtf8().constData(), O_RDONLY | O_CLOEXEC);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

} // namespace

WithIndex::WithIndex(const Ground &ground)
{
    qputenv("XDG_CACHE_HOME", (ground.scratch + QLatin1String("/cache")).toUtf8());
    const QString index = rowindex::indexFileOf(QFileInfo(ground.stories).canonicalFilePath());
    if (QFileInfo::exists(index))
        return;
    QThread::msleep(2'100); // it takes no rows of files that have not rested for 2 s
    folder::StoryFolder folder{QString()};
    folder.open({ground.stories});
    for (const QDeadlineTimer enough(60'000); !QFileInfo::exists(index); QThread::msleep(1)) {
        QCoreApplication::processEvents();
        if (enough.hasExpired())
            qFatal("no index was made");
    }
}

void WithIndex::withoutIndex() { qputenv("XDG_CACHE_HOME", "/dev/null"); }

std::vector<Comparison> scanComparisons(const Ground &ground)
{
    const QString rgHeat = QStringLiteral("rg -c '^heat'");
    const QString odd = ground.odd;
    const QString stories = ground.stories;
    const QString rgList = QStringLiteral("rg -l");
    const int count = ground.count;
    return {
        {QStringLiteral("open, no index"), rgHeat, 0.8, QStringLiteral("ms"), [=] { return open(stories, count); },
         [=] { return countHeat(stories); }},
        {QStringLiteral("open, no index, 5 % for yaml-cpp"), rgHeat, 1.0, QStringLiteral("ms"),
         [=] { return open(odd, count); }, [=] { return countHeat(odd); }},
        {QStringLiteral("reopen with index, every file verified"), QStringLiteral("find -printf '%s\\n'"), 0.7,
         QStringLiteral("ms"),
         [=] {
             const WithIndex index(ground);
             return open(stories, count);
         },
         [=] { return findSizes(stories); }},
        {QStringLiteral("galley list --filter, paths, no index"), rgList, 0.8, QStringLiteral("ms"),
         [=] { return listSome(ground); }, [=] { return findSome(stories); }},
        {QStringLiteral("galley list --filter, paths, warm index"), rgList, 0.5, QStringLiteral("ms"),
         [=] {
             const WithIndex index(ground);
             return listSome(ground);
         },
         [=] { return findSome(stories); }},
        {QStringLiteral("open, no index, file data not cached"), rgHeat, 0.4, QStringLiteral("ms"),
         [=] {
             forget(stories);
             return open(stories, count);
         },
         [=] {
             forget(stories);
             return countHeat(stories);
         }},
    };
}
