#include "model/folder/storyfolder_p.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::StoryFolder)
};

} // namespace

QString absenceText(Presence presence)
{
    switch (presence) {
    case Presence::There:
        return {};
    case Presence::Deleted:
        return Text::tr("its file has gone");
    case Presence::Empty:
        return Text::tr("its file is empty");
    case Presence::NoStory:
        return Text::tr("its file is no story any more: it has no front matter between two lines of ---");
    }
    return {};
}

std::optional<model::Error> StoryFolder::Private::refusal(const StoryEdit &edit) const
{
    const story::RowView view = index.packed(edit.story).view();
    if (index.isPresent(edit.story) && !view.isBroken() && !view.hasProblems())
        return std::nullopt;
    const story::StoryRow row = view.row();
    if (!index.isPresent(edit.story))
        return model::Error{Text::tr("The story cannot be changed: %1").arg(absenceText(index.presence(edit.story))),
                            row.path,
                            0,
                            0,
                            {}};
    if (row.broken) {
        const story::Problem problem = row.problems.empty() ? story::Problem{} : row.problems.front();
        return model::Error{Text::tr("The story cannot be read, so it cannot be edited: %1").arg(problem.reason),
                            row.path,
                            problem.line,
                            problem.column,
                            {}};
    }
    for (const frontmatter::Assignment &assignment : edit.set)
        if (const story::Problem *problem = row.readOnlyReason(assignment.field))
            return model::Error{problem->reason, row.path, problem->line, problem->column,
                                problem->line > 0 ? Text::tr("Edit the file in a text editor") : QString()};
    return std::nullopt;
}

std::optional<AppliedEdit> StoryFolder::Private::apply(const StoryEdit &edit, bool isOfMany)
{
    if (!has(edit.story))
        return std::nullopt;
    AppliedEdit applied{edit.story, {}, {}, std::make_shared<Receipt>()};
    std::vector<frontmatter::FieldValue> base;
    for (const frontmatter::Assignment &assignment : edit.set) {
        const frontmatter::FieldValue now = index.packed(edit.story).view().field(assignment.field);
        // Against one that failed and would be tried again, the value that is there already is a decision, and the
        // file may say otherwise than an index.
        if (now == assignment.value && !book.hasFailed(edit.story, assignment.field) && !isUnverified(edit.story))
            continue;
        const auto seen = std::ranges::find(edit.seen, assignment.field, &frontmatter::Assignment::field);
        base.push_back(seen == edit.seen.end() ? now : seen->value);
        applied.before.push_back({assignment.field, base.back()});
        applied.after.push_back(assignment);
    }
    if (applied.after.empty())
        return std::nullopt;
    if (const std::optional<model::Error> error = refusal({edit.story, applied.after})) {
        failures.append({edit.story, generation, *error});
        return std::nullopt;
    }
    applied.receipt->generation = generation;
    SaveJob job;
    job.story = edit.story;
    job.set = applied.after;
    job.base = std::move(base);
    job.receipt = applied.receipt;
    job.isOfMany = isOfMany;
    enqueue(std::move(job));
    return applied;
}

void StoryFolder::Private::replay(const QList<AppliedEdit> &edits, SaveJob::Kind kind)
{
    const bool undoes = kind == SaveJob::Kind::Revert;
    for (const AppliedEdit &edit : edits) {
        if (!has(edit.story) || !edit.receipt || isForgotten(edit))
            continue;
        if (edit.receipt->generation != generation) { // the id means another story now
            failures.append(
                {edit.story,
                 edit.receipt->generation,
                 {Text::tr("The folder of this edit is no longer open; nothing was changed"), {}, 0, 0, {}}});
            continue;
        }
        if (edit.settled && edit.after.empty()) { // theirs was kept: nothing was written
            undoes ? reopen(*edit.settled) : giveUpAgain(edit);
            book.see(edit.story, diskRow(edit.story));
            unannounced.insert(edit.story);
            continue;
        }
        // What failed in the other direction is off the table.
        book.forget(edit.story, edit.receipt);
        edit.receipt->undone = undoes;
        SaveJob job;
        job.kind = kind;
        job.story = edit.story;
        job.receipt = edit.receipt;
        job.isOfMany = edits.size() > 1;
        if (undoes)
            job.reopens = edit.settled;
        job.set = undoes ? edit.before : edit.after;
        for (const frontmatter::Assignment &from : undoes ? edit.after : edit.before)
            job.base.push_back(from.value);
        enqueue(std::move(job));
        unannounced.insert(edit.story);
    }
    announce();
}

void StoryFolder::Private::tryAgain(StoryId story)
{
    std::vector<FailedEdit> edits = book.takeFailed(story);
    if (edits.empty())
        return;
    for (FailedEdit &failed : edits) {
        failed.job.isOfMany = false; // what is not made would no longer wait for a person
        enqueue(std::move(failed.job));
    }
    changed(story);
}

void StoryFolder::Private::takeBackQueued()
{
    QSet<StoryId> stories;
    for (const SaveJob &job : queue.takeBack()) {
        if (job.kind == SaveJob::Kind::Set)
            job.receipt->forgotten = true;
        else
            job.receipt->undone = job.kind == SaveJob::Kind::Reapply;
        if (job.generation != generation) // another folder is open
            continue;
        const story::StoryRow disk = diskRow(job.story);
        book.takeBack(job.story);
        show(job.story, disk);
        unannounced.insert(job.story);
        stories.insert(job.story);
        if (job.kind == SaveJob::Kind::Set)
            forgotten.append(job.story);
    }
    announce();
    if (!stories.isEmpty())
        emit q->takenBack(stories.values());
}

