#include "model/folder/filesystem.h"
#include "model/folder/storyfolder_p.h"
#include "model/frontmatter/scalar.h"

#include <algorithm>

namespace folder
{

namespace
{

bool isFailure(const FailedEdit &edit) { return edit.conflicts.empty(); }

} // namespace

StoryFolder::StoryFolder(const QString &journal, QObject *parent)
    : StoryFolder(journal, FileSystem::posix(), parent)
{
}

StoryFolder::StoryFolder(const QString &journal, FileSystem &disk, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, journal, disk))
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
    d->own.clear();
    d->overwritten.clear();
    d->unannounced.clear();
    d->forgotten.clear();
    d->details.clear();
    d->rereader.clear();
    d->watch.clear();
    emit opened();
    d->scan(false);
    d->announce();
}

void StoryFolder::cancelScan() { d->scanner.cancel(); }

void StoryFolder::rescan() { d->scan(false); }

void StoryFolder::rescanQuietly()
{
    if (!isScanning() && !d->paths.isEmpty())
        d->scan(true);
}

bool StoryFolder::isScanning() const { return d->scanner.isRunning(); }

const QStringList &StoryFolder::paths() const { return d->paths; }

int StoryFolder::count() const { return d->index.count(); }

story::StoryRow StoryFolder::row(StoryId story) const { return d->index.row(story); }

const story::PackedRow &StoryFolder::packed(StoryId story) const { return d->index.packed(story); }

Presence StoryFolder::presence(StoryId story) const
{
    return d->has(story) ? d->index.presence(story) : Presence::Deleted;
}

bool StoryFolder::isPresent(StoryId story) const { return d->has(story) && d->index.isPresent(story); }

bool StoryFolder::isUnverified(StoryId story) const { return d->isUnverified(story); }

QString StoryFolder::file(StoryId story) const { return d->has(story) ? d->index.file(story).file : QString(); }

StoryId StoryFolder::renamed(StoryId story) const
{
    StoryId found = -1;
    if (!d->has(story) || presence(story) != Presence::Deleted)
        return found;
    story::StoryRow like = row(story);
    const std::string_view title = packed(story).view().utf8(story::RowText::Title);
    for (StoryId later = story + 1; later < count(); ++later) {
        if (!isPresent(later) || packed(later).view().utf8(story::RowText::Title) != title)
            continue;
        const story::StoryRow other = row(later);
        like.path = other.path;
        if (other != like)
            continue;
        if (found >= 0)
            return -1;
        found = later;
    }
    return found;
}

StoryId StoryFolder::find(const QString &path) const { return d->index.findPath(path.toStdString()); }

StoryId StoryFolder::findFile(const QString &file) const { return d->index.findFile(file); }

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
    for (const StoryEdit &edit : edits) {
        const std::optional<AppliedEdit> one = d->apply(edit, edits.size() > 1);
        if (!one)
            continue;
        applied.append(*one);
        d->unannounced.insert(one->story);
    }
    if (!applied.isEmpty() || !d->failures.isEmpty())
        d->announce();
    return applied;
}

void StoryFolder::revert(const QList<AppliedEdit> &edits) { d->replay(edits, SaveJob::Kind::Revert); }

void StoryFolder::reapply(const QList<AppliedEdit> &edits) { d->replay(edits, SaveJob::Kind::Reapply); }

void StoryFolder::takeBackQueued() { d->takeBackQueued(); }

bool StoryFolder::canTakeBackQueued() const { return d->queue.hasTakeable(); }

AppliedEdit StoryFolder::madeEarlier(StoryId story, const frontmatter::RawChange &change) const
{
    const auto value = [&change](const std::optional<std::string> &raw) {
        return frontmatter::Assignment{change.field, frontmatter::valueOf(change.field, raw)};
    };
    auto receipt = std::make_shared<Receipt>();
    receipt->changes = {change};
    receipt->wasWritten = true;
    receipt->onDisk = true;
    receipt->generation = d->generation;
    return {story, {value(change.before)}, {value(change.after)}, std::move(receipt)};
}

const QString &StoryFolder::journal() const { return d->journal; }

void StoryFolder::expectOthers(StoryId story)
{
    for (const frontmatter::Field field : frontmatter::allFields)
        if (d->has(story))
            d->own.forget(story, field);
}

SaveState StoryFolder::saveState(StoryId story) const
{
    if (d->book.isPending(story))
        return SaveState::Saving;
    const std::span<const FailedEdit> failed = d->book.failed(story);
    if (failed.empty())
        return SaveState::Saved;
    return std::ranges::all_of(failed, isFailure) ? SaveState::Failed : SaveState::Conflict;
}

bool StoryFolder::isUnsyncedOnly(StoryId story) const
{
    return saveState(story) == SaveState::Failed &&
           std::ranges::all_of(d->book.failed(story), &FailedEdit::isUnsyncedOnly);
}

model::Error StoryFolder::saveError(StoryId story) const
{
    const std::span<const FailedEdit> failed = d->book.failed(story);
    const auto conflict = std::ranges::find_if_not(failed, isFailure);
    if (conflict != failed.end())
        return conflict->error;
    return failed.empty() ? model::Error{} : failed.back().error;
}

std::vector<Conflict> StoryFolder::conflicts(StoryId story) const
{
    std::vector<Conflict> conflicts;
    for (const FailedEdit &failed : d->book.failed(story))
        conflicts.insert(conflicts.end(), failed.conflicts.begin(), failed.conflicts.end());
    return conflicts;
}

std::vector<frontmatter::Assignment> StoryFolder::unsavedValues(StoryId story) const
{
    std::vector<frontmatter::Assignment> values;
    for (const FailedEdit &failed : d->book.failed(story)) {
        for (const frontmatter::Assignment &value : failed.job.set) {
            std::erase_if(values, [&value](const auto &earlier) { return earlier.field == value.field; });
            values.push_back(value);
        }
    }
    return values;
}

int StoryFolder::savingCount() const { return d->queue.busyCount(); }

QList<StoryId> StoryFolder::unsaved() const { return d->book.failedStories(); }

void StoryFolder::retry(StoryId story) { d->tryAgain(story); }

void StoryFolder::discard(StoryId story)
{
    const std::vector<FailedEdit> edits = d->book.takeFailed(story);
    if (edits.empty())
        return;
    for (const FailedEdit &edit : edits)
        if (edit.job.kind != SaveJob::Kind::Revert && !edit.isInFile()) // that of an undo was written
            edit.job.receipt->forgotten = true;
    d->forgotten.append(story);
    d->unannounced.insert(story);
    d->announce();
}

bool StoryFolder::isForgotten(const AppliedEdit &edit)
{
    return edit.receipt && edit.receipt->forgotten && !edit.settled;
}

bool StoryFolder::hasChangedNothing(const AppliedEdit &edit)
{
    return edit.receipt && !edit.receipt->changedFile && !edit.settled;
}

bool StoryFolder::isUnsaved(const AppliedEdit &edit) const
{
    return std::ranges::any_of(d->book.failed(edit.story),
                               [&edit](const FailedEdit &failed) { return failed.job.receipt == edit.receipt; });
}

} // namespace folder
