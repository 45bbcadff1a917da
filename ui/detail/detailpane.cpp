#include "ui/detail/detailpane.h"

#include "ui/detail/decisionlist.h"
#include "ui/detail/fieldrow.h"
#include "ui/detail/noticepage.h"
#include "ui/detail/problemtext.h"
#include "ui/detail/selectionpage.h"
#include "ui/detail/statebar.h"
#include "ui/detail/storypage.h"
#include "ui/detail/storystate.h"

#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

using folder::SaveState;
using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

constexpr int countEvery = 100; ///< milliseconds
constexpr int lowestPage = 160; ///< that bar and decisions do not make a small window grow

/// So that the window can be made lower than the page.
QScrollArea *scrolling(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return area;
}

} // namespace

DetailPane::DetailPane(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent)
    : QWidget(parent)
    , m_folder(folder)
    , m_bar(new StateBar(this))
    , m_state(new StoryState(folder, *m_bar, this))
    , m_pages(new QStackedWidget(this))
    , m_notice(new NoticePage(this))
    , m_many(new SelectionPage(this))
    , m_one(new StoryPage(folder, images, this))
    , m_decisions(new DecisionList(this))
{
    setMinimumWidth(280);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    m_pages->setMinimumHeight(lowestPage);
    column->addWidget(m_pages, 1);
    column->addWidget(m_decisions);
    m_pages->addWidget(scrolling(m_notice));
    m_pages->addWidget(scrolling(m_many));
    m_pages->addWidget(m_one);
    connectFields();
    connectState();
    connect(&folder, &folder::StoryFolder::opened, this, &DetailPane::forgetStories);
    connect(&folder, &folder::StoryFolder::storiesChanged, this, &DetailPane::updateStories);
    connect(&folder, &folder::StoryFolder::detailReady, this, [this](StoryId story) {
        if (story == m_current && isShowing(m_one))
            updateDetail();
    });
    m_counting.setSingleShot(true);
    m_counting.setInterval(countEvery);
    connect(&m_counting, &QTimer::timeout, this, &DetailPane::showPage);
    showPage();
}

DetailPane::~DetailPane()
{
    // A field that dies with the focus would commit to a pane that is half gone.
    m_one->fields()->restoreTyping();
    m_many->restoreTyping();
}

void DetailPane::connectFields()
{
    FieldRow *fields = m_one->fields();
    connect(fields, &FieldRow::publishedChosen, this, &DetailPane::publishedChosen);
    connect(fields, &FieldRow::committed, this, &DetailPane::fieldEdited);
    connect(fields, &FieldRow::refused, this, &DetailPane::valueRefused);
    connect(fields, &FieldRow::refusalOver, this, &DetailPane::refusalOver);
    connect(fields, &FieldRow::typingFinished, this, &DetailPane::typingFinished);
    // Still the selection that was shown while typing: leaveStory() comes before another one.
    connect(m_many, &SelectionPage::typingBegan, this, [this](Field field) {
        m_seen[field].clear();
        for (const StoryId story : std::as_const(m_selection))
            m_seen[field].insert(story, m_folder.packed(story).view().field(field));
    });
    connect(m_many, &SelectionPage::committed, this, [this](Field field, const FieldValue &value) {
        emit selectionEdited(m_selection, field, value, m_seen[field]);
    });
    connect(m_one, &StoryPage::previewRequested, this, &DetailPane::previewRequested);
    connect(m_one, &StoryPage::jumpRequested, this, &DetailPane::jumpRequested);
    connect(m_one, &StoryPage::message, this, &DetailPane::message);
    connect(m_many, &SelectionPage::refused, this, &DetailPane::valueRefused);
    connect(m_many, &SelectionPage::refusalOver, this, &DetailPane::refusalOver);
    connect(m_many, &SelectionPage::typingFinished, this, &DetailPane::typingFinished);
}

void DetailPane::connectState()
{
    connect(m_state, &StoryState::changed, this, [this](StoryId story) {
        if (story == m_current)
            showPage();
    });
    connect(m_state, &StoryState::settleRequested, this, &DetailPane::settleRequested);
    connect(m_state, &StoryState::editRequested, this, &DetailPane::editConflict);
    connect(m_decisions, &DecisionList::focusLost, this, &DetailPane::typingFinished);
}

void DetailPane::showStories(StoryId current, const QList<StoryId> &selection, int position, int total)
{
    if (current != m_current || selection != m_selection)
        leaveStory();
    m_current = current;
    m_selection = selection;
    m_position = position;
    m_total = total;
    showPage();
}

