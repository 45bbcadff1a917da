#include "ui/window/mainwindow.h"

#include "model/onworker.h"
#include "ui/detail/detailpane.h"
#include "ui/look/plaintext.h"
#include "ui/window/appearance.h"
#include "ui/window/bulkreport.h"
#include "ui/window/centre.h"
#include "ui/window/commands.h"
#include "ui/window/dialogs.h"
#include "ui/window/droppedpaths.h"
#include "ui/window/earlieredits.h"
#include "ui/window/fullscreen.h"
#include "ui/window/keyhints.h"
#include "ui/window/keysetup.h"
#include "ui/window/lastplace.h"
#include "ui/window/leaveguard.h"
#include "ui/window/menus.h"
#include "ui/window/panes.h"
#include "ui/window/previewlink.h"
#include "ui/window/recentdecisions.h"
#include "ui/window/recentfolders.h"
#include "ui/window/related.h"
#include "ui/window/settingsstore.h"
#include "ui/window/statusbar.h"
#include "ui/window/toolbar.h"
#include "ui/window/triage.h"
#include "ui/window/undolink.h"
#include "ui/window/wording.h"

#include <QCloseEvent>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QThreadPool>

namespace ui
{

using folder::StoryFolder;
using folder::StoryId;
using table::StoryTableModel;

namespace
{

Triage::Clock steadyClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.elapsed(); };
}

} // namespace

MainWindow::MainWindow(StoryFolder &folder, media::ImageLoader &images, const QString &settingsFile)
    : m_folder(folder)
    , m_images(images)
    , m_settings(loadSettings(settingsFile))
    , m_store(new SettingsStore(
          settingsFile, [this] { return collectSettings(); }, this))
    , m_model(folder, QLocale())
    , m_actions(new Actions(*this, m_settings.presets))
    , m_appearance(new Appearance(*m_actions, m_settings, this))
{
    m_model.setOrder(m_settings.order);
    makeParts();
    arrange();
    connectFolder();
    connectSelection();
    connectActions();
    connectEmptyState();
    restoreSettings();
    connectSettings();
    setAcceptDrops(true);
    setWindowTitle(windowTitleFor({}));
}

MainWindow::~MainWindow()
{
    // What looks at the model and the undo stack goes before them: they are members, the rest are children.
    m_undo.disconnect();
    m_folder.disconnect(this);
    delete takeCentralWidget();
}

void MainWindow::makeParts()
{
    m_centre = new Centre(m_folder, m_model, this);
    m_detail = new DetailPane(m_folder, m_images, this);
    m_triage = new Triage(m_folder, m_centre->table(), m_undo, steadyClock(), this);
    m_related = new RelatedTrail(m_folder, m_centre->table(), this);
    m_preview = new PreviewLink(m_folder, m_images, m_centre->table(), *m_triage, *m_actions, this);
    m_status = new StatusBar(m_folder, m_model, this);
    m_undoLink = new UndoLink(m_undo, m_folder, *m_actions, *m_centre, *m_status, this);
    m_bulk = new BulkReport(m_folder, *this);
    m_guard = new LeaveGuard(m_folder, *this);
    m_commands = new Commands(*m_actions, {m_folder, *m_centre, *m_detail, *m_triage, *m_related, *m_preview}, this);
    connect(m_undoLink, &UndoLink::about, this, &MainWindow::commitTyping);
    connect(m_guard, &LeaveGuard::about, this, &MainWindow::commitTyping);
    connectUndo();
    new EarlierEdits({m_folder, m_centre->table(), *m_undoLink, *m_status, *m_actions}, *this);
    connect(m_commands, &Commands::message, m_status, &StatusBar::showNews);
    connect(m_commands, &Commands::refused, m_status, &StatusBar::showRefusal);
    connect(m_commands, &Commands::typingRefused, m_status, &StatusBar::showTypingRefusal);
    connect(m_commands, &Commands::refusalOver, m_status, &StatusBar::endTypingRefusal);
}

void MainWindow::arrange()
{
    auto *recent = new QMenu(tr("Open &Recent"), this);
    m_recent = new RecentFolders(m_folder, m_settings, *m_centre, *recent, this);
    m_place = new LastPlace(m_folder, m_centre->table(), m_settings, this);
    fillMenuBar(*menuBar(), *m_actions, recent, m_centre->table());
    addToolBar(new ToolBar(*m_actions, this));
    m_panes = new Panes(m_centre, m_detail, this);
    setCentralWidget(m_panes);
    setStatusBar(m_status);
    m_actions->addToTable(m_centre->table());
    m_actions->addTo(*m_detail);
    m_actions->addToPage(m_centre->empty());
}

void MainWindow::connectUndo()
{
    connect(m_triage, &Triage::edited, m_bulk,
            [this](const QList<StoryId> &stories) { m_bulk->follow(stories, Bulk::Edit); });
    connect(m_undoLink, &UndoLink::replaying, m_bulk, &BulkReport::follow);
    connect(m_bulk, &BulkReport::settleRequested, m_triage, &Triage::settle);
    connect(m_bulk, &BulkReport::reported, m_status, &StatusBar::showRefusal);
    connect(m_bulk, &BulkReport::notSaved, m_status, &StatusBar::showUnsaved);
    connect(m_undoLink, &UndoLink::refused, this, [this](StoryId story, const model::Error &error) {
        m_related->jumpTo(story);
        m_detail->keepRefusal(story, error);
        m_status->showRefusal(wordsForFailure(m_folder, story, error));
    });
    const auto *recent = new RecentDecisions(m_undo, m_folder, *m_undoLink, m_detail->decisions(), this);
    connect(recent, &RecentDecisions::storyRequested, this, [this](StoryId story) {
        m_centre->showTable();
        m_related->jumpTo(story);
    });
}

