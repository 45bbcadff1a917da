#include "ui/window/appearance.h"
#include "ui/window/centre.h"
#include "ui/window/dialogs.h"
#include "ui/window/mainwindow.h"
#include "ui/window/panes.h"
#include "ui/window/recentfolders.h"
#include "ui/window/settingsstore.h"
#include "ui/window/statusbar.h"

#include <QEvent>
#include <QHeaderView>
#include <QScreen>
#include <QStyle>

// What the window remembers: brought back at the start, stored soon after each change.

namespace ui
{

using table::StoryTableModel;

namespace
{

constexpr QSize firstSize{1280, 800};

} // namespace

void MainWindow::connectSettings()
{
    const auto stores = [this](const auto *sender, auto signal) {
        connect(sender, signal, m_store, &SettingsStore::storeSoon);
    };
    stores((*m_actions)[Act::Advance], &QAction::toggled);
    stores((*m_actions)[Act::ShowDetail], &QAction::toggled);
    stores(m_appearance, &Appearance::changed);
    stores(m_recent, &RecentFolders::changed);
    stores(m_panes, &QSplitter::splitterMoved);
    stores(&m_model, &StoryTableModel::orderChanged);
    stores(&m_centre->table(), &StoryTable::storiesChosen);
    stores(m_centre->table().horizontalHeader(), &QHeaderView::sectionResized);
    stores(m_centre->table().horizontalHeader(), &QHeaderView::sectionMoved);
    connect(m_store, &SettingsStore::failed, this, [this](const QString &file) {
        m_status->showRefusal(tr("The settings cannot be written to %1").arg(file));
    });
    connect(m_recent, &RecentFolders::chosen, this, [this](const QString &folder) { open({folder}); });
}

void MainWindow::restoreSettings()
{
    const QSize titleBar(0, style()->pixelMetric(QStyle::PM_TitleBarHeight));
    const bool isRestored = restoreGeometry(m_settings.geometry);
    const QRect available = screen()->availableGeometry();
    if (!isRestored)
        resize(firstSize.boundedTo(available.size() - titleBar));
    else if (width() > available.width() || height() > available.height()) // Qt moves a window, it does not shrink it
        setGeometry(QRect(available.topLeft(), size().boundedTo(available.size() - titleBar)));
    m_centre->table().restoreColumns(m_settings.columns);
    m_panes->restoreSizes(m_settings);
    m_panes->showDetail(m_settings.detailShown);
    (*m_actions)[Act::ShowDetail]->setChecked(m_settings.detailShown);
    m_actions->showAdvance(m_settings.advance);
}

Settings MainWindow::collectSettings()
{
    m_settings.geometry = saveGeometry();
    m_settings.columns = m_centre->table().saveColumns();
    m_settings.order = m_model.order();
    m_settings.detailShown = (*m_actions)[Act::ShowDetail]->isChecked();
    m_settings.advance = (*m_actions)[Act::Advance]->isChecked();
    m_panes->saveSizes(m_settings);
    m_appearance->store(m_settings);
    return m_settings;
}

void MainWindow::exportStories()
{
    commitTyping();
    const auto tell = [this](const QString &done, const LastExport &used) {
        m_status->showNews(done);
        m_settings.lastExport = used;
        m_store->storeSoon();
    };
    showExport(*this, m_folder, m_centre->table(), m_settings.lastExport, tell);
}

bool MainWindow::event(QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::Resize || type == QEvent::Move || type == QEvent::WindowStateChange)
        m_store->storeSoon();
    return QMainWindow::event(event);
}

} // namespace ui
