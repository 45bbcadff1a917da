#include "app/cli.h"
#include "app/commands.h"
#include "app/inorder.h"
#include "app/output.h"
#include "app/signals.h"
#include "app/stories.h"
#include "app/unifieddiff.h"
#include "model/folder/foldersyncs.h"
#include "model/folder/journal.h"
#include "model/folder/latewrite.h"
#include "model/folder/replacefile.h"
#include "model/folder/save.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

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

/// What became of one file.
struct Outcome {
    enum class Kind { Changed, Unchanged, Failed, LeftOut };
    Kind kind = Kind::LeftOut;
    QString words;                               ///< of Failed
    std::optional<model::Error> unrecorded = {}; ///< see SaveOutcome
    QByteArray diff = {};                        ///< of a dry run
    bool isRootsGuest = false;
};

Outcome failure(const model::Error &error) { return {Outcome::Kind::Failed, error.text()}; }

/// What all saves share.
struct Writing {
    folder::FileSystem &disk = folder::FileSystem::posix();
    folder::Journal journal{folder::journalFile()};
    folder::FormerVersions former{disk};
    folder::FolderSyncs syncs{disk};
};

struct Counts {
    int changed = 0;
    int unchanged = 0;
    int failed = 0;
    QSet<QString> over = {}; ///< stories that others have written over, once or more
};

/// Root may write everything: who did not mean to be root should learn of it.
bool isRootsGuest(const folder::FoundFile &file) { return ::geteuid() == 0 && QFileInfo(file.file).ownerId() != 0; }

bool isWanted(const story::StoryRow &row, const SetOptions &options)
{
    return options.stories.filter.matches(row, options.stories.now);
}

/// Why these bytes are not to be changed; nothing: they are.
std::optional<Outcome> whyNot(const folder::FoundFile &file, std::string_view bytes, const SetOptions &options)
{
    const auto story = storyIn(file, bytes);
    if (!story)
        return failure(story.error());
    if (!*story)
        return Outcome{};
    if ((*story)->broken)
        return failure(brokenError(**story));
    return isWanted(**story, options) ? std::nullopt : std::optional(Outcome{});
}

/// The same of the file as it is now.
std::optional<Outcome> whyNot(const folder::FoundFile &file, const SetOptions &options)
{
    const auto bytes = folder::readSettled(file.file, file.path);
    return bytes ? whyNot(file, *bytes, options) : failure(bytes.error());
}

Outcome write(const folder::FoundFile &file, const SetOptions &options, Writing &writing)
{
    using Kind = folder::SaveOutcome::Kind;
    const bool isGuest = isRootsGuest(file);
    std::optional<Outcome> refusal;
    bool isRead = false;
    folder::SaveRequest request{file, options.assignments, {}, {}};
    request.check = [&](std::string_view onDisk) {
        isRead = true;
        refusal = whyNot(file, onDisk, options);
        return refusal ? model::Result<void>(tl::unexpected(model::Error{})) : model::Result<void>();
    };
    const folder::SaveOutcome saved =
        folder::save(request, writing.journal, writing.disk, &writing.former, &writing.syncs);
    if (!isRead) // it cannot be written, which does not matter for what is no story
        refusal = whyNot(file, options);
    if (refusal) {
        refusal->unrecorded = saved.unrecorded;
        return *refusal;
    }
    Outcome outcome = saved.kind == Kind::Saved       ? Outcome{Outcome::Kind::Changed, {}}
                      : saved.kind == Kind::Unchanged ? Outcome{Outcome::Kind::Unchanged, {}}
                                                      : failure(saved.error);
    outcome.unrecorded = saved.unrecorded;
    outcome.isRootsGuest = isGuest;
    return outcome;
}