void MainWindow::connectFolder()
{
    connect(&m_folder, &StoryFolder::opened, this, [this] {
        setWindowTitle(windowTitleFor(m_folder.paths()));
        m_undo.clear();
        m_related->clear();
        m_centre->filter().setText({});
    });
    connect(m_status, &StatusBar::problemsRequested, this, [this] {
        m_centre->filter().setText(QStringLiteral("is:problem"));
        m_centre->focusTable();
    });
    connect(m_centre, &Centre::refused, m_status, &StatusBar::showRefusal);
    connect(m_centre, &Centre::currentRenamed, this, [this](StoryId story) {
        if (!m_detail->keepsTyping())
            m_related->follow(story);
    });
    connect(m_status, &StatusBar::storyRequested, m_related, &RelatedTrail::jumpTo);
    connect(&m_centre->filter(), &FilterBar::refreshRequested, this, &MainWindow::rescan);
    // What no watch tells: changes on servers, and of permissions.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_folder.rescanQuietly();
    });
}

void MainWindow::connectSelection()
{
    connect(&m_centre->table(), &StoryTable::storiesChosen, this, &MainWindow::showChosen);
    connect(&m_model, &StoryTableModel::countChanged, this, &MainWindow::showChosen);
    connect(&m_model, &StoryTableModel::layoutChanged, this, &MainWindow::showChosen);
}

void MainWindow::connectActions()
{
    const auto on = [this](Act act, auto slot) { connect((*m_actions)[act], &QAction::triggered, this, slot); };
    on(Act::Open, &MainWindow::chooseFolder);
    on(Act::Export, &MainWindow::exportStories);
    on(Act::Rescan, &MainWindow::rescan);
    on(Act::Quit, &MainWindow::close);
    on(Act::Keys, [this] { showKeySheet(*this, *menuBar(), *m_actions); });
    on(Act::About, [this] { showAbout(*this); });
    new KeySetup(*m_actions, m_settings, *m_store, *menuBar(), *this);
    new KeyHints(*m_actions, m_centre->filter(), *m_detail, this);
    new FullScreenLink(*(*m_actions)[Act::FullScreen], *this);
    connect((*m_actions)[Act::ShowDetail], &QAction::toggled, m_panes, &Panes::showDetail);
    connect((*m_actions)[Act::Advance], &QAction::toggled, m_actions, &Actions::showAdvance);
}

void MainWindow::connectEmptyState()
{
    EmptyState &empty = m_centre->empty();
    connect(&empty, &EmptyState::openRequested, this, &MainWindow::chooseFolder);
    connect(&empty, &EmptyState::undoRequested, m_undoLink, &UndoLink::undo);
    connect(&empty, &EmptyState::exportRequested, this, &MainWindow::exportStories);
}

void MainWindow::start(const QStringList &paths)
{
    if (paths.isEmpty()) {
        m_place->expect();
        m_recent->openLast();
    } else {
        open(paths);
    }
    m_centre->focusTable();
}

void MainWindow::open(const QStringList &paths)
{
    m_guard->leave(Leaving::OpenOther, [this, paths] { openNow(paths); });
}

void MainWindow::openNow(const QStringList &paths)
{
    QStringList absolute;
    for (const QString &path : paths)
        absolute.append(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    m_preview->close();
    m_centre->table().dropEditor(); // it would commit to another story when it goes with the rows
    m_folder.open(absolute);
    m_centre->focusTable();
}

void MainWindow::showChosen()
{
    StoryTable &table = m_centre->table();
    const StoryId current = table.currentStory();
    const int row = m_model.rowOf(current);
    m_detail->showStories(current, table.selectedStories(), row + 1, m_model.rowCount());
    QList<StoryId> neighbours;
    for (const int near : {row + 1, row + 2, row - 1})
        if (row >= 0 && near >= 0 && near < m_model.rowCount())
            neighbours.append(m_model.storyAt(near));
    m_folder.prefetch(neighbours);
}

void MainWindow::rescan()
{
    commitTyping();
    m_centre->showTable();
    m_folder.rescan();
    m_model.refresh();
}

void MainWindow::chooseFolder()
{
    ui::chooseFolder(*this, m_settings.lastFolder, [this](const QString &folder) { open({folder}); });
}

void MainWindow::commitTyping()
{
    m_detail->commitTyping();
    m_centre->table().commitEditor();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    commitTyping();
    if (!m_leaving && !m_guard->isClear()) {
        event->ignore();
        m_guard->leave(Leaving::Close, [this] {
            m_leaving = true;
            close();
        });
        return;
    }
    m_preview->close();
    m_store->storeNow();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(!droppedPaths(*event->mimeData()).isEmpty());
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = droppedPaths(*event->mimeData());
    event->setAccepted(!paths.isEmpty());
    // Only the file system tells a folder from a stray file, and a slow one may take its time.
    const auto look = [paths] { return refusalOf(paths); };
    model::onWorker(*QThreadPool::globalInstance(), this, look, [this, paths](const QString &refusal) {
        if (refusal.isEmpty())
            open(paths);
        else
            m_status->showRefusal(refusal);
    });
}

} // namespace ui
