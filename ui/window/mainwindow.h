#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"
#include "model/table/storytablemodel.h"
#include "ui/window/settings.h"

#include <QMainWindow>
#include <QUndoStack>

namespace ui
{

class Actions;
class Appearance;
class BulkReport;
class Centre;
class Commands;
class DetailPane;
class LastPlace;
class LeaveGuard;
class Panes;
class PreviewLink;
class RecentFolders;
class RelatedTrail;
class SettingsStore;
class StatusBar;
class Triage;
class UndoLink;

/// Puts panes, actions and bars together, opens folders, and remembers. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// `settingsFile`: an ini file, read now, written soon after something changed and on close.
    MainWindow(folder::StoryFolder &folder, media::ImageLoader &images, const QString &settingsFile);
    ~MainWindow() override;

    /// Opens `paths`; without any the last folder, unless it has gone.
    void start(const QStringList &paths);
    /// Leaves what is open (after its saves) and opens `paths`.
    void open(const QStringList &paths);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeParts();
    void arrange();
    void connectUndo();
    void connectFolder();
    void connectSelection();
    void connectActions();
    void connectEmptyState();
    void connectSettings();

    void openNow(const QStringList &paths);
    void showChosen();
    void rescan();
    void chooseFolder();
    void exportStories();
    void commitTyping();
    void restoreSettings();
    Settings collectSettings();

    folder::StoryFolder &m_folder;
    media::ImageLoader &m_images;
    Settings m_settings;
    SettingsStore *m_store;
    QUndoStack m_undo;
    table::StoryTableModel m_model;
    Actions *m_actions;
    Appearance *m_appearance;
    Centre *m_centre = nullptr;
    DetailPane *m_detail = nullptr;
    Panes *m_panes = nullptr;
    StatusBar *m_status = nullptr;
    Triage *m_triage = nullptr;
    RelatedTrail *m_related = nullptr;
    PreviewLink *m_preview = nullptr;
    Commands *m_commands = nullptr;
    UndoLink *m_undoLink = nullptr;
    BulkReport *m_bulk = nullptr;
    LeaveGuard *m_guard = nullptr;
    RecentFolders *m_recent = nullptr;
    LastPlace *m_place = nullptr;
    bool m_leaving = false; ///< the guard has agreed to the close
};

} // namespace ui