void DetailPane::leaveStory()
{
    m_typed.clear();
    if (isShowing(m_one) && !m_one->fields()->commitTyping())
        m_one->fields()->restoreTyping();
    if (isShowing(m_many) && !m_many->commitTyping())
        m_many->restoreTyping();
}

void DetailPane::forgetStories()
{
    // The ids mean other stories from now on: nothing of the old ones may be committed to them.
    m_one->forgetStory();
    m_many->restoreTyping();
    m_current = -1;
    m_state->clear();
    m_selection.clear();
    showPage();
}

void DetailPane::keepRefusal(StoryId story, const model::Error &error) { m_state->keepRefusal(story, error); }

void DetailPane::updateStories(const QList<StoryId> &stories)
{
    m_state->forgetNotices(stories);
    if (m_selection.size() > 1) {
        if (!m_counting.isActive())
            m_counting.start();
    } else if (stories.contains(m_current)) {
        showPage();
    } else if (isShowing(m_one)) {
        m_one->updateRelated();
    }
}

void DetailPane::settleFocus(bool hadFocus, QWidget *part)
{
    // A part that hides or dies passes the focus along, perhaps to a number field that would take the next keys.
    const bool isThere = part && part->isVisibleTo(window());
    if (!hadFocus || (isThere && window()->focusWidget() == part))
        return;
    if (isThere) {
        part->setFocus();
        return;
    }
    setFocus();
    emit typingFinished();
}

void DetailPane::updateDetail()
{
    const QPointer<QWidget> part = window()->focusWidget();
    const bool hadFocus = isAncestorOf(part);
    m_one->updateDetail();
    settleFocus(hadFocus, part);
}

void DetailPane::showPage()
{
    const QPointer<QWidget> part = window()->focusWidget();
    const bool hadFocus = isAncestorOf(part);
    if (m_selection.size() > 1)
        showSelection();
    else if (m_current < 0 || m_current >= m_folder.count())
        showNothing();
    else if (!m_folder.isPresent(m_current))
        showGone();
    else if (m_folder.packed(m_current).view().isBroken())
        showBroken();
    else
        showOne();
    if (!isShowing(m_one))
        m_one->forgetStory();
    showState();
    settleFocus(hadFocus, part);
}

void DetailPane::showOne()
{
    m_one->showStory(m_current, m_position, m_total);
    showOnly(m_one);
}

void DetailPane::showSelection()
{
    SelectedRows rows;
    for (const StoryId story : std::as_const(m_selection)) {
        if (!m_folder.isPresent(story))
            ++rows.gone;
        else if (m_folder.packed(story).view().isBroken())
            ++rows.unreadable;
        else
            rows.stories.push_back(m_folder.packed(story));
    }
    m_many->showRows(rows);
    showOnly(m_many);
}

void DetailPane::showState()
{
    const QString lock = isShowing(m_one) ? lockOfAll(m_folder.row(m_current)) : QString();
    const bool saysLock = m_state->show(m_current < m_folder.count() ? m_current : -1, m_selection, lock);
    m_one->fields()->showReasons(!saysLock);
    m_pages->setMinimumHeight(m_bar->isHidden() ? lowestPage : lowestPage / 2);
}

void DetailPane::editConflict(Field field, const FieldValue &mine)
{
    if (isShowing(m_one))
        m_one->fields()->offer(field, mine);
}

void DetailPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_decisions->fitInto(height());
}

bool DetailPane::isShowing(const QWidget *page) const
{
    return m_pages->currentWidget() == page || m_pages->currentWidget()->isAncestorOf(page);
}

void DetailPane::showOnly(const QWidget *page)
{
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i) == page || m_pages->widget(i)->isAncestorOf(page))
            m_pages->setCurrentIndex(i);
}

void DetailPane::showKeys(const DetailKeys &keys)
{
    m_one->fields()->showKeys(keys);
    m_many->showKeys(keys);
}

void DetailPane::focusField(Field field)
{
    if (isShowing(m_one))
        m_one->fields()->focusField(field);
    else if (isShowing(m_many))
        m_many->focusField(field);
}

bool DetailPane::commitTyping()
{
    if (isShowing(m_one))
        return m_one->fields()->commitTyping();
    return !isShowing(m_many) || m_many->commitTyping();
}

bool DetailPane::scrollPage(bool down) { return isShowing(m_one) && m_one->scrollPage(down); }

} // namespace ui
