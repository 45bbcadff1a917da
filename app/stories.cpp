#include "app/stories.h"

#include "app/cli.h"
#include "app/output.h"
#include "model/folder/replacefile.h"

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

/// Takes the rows that the filter matches out of `rows`, in the order asked for.
std::vector<story::StoryRow> sorted(std::vector<story::StoryRow> rows, const table::Order &order)
{
    std::vector<int> ids(rows.size());
    std::iota(ids.begin(), ids.end(), 0);
    const auto rowOf = [&rows](int id) -> const story::StoryRow & { return rows[static_cast<std::size_t>(id)]; };
    table::Sorter(QLocale(QLocale::English)).sort(ids, rowOf, order);
    std::vector<story::StoryRow> inOrder;
    inOrder.reserve(rows.size());
    for (const int id : ids)
        inOrder.push_back(std::move(rows[static_cast<std::size_t>(id)]));
    return inOrder;
}

} // namespace

QList<folder::FoundFile> findFiles(const QStringList &paths, int &failed)
{
    QStringList arguments = paths;
    for (QString &path : arguments) {
        while (path.size() > 1 && path.endsWith(u'/'))
            path.chop(1);
    }
    QList<folder::FoundFile> files;
    const auto report = folder::walk(arguments, folder::PathStyle::AsGiven, [&files](const folder::FoundFile &file) {
        files.append(file);
        return true;
    });
    for (const model::Error &error : report.unreadable)
        say(error.text());
    sayLeftOut(report);
    failed += static_cast<int>(report.unreadable.size()) + report.notUtf8;
    return files;
}

std::optional<story::StoryRow> readStory(const folder::FoundFile &file, std::string &bytes, int &failed)
{
    auto read = folder::readSettled(file.file, file.path);
    if (!read) {
        say(read.error().text());
        ++failed;
        return std::nullopt;
    }
    bytes = std::move(*read);
    story::ReadRow story = story::readRow(bytes, file.path);
    if (story.kind != frontmatter::FileKind::NotAStory)
        return std::move(story.row);
    if (file.named) {
        say(model::Error{
            Cli::tr("this is not a story: it has no front matter between two lines of ---"), file.path, 0, 0, {}}
                .text());
        ++failed;
    }
    return std::nullopt;
}

model::Error brokenError(const story::StoryRow &row)
{
    if (row.problems.empty())
        return {Cli::tr("the front matter cannot be read"), row.path, 0, 0, {}};
    const story::Problem &problem = row.problems.front();
    return {problem.reason, row.path, problem.line, problem.column, {}};
}

SelectedStories readSelection(const Selection &selection)
{
    SelectedStories stories;
    std::string bytes;
    const auto files = findFiles(selection.paths, stories.failed);
    for (const folder::FoundFile &file : files) {
        auto row = readStory(file, bytes, stories.failed);
        if (!row)
            continue;
        if (row->broken) {
            say(brokenError(*row).text());
            ++stories.failed;
            stories.broken += row->path;
        }
        if (selection.filter.matches(*row, selection.now))
            stories.rows.push_back(std::move(*row));
    }
    stories.rows = sorted(std::move(stories.rows), selection.order);
    return stories;
}

} // namespace app
