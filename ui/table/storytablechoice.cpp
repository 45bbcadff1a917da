#include "model/table/visiblerows.h"
#include "ui/table/storytable.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <utility>

namespace ui
{

using folder::StoryId;

// What StoryTable does to keep the current row, the selection and storiesChosen() one thing.

StoryId StoryTable::currentStory() const { return m_model.storyAt(currentIndex().row()); }

QList<StoryId> StoryTable::selectedStories() const
{
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); range.isValid() && row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QList<StoryId> stories;
    stories.reserve(static_cast<qsizetype>(rows.size()));
    for (const int row : rows)
        stories.append(m_model.storyAt(row));
    return stories;
}

void StoryTable::choose(StoryId current, const QList<StoryId> &selection)
{
    std::vector<int> rows;
    for (const StoryId story : selection)
        rows.push_back(m_model.rowOf(story));
    QItemSelection ranges;
    const auto runs = table::runsOf(std::move(rows));
    for (const table::RowRun &run : runs)
        ranges.select(m_model.index(run.first, 0), m_model.index(run.last, table::ColumnCount - 1));
    const int column = currentIndex().isValid() ? currentIndex().column() : int(table::Title);
    const QModelIndex index = m_model.index(m_model.rowOf(current), column);
    // What Shift selects starts where the editor is now: the view moves that place in its own setCurrentIndex() only.
    // A selection of many goes on from where it began, also when rows come and go around it.
    if (index.row() == currentIndex().row() && selection.size() > 1)
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    else
        setCurrentIndex(index);
    selectionModel()->select(ranges, QItemSelectionModel::ClearAndSelect);
}

void StoryTable::showStory(StoryId story)
{
    if (m_model.rowOf(story) < 0)
        return;
    stayHere();
    if (currentStory() != story || selectedStories() != QList<StoryId>{story})
        choose(story, {story});
    scrollTo(currentIndex());
    announceChoice();
}

TableState StoryTable::state() const { return {currentStory(), selectedStories(), verticalScrollBar()->value()}; }

void StoryTable::restore(const TableState &state)
{
    stayHere();
    const bool shown = m_model.rowOf(state.current) >= 0;
    if (shown && (currentStory() != state.current || selectedStories() != state.selection))
        choose(state.current, state.selection);
    // The scroll bar knows its new range only after the layout that is still to come.
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(state.scroll);
    announceChoice();
}

void StoryTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    choiceChanged();
}

void StoryTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    choiceChanged();
}

void StoryTable::choiceChanged()
{
    m_choicePending = true;
    m_announcing.start();
}

void StoryTable::uniteChoice()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || selectionModel()->isRowSelected(current.row(), {}))
        return;
    const QList<StoryId> selection = selectedStories();
    if (selection.isEmpty())
        choose(currentStory(), {currentStory()});
    else
        choose(selection.first(), selection);
}

void StoryTable::announceChoice()
{
    if (!m_choicePending)
        return;
    uniteChoice();
    m_announcing.stop();
    m_choicePending = false;
    m_model.hold(selectedStories());
    emit storiesChosen();
}

void StoryTable::followFirst()
{
    if (!std::exchange(m_followsFirst, true))
        QCoreApplication::instance()->installEventFilter(this);
}

void StoryTable::stayHere()
{
    m_before.standIn.reset();
    followNoMore();
}

void StoryTable::followNoMore()
{
    if (std::exchange(m_followsFirst, false))
        QCoreApplication::instance()->removeEventFilter(this);
}

bool StoryTable::eventFilter(QObject *watched, QEvent *event)
{
    // Keys of actions never come to the table, and what is typed in the detail pane is for the story shown there.
    const auto type = event->type();
    if (type == QEvent::ShortcutOverride || type == QEvent::KeyPress || type == QEvent::MouseButtonPress) {
        const auto *widget = qobject_cast<const QWidget *>(watched);
        if (widget && widget->window() == window())
            followNoMore();
    }
    return QTableView::eventFilter(watched, event);
}

void StoryTable::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    // Before the selection model, which is told after the view, has lost the current row.
    rememberChoice();
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void StoryTable::rememberChoice()
{
    // Nothing was chosen since the row was hidden: the way back still leads there.
    if (m_before.standIn && currentStory() == *m_before.standIn)
        return;
    m_before.standIn.reset();
    m_before.state = state();
    m_before.rows = m_model.visible();
    m_before.inView = currentIndex().isValid() && viewport()->rect().intersects(visualRect(currentIndex()));
}

StoryId StoryTable::nearestShown(StoryId story) const
{
    const auto from = std::find(m_before.rows.begin(), m_before.rows.end(), story);
    const auto shown = [this](StoryId other) { return m_model.rowOf(other) >= 0; };
    const auto below = std::find_if(from, m_before.rows.end(), shown);
    if (below != m_before.rows.end())
        return *below;
    const auto above = std::find_if(std::make_reverse_iterator(from), m_before.rows.rend(), shown);
    return above != m_before.rows.rend() ? *above : m_model.storyAt(0);
}

void StoryTable::leaveCurrent(StoryId standIn)
{
    if (m_followsFirst || m_before.state.current < 0)
        return;
    if (!m_before.standIn && !m_folder.isPresent(m_before.state.current))
        emit currentRemoved(m_before.state.current);
    m_before.standIn = standIn;
}

void StoryTable::restoreChoice()
{
    const bool pending = m_choicePending;
    const StoryId current = m_followsFirst ? m_model.storyAt(0) : nearestShown(m_before.state.current);
    QList<StoryId> selection;
    for (const StoryId story : std::as_const(m_before.state.selection)) {
        if (m_model.rowOf(story) >= 0)
            selection.append(story);
    }
    if (m_followsFirst || !selection.contains(current))
        selection = {current};
    choose(current, selection);
    const bool same = current == m_before.state.current &&
                      QSet<StoryId>(selection.begin(), selection.end()) ==
                          QSet<StoryId>(m_before.state.selection.begin(), m_before.state.selection.end());
    const bool isBack = m_before.standIn && current == m_before.state.current;
    if (same && !pending && !isBack) {
        m_choicePending = false;
        m_announcing.stop();
    }
    if (current != m_before.state.current)
        leaveCurrent(current);
    else
        m_before.standIn.reset();
    if (!m_before.standIn)
        m_before.rows.clear();
    if (isBack) {
        executeDelayedItemsLayout();
        verticalScrollBar()->setValue(m_before.state.scroll);
    } else if (m_before.inView) {
        scrollTo(currentIndex());
    }
}

} // namespace ui
