#include "model/folder/storyfolder_p.h"

#include <algorithm>

namespace folder
{

QList<AppliedEdit> StoryFolder::settle(const QList<StoryId> &stories, std::optional<frontmatter::Field> field,
                                       Keep keep)
{
    QList<AppliedEdit> settled;
    for (const StoryId story : stories)
        for (FailedEdit &edit : d->book.takeConflicts(story, field)) {
            settled.append(d->settle(std::move(edit), keep));
            d->unannounced.insert(story);
        }
    if (!settled.isEmpty())
        d->announce();
    return settled;
}

/// `edit` has been taken out of the book.
AppliedEdit StoryFolder::Private::settle(FailedEdit edit, Keep keep)
{
    SaveJob &job = edit.job;
    AppliedEdit settled{job.story, {}, {}, job.receipt, std::make_shared<const FailedEdit>(edit)};
    if (keep == Keep::Theirs) {
        job.receipt->forgotten = !edit.isInFile();
        forgotten.append(job.story);
        return settled;
    }
    for (std::size_t place = 0; place < job.set.size(); ++place) {
        const auto conflict = std::ranges::find(edit.conflicts, job.set[place].field, &Conflict::field);
        if (conflict != edit.conflicts.end())
            job.base[place] = conflict->theirs;
        settled.before.push_back({job.set[place].field, job.base[place]});
    }
    settled.after = job.set;
    job.isOfMany = false; // as in tryAgain()
    enqueue(std::move(job));
    return settled;
}

/// Undo of settling: the edit waits for a person again, unless the disk says the same by now.
void StoryFolder::Private::reopen(const FailedEdit &edit)
{
    Receipt &receipt = *edit.job.receipt;
    receipt.forgotten = false;
    if (!book.isPending(edit.job.story)) // else what was asked for last is on its way
        receipt.undone = false;
    book.fail(edit);
}

/// Redo of keeping theirs.
void StoryFolder::Private::giveUpAgain(const AppliedEdit &settled)
{
    for (FailedEdit &edit : book.takeConflicts(settled.story, std::nullopt))
        if (edit.job.receipt == settled.receipt)
            settle(std::move(edit), Keep::Theirs);
        else
            book.fail(std::move(edit));
}

} // namespace folder
