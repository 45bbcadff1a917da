#include "app/stories.h"

#include "app/cli.h"
#include "app/output.h"
#include "model/folder/replacefile.h"
#include "model/folder/scan.h"
#include "model/folder/scanindex.h"
#include "model/story/rowview.h"
#include "model/story/soundrow.h"
#include "model/table/sorter.h"

#include <QLocale>

#include <numeric>

namespace app
{

namespace
{

void sayLeftOut(const folder::WalkReport &report)
{
    for (const model::Error &error : report.skipped)
        say(error.text());
    if (report.linkedFolders > 0)
        say(Cli::tr("%n links to folders were not followed", "", report.linkedFolders));
    if (report.linksOutside > 0)
        say(Cli::tr("%n links to files outside the folder were left out", "", report.linksOutside));
    if (report.linksInside > 0)
        say(Cli::tr("%n links were left out: their stories are listed already", "", report.linksInside));
}

model::Error notAStory(const QString &path)
{
    return {Cli::tr("this is not a story: it has no front matter between two lines of ---"), path, 0, 0, {}};
}

void sayReport(const folder::WalkReport &report, int &failed)
{
    for (const model::Error &error : report.unreadable)
        say(error.text());
    sayLeftOut(report);
    failed += static_cast<int>(report.unreadable.size()) + report.notUtf8;
}

QStringList withoutSlashes(QStringList paths)
{
    for (QString &path : paths) {
        while (path.size() > 1 && path.endsWith(u'/'))
            path.chop(1);
    }
    return paths;
}

/// The rows in the order asked for.
exporting::Rows sorted(const exporting::Rows &rows, const table::Order &order)
{
    std::vector<int> ids(rows.size());
    std::iota(ids.begin(), ids.end(), 0);
    const auto rowOf = [&rows](int id) -> const story::PackedRow & { return rows[static_cast<std::size_t>(id)]; };
    table::Sorter(QLocale(QLocale::English)).sort(ids, rowOf, order);
    exporting::Rows inOrder;
    inOrder.reserve(rows.size());
    for (const int id : ids)
        inOrder.push_back(rows[static_cast<std::size_t>(id)]);
    return inOrder;
}

} // namespace

QList<folder::FoundFile> findFiles(const QStringList &paths, int &failed)
{
    QList<folder::FoundFile> files;
    const auto report =
        folder::walk(withoutSlashes(paths), folder::PathStyle::AsGiven, [&files](const folder::ListedFile &file) {
            files.append(file.found());
            return true;
        });
    sayReport(report, failed);
    return files;
}

void readStories(const QStringList &paths, int &failed, const TakeRow &take)
{
    const QStringList arguments = withoutSlashes(paths);
    folder::ScanIndex index(arguments, folder::PathStyle::AsGiven);
    index.check();
    folder::Reading reading = index.reading();
    reading.isSettled = true;
    reading.saysProtection = false; // that is for who edits
    const std::atomic_bool isCancelled = false;
    std::vector<folder::ReadFiles> batches;
    const auto report = folder::scan(
        arguments, folder::PathStyle::AsGiven, isCancelled,
        [&](folder::ReadFiles batch, int /*found*/) {
            index.add(batch);
            batches.push_back(std::move(batch));
        },
        {}, reading);
    sayReport(report, failed);
    for (folder::ReadFiles &batch : batches) {
        for (const int record : batch.unchanged)
            take(index.view(record), index.prefix(),
                 [&index, &record] { return index.stories(std::span(&record, 1)).front().file.found(); });
        auto error = batch.errors.cbegin();
        const auto sayErrorsBefore = [&](std::size_t story) {
            for (; error != batch.errors.cend() && error->before <= story; ++error, ++failed)
                say((error->isNoStory ? notAStory(error->error.file) : error->error).text());
        };
        for (std::size_t i = 0; i < batch.stories.size(); ++i) {
            sayErrorsBefore(i);
            const folder::ReadStory &story = batch.stories[i];
            take(story.row.view(), {}, [&story] { return story.file.found(); });
        }
        sayErrorsBefore(batch.stories.size());
        batch = {};
    }
    index.renew(isCancelled);
}

model::Result<std::optional<story::StoryRow>> storyIn(const folder::FoundFile &file, std::string_view bytes)
{
    story::ReadRow story = story::readRow(bytes, file.path);
    if (story.kind != frontmatter::FileKind::NotAStory)
        return std::move(story.row);
    if (file.named)
        return tl::unexpected(notAStory(file.path));
    return std::nullopt;
}

std::optional<story::StoryRow> readStory(const folder::FoundFile &file, std::string &bytes, int &failed)
{
    auto read = folder::readSettled(file.file, file.path);
    auto story = read.and_then([&](std::string &whole) {
        bytes = std::move(whole);
        return storyIn(file, bytes);
    });
    if (story)
        return std::move(*story);
    say(story.error().text());
    ++failed;
    return std::nullopt;
}

model::Error brokenError(const story::StoryRow &row)
{
    if (row.problems.empty())
        return {Cli::tr("the front matter cannot be read"), row.path, 0, 0, {}};
    const story::Problem &problem = row.problems.front();
    return {problem.reason, row.path, problem.line, problem.column, {}};
}

QList<folder::FoundFile> findMatching(const Selection &selection, int &failed)
{
    std::vector<std::pair<std::string, folder::FoundFile>> found;
    readStories(selection.paths, failed, [&](const story::RowView &row, const std::string &above, const auto &file) {
        if (row.isBroken()) {
            say(brokenError(row.row()).text());
            ++failed;
        } else if (selection.filter.matches(row, selection.now, above)) {
            found.emplace_back(above + std::string(row.utf8(story::RowText::Path)), file());
        }
    });
    // Those of an index, which is of one folder, came before those that had to be read.
    if (selection.paths.size() == 1)
        std::ranges::sort(found, {}, &std::pair<std::string, folder::FoundFile>::first);
    QList<folder::FoundFile> files;
    files.reserve(static_cast<qsizetype>(found.size()));
    for (auto &[path, file] : found)
        files += std::move(file);
    return files;
}

SelectedStories readSelection(const Selection &selection)
{
    SelectedStories stories;
    exporting::Rows rows;
    std::string packed;
    readStories(selection.paths, stories.failed,
                [&](const story::RowView &row, const std::string &above, const auto & /*file*/) {
                    if (row.isBroken()) {
                        say(brokenError(row.row()).text());
                        ++stories.failed;
                        stories.broken += row.text(story::RowText::Path);
                    }
                    if (!selection.filter.matches(row, selection.now, above))
                        return;
                    packed.clear();
                    story::appendWithPath(packed, row, above + std::string(row.utf8(story::RowText::Path)));
                    rows.push_back(story::rowsIn(packed).front());
                });
    stories.rows = sorted(rows, selection.order);
    return stories;
}

} // namespace app
