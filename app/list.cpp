#include "app/cli.h"
#include "app/commands.h"
#include "app/listtable.h"
#include "app/output.h"
#include "app/stories.h"

namespace app
{

namespace
{

void printPaths(const exporting::Rows &rows, char end, StandardOutput &out)
{
    for (const story::PackedRow &row : rows)
        out.write(row.view().text(story::RowText::Path).toUtf8() + end);
}

} // namespace

int list(const ListOptions &options, StandardOutput &out)
{
    const SelectedStories stories = readSelection(options.stories);
    const exporting::Rows &rows = stories.rows;
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
        printPaths(rows, options.nulSeparated ? '\0' : '\n', out);
        break;
    }
    return stories.failed > 0 ? SomeFailed : Done;
}

} // namespace app
