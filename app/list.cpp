#include "app/cli.h"
#include "app/commands.h"
#include "app/listtable.h"
#include "app/output.h"
#include "app/stories.h"

namespace app
{

namespace
{

void printPaths(const std::vector<story::StoryRow> &rows, char end, StandardOutput &out)
{
    for (const story::StoryRow &row : rows)
        out.write(row.path.toUtf8() + end);
}

} // namespace

int list(const ListOptions &options, StandardOutput &out)
{
    const SelectedStories stories = readSelection(options.stories);
    exporting::Rows rows;
    for (const story::StoryRow &row : stories.rows)
        rows.push_back(&row);
    switch (options.format) {
    case ListFormat::Table:
        if (rows.empty() && stories.failed > 0)
            break; // the reason is said: a heading of nothing beside it says nothing more
        out.write(listTable(rows, out.columns()).toUtf8());
        break;
    case ListFormat::Json:
        out.write(exporting::listAsJson(rows));
        break;
    case ListFormat::Csv:
        out.write(exporting::listAsCsv(rows, false));
        break;
    case ListFormat::Paths:
        printPaths(stories.rows, options.nulSeparated ? '\0' : '\n', out);
        break;
    }
    return stories.failed > 0 ? SomeFailed : Done;
}

} // namespace app
