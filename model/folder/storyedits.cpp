#include "model/folder/storyfolder_p.h"

#include <QCoreApplication>

#include <algorithm>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::StoryFolder)
};

} // namespace

std::optional<model::Error> StoryFolder::Private::refusal(const StoryEdit &edit) const
{
    const story::StoryRow &row = index.row(edit.story);
    if (!index.isPresent(edit.story))
        return model::Error{Text::tr("The file is no longer there"), row.path, 0, 0, {}};
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
                                Text::tr("Edit the file in a text editor")};
    return std::nullopt;
}

std::optional<AppliedEdit> StoryFolder::Private::apply(const StoryEdit &edit)
{
    if (!has(edit.story))
        return std::nullopt;
    AppliedEdit applied{edit.story, {}, {}, std::make_shared<Receipt>()};
    std::vector<frontmatter::FieldValue> base;
    for (const frontmatter::Assignment &assignment : edit.set) {
        const frontmatter::FieldValue &now = index.row(edit.story).field(assignment.field);
        if (now == assignment.value)
            continue;
        applied.before.push_back({assignment.field, now});
        applied.after.push_back(assignment);
        base.push_back(now);
    }
    if (applied.after.empty())
        return std::nullopt;
    if (const std::optional<model::Error> error = refusal({edit.story, applied.after})) {
        emit q->saveFailed(edit.story, *error);
        return std::nullopt;
    }
    SaveJob job;
    job.story = edit.story;
    job.set = applied.after;
    job.base = std::move(base);
    job.receipt = applied.receipt;
    enqueue(std::move(job), applied.after);
    return applied;
}

void StoryFolder::Private::replay(const AppliedEdit &edit, SaveJob::Kind kind)
{
    if (!has(edit.story) || !edit.receipt)
        return;
    // An edit that never got to the disk is forgotten with its undo.
    const FailedEdit *failed = book.failed(edit.story);
    if (kind == SaveJob::Kind::Revert && failed && failed->receipt == edit.receipt)
        book.takeFailed(edit.story);
    SaveJob job;
    job.kind = kind;
    job.story = edit.story;
    job.receipt = edit.receipt;
    job.set = edit.after;
    for (const frontmatter::Assignment &before : edit.before)
        job.base.push_back(before.value);
    enqueue(std::move(job), kind == SaveJob::Kind::Revert ? edit.before : edit.after);
}

void StoryFolder::Private::tryAgain(StoryId story, bool overTheirs)
{
    std::optional<FailedEdit> failed = book.takeFailed(story);
    if (!failed)
        return;
    SaveJob job;
    job.story = story;
    job.set = failed->set;
    job.base = failed->base;
    job.receipt = failed->receipt;
    for (const Conflict &conflict : failed->conflicts)
        for (std::size_t i = 0; overTheirs && i < job.set.size(); ++i)
            if (job.set[i].field == conflict.field)
                job.base[i] = conflict.theirs;
    enqueue(std::move(job), failed->set);
    emit q->storiesChanged({story});
    emit q->saveStateChanged();
}

void StoryFolder::Private::enqueue(SaveJob job, const std::vector<frontmatter::Assignment> &shown)
{
    const StoryId story = job.story;
    job.generation = generation;
    job.file = index.file(story);
    const story::StoryRow disk = diskRow(story);
    book.begin(story, disk, shown);
    show(story, disk, index.linkKey(story));
    queue.add(std::move(job));
}

void StoryFolder::Private::saved(const SaveJob &job, const SaveOutcome &outcome)
{
    const bool done = outcome.kind == SaveOutcome::Kind::Saved || outcome.kind == SaveOutcome::Kind::Unchanged;
    if (job.generation != generation) { // another folder is open; a failure is told all the same
        if (!done)
            emit q->saveFailed(-1, outcome.error);
        emit q->saveStateChanged();
        return;
    }
    const StoryId story = job.story;
    rereader.invalidate(job.file.file);
    if (scanner.isRunning())
        m_savedSince.insert(story);
    const story::StoryRow disk = outcome.row ? *outcome.row : diskRow(story);
    book.setDisk(story, disk);
    book.end(story);
    if (done && job.kind == SaveJob::Kind::Set)
        book.settle(story, job.set);
    if (!done && job.kind == SaveJob::Kind::Set)
        book.fail(story, {job.set, job.base, job.receipt, outcome.error, outcome.conflicts});
    show(story, disk, outcome.row ? linkKeyOf(disk) : index.linkKey(story));
    if (!outcome.row) // no story any more, or not there
        rereader.mark({dirty(job.file)});
    emit q->storiesChanged({story});
    emit q->saveStateChanged();
    if (!done)
        emit q->saveFailed(story, outcome.error);
}

} // namespace folder
