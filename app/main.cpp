#include "app/commands.h"
#include "app/output.h"
#include "app/signals.h"
#include "app/startwindow.h"

#include <QCoreApplication>
#include <QFile>

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
