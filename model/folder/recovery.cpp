#include "model/folder/recovery.h"

#include "model/onworker.h"

#include <algorithm>
#include <numeric>

namespace folder
{

namespace
{

QString folderOf(const QString &file) { return file.left(file.lastIndexOf(u'/')); }

/// The stories beside the leftovers.
QList<FoundFile> storiesBeside(const QList<FoundFile> &leftovers, const StoryFolder &stories)
{
    QHash<QString, QString> roots;
    for (const FoundFile &leftover : leftovers)
        roots.insert(folderOf(leftover.file), leftover.root);
    QList<FoundFile> beside;
    for (StoryId story = 0; story < stories.count(); ++story) {
        const QString file = stories.file(story);
        const auto root = roots.constFind(folderOf(file));
        if (root != roots.constEnd() && stories.isPresent(story))
            beside.append({file, stories.row(story).path, *root});
    }
    return beside;
}

} // namespace

Recovery::Recovery(StoryFolder &folder, QObject *parent, FileSystem &system)
    : QObject(parent)
    , m_folder(folder)
    , m_system(system)
{
    m_thread.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Recovery::look);
    connect(&m_folder, &StoryFolder::scanFinished, this, &Recovery::look);
    connect(&m_folder, &StoryFolder::storiesChanged, this, &Recovery::follow);
    connect(&m_folder, &StoryFolder::storiesAdded, this, [this](StoryId first, StoryId last) {
        QList<StoryId> added(m_copies.isEmpty() ? 0 : last - first + 1);
        std::iota(added.begin(), added.end(), first); // a story that was not there is
        follow(added);
    });
    connect(&m_folder, &StoryFolder::lateWriteKept, this,
            [this](StoryId story, const model::Error & /*error*/, const FoundFile &copy) { takeLate(story, copy); });
    connect(&m_folder, &StoryFolder::opened, this, [this] {
        ++m_generation;
        m_again.stop();
        m_copies.clear();
        emit changed();
    });
}

Recovery::~Recovery() { m_thread.waitForDone(); }

void Recovery::look()
{
    const QList<FoundFile> leftovers = m_folder.report().leftovers;
    if (leftovers.isEmpty() && m_copies.isEmpty())
        return;
    LeftoverSearch search{leftovers, storiesBeside(leftovers, m_folder), m_folder.journal(), {}, m_made};
    if (search.stories == m_stories)
        search.nearest = m_nearest;
    m_stories = search.stories;
    model::onWorker(
        m_thread, this, [this, search] { return clearLeftovers(search, m_system); },
        [this, generation = m_generation](const Leftovers &found) {
            if (generation == m_generation)
                take(found);
        });
}

void Recovery::take(const Leftovers &found)
{
    m_nearest = found.nearest;
    if (!found.young.isEmpty())
        m_again.start(found.untilOld);
    for (const model::Error &error : found.errors)
        emit failed(error);
    QList<RecoveredCopy> copies = found.copies;
    for (RecoveredCopy &copy : copies)
        copy.isLate = std::ranges::any_of(m_copies, [&copy](const RecoveredCopy &known) {
            return known.isLate && known.file.file == copy.file.file;
        });
    const QList<FoundFile> &reported = m_folder.report().leftovers;
    for (const RecoveredCopy &copy :
         std::as_const(m_copies)) // what was made a moment ago is young, or newer than the report
        if (m_made.contains(copy.file.file) && (found.young.contains(copy.file) || !reported.contains(copy.file)))
            copies.append(copy);
    if (std::exchange(m_copies, copies) != copies)
        emit changed();
}

void Recovery::drop(const RecoveredCopy &copy)
{
    m_copies.removeIf([&copy](const RecoveredCopy &one) { return one.file.file == copy.file.file; });
}

/// Nothing: it has gone.
void Recovery::replace(const RecoveredCopy &copy, const std::optional<RecoveredCopy> &now)
{
    for (qsizetype i = 0; i < m_copies.size(); ++i) {
        if (m_copies.at(i).file.file != copy.file.file)
            continue;
        if (now)
            m_copies[i] = *now;
        else
            m_copies.removeAt(i);
        return;
    }
}

/// No scan has seen it, and it is finished.
void Recovery::takeLate(StoryId story, const FoundFile &copy)
{
    if (story < 0 || copy.file.isEmpty())
        return;
    RecoveredCopy late;
    late.file = copy;
    late.story = {m_folder.file(story), m_folder.row(story).path, copy.root};
    late.written = QDateTime::currentDateTime();
    late.isLate = true;
    m_made.insert(copy.file);
    model::onWorker(
        m_thread, this, [this, late] { return compareAgain(late, m_system); },
        [this, generation = m_generation](const model::Result<std::optional<RecoveredCopy>> &now) {
            if (generation != m_generation || !now || !*now)
                return;
            m_copies.append(**now);
            emit changed();
        });
}

void Recovery::follow(const QList<StoryId> &stories)
{
    for (const RecoveredCopy &copy : std::as_const(m_copies)) {
        if (!stories.contains(m_folder.findFile(copy.story.file)))
            continue;
        model::onWorker(
            m_thread, this, [this, copy] { return compareAgain(copy, m_system); },
            [this, copy, generation = m_generation](const model::Result<std::optional<RecoveredCopy>> &now) {
                if (generation != m_generation || !now || *now == copy)
                    return;
                replace(copy, *now);
                emit changed();
            });
    }
}

void Recovery::keep(const RecoveredCopy &copy)
{
    // What was decided here goes with the editor's consent.
    m_folder.expectOthers(m_folder.findFile(copy.story.file));
    const auto work = [this, copy, file = m_folder.journal()] {
        Journal journal(file, m_system);
        return keepCopy(copy, journal, m_system);
    };
    model::onWorker(m_thread, this, work,
                    [this, copy, generation = m_generation](const model::Result<KeptCopy> &kept) {
                        if (!kept)
                            emit failed(kept.error());
                        else if (generation == m_generation)
                            takeKept(copy, *kept);
                    });
}

void Recovery::takeKept(const RecoveredCopy &copy, const KeptCopy &kept)
{
    replace(copy, kept.rest);
    if (kept.former) {
        m_made.insert(kept.former->file.file);
        m_copies.prepend(*kept.former);
        emit this->kept(copy, *kept.former);
    }
    if (kept.unrecorded)
        emit failed(*kept.unrecorded);
    if (kept.hasChanged)
        emit failed({tr("The story has been changed meanwhile, so nothing was put in"), copy.story.path, 0, 0,
                     tr("Look at the difference again")});
    emit changed();
}

void Recovery::remove(const RecoveredCopy &copy)
{
    model::onWorker(
        m_thread, this, [this, copy] { return deleteCopy(copy, m_system); },
        [this, copy, generation = m_generation](const model::Result<void> &result) {
            if (!result)
                emit failed(result.error());
            if (generation != m_generation || !result)
                return;
            drop(copy);
            emit changed();
        });
}

} // namespace folder
