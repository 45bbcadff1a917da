#include "model/folder/savequeue.h"

#include "model/giveway.h"

namespace folder
{

namespace
{

constexpr int ahead = 128; ///< jobs that the threads have, for the time in which the GUI thread is busy
constexpr int nice = 19;   ///< sixteen threads a core get a fifth of what the window wants
constexpr int urgent = 1;  ///< what is looked for may be gone when all that is queued is written
constexpr auto patience = std::chrono::seconds(2);        ///< at the end, for programs that are writing
constexpr auto lookEvery = std::chrono::milliseconds(50); ///< at most, during many saves
constexpr auto longest = std::chrono::milliseconds(5);    ///< that the GUI thread is taken at once

SaveOutcome write(const SaveJob &job, Journal &journal, FileSystem &disk, FormerVersions &former, FolderSyncs &syncs)
{
    Receipt &receipt = *job.receipt;
    const bool undoes = job.kind == SaveJob::Kind::Revert;
    // An edit that has written nothing has left nothing to bring back: it is made again.
    const bool isNew = job.kind == SaveJob::Kind::Set || (job.kind == SaveJob::Kind::Reapply && !receipt.wasWritten);
    SaveRequest request{job.file, {}, {}, {}, receipt.mayNotLast};
    if (isNew) {
        request.set = job.set;
        request.base = job.base;
    } else if (receipt.onDisk == undoes) { // else there is nothing to do: a save before this one failed
        request.revert = undoes ? receipt.changes : receipt.undoing;
    }
    SaveOutcome outcome = save(request, journal, disk, &former, &syncs);
    const bool isThere = outcome.kind == SaveOutcome::Kind::Unchanged && !request.revert.empty();
    const bool isUnsynced = outcome.kind == SaveOutcome::Kind::Failed && !outcome.changes.empty();
    receipt.mayNotLast = isUnsynced || (receipt.mayNotLast && outcome.kind == SaveOutcome::Kind::Failed);
    receipt.changedFile = !outcome.changes.empty() || (request.syncs && receipt.changedFile);
    if (outcome.kind != SaveOutcome::Kind::Saved && !isThere && !isUnsynced)
        return outcome;
    // What somebody else has done already is not ours to give back.
    (undoes ? receipt.undoing : receipt.changes) = outcome.changes;
    receipt.wasWritten = !job.reopens; // as if it had never been written
    receipt.onDisk = !undoes;
    return outcome;
}

} // namespace

SaveQueue::SaveQueue(const QString &journal, FileSystem &disk, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_disk(disk)
    , m_former(disk)
{
    m_threads.setMaxThreadCount(savesAtOnce());
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &SaveQueue::look);
    m_collect.setSingleShot(true);
    connect(&m_collect, &QTimer::timeout, this, &SaveQueue::collect);
}

SaveQueue::~SaveQueue()
{
    m_threads.waitForDone();
    for (Line &line : m_lines) {
        if (line.isRunning) // it has run
            line.jobs.erase(line.jobs.begin());
        m_threads.start([this, &line] {
            for (const Job &job : line.jobs)
                (void)run(job);
        });
    }
    m_threads.waitForDone();
    m_former.letGoAtTheEnd(patience);
    for (const LateWrite &late : m_former.takeLate())
        putIn(late, m_former, m_disk);
}

void SaveQueue::add(SaveJob job)
{
    const QString file = job.file.file;
    m_takeable += job.isOfMany ? 1 : 0;
    Line &line = m_lines[file];
    line.jobs.push_back(std::make_shared<const SaveJob>(std::move(job)));
    if (line.jobs.size() > 1)
        return;
    queue(file, line);
    startMore();
}

/// A decision about one story does not wait for a step of thousands.
void SaveQueue::queue(const QString &file, const Line &line)
{
    if (line.jobs.front()->isOfMany)
        m_waiting.push_back(file);
    else
        m_waiting.push_front(file);
}

std::vector<SaveJob> SaveQueue::takeBack()
{
    std::vector<SaveJob> taken;
    for (auto line = m_lines.begin(); line != m_lines.end();) {
        const std::size_t running = line->isRunning ? 1 : 0;
        while (line->jobs.size() > running && line->jobs.back()->isOfMany) { // what came later builds upon it
            taken.push_back(*line->jobs.back());
            line->jobs.pop_back();
        }
        line = line->jobs.empty() ? m_lines.erase(decltype(m_lines)::const_iterator(line)) : std::next(line);
    }
    m_takeable -= static_cast<int>(taken.size());
    std::erase_if(m_waiting, [this](const QString &file) { return !m_lines.contains(file); });
    return taken;
}

SaveQueue::Done SaveQueue::run(const Job &job)
{
    if (!job->late)
        return {job, write(*job, m_journal, m_disk, m_former, m_syncs)};
    const tl::expected<PutIn, NotPutIn> done = putIn(*job->late, m_former, m_disk);
    return {job, {}, done ? std::nullopt : std::optional(done.error())};
}

void SaveQueue::startMore()
{
    for (; m_started < ahead && !m_waiting.empty(); m_waiting.pop_front()) {
        Line &line = m_lines[m_waiting.front()];
        line.isRunning = true;
        ++m_started;
        m_threads.start([this, job = line.jobs.front()] {
            model::giveWay(nice);
            keep(run(job));
        });
    }
}

/// On a worker thread.
void SaveQueue::keep(Done done)
{
    const std::scoped_lock lock(m_mutex);
    m_done.push_back(std::move(done));
    if (m_done.size() == 1)
        QMetaObject::invokeMethod(this, &SaveQueue::collect, Qt::QueuedConnection);
}

std::optional<SaveQueue::Done> SaveQueue::takeDone()
{
    const std::scoped_lock lock(m_mutex);
    if (m_done.empty())
        return std::nullopt;
    std::optional<Done> done(std::move(m_done.front()));
    m_done.pop_front();
    return done;
}

void SaveQueue::collect()
{
    const auto end = std::chrono::steady_clock::now() + longest;
    while (const std::optional<Done> done = takeDone()) {
        finish(*done);
        if (std::chrono::steady_clock::now() > end) {
            m_collect.start(0);
            break;
        }
    }
    scheduleLook();
}

void SaveQueue::finish(const Done &done)
{
    const SaveJob &job = *done.job;
    --m_started;
    m_takeable -= job.isOfMany ? 1 : 0;
    const auto line = m_lines.find(job.file.file);
    line->jobs.erase(line->jobs.begin());
    line->isRunning = false;
    if (line->jobs.empty())
        m_lines.erase(decltype(m_lines)::const_iterator(line));
    else
        queue(job.file.file, *line);
    addLate(); // of versions for which there was no more room, or into what a late write has replaced
    startMore();
    if (job.late && done.kept)
        emit lateWriteKept(job.file, *done.kept);
    else if (job.late)
        emit lateWritePutIn(job.file);
    else
        emit finished(job, done.outcome);
}

/// One look at a time.
void SaveQueue::look()
{
    m_looking = true;
    const auto looking = [this] {
        m_former.look();
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_looking = false;
                addLate();
                scheduleLook();
            },
            Qt::QueuedConnection);
    };
    m_threads.start(looking, urgent);
}

void SaveQueue::addLate()
{
    for (LateWrite &late : m_former.takeLate()) {
        SaveJob job;
        job.kind = SaveJob::Kind::PutIn;
        job.file = late.story;
        job.late = std::make_shared<const LateWrite>(std::move(late));
        add(std::move(job));
    }
}

void SaveQueue::scheduleLook()
{
    const auto next = m_former.untilNextLook();
    if (!next || m_looking)
        return;
    const auto wait = std::max(lookEvery, std::chrono::ceil<std::chrono::milliseconds>(*next));
    if (!m_look.isActive() || m_look.remainingTimeAsDuration() > wait)
        m_look.start(wait);
}

} // namespace folder
