#include "ui/window/droppedpaths.h"

#include <QMimeData>
#include <QUrl>

namespace ui
{

QStringList droppedPaths(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace ui