Outcome previewed(const folder::FoundFile &file, const SetOptions &options)
{
    const auto preview = folder::preview({file, options.assignments, {}, {}});
    if (!preview)
        return failure(preview.error());
    if (!isWanted(story::readRow(preview->before, file.path).row, options))
        return {Outcome::Kind::LeftOut, {}};
    if (preview->after == preview->before)
        return {Outcome::Kind::Unchanged, {}};
    return {Outcome::Kind::Changed, {}, {}, unifiedDiff(patchPath(file.path), preview->before, preview->after)};
}

/// On any thread.
Outcome setOne(const folder::FoundFile &file, const SetOptions &options, Writing &writing)
{
    if (options.dryRun) {
        if (const std::optional<Outcome> refusal = whyNot(file, options))
            return *refusal;
    }
    return options.dryRun ? previewed(file, options) : write(file, options, writing);
}

void count(const Outcome &outcome, Counts &counts)
{
    switch (outcome.kind) {
    case Outcome::Kind::Changed:
        ++counts.changed;
        break;
    case Outcome::Kind::Unchanged:
        ++counts.unchanged;
        break;
    case Outcome::Kind::Failed:
        say(outcome.words);
        ++counts.failed;
        break;
    case Outcome::Kind::LeftOut:
        break;
    }
}

/// What other programs have written into the versions that were replaced.
void putLateIn(Writing &writing, Counts &counts)
{
    for (const folder::LateWrite &late : writing.former.takeLate()) {
        const auto done = folder::putIn(late, writing.former, writing.disk);
        const bool isCounted = done && counts.over.contains(late.story.file);
        if (isCounted || (done && *done != folder::PutIn::Over))
            continue;
        ++counts.failed;
        counts.changed -= done ? 1 : 0;
        if (done)
            counts.over.insert(late.story.file);
        const QString over = Cli::tr("another program that had not read the edit has written over it");
        say((done ? model::Error{over, late.story.path, 0, 0, {}} : done.error().error).text());
    }
}

/// Returns how many files were not looked at, because of a signal.
int setAll(const QList<folder::FoundFile> &files, const SetOptions &options, StandardOutput &out, Counts &counts)
{
    std::optional<DeferSignals> betweenFiles;
    if (!options.dryRun) // which has nothing to finish, and may wait for its reader for ever
        betweenFiles.emplace();
    Writing writing;
    bool isUnrecordedSaid = false;
    bool isRootSaid = false;
    const int left = inOrder(
        static_cast<int>(files.size()), folder::savesAtOnce(),
        [&](int file) { return setOne(files.at(file), options, writing); },
        [&](const Outcome &outcome) {
            if (outcome.isRootsGuest && !std::exchange(isRootSaid, true))
                say(Cli::tr("Galley runs as root, and these stories belong to somebody else; their owner is kept"));
            if (outcome.unrecorded && !std::exchange(isUnrecordedSaid, true))
                say(outcome.unrecorded->text());
            out.write(outcome.diff);
            count(outcome, counts);
            putLateIn(writing, counts); // of versions for which there was no more room
        },
        [] { return caughtSignal() != 0; });
    writing.former.letGoAtTheEnd(patience);
    putLateIn(writing, counts);
    return left;
}

} // namespace

int set(const SetOptions &options, StandardOutput &out)
{
    Counts counts;
    const auto files = options.stories.filter.isEmpty() ? findFiles(options.stories.paths, counts.failed)
                                                        : findMatching(options.stories, counts.failed);
    const int left = setAll(files, options, out, counts);
    const bool printed = out.finish();
    if (caughtSignal() != 0 && left > 0)
        say(Cli::tr("interrupted: %n files were not looked at", "", left));
    if (options.dryRun)
        say(Cli::tr("dry run, nothing was written:"));
    say(Cli::tr("%1 changed, %2 unchanged, %3 failed")
            .arg(QString::number(counts.changed), QString::number(counts.unchanged), QString::number(counts.failed)));
    if (caughtSignal() != 0)
        return SignalBase + caughtSignal();
    return counts.failed > 0 || !printed ? SomeFailed : Done;
}

} // namespace app
