#include "model/folder/rereader.h"

#include "model/folder/details.h"
#include "model/folder/fileaccess.h"
#include "model/folder/protection.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <sys/stat.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Rereader)
};

constexpr int grace = 400;               ///< milliseconds
constexpr qsizetype filesAtOnce = 2'000; ///< what came of more could not be shown in a moment

qint64 now() { return QDeadlineTimer::current(Qt::PreciseTimer).deadline(); }

} // namespace

DirtyFile dirty(const FoundFile &file)
{
    const qsizetype slash = file.file.lastIndexOf(u'/');
    const QString name = file.file.mid(slash + 1);
    const QString folder = file.file.left(slash);
    if (file.named)
        return {{folder, file.path, file.root, name}, name, false};
    return {{folder, file.path.chopped(name.size()), file.root, {}}, name, false};
}

Rereader::Rereader(QObject *parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

Rereader::~Rereader() { m_thread.waitForDone(); }

void Rereader::clear()
{
    ++m_generation;
    m_running = false;
    m_dirty.clear();
    m_invalid.clear();
    m_missingSince.clear();
}

void Rereader::mark(const QList<DirtyFile> &files)
{
    for (const DirtyFile &file : files)
        add(file);
    if (!m_running)
        start();
}

void Rereader::add(const DirtyFile &file)
{
    DirtyFile &known = m_dirty[file.file()];
    const bool withDetail = known.withDetail || file.withDetail;
    known = file;
    known.withDetail = withDetail;
}

void Rereader::invalidate(const QString &file)
{
    if (m_running)
        m_invalid.insert(file);
}

Rereader::Result Rereader::readOne(const DirtyFile &file, StoryReader &reader)
{
    Result result{file, std::nullopt, std::nullopt, Presence::There};
    const std::optional<ListedFile> found = findIn(file.folder, file.name);
    ReadFiles read = found ? reader.read({*found}) : ReadFiles();
    if (!read.stories.empty())
        result.story = RereadStory{std::move(read.stories.front()), std::nullopt};
    if (result.story && file.withDetail)
        result.story->detail = readDetailOf(found->found());
    if (result.story)
        return result;
    struct stat status {
    };
    const bool isThere = ::lstat(file.file().toUtf8().constData(), &status) == 0;
    if (!isThere && errno != ENOENT && errno != ENOTDIR)
        result.error = fileError(file.file(), Text::tr("Cannot find the file"), errno);
    else if (isThere && read.isUnreadable)
        result.error = read.errors.front().error;
    result.presence = !isThere || !found                               ? Presence::Deleted
                      : S_ISREG(status.st_mode) && status.st_size == 0 ? Presence::Empty
                                                                       : Presence::NoStory;
    return result;
}

QList<Rereader::Result> Rereader::readAll(const QList<DirtyFile> &files)
{
    QList<Result> results;
    results.reserve(files.size());
    Protection protection;
    StoryReader reader(protection);
    for (const DirtyFile &file : files)
        results.append(readOne(file, reader));
    return results;
}

void Rereader::start()
{
    if (m_dirty.isEmpty())
        return;
    m_running = true;
    m_invalid.clear();
    QList<DirtyFile> files;
    const auto some = std::min(filesAtOnce, m_dirty.size());
    std::copy_n(m_dirty.cbegin(), some, std::back_inserter(files));
    for (const DirtyFile &file : files)
        m_dirty.remove(file.file());
    m_thread.start([this, files, generation = m_generation] {
        const QList<Result> results = readAll(files);
        QMetaObject::invokeMethod(
            this,
            [this, results, generation] {
                if (generation == m_generation)
                    finish(results);
            },
            Qt::QueuedConnection);
    });
}

void Rereader::finish(const QList<Result> &results)
{
    m_running = false;
    QList<RereadStory> stories;
    QList<UnreadableFile> unreadable;
    QList<GoneFile> gone;
    for (const Result &result : results) {
        const QString file = result.file.file();
        if (m_invalid.contains(file)) {
            add(result.file);
        } else if (result.story) {
            m_missingSince.remove(file);
            stories.append(*result.story);
        } else if (result.error) {
            m_missingSince.remove(file);
            unreadable.append({file, *result.error});
        } else if (isGoneForGood(result.file)) {
            gone.append({file, result.presence});
        }
    }
    if (!stories.isEmpty())
        emit read(stories);
    if (!unreadable.isEmpty())
        emit this->unreadable(unreadable);
    if (!gone.isEmpty())
        emit this->gone(gone);
    if (!m_running)
        start();
}

bool Rereader::isGoneForGood(const DirtyFile &file)
{
    const QString name = file.file();
    if (!m_missingSince.contains(name)) {
        m_missingSince.insert(name, now());
        QTimer::singleShot(grace, this, [this, file, generation = m_generation] {
            if (generation == m_generation)
                mark({file});
        });
        return false;
    }
    if (now() - m_missingSince.value(name) < grace)
        return false; // the timer above looks again
    m_missingSince.remove(name);
    return true;
}

} // namespace folder
