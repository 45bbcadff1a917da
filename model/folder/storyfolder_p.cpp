#include "model/folder/storyfolder_p.h"

#include <QCoreApplication>

#include <algorithm>

namespace folder
{

namespace
{

constexpr int announceEvery = 50;   ///< milliseconds
constexpr int rescanEvery = 10'000; ///< milliseconds, while not everything can be watched

} // namespace

StoryFolder::Private::Private(StoryFolder *owner, QString journalFile, FileSystem &disk)
    : q(owner)
    , journal(std::move(journalFile))
    , queue(journal, disk)
{
    connect(&scanner, &Scanner::read, this, &Private::scanned);
    connect(&scanner, &Scanner::progress, this, [this](int read, int found) {
        index.reserve(found);
        m_seen.reserve(found);
        if (!m_quiet)
            emit q->scanProgress(read, found);
    });
    connect(&scanner, &Scanner::finished, this, &Private::scanFinished);
    connect(&watch, &FolderWatch::changed, this, &Private::readAgain);
    connect(&watch, &FolderWatch::outOfDate, this, [this] { scan(true); });
    connect(&rereader, &Rereader::read, this, &Private::reread);
    connect(&rereader, &Rereader::gone, this, &Private::gone);
    connect(&rereader, &Rereader::unreadable, this, &Private::unreadable);
    connect(&queue, &SaveQueue::finished, this, &Private::saved);
    connect(&queue, &SaveQueue::finished, this, &Private::tellUnrecorded);
    connect(&queue, &SaveQueue::lateWritePutIn, this, &Private::lateWritePutIn);
    connect(&details, &Details::loaded, this, &Private::detailLoaded);
    m_announced.setSingleShot(true);
    m_announced.setInterval(announceEvery);
    connect(&m_announced, &QTimer::timeout, this, [this] {
        if (m_waiting)
            announce();
    });
    m_rescan.setSingleShot(true);
    m_rescan.setInterval(rescanEvery);
    connect(&m_rescan, &QTimer::timeout, this, [this] { scan(true); });
}

void StoryFolder::Private::scan(bool quietly)
{
    const bool first = index.count() == 0;
    if (scanner.isRunning() && !first) { // what it has read may be out of date already
        m_scanAgain = true;
        m_quiet = m_quiet && quietly;
        return;
    }
    m_scanAgain = false;
    m_quiet = quietly;
    m_seen.clear();
    m_newer.clear();
    m_rescan.stop();
    scanner.start(paths, watch.adder());
}

void StoryFolder::Private::scanned(const QList<ReadStory> &stories)
{
    const StoryId firstNew = index.count();
    QList<StoryId> changed;
    QList<DirtyFile> again;
    for (const ReadStory &story : stories) {
        const StoryId known = index.findFile(story.file.file);
        if (known < 0) {
            m_seen.insert(index.add(story));
            continue;
        }
        m_seen.insert(known);
        const bool isOld = m_newer.contains(known);
        if (!isOld && update(known, story))
            changed.append(known);
        if (isOld || details.isWanted(known)) // a scan reads rows only
            again.append(dirty(index.file(known)));
    }
    readAgain(again);
    if (index.count() > firstNew)
        emit q->storiesAdded(firstNew, index.count() - 1);
    if (!changed.isEmpty())
        emit q->storiesChanged(changed);
    if (!overwritten.isEmpty())
        this->changed(-1);
}

void StoryFolder::Private::scanFinished(const WalkReport &found)
{
    report = found;
    QList<DirtyFile> unseen;
    for (StoryId story = 0; story < index.count() && !found.cancelled; ++story)
        if (index.presence(story) != Presence::Deleted && !m_seen.contains(story))
            unseen.append(dirty(index.file(story)));
    readAgain(unseen);
    const int unwatched = watch.unwatchedCount();
    if (std::exchange(m_unwatched, unwatched) != unwatched)
        emit q->watchLimited(unwatched);
    if (unwatched > 0 || argumentIsMissing())
        m_rescan.start();
    emit q->scanFinished();
    if (m_scanAgain)
        scan(m_quiet);
}

bool StoryFolder::Private::argumentIsMissing() const
{
    return std::ranges::any_of(report.unreadable,
                               [this](const model::Error &error) { return paths.contains(error.file); });
}

void StoryFolder::Private::readAgain(QList<DirtyFile> files)
{
    for (DirtyFile &file : files)
        file.withDetail = details.isWanted(index.findFile(file.file()));
    rereader.mark(files);
}

void StoryFolder::Private::readSince(StoryId story)
{
    if (scanner.isRunning())
        m_newer.insert(story);
}

void StoryFolder::Private::reread(const QList<RereadStory> &stories)
{
    const StoryId firstNew = index.count();
    QList<StoryId> changed;
    for (const RereadStory &read : stories) {
        const StoryId known = index.findFile(read.story.file.file);
        if (known < 0) {
            readSince(index.add(read.story));
            continue;
        }
        readSince(known);
        bool differs = update(known, read.story);
        if (read.detail) {
            const story::StoryDetail *old = details.get(known);
            story::StoryDetail now = *read.detail;
            now.row = index.row(known);
            differs = differs || !old || *old != now;
            details.put(known, std::move(now));
        }
        if (differs)
            changed.append(known);
    }
    if (index.count() > firstNew)
        emit q->storiesAdded(firstNew, index.count() - 1);
    if (!changed.isEmpty())
        emit q->storiesChanged(changed);
    if (!overwritten.isEmpty())
        this->changed(-1);
}

void StoryFolder::Private::gone(const QList<GoneFile> &files)
{
    QList<StoryId> changed;
    for (const GoneFile &file : files) {
        const StoryId story = index.findFile(file.file);
        if (story < 0 || index.presence(story) == file.presence)
            continue;
        readSince(story);
        index.setPresence(story, file.presence);
        changed.append(story);
    }
    if (!changed.isEmpty())
        emit q->storiesChanged(changed);
}

/// They keep what was read last, and say why that may be out of date.
void StoryFolder::Private::unreadable(const QList<UnreadableFile> &files)
{
    QList<StoryId> changed;
    for (const UnreadableFile &file : files) {
        const StoryId story = index.findFile(file.file);
        if (story < 0 || !index.isPresent(story))
            continue;
        readSince(story);
        story::StoryRow row = diskRow(story);
        const story::Problem problem{file.error.what, 0, 0, {}};
        if (std::ranges::find(row.problems, problem) != row.problems.end())
            continue;
        row.problems.push_back(problem);
        book.setDisk(story, row);
        show(story, row, index.linkKey(story));
        changed.append(story);
    }
    if (!changed.isEmpty())
        emit q->storiesChanged(changed);
}

/// A file that is broken now keeps the values that it had.
story::StoryRow StoryFolder::Private::withLastValues(StoryId story, const story::StoryRow &read) const
{
    if (!read.broken)
        return read;
    story::StoryRow row = diskRow(story);
    row.broken = true;
    row.problems = read.problems;
    return row;
}

/// True when people see a difference.
bool StoryFolder::Private::update(StoryId story, const ReadStory &read)
{
    const bool wasGone = !index.isPresent(story);
    const story::StoryRow before = index.row(story);
    const story::StoryRow disk = withLastValues(story, read.row);
    index.setPresence(story, Presence::There);
    book.setDisk(story, disk);
    show(story, disk, disk.broken ? index.linkKey(story) : read.linkKey);
    if (book.see(story, disk))
        this->changed(story);
    if (!book.isPending(story)) // else `read` may show the save that is on its way
        overwritten += own.takeOverwritten(story, read.row);
    return wasGone || index.row(story) != before;
}

void StoryFolder::Private::show(StoryId story, const story::StoryRow &disk, std::size_t linkKey)
{
    index.setRow(story, book.shown(story, disk), linkKey);
    const story::StoryDetail *detail = details.get(story);
    if (!detail || detail->row == index.row(story))
        return;
    story::StoryDetail now = *detail;
    now.row = index.row(story);
    details.put(story, std::move(now));
}

void StoryFolder::Private::detailLoaded(StoryId story, story::StoryDetail detail)
{
    detail.row = index.row(story);
    details.put(story, std::move(detail));
    emit q->detailReady(story);
}

const story::StoryRow &StoryFolder::Private::diskRow(StoryId story) const
{
    const story::StoryRow *disk = book.disk(story);
    return disk ? *disk : index.row(story);
}

} // namespace folder
