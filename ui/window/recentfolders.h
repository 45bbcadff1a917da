#pragma once

#include "ui/window/centre.h"
#include "ui/window/settings.h"

class QMenu;

namespace ui
{

/// Remembers the folders that were opened, and offers them in a menu and on the page without a folder. Whether a path
/// is a folder is what the scan found: asking a disk that hangs would stop the window. GUI thread.
class RecentFolders final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentFolders)

public:
    RecentFolders(folder::StoryFolder &folder, Settings &settings, Centre &centre, QMenu &menu,
                  QObject *parent = nullptr);

    /// Asks for the folder of the last time; when that has gone, the page without a folder says so.
    void openLast();

signals:
    void chosen(const QString &folder);
    void changed(); ///< the settings

private:
    void finishScan();
    void fill();

    folder::StoryFolder &m_folder;
    Settings &m_settings;
    Centre &m_centre;
    QMenu &m_menu;
    QString m_reopened; ///< the last folder, until it is known to be there
};

} // namespace ui
