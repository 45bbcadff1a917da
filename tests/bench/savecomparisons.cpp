#include "model/folder/journal.h"
#include "model/folder/save.h"
#include "model/folder/storyfolder.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"
#include "tests/bench/processes.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace
{

constexpr int many = 10'000;
constexpr int few = 200; ///< edits in one round of the single ones

/// As it is usually done: QSaveFile, and the folder's entry brought to the disk as well.
void saveWithQt(const QString &path, int heat)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QByteArray bytes = in.readAll();
    const qsizetype at = bytes.indexOf("\nheat: ") + 7;
    bytes.replace(at, bytes.indexOf('\n', at) - at, QByteArray::number(heat));
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        qFatal("cannot write %s", qPrintable(path));
    const int folder = ::open(QFileInfo(path).path().toUtf8().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ::fsync(folder);
    ::close(folder);
}

frontmatter::Assignment heat(int value)
{
    return {frontmatter::Field::Heat, frontmatter::FieldValue::integer(value)};
}

struct Files {
    explicit Files(const Ground &ground)
        : folder(ground.scratch + QLatin1String("/edited"))
        , count(qMin(many, ground.count))
    {
        if (!Corpus().write(folder, count))
            qFatal("cannot write the stories to edit");
        for (int number = 0; number < count; ++number)
            paths.append(folder + u'/' + Corpus::path(number));
    }

    QString folder;
    int count;
    QStringList paths;
    int value = 1000; ///< another one in each round
};

double millisecondsSince(const QElapsedTimer &clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

double oneByOne(Files &files, folder::Journal &journal)
{
    ++files.value;
    const int edits = qMin(few, files.count);
    QElapsedTimer clock;
    clock.start();
    for (int number = 0; number < edits; ++number) {
        const folder::SaveOutcome saved =
            folder::save({{files.paths.at(number), files.paths.at(number), files.folder, false, false},
                          {heat(files.value)},
                          {},
                          {}},
                         journal, folder::FileSystem::posix());
        if (saved.kind != folder::SaveOutcome::Kind::Saved)
            qFatal("%s", qPrintable(saved.error.text()));
    }
    return millisecondsSince(clock) / edits;
}

double oneByOneWithQt(Files &files)
{
    ++files.value;
    const int edits = qMin(few, files.count);
    QElapsedTimer clock;
    clock.start();
    for (int number = 0; number < edits; ++number)
        saveWithQt(files.paths.at(number), files.value);
    return millisecondsSince(clock) / edits;
}

double atOnce(Files &files, const QString &journal)
{
    ++files.value;
    ::sync();
    folder::StoryFolder folder(journal);
    QEventLoop loop;
    QObject::connect(&folder, &folder::StoryFolder::scanFinished, &loop, &QEventLoop::quit);
    folder.open({files.folder});
    loop.exec();
    QList<folder::StoryEdit> edits;
    for (folder::StoryId story = 0; story < folder.count(); ++story)
        edits.append(::folder::StoryEdit{story, {heat(files.value)}});
    QObject::connect(&folder, &folder::StoryFolder::saveStateChanged, &loop, [&] {
        if (folder.savingCount() == 0)
            loop.quit();
    });
    QElapsedTimer clock;
    clock.start();
    folder.edit(edits);
    loop.exec();
    return millisecondsSince(clock);
}

double atOnceByCommand(Files &files, const QString &galley)
{
    ++files.value;
    ::sync();
    return run(galley, {QStringLiteral("set"), QStringLiteral("heat=%1").arg(files.value), files.folder});
}

double atOnceWithSed(Files &files)
{
    ++files.value;
    ::sync();
    return run(QStringLiteral("sed"),
               QStringList{QStringLiteral("-i"), QStringLiteral("s/^heat: .*/heat: %1/").arg(files.value)} +
                   files.paths);
}

} // namespace

std::vector<Comparison> saveComparisons(const Ground &ground)
{
    const auto files = std::make_shared<Files>(ground);
    const QString log = ground.scratch + QLatin1String("/edits.log");
    const auto journal = std::make_shared<folder::Journal>(log);
    return {
        {QStringLiteral("one edit, durable"), QStringLiteral("QSaveFile and sync of the folder"), 1.5,
         QStringLiteral("ms"), [=] { return oneByOne(*files, *journal); }, [=] { return oneByOneWithQt(*files); }},
        {QStringLiteral("%L1 edits, durable").arg(files->count), QStringLiteral("sed -i"), 1.0, QStringLiteral("ms"),
         [=] { return atOnce(*files, log); }, [=] { return atOnceWithSed(*files); }},
        {QStringLiteral("galley set, %L1 stories").arg(files->count), QStringLiteral("sed -i"), 1.0,
         QStringLiteral("ms"), [=, galley = ground.galley] { return atOnceByCommand(*files, galley); },
         [=] { return atOnceWithSed(*files); }},
    };
}
