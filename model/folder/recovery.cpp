#include "model/folder/recovery.h"

#include "model/onworker.h"

#include <algorithm>

namespace folder
{

namespace
{

constexpr int lookAgain = 61'000; ///< milliseconds: no save lasts that long

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
    m_again.setInterval(lookAgain);
    connect(&m_again, &QTimer::timeout, this, &Recovery::look);
    connect(&m_folder, &StoryFolder::scanFinished, this, &Recovery::look);
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
        m_again.start();
    for (const model::Error &error : found.errors)
        emit failed(error);
    QList<RecoveredCopy> copies = found.copies;
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

void Recovery::keep(const RecoveredCopy &copy)
{
    // What was decided here goes with the editor's consent. The journal stays as it is: of a save that was cut short
    // it has the entry already, and what else a copy may hold is more than fields.
    m_folder.expectOthers(m_folder.findFile(copy.story.file));
    using Kept = model::Result<std::optional<RecoveredCopy>>;
    model::onWorker(
        m_thread, this, [this, copy] { return keepCopy(copy, m_system); },
        [this, copy, generation = m_generation](const Kept &result) {
            if (!result)
                emit failed(result.error());
            if (generation != m_generation || !result)
                return;
            drop(copy);
            if (*result) {
                m_made.insert((*result)->file.file);
                m_copies.prepend(**result);
                emit kept(**result);
            }
            emit changed();
        });
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
