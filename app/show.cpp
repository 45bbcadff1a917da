#include "app/cli.h"
#include "app/commands.h"
#include "app/output.h"
#include "app/showtext.h"
#include "app/stories.h"
#include "model/exporting/jsontext.h"

#include <QFileInfo>

namespace app
{

namespace
{

int failure(const model::Error &error)
{
    say(error.text());
    return SomeFailed;
}

int print(const folder::FoundFile &file, bool json, StandardOutput &out)
{
    int failed = 0;
    std::string bytes;
    const auto row = readStory(file, bytes, failed);
    if (!row)
        return SomeFailed;
    if (row->broken)
        return failure(brokenError(*row));
    if (!json) {
        out.write(showText(story::readDetail(bytes, file.path)).toUtf8());
        return Done;
    }
    const auto keys = story::readAllKeys(bytes, file.path);
    if (!keys)
        return failure(keys.error());
    out.write(exporting::jsonText(*keys));
    return Done;
}

} // namespace

int show(const ShowOptions &options, StandardOutput &out)
{
    if (QFileInfo(options.file).isDir())
        return failure({Cli::tr("this is a folder"), options.file, 0, 0, Cli::tr("Name one of its stories")});
    int failed = 0;
    const auto files = findFiles({options.file}, failed);
    return files.isEmpty() ? SomeFailed : print(files.constFirst(), options.json, out);
}

} // namespace app
