#include "app/cli.h"
#include "app/commands.h"
#include "app/output.h"
#include "app/signals.h"
#include "app/stories.h"
#include "app/unifieddiff.h"
#include "model/folder/journal.h"
#include "model/folder/latewrite.h"
#include "model/folder/save.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace app
{

namespace
{

/// The path below the current folder where it lies there, as `git apply` wants it; else the whole path.
QString patchPath(const QString &path)
{
    const QString whole = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    const QString here = QDir::currentPath();
    const QString below = here.endsWith(u'/') ? here : here + u'/';
    return whole.startsWith(below) ? whole.mid(below.size()) : whole;
}

constexpr auto patience = std::chrono::seconds(2); ///< for programs that are writing when all is saved

enum class Outcome { Changed, Unchanged, Failed, LeftOut };

Outcome failure(const model::Error &error)
{
    say(error.text());
    return Outcome::Failed;
}

/// Where edits are recorded, and what was said already.
struct Writing {
    folder::FileSystem &disk = folder::FileSystem::posix();
    folder::Journal journal{folder::journalFile()};
    folder::FormerVersions former{disk};
    bool isUnrecordedSaid = false;
    bool isRootSaid = false;
};

/// Root may write everything: who did not mean to be root should learn of it.
void warnOfRoot(const folder::FoundFile &file, Writing &writing)
{
    if (::geteuid() == 0 && QFileInfo(file.file).ownerId() != 0 && !std::exchange(writing.isRootSaid, true))
        say(Cli::tr("Galley runs as root, and these stories belong to somebody else; their owner is kept"));
}

bool isWanted(const story::StoryRow &row, const SetOptions &options)
{
    return options.stories.filter.matches(row, options.stories.now);
}

Outcome write(const folder::FoundFile &file, const SetOptions &options, Writing &writing)
{
    using Kind = folder::SaveOutcome::Kind;
    warnOfRoot(file, writing);
    folder::SaveRequest request{file, options.assignments, {}, {}};
    request.isWanted = [&options](const story::StoryRow &row) { return isWanted(row, options); };
    const folder::SaveOutcome saved = folder::save(request, writing.journal, writing.disk, &writing.former);
    if (saved.unrecorded && !std::exchange(writing.isUnrecordedSaid, true))
        say(saved.unrecorded->text());
    if (saved.kind == Kind::Saved)
        return Outcome::Changed;
    if (saved.kind == Kind::LeftOut)
        return Outcome::LeftOut;
    return saved.kind == Kind::Unchanged ? Outcome::Unchanged : failure(saved.error);
}

/// What other programs have written into the versions that were replaced.
void putLateIn(Writing &writing, int &changed, int &failed)
{
    for (const folder::LateWrite &late : writing.former.takeLate()) {
        const auto done = folder::putIn(late, writing.former, writing.disk);
        if (done && *done != folder::PutIn::Over)
            continue;
        ++failed;
        changed -= done ? 1 : 0;
        const QString over = Cli::tr("another program that had not read the edit has written over it");
        failure(done ? model::Error{over, late.story.path, 0, 0, {}} : done.error());
    }
}

Outcome printDiff(const folder::FoundFile &file, const SetOptions &options, StandardOutput &out)
{
    const auto preview = folder::preview({file, options.assignments, {}, {}});
    if (!preview)
        return failure(preview.error());
    if (!isWanted(story::readRow(preview->before, file.path).row, options))
        return Outcome::LeftOut;
    if (preview->after == preview->before)
        return Outcome::Unchanged;
    out.write(unifiedDiff(patchPath(file.path), preview->before, preview->after));
    return Outcome::Changed;
}

Outcome setOne(const folder::FoundFile &file, const SetOptions &options, StandardOutput &out, Writing &writing,
               int &failed)
{
    std::string bytes;
    const auto row = readStory(file, bytes, failed);
    if (!row)
        return Outcome::LeftOut;
    if (row->broken)
        return failure(brokenError(*row));
    if (!isWanted(*row, options)) // asked again when it is written: others may be faster
        return Outcome::LeftOut;
    return options.dryRun ? printDiff(file, options, out) : write(file, options, writing);
}

} // namespace

int set(const SetOptions &options, StandardOutput &out)
{
    int changed = 0;
    int unchanged = 0;
    int failed = 0;
    const auto files = findFiles(options.stories.paths, failed);
    auto left = static_cast<int>(files.size());
    Writing writing;
    {
        std::optional<DeferSignals> betweenFiles;
        if (!options.dryRun) // which has nothing to finish, and may wait for its reader for ever
            betweenFiles.emplace();
        for (const folder::FoundFile &file : files) {
            if (caughtSignal() != 0)
                break;
            --left;
            const Outcome outcome = setOne(file, options, out, writing, failed);
            if (outcome != Outcome::LeftOut)
                ++(outcome == Outcome::Changed ? changed : outcome == Outcome::Unchanged ? unchanged : failed);
            putLateIn(writing, changed, failed); // of versions for which there was no more room
        }
        writing.former.letGoAtTheEnd(patience);
        putLateIn(writing, changed, failed);
    }
    const bool printed = out.finish();
    if (caughtSignal() != 0 && left > 0)
        say(Cli::tr("interrupted: %n files were not looked at", "", left));
    if (options.dryRun)
        say(Cli::tr("dry run, nothing was written:"));
    say(Cli::tr("%1 changed, %2 unchanged, %3 failed")
            .arg(QString::number(changed), QString::number(unchanged), QString::number(failed)));
    if (caughtSignal() != 0)
        return SignalBase + caughtSignal();
    return failed > 0 || !printed ? SomeFailed : Done;
}

} // namespace app
