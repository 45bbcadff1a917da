#include "app/cli.h"
#include "app/commands.h"
#include "app/output.h"
#include "app/signals.h"
#include "app/stories.h"
#include "app/unifieddiff.h"
#include "model/folder/replacefile.h"
#include "model/frontmatter/splice.h"

namespace app
{

namespace
{

enum class Outcome { Changed, Unchanged, Failed };

Outcome failure(const model::Error &error)
{
    say(error.text());
    return Outcome::Failed;
}

model::Error inWords(const frontmatter::Fault &fault, const QString &path)
{
    return {fault.reason, path, fault.place.line, fault.place.column, {}};
}

Outcome write(const folder::FoundFile &file, const SetOptions &options)
{
    bool changed = false;
    const auto remake = [&](std::string_view onDisk) -> model::Result<std::string> {
        auto splice = frontmatter::splice(onDisk, file.path, options.assignments);
        if (!splice)
            return tl::unexpected(inWords(splice.error(), file.path));
        changed = !splice->changes.empty();
        return std::move(splice->bytes);
    };
    if (const auto written = folder::replaceStory(file.file, file.path, file.root, remake); !written)
        return failure(written.error());
    return changed ? Outcome::Changed : Outcome::Unchanged;
}

Outcome printDiff(const folder::FoundFile &file, const std::string &bytes, const SetOptions &options,
                  StandardOutput &out)
{
    const auto splice = frontmatter::splice(bytes, file.path, options.assignments);
    if (!splice)
        return failure(inWords(splice.error(), file.path));
    if (splice->changes.empty())
        return Outcome::Unchanged;
    out.write(unifiedDiff(file.path, bytes, splice->bytes));
    return Outcome::Changed;
}

/// Nothing: the filter leaves the story out.
std::optional<Outcome> setOne(const folder::FoundFile &file, const SetOptions &options, StandardOutput &out,
                              int &failed)
{
    std::string bytes;
    const auto row = readStory(file, bytes, failed);
    if (!row)
        return std::nullopt;
    if (row->broken)
        return failure(brokenError(*row));
    if (!options.stories.filter.matches(*row))
        return std::nullopt;
    return options.dryRun ? printDiff(file, bytes, options, out) : write(file, options);
}

} // namespace

int set(const SetOptions &options, StandardOutput &out)
{
    int changed = 0;
    int unchanged = 0;
    int failed = 0;
    const auto files = findFiles(options.stories.paths, failed);
    {
        std::optional<DeferSignals> betweenFiles;
        if (!options.dryRun) // which has nothing to finish, and may wait for its reader for ever
            betweenFiles.emplace();
        for (const folder::FoundFile &file : files) {
            if (caughtSignal() != 0)
                break;
            if (const auto outcome = setOne(file, options, out, failed))
                ++(*outcome == Outcome::Changed ? changed : *outcome == Outcome::Unchanged ? unchanged : failed);
        }
    }
    const bool printed = out.finish();
    say(Cli::tr("%1 changed, %2 unchanged, %3 failed")
            .arg(QString::number(changed), QString::number(unchanged), QString::number(failed)));
    if (caughtSignal() != 0)
        return SignalBase + caughtSignal();
    return failed > 0 || !printed ? SomeFailed : Done;
}

} // namespace app
