#include "ui/window/centre.h"

#include "ui/look/numberfield.h"
#include "ui/look/theme.h"
#include "ui/window/recoverybar.h"
#include "ui/window/wording.h"

#include <QApplication>
#include <QBoxLayout>
#include <QStackedWidget>

namespace ui
{

using folder::StoryFolder;
using folder::StoryId;
using table::StoryTableModel;

Centre::Centre(StoryFolder &folder, StoryTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_folder(folder)
    , m_model(model)
    , m_recovery(folder)
    , m_recoveryBar(new RecoveryBar(m_recovery, this))
    , m_filter(new FilterBar(model, this))
    , m_table(new StoryTable(folder, model, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_recoveryBar);
    layout->addWidget(m_filter);
    layout->addWidget(m_stack, 1);
    connectAll();
    choosePage();
}

void Centre::connectAll()
{
    connect(&m_folder, &StoryFolder::opened, this, [this] {
        m_notice.clear();
        showTable();
    });
    connect(&m_folder, &StoryFolder::scanFinished, this, &Centre::choosePage);
    connect(&m_folder, &StoryFolder::storiesChanged, this, &Centre::choosePage);
    connect(&m_folder, &StoryFolder::storiesChanged, this, &Centre::followRenamed);
    connect(&m_model, &StoryTableModel::countChanged, this, &Centre::choosePage);
    connect(&m_model, &StoryTableModel::filterChanged, this, &Centre::showTable);
    connect(&m_model, &StoryTableModel::orderChanged, this, &Centre::showTable);
    connect(m_table, &StoryTable::storiesChosen, this, &Centre::showTable);
    connect(m_filter, &FilterBar::leave, this, &Centre::focusTable);
    connect(m_recoveryBar, &RecoveryBar::leave, this, &Centre::focusTable);
    connect(m_recoveryBar, &RecoveryBar::refused, this, &Centre::refused);
    connect(m_empty, &EmptyState::clearFilterRequested, this, [this] {
        m_filter->setText({});
        focusTable();
    });
    connect(m_empty, &EmptyState::problemsRequested, this, [this] {
        m_filter->setText(QStringLiteral("is:problem"));
        focusTable();
    });
    connect(m_empty, &EmptyState::tableRequested, this, [this] {
        showTable();
        focusTable();
    });
}

bool Centre::isTableShown() const { return m_stack->currentWidget() == m_table; }

void Centre::showAllDecided()
{
    m_allDecided = true;
    choosePage();
}

void Centre::showTable()
{
    m_allDecided = false;
    choosePage();
}

void Centre::focusTable()
{
    if (isTableShown())
        m_table->setFocus();
    else
        m_empty->setFocus();
}

/// Nothing takes a cell away that is being typed in.
void Centre::followRenamed(const QList<StoryId> &changed)
{
    const StoryId current = m_table->currentStory();
    if (!changed.contains(current) || m_folder.isPresent(current) || m_table->selectedStories().size() > 1 ||
        qobject_cast<NumberField *>(QApplication::focusWidget()))
        return;
    if (const StoryId renamed = m_folder.renamed(current); renamed >= 0)
        emit currentRenamed(renamed);
}

void Centre::setNotice(const QString &notice)
{
    m_notice = notice;
    choosePage();
}

void Centre::choosePage()
{
    using Page = EmptyState::Page;
    m_allDecided = m_allDecided && m_folder.unsaved().isEmpty(); // else the rows show which were not saved
    std::optional<Page> page;
    if (m_folder.paths().isEmpty())
        page = Page::NoFolder;
    else if (m_model.rowCount() > 0)
        page = m_allDecided ? std::optional(Page::AllDecided) : std::nullopt;
    else if (m_folder.isScanning())
        page = std::nullopt;
    else if (!m_model.filter().isEmpty())
        page = Page::NoHits;
    else if (m_model.totalCount() == 0)
        page = m_folder.problemCount() > 0 ? Page::OnlyProblems : Page::NoStories;

    const bool focusMoves = m_stack->isAncestorOf(QApplication::focusWidget());
    const bool changes = page.has_value() == isTableShown() || (page && *page != m_empty->page());
    if (page && (changes || *page == Page::NoFolder))
        m_empty->showPage(*page, detailsFor(*page));
    m_filter->setVisible(page != Page::NoFolder);
    m_stack->setCurrentWidget(page ? static_cast<QWidget *>(m_empty) : m_table);
    if (changes && (focusMoves || QApplication::focusWidget() == nullptr))
        focusTable();
}

QString Centre::detailsFor(EmptyState::Page page) const
{
    using Page = EmptyState::Page;
    if (page == Page::NoFolder)
        return m_notice;
    // What the walk left out explains an empty folder, not an empty result.
    return page == Page::NoStories || page == Page::OnlyProblems ? wordsForLeftOut(m_folder.report()) : QString();
}

} // namespace ui
