#include "model/folder/savequeue.h"

namespace folder
{

namespace
{

/// Saving waits for the disk: more threads than cores share its journal's commits.
constexpr int threads = 8;

std::vector<frontmatter::RawChange> exchanged(std::vector<frontmatter::RawChange> changes)
{
    for (frontmatter::RawChange &change : changes)
        std::swap(change.before, change.after);
    return changes;
}

SaveOutcome run(const SaveJob &job, Journal &journal, FileSystem &disk)
{
    Receipt &receipt = *job.receipt;
    const bool undoes = job.kind == SaveJob::Kind::Revert;
    // An edit that has written nothing has left nothing to bring back: it is made again.
    const bool isNew =
        job.kind == SaveJob::Kind::Set || (job.kind == SaveJob::Kind::Reapply && receipt.changes.empty());
    SaveRequest request{job.file, {}, {}, {}, receipt.mayNotLast};
    if (isNew) {
        request.set = job.set;
        request.base = job.base;
    } else if (receipt.onDisk == undoes) { // else there is nothing to do: a save before this one failed
        request.revert = undoes ? receipt.changes : exchanged(receipt.changes);
    }
    SaveOutcome outcome = save(request, journal, disk);
    const bool isThere = outcome.kind == SaveOutcome::Kind::Unchanged && !request.revert.empty();
    const bool isUnsynced = outcome.kind == SaveOutcome::Kind::Failed && !outcome.changes.empty();
    receipt.mayNotLast = isUnsynced || (receipt.mayNotLast && outcome.kind == SaveOutcome::Kind::Failed);
    if (outcome.kind != SaveOutcome::Kind::Saved && !isThere && !isUnsynced)
        return outcome;
    if (isNew)
        receipt.changes = outcome.changes;
    else if (job.reopens) // as if it had never been written
        receipt.changes.clear();
    receipt.onDisk = !undoes;
    return outcome;
}

} // namespace

SaveQueue::SaveQueue(const QString &journal, FileSystem &disk, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_disk(disk)
{
    m_threads.setMaxThreadCount(threads);
}

SaveQueue::~SaveQueue()
{
    m_threads.waitForDone();
    for (std::deque<SaveJob> &jobs : m_jobs) {
        jobs.pop_front(); // it has run
        for (const SaveJob &job : jobs)
            run(job, m_journal, m_disk);
    }
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
    m_threads.start([this, job] {
        const SaveOutcome outcome = run(job, m_journal, m_disk);
        QMetaObject::invokeMethod(
            this, [this, job, outcome] { finish(job, outcome); }, Qt::QueuedConnection);
    });
}

void SaveQueue::finish(const SaveJob &job, const SaveOutcome &outcome)
{
    std::deque<SaveJob> &jobs = m_jobs[job.file.file];
    jobs.pop_front();
    if (jobs.empty())
        m_jobs.remove(job.file.file);
    else
        start(jobs.front());
    emit finished(job, outcome);
}

} // namespace folder
