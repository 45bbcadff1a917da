#include "app/startwindow.h"

#include "app/cli.h"
#include "app/output.h"

#include <QApplication>

#include <unistd.h>

namespace app
{

namespace
{

/// QGuiApplication cannot say that there is no display: it prints several lines of advice and aborts (qFatal in
/// init_platform). Its messages come by here while it starts.
void whileStarting(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtFatalMsg) {
        say(Cli::tr("galley: cannot open a window: there is no display. Commands like “galley list” need none."));
        ::_exit(SomeFailed);
    }
    if (!QLatin1String(context.category).startsWith(QLatin1String("qt.qpa")))
        sayLines(message);
}

} // namespace

int startWindow(char *program, const WindowOptions &options)
{
    int count = 1;
    std::array<char *, 2> arguments{program, nullptr};
    const QtMessageHandler usual = qInstallMessageHandler(whileStarting);
    QApplication application(count, arguments.data());
    qInstallMessageHandler(usual);
    return runWindow(application, options);
}

} // namespace app
