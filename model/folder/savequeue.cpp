#include "model/folder/savequeue.h"

#include "model/folder/latewrite.h"

namespace folder
{

namespace
{

/// Saving waits for the disk: more threads than cores share its journal's commits.
constexpr int threads = 8;
constexpr int urgent = 1; ///< what is looked for may be gone when all that is queued is written
constexpr auto patience = std::chrono::seconds(2);        ///< at the end, for programs that are writing
constexpr auto lookEvery = std::chrono::milliseconds(50); ///< at most, during many saves

SaveOutcome run(const SaveJob &job, Journal &journal, FileSystem &disk, FormerVersions &former)
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
    SaveOutcome outcome = save(request, journal, disk, &former);
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
    m_threads.setMaxThreadCount(threads);
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &SaveQueue::look);
}

SaveQueue::~SaveQueue()
{
    m_threads.waitForDone();
    for (std::deque<SaveJob> &jobs : m_jobs) {
        jobs.pop_front(); // it has run
        for (const SaveJob &job : jobs) {
            if (job.late)
                putIn(*job.late, m_former, m_disk);
            else
                run(job, m_journal, m_disk, m_former);
        }
    }
    m_former.letGoAtTheEnd(patience);
    for (const LateWrite &late : m_former.takeLate())
        putIn(late, m_former, m_disk);
}

void SaveQueue::add(SaveJob job)
{
    std::deque<SaveJob> &jobs = m_jobs[job.file.file];
    jobs.push_back(std::move(job));
    if (jobs.size() == 1)
        start(jobs.front());
}

void SaveQueue::start(const SaveJob &job)
{
    if (job.late) {
        startPuttingIn(job);
        return;
    }
    m_threads.start([this, job] {
        const SaveOutcome outcome = run(job, m_journal, m_disk, m_former);
        QMetaObject::invokeMethod(
            this, [this, job, outcome] { finish(job, outcome); }, Qt::QueuedConnection);
    });
}

void SaveQueue::startPuttingIn(const SaveJob &job)
{
    m_threads.start([this, job] {
        const model::Result<PutIn> done = putIn(*job.late, m_former, m_disk);
        const std::optional<model::Error> error = done ? std::nullopt : std::optional(done.error());
        QMetaObject::invokeMethod(
            this,
            [this, job, error] {
                startNext(job.file.file);
                putLateIn(); // into what this has replaced
                emit lateWritePutIn(job.file, error);
            },
            Qt::QueuedConnection);
    });
}

void SaveQueue::finish(const SaveJob &job, const SaveOutcome &outcome)
{
    startNext(job.file.file);
    putLateIn(); // of versions for which there was no more room
    emit finished(job, outcome);
}

void SaveQueue::startNext(const QString &file)
{
    std::deque<SaveJob> &jobs = m_jobs[file];
    jobs.pop_front();
    if (jobs.empty())
        m_jobs.remove(file);
    else
        start(jobs.front());
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
                putLateIn();
            },
            Qt::QueuedConnection);
    };
    m_threads.start(looking, urgent);
}

void SaveQueue::putLateIn()
{
    for (LateWrite &late : m_former.takeLate()) {
        SaveJob job;
        job.kind = SaveJob::Kind::PutIn;
        job.file = late.story;
        job.late = std::make_shared<const LateWrite>(std::move(late));
        add(std::move(job));
    }
    const auto next = m_former.untilNextLook();
    if (!next || m_looking)
        return;
    const auto wait = std::max(lookEvery, std::chrono::ceil<std::chrono::milliseconds>(*next));
    if (!m_look.isActive() || m_look.remainingTimeAsDuration() > wait)
        m_look.start(wait);
}

} // namespace folder
