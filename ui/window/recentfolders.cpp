#include "ui/window/recentfolders.h"

#include "ui/look/plaintext.h"

#include <QMenu>

#include <utility>

namespace ui
{

using folder::StoryFolder;

RecentFolders::RecentFolders(StoryFolder &folder, Settings &settings, Centre &centre, QMenu &menu, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_settings(settings)
    , m_centre(centre)
    , m_menu(menu)
{
    connect(&m_folder, &StoryFolder::scanFinished, this, &RecentFolders::finishScan);
    connect(&m_centre.empty(), &EmptyState::folderChosen, this, &RecentFolders::chosen);
    fill();
}

void RecentFolders::openLast()
{
    m_reopened = m_settings.lastFolder;
    if (!m_reopened.isEmpty())
        emit chosen(m_reopened);
}

void RecentFolders::finishScan()
{
    const QString path = m_folder.paths().value(0);
    const QString reopened = std::exchange(m_reopened, {});
    if (m_folder.report().isOneFolder) {
        if (m_settings.lastFolder == path && m_settings.recentFolders.value(0) == path)
            return;
        remember(m_settings, path);
        fill();
        emit changed();
    } else if (!path.isEmpty() && path == reopened && !m_folder.report().cancelled) {
        m_folder.open({});
        m_centre.setNotice(tr("The last folder has gone: %1").arg(path));
    }
}

void RecentFolders::fill()
{
    m_menu.clear();
    for (const QString &folder : std::as_const(m_settings.recentFolders))
        connect(m_menu.addAction(forMenu(folder)), &QAction::triggered, this,
                [this, folder] { emit chosen(folder); });
    m_menu.setEnabled(!m_settings.recentFolders.isEmpty());
    m_centre.empty().setRecentFolders(m_settings.recentFolders);
}

} // namespace ui
