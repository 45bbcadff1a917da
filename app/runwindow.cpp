#include "app/runwindow.h"

#include "app/cli.h"
#include "app/closeonsignal.h"
#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>

namespace app
{

namespace
{

QString below(QStandardPaths::StandardLocation location, const QString &name)
{
    return QDir(QStandardPaths::writableLocation(location)).filePath(QLatin1String("galley/") + name);
}

} // namespace

int runWindow(QApplication & /*application*/, const WindowOptions &options)
{
    QApplication::setDesktopFileName(QStringLiteral("galley"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/galley.svg")));

    const CloseOnSignal signalled;
    // In this order, so that the window goes first and the queued saves are finished last.
    folder::StoryFolder folder;
    media::ImageOptions images;
    images.cacheFolder = below(QStandardPaths::GenericCacheLocation, QStringLiteral("images"));
    images.network = options.images;
    images.privateAddresses = options.privateAddresses;
    media::ImageLoader loader(images);
    ui::MainWindow window(folder, loader, below(QStandardPaths::GenericConfigLocation, QStringLiteral("galley.ini")));
    QObject::connect(&signalled, &CloseOnSignal::closeAsked, &window, &ui::MainWindow::close);
    window.show();
    window.start(options.paths);
    const int status = QApplication::exec();
    return signalled.caught() == 0 ? status : SignalBase + signalled.caught();
}

} // namespace app
