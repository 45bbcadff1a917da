#include "app/cli.h"
#include "app/commands.h"
#include "app/output.h"
#include "app/signals.h"
#include "app/stories.h"
#include "model/folder/replacefile.h"

#include <QFileInfo>

namespace app
{

namespace
{

int writeFile(const ExportOptions &options, const QByteArray &document)
{
    const DeferSignals whileWriting;
    const std::string_view bytes(document.constData(), static_cast<std::size_t>(document.size()));
    if (const auto written = folder::writeNewFile(options.file, bytes, options.overwrite); !written) {
        model::Error error = written.error();
        if (!options.overwrite && error.whatNow.isEmpty() && folder::checkReplaceable(options.file) &&
            QFileInfo::exists(options.file))
            error.whatNow = Cli::tr("--force replaces it");
        say(error.text());
        return SomeFailed;
    }
    return caughtSignal() == 0 ? Done : SignalBase + caughtSignal();
}

} // namespace

int exportStories(const ExportOptions &options, StandardOutput &out)
{
    const SelectedStories stories = readSelection(options.stories);
    exporting::Rows rows;
    for (const story::PackedRow &row : stories.rows) {
        if (!row.view().isBroken())
            rows.push_back(row);
    }
    const QByteArray document = exporting::render(options.format, rows, {options.plain, {}});
    int status = Done;
    if (options.file.isEmpty())
        out.write(document);
    else
        status = writeFile(options, document);
    if (!stories.broken.isEmpty())
        say(Cli::tr("%1 skipped: %2")
                .arg(QString::number(stories.broken.size()), stories.broken.join(QLatin1String(", "))));
    return status == Done && stories.failed > 0 ? SomeFailed : status;
}

} // namespace app
