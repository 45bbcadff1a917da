#include "model/table/storytablemodel_p.h"

#include "model/onworker.h"

namespace table
{

void StoryTableModel::Private::opened()
{
    q.beginResetModel();
    contents.clear();
    contents.setFilter(filter);
    contents.setOrder(order);
    isApplying = false;
    ++openings;
    lastPacked = {};
    q.endResetModel();
    announceOutOfDate();
    emit q.countChanged();
}

void StoryTableModel::Private::storiesAdded(StoryId first, StoryId last)
{
    QList<StoryId> stories;
    for (StoryId story = first; story <= last; ++story)
        stories.append(story);
    contents.countAnew(stories);
    showWaiting();
    emit q.countChanged();
}

void StoryTableModel::Private::showWaiting()
{
    if (!contents.isWaitingReady()) {
        rankFor(contents.order());
        return;
    }
    show(contents.withWaiting());
    emit q.completed();
}

void StoryTableModel::Private::storiesChanged(const QList<StoryId> &stories)
{
    const bool recounted = contents.countAnew(stories);
    const int before = contents.rows().count();
    emitChanged(stories);
    if (auto next = contents.withPresence(stories))
        show(std::move(*next));
    contents.checkPlaces(stories);
    announceOutOfDate();
    if (recounted || contents.rows().count() != before)
        emit q.countChanged();
}

void StoryTableModel::Private::show(std::vector<int> next)
{
    if (next == contents.rows().stories())
        return;
    if (contents.rows().count() == 0) {
        q.beginInsertRows({}, 0, static_cast<int>(next.size()) - 1);
        contents.setRows(std::move(next));
        q.endInsertRows();
    } else if (next.empty()) {
        q.beginRemoveRows({}, 0, contents.rows().count() - 1);
        contents.setRows({});
        q.endRemoveRows();
    } else {
        // The hint keeps the horizontal header from looking for its sections in rows that may be gone.
        emit q.layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList from = q.persistentIndexList();
        QList<StoryId> stories;
        for (const QModelIndex &index : from)
            stories.append(q.storyAt(index.row()));
        contents.setRows(std::move(next));
        QModelIndexList to;
        for (qsizetype i = 0; i < from.size(); ++i)
            to.append(q.index(q.rowOf(stories.at(i)), from.at(i).column()));
        q.changePersistentIndexList(from, to);
        emit q.layoutChanged({}, VerticalSortHint);
    }
}

void StoryTableModel::Private::applyWanted()
{
    const QList<StoryId> decided = contents.decided();
    contents.forgetDecided();
    isApplying = !contents.isReady(order);
    if (!isApplying) {
        apply(decided);
        return;
    }
    emitChanged(decided, {DecidedRole, Qt::AccessibleTextRole});
    rankFor(order);
}

void StoryTableModel::Private::apply(const QList<StoryId> &undecided)
{
    const int before = contents.rows().count();
    const bool wasComplete = q.isComplete();
    contents.setFilter(filter);
    contents.setOrder(order);
    show(contents.applied());
    emitChanged(undecided, {DecidedRole, Qt::AccessibleTextRole});
    announceOutOfDate();
    if (contents.rows().count() != before)
        emit q.countChanged();
    if (!wasComplete)
        emit q.completed();
}

void StoryTableModel::Private::prepare()
{
    const Order byTitle{{SortKey::Title, Qt::AscendingOrder}};
    if (!contents.isReady(byTitle))
        rankFor(byTitle);
}

void StoryTableModel::Private::rankFor(const Order &unready)
{
    if (isRanking)
        return; // its end leads here again
    isRanking = true;
    model::onWorker(worker, &q, contents.ranking(unready), [this, of = openings](Ranking result) {
        isRanking = false;
        if (of == openings)
            contents.take(std::move(result));
        ranked();
    });
}

void StoryTableModel::Private::ranked()
{
    if (isApplying && contents.isReady(order)) {
        isApplying = false;
        apply({});
    } else if (isApplying) {
        rankFor(order);
    }
    if (contents.hasWaiting()) {
        showWaiting();
        emit q.countChanged();
    }
}

const story::StoryRow &StoryTableModel::Private::row(StoryId story)
{
    const story::PackedRow &packed = folder.packed(story);
    if (!lastPacked.isSame(packed)) {
        lastPacked = packed;
        lastRow = packed.view().row();
    }
    return lastRow;
}

void StoryTableModel::Private::emitChanged(const QList<StoryId> &stories, const QList<int> &roles)
{
    std::vector<int> rows;
    for (const StoryId story : stories)
        rows.push_back(q.rowOf(story));
    const auto runs = runsOf(std::move(rows));
    for (const RowRun &run : runs)
        emit q.dataChanged(q.index(run.first, 0), q.index(run.last, ColumnCount - 1), roles);
}

void StoryTableModel::Private::announceOutOfDate()
{
    if (outOfDate == contents.isOutOfDate())
        return;
    outOfDate = !outOfDate;
    emit q.outOfDateChanged(outOfDate);
}

} // namespace table
