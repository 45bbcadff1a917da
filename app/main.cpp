#include "app/commands.h"
#include "app/output.h"
#include "app/signals.h"
#include "app/startwindow.h"

#include <QCoreApplication>
#include <QFile>

#include <malloc.h>

namespace
{

int endEarly(const app::EarlyEnd &end)
{
    if (end.status != 0) {
        app::sayLines(end.text);
        return end.status;
    }
    app::StandardOutput out;
    out.write(end.text.toUtf8());
    return out.finish() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    // As at first: malloc raises this with each large block that is freed, whose room then stays with the process.
    ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    app::ignoreWriteSignals();
    app::openStandardStreams();
    QCoreApplication::setApplicationName(QStringLiteral("galley"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GALLEY_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QFile::decodeName(argv[i]);
    const auto command = app::parseCommandLine(arguments);
    if (!command)
        return endEarly(command.error());
    if (const auto *window = std::get_if<app::WindowOptions>(&*command))
        return app::startWindow(argv[0], *window);
    const QCoreApplication application(argc, argv);
    return app::runCommand(*command);
}
