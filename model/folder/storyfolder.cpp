#include "model/folder/storyfolder_p.h"

#include <utility>

namespace folder
{

StoryFolder::StoryFolder(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

StoryFolder::~StoryFolder() = default;

void StoryFolder::open(const QStringList &paths)
{
    ++d->generation;
    d->paths = paths;
    d->report = {};
    d->index.clear();
    d->book.clear();
    d->details.clear();
    d->rereader.clear();
    d->watch.clear();
    emit opened();
    d->scan(false);
    emit saveStateChanged();
}

void StoryFolder::cancelScan() { d->scanner.cancel(); }

void StoryFolder::rescan() { d->scan(false); }

bool StoryFolder::isScanning() const { return d->scanner.isRunning(); }

const QStringList &StoryFolder::paths() const { return d->paths; }

int StoryFolder::count() const { return d->index.count(); }

const story::StoryRow &StoryFolder::row(StoryId story) const { return d->index.row(story); }

bool StoryFolder::isPresent(StoryId story) const { return d->has(story) && d->index.isPresent(story); }

QString StoryFolder::file(StoryId story) const { return d->has(story) ? d->index.file(story).file : QString(); }

StoryId StoryFolder::find(const QString &path) const { return d->index.findPath(path); }

QList<StoryId> StoryFolder::storiesWithLink(const QString &link) const { return d->index.withLink(link); }

int StoryFolder::problemCount() const { return d->index.problemCount(); }

const WalkReport &StoryFolder::report() const { return d->report; }

const story::StoryDetail *StoryFolder::detail(StoryId story)
{
    if (!d->has(story))
        return nullptr;
    if (const story::StoryDetail *detail = d->details.get(story))
        return detail;
    d->details.load(story, d->index.file(story), true);
    return nullptr;
}

void StoryFolder::prefetch(const QList<StoryId> &stories)
{
    for (const StoryId story : stories)
        if (d->has(story) && d->index.isPresent(story))
            d->details.load(story, d->index.file(story), false);
}

QList<AppliedEdit> StoryFolder::edit(const QList<StoryEdit> &edits)
{
    QList<AppliedEdit> applied;
    QList<StoryId> changed;
    for (const StoryEdit &edit : edits) {
        const std::optional<AppliedEdit> one = d->apply(edit);
        if (!one)
            continue;
        applied.append(*one);
        changed.append(one->story);
    }
    if (!changed.isEmpty()) {
        emit storiesChanged(changed);
        emit saveStateChanged();
    }
    return applied;
}

void StoryFolder::revert(const QList<AppliedEdit> &edits)
{
    QList<StoryId> changed;
    for (const AppliedEdit &edit : edits) {
        d->replay(edit, SaveJob::Kind::Revert);
        changed.append(edit.story);
    }
    emit storiesChanged(changed);
    emit saveStateChanged();
}

void StoryFolder::reapply(const QList<AppliedEdit> &edits)
{
    QList<StoryId> changed;
    for (const AppliedEdit &edit : edits) {
        d->replay(edit, SaveJob::Kind::Reapply);
        changed.append(edit.story);
    }
    emit storiesChanged(changed);
    emit saveStateChanged();
}

SaveState StoryFolder::saveState(StoryId story) const
{
    if (d->book.isPending(story))
        return SaveState::Saving;
    const FailedEdit *failed = d->book.failed(story);
    if (!failed)
        return SaveState::Saved;
    return failed->conflicts.empty() ? SaveState::Failed : SaveState::Conflict;
}

model::Error StoryFolder::saveError(StoryId story) const
{
    const FailedEdit *failed = d->book.failed(story);
    return failed ? failed->error : model::Error{};
}

std::vector<Conflict> StoryFolder::conflicts(StoryId story) const
{
    const FailedEdit *failed = d->book.failed(story);
    return failed ? failed->conflicts : std::vector<Conflict>();
}

int StoryFolder::savingCount() const { return d->queue.busyCount(); }

QList<StoryId> StoryFolder::unsaved() const { return d->book.failedStories(); }

void StoryFolder::retry(StoryId story) { d->tryAgain(story, false); }

void StoryFolder::keepMine(StoryId story) { d->tryAgain(story, true); }

void StoryFolder::keepTheirs(StoryId story)
{
    if (!d->book.takeFailed(story))
        return;
    emit storiesChanged({story});
    emit saveStateChanged();
}

} // namespace folder
