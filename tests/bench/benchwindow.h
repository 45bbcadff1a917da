#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"
#include "ui/window/mainwindow.h"

#include <QDir>

/// The window of the program, shown, with its state where the benchmark removes it and without a network.
class BenchWindow final
{
    Q_DISABLE_COPY_MOVE(BenchWindow)

public:
    BenchWindow()
    {
        window.resize(1400, 900);
        window.show();
    }

private:
    static media::ImageOptions options()
    {
        media::ImageOptions options;
        options.cacheFolder = inState(QStringLiteral("images"));
        options.network = false;
        return options;
    }
    static QString inState(const QString &name)
    {
        return QDir(qEnvironmentVariable("XDG_STATE_HOME")).filePath(name);
    }

public:
    folder::StoryFolder folder{inState(QStringLiteral("edits.log"))};
    media::ImageLoader images{options()};
    ui::MainWindow window{folder, images, inState(QStringLiteral("galley.ini"))};
};
