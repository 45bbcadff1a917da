#include "model/folder/storyfolder_p.h"

#include "model/story/packedrow.h"

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
    connect(&scanner, &Scanner::remembered, this, &Private::remembered);
    connect(&scanner, &Scanner::unchanged, this, &Private::unchanged);
    connect(&scanner, &Scanner::read, this, &Private::scanned);
    connect(&scanner, &Scanner::progress, this, [this](int read, int found) {
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
    connect(&queue, &SaveQueue::lateWriteKept, this, &Private::lateWriteKept);
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
    m_remembered.clear();
    m_unverified.clear();
    m_newer.clear();
    m_rescan.stop();
    scanner.start(paths, watch.adder(), first);
}

bool StoryFolder::Private::isUnverified(StoryId story) const
{
    const auto at = static_cast<std::size_t>(story);
    return at < m_unverified.size() && m_unverified[at] && !m_newer.contains(story);
}

void StoryFolder::Private::remembered(const RememberedStories &stories)
{
    const StoryId firstNew = index.count();
    if (m_remembered.empty())
        m_remembered.reserve(stories.all);
    // Else all there are came from records before these, which are of other files.
    const bool othersWereRead = m_remembered.size() != static_cast<std::size_t>(firstNew);
    index.add(stories, othersWereRead, m_remembered);
    m_unverified.resize(static_cast<std::size_t>(firstNew), false);
    m_unverified.resize(static_cast<std::size_t>(index.count()), true);
    if (index.count() > firstNew)
        emit q->storiesAdded(firstNew, index.count() - 1);
}

void StoryFolder::Private::unchanged(const std::vector<int> &records)
{
    m_seen.resize(static_cast<std::size_t>(index.count()));
    for (const int record : records) {
        const StoryId story = m_remembered[static_cast<std::size_t>(record)];
        m_seen[static_cast<std::size_t>(story)] = true;
        m_unverified[static_cast<std::size_t>(story)] = false;
        if (m_newer.contains(story)) // as in scanned()
            readAgain({dirty(index.file(story))});
    }
}

/// What is not there any more since the index was written has gone without a word.
void StoryFolder::Private::dropUnverified()
{
    QList<StoryId> dropped;
    for (StoryId story = 0; story < static_cast<StoryId>(m_unverified.size()); ++story) {
        if (!isUnverified(story) || !index.isPresent(story))
            continue;
        index.setPresence(story, Presence::Deleted);
        dropped.append(story);
    }
    m_remembered.clear();
    m_unverified.clear();
    if (!dropped.isEmpty())
        emit q->storiesChanged(dropped);
}

void StoryFolder::Private::scanned(const std::vector<ReadStory> &stories)
{
    const StoryId firstNew = index.count();
    QList<StoryId> changed;
    QList<DirtyFile> again;
    for (const ReadStory &story : stories) {
        StoryId known = index.findPath(story.row.view().utf8(story::RowText::Path));
        const bool isNew = known < 0;
        if (isNew)
            known = index.add(story);
        m_seen.resize(static_cast<std::size_t>(index.count()));
        m_seen[static_cast<std::size_t>(known)] = true;
        if (known < static_cast<StoryId>(m_unverified.size()))
            m_unverified[static_cast<std::size_t>(known)] = false;
        if (isNew)
            continue;
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
    dropUnverified();
    QList<DirtyFile> unseen;
    m_seen.resize(static_cast<std::size_t>(index.count()));
    for (StoryId story = 0; story < index.count() && !found.cancelled; ++story)
        if (index.presence(story) != Presence::Deleted && !m_seen[static_cast<std::size_t>(story)])
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
        const StoryId known = index.findPath(read.story.row.view().utf8(story::RowText::Path));
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
        show(story, row);
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
    const story::PackedRow before = index.packed(story);
    const bool isEdited = book.isPending(story) || !book.failed(story).empty();
    if (!wasGone && !isEdited && before == read.row)
        return false;
    const story::StoryRow now = read.row.view().row();
    const story::StoryRow disk = withLastValues(story, now);
    index.setPresence(story, Presence::There);
    book.setDisk(story, disk);
    disk.broken ? show(story, disk) : show(story, read.row);
    if (book.see(story, disk))
        this->changed(story);
    if (!book.isPending(story)) // else `read` may show the save that is on its way
        overwritten += own.takeOverwritten(story, now);
    return wasGone || !(index.packed(story) == before);
}

void StoryFolder::Private::show(StoryId story, const story::StoryRow &disk)
{
    show(story, story::pack(disk, story::hashesOf(index.packed(story).view())));
}

/// What is on the disk, with the edits on their way.
void StoryFolder::Private::show(StoryId story, const story::PackedRow &disk)
{
    index.setRow(story, disk);
    showEdits(story);
}

/// The edits on their way, on top of what is shown.
void StoryFolder::Private::showEdits(StoryId story)
{
    if (book.isPending(story) && !index.packed(story).view().isBroken())
        index.setFields(story, book.shown(story));
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

story::StoryRow StoryFolder::Private::diskRow(StoryId story) const
{
    const story::StoryRow *disk = book.disk(story);
    return disk ? *disk : index.row(story);
}

} // namespace folder