void StoryFolder::Private::enqueue(SaveJob job)
{
    const StoryId story = job.story;
    job.generation = generation;
    job.file = index.file(story);
    if (!book.isPending(story))
        book.begin(story, index.row(story));
    book.add(story, job.set);
    showEdits(story);
    queue.add(std::move(job));
}

void StoryFolder::Private::saved(const SaveJob &job, const SaveOutcome &outcome)
{
    const bool done = outcome.kind == SaveOutcome::Kind::Saved || outcome.kind == SaveOutcome::Kind::Unchanged;
    if (!done)
        failures.append({job.story, job.generation, outcome.error});
    if (job.generation != generation) { // another folder is open; a failure is told all the same
        changed(-1);
        return;
    }
    const StoryId story = job.story;
    rereader.invalidate(job.file.file);
    readSince(story);
    const story::StoryRow disk = outcome.row ? withLastValues(story, *outcome.row) : diskRow(story);
    book.setDisk(story, disk);
    book.end(story);
    keep(job, outcome);
    for (const Conflict &conflict : outcome.conflicts) // says so already
        own.forget(story, conflict.field);
    if (outcome.row) {
        book.see(story, disk);
        overwritten += own.takeOverwritten(story, *outcome.row);
    }
    show(story, disk);
    if (!outcome.row) // no story any more, or not there
        readAgain({dirty(job.file)});
    changed(story);
}

/// Only what is still asked for is kept when it failed. An undo of a text that has changed since is refused, unless
/// it merely came after one that failed.
void StoryFolder::Private::keep(const SaveJob &job, const SaveOutcome &outcome)
{
    const bool undoes = job.kind == SaveJob::Kind::Revert;
    book.forget(job.story, job.receipt);
    switch (outcome.kind) {
    case SaveOutcome::Kind::Saved:
    case SaveOutcome::Kind::Unchanged:
        if (!undoes)
            book.settle(job.story, job.set);
        else if (job.reopens)
            reopen(*job.reopens);
        for (const frontmatter::Assignment &written : job.set) {
            if (outcome.row && undoes)
                own.undid(job.story, written.field, outcome.row->field(written.field));
            else if (outcome.row && outcome.row->field(written.field) == written.value) // else redo had nothing to do
                own.wrote(job.story, written.field, outcome.row->field(written.field));
        }
        return;
    case SaveOutcome::Kind::Refused:
        if (!book.followsFailed(job))
            return;
        break;
    case SaveOutcome::Kind::Conflict:
    case SaveOutcome::Kind::Failed:
        break;
    }
    if (undoes == job.receipt->undone)
        book.fail({job, outcome.error, outcome.conflicts});
}

/// It is in the file by now, and perhaps over what was set here.
void StoryFolder::Private::lateWritePutIn(const FoundFile &file)
{
    const StoryId story = index.findFile(file.file);
    if (story >= 0) {
        rereader.invalidate(file.file);
        readAgain({dirty(index.file(story))});
    }
    changed(-1);
}

/// The save itself has not failed: nobody who counts those is to hear of it.
void StoryFolder::Private::lateWriteKept(const FoundFile &file, const NotPutIn &kept)
{
    lateWritePutIn(file); // it may be in the file without having been synced
    emit q->lateWriteKept(index.findFile(file.file), kept.error, kept.copy);
}

/// Whoever hears of it has heard of the save before.
void StoryFolder::Private::tellUnrecorded(const SaveJob & /*job*/, const SaveOutcome &outcome)
{
    if (outcome.unrecorded && !std::exchange(m_toldUnrecorded, true))
        emit q->journalFailed(*outcome.unrecorded);
}

/// Many changes in a short time are announced together: a window that looks at all of its rows for each would stand
/// still for minutes. The first and the last are announced at once.
void StoryFolder::Private::changed(StoryId story)
{
    if (has(story))
        unannounced.insert(story);
    if (!m_announced.isActive() || queue.busyCount() == 0)
        announce();
    else
        m_waiting = true;
}

/// Whoever hears of one of these may open another folder: saveStateChanged() comes last, and a story that has gone
/// by then is not named.
void StoryFolder::Private::announce()
{
    m_waiting = false;
    m_announced.start();
    QList<StoryId> stories = std::exchange(unannounced, {}).values();
    std::ranges::sort(stories);
    const QList<Failure> failed = std::exchange(failures, {});
    const QList<Overwritten> fields = std::exchange(overwritten, {});
    const int now = generation;
    if (const QList<StoryId> gone = std::exchange(forgotten, {}); !gone.isEmpty())
        emit q->editsForgotten(gone);
    if (!stories.isEmpty())
        emit q->storiesChanged(stories);
    if (!fields.isEmpty() && generation == now)
        emit q->overwritten(fields);
    for (const Failure &failure : failed)
        emit q->saveFailed(failure.generation == generation ? failure.story : -1, failure.error);
    emit q->saveStateChanged();
}

} // namespace folder
