#include "ui/window/droppedpaths.h"

#include "model/frontmatter/fences.h"
#include "ui/look/plaintext.h"

#include <QCoreApplication>
#include <QFileInfo>
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

QString refusalOf(const QStringList &paths)
{
    if (paths.isEmpty())
        return QCoreApplication::translate("ui::DroppedPaths",
                                           "Only folders and files on this computer can be opened");
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.isDir() && !frontmatter::hasStoryName(info.fileName()))
            return QCoreApplication::translate("ui::DroppedPaths", "%1 is not a story: drop a folder or story files")
                .arg(forDisplay(info.fileName()));
    }
    return {};
}

} // namespace ui
