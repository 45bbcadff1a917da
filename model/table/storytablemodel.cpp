#include "model/table/storytablemodel.h"

#include "model/table/celltext.h"
#include "model/table/tablecontents.h"

namespace table
{

using folder::StoryId;

SortKey sortKeyOf(Column column)
{
    switch (column) {
    case Published:
        return SortKey::Published;
    case Quality:
        return SortKey::Quality;
    case Heat:
        return SortKey::Heat;
    case Title:
        return SortKey::Title;
    case Provider:
        return SortKey::Provider;
    case Date:
        return SortKey::Date;
    case Topics:
        return SortKey::Topics;
    case Type:
        return SortKey::Type;
    case Images:
        return SortKey::Images;
    case Related:
        return SortKey::Related;
    case Path:
    case ColumnCount:
        break;
    }
    return SortKey::Path;
}

/// Turns what changes in the contents into the signals of the model.
class StoryTableModel::Private
{
public:
    Private(StoryTableModel &model, folder::StoryFolder &storyFolder, const QLocale &locale, Clock clock)
        : q(model)
        , folder(storyFolder)
        , text(locale)
        , contents(storyFolder, locale, std::move(clock))
    {
    }

    void opened();
    void storiesAdded(StoryId first, StoryId last);
    void storiesChanged(const QList<StoryId> &stories);
    /// Makes `next` the rows, in order, with one pair of signals; none when nothing differs.
    void show(std::vector<int> next);
    void applyAnew();
    void emitChanged(const QList<StoryId> &stories, const QList<int> &roles = {});
    void announceOutOfDate();

    StoryTableModel &q;
    folder::StoryFolder &folder;
    CellText text;
    TableContents contents;
    bool outOfDate = false;
};

void StoryTableModel::Private::opened()
{
    q.beginResetModel();
    contents.clear();
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
    show(contents.withAdded(stories));
    emit q.countChanged();
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

void StoryTableModel::Private::applyAnew()
{
    const QList<StoryId> decided = contents.decided();
    const int before = contents.rows().count();
    contents.forgetDecided();
    show(contents.applied());
    emitChanged(decided, {DecidedRole, Qt::AccessibleTextRole});
    announceOutOfDate();
    if (contents.rows().count() != before)
        emit q.countChanged();
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

StoryTableModel::StoryTableModel(folder::StoryFolder &folder, const QLocale &locale, Clock clock, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, folder, locale, std::move(clock)))
{
    connect(&folder, &folder::StoryFolder::opened, this, [this] { d->opened(); });
    connect(&folder, &folder::StoryFolder::storiesAdded, this,
            [this](StoryId first, StoryId last) { d->storiesAdded(first, last); });
    connect(&folder, &folder::StoryFolder::storiesChanged, this,
            [this](const QList<StoryId> &stories) { d->storiesChanged(stories); });
    if (folder.count() > 0)
        d->storiesAdded(0, folder.count() - 1);
}

StoryTableModel::~StoryTableModel() = default;

int StoryTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->contents.rows().count();
}

int StoryTableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant StoryTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const StoryId story = storyAt(index.row());
    const story::StoryRow &row = d->folder.row(story);
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return d->text.display(row, column);
    case Qt::ToolTipRole:
        return d->text.toolTip(row, column);
    case Qt::AccessibleTextRole:
        if (column == Title && !d->folder.isPresent(story))
            return tr("%1, removed: %2").arg(d->text.accessible(row, column), absenceText(d->folder.presence(story)));
        return column == Title && isDecided(story) ? tr("%1, decided").arg(d->text.accessible(row, column))
                                                   : d->text.accessible(row, column);
    case StoryRole:
        return story;
    case ValueRole:
        return cellValue(row, column);
    case DecidedRole:
        return isDecided(story);
    case SaveStateRole:
        return static_cast<int>(d->folder.saveState(story));
    case ScheduledRole:
        return isScheduled(row);
    case GoneRole:
        return static_cast<int>(d->folder.presence(story));
    case ProblemRole:
        return problemOf(row, column);
    default:
        return {};
    }
}

QVariant StoryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return shortTitle(column);
    case Qt::ToolTipRole:
        return fullTitle(column);
    case Qt::AccessibleTextRole:
        return accessibleTitle(column, order());
    default:
        return {};
    }
}

Qt::ItemFlags StoryTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const StoryId story = storyAt(index.row());
    const auto column = static_cast<Column>(index.column());
    const bool editable =
        fieldOf(column) && d->folder.isPresent(story) && problemOf(d->folder.row(story), column).isEmpty();
    return editable ? flags | Qt::ItemIsEditable : flags;
}

StoryId StoryTableModel::storyAt(int row) const { return d->contents.rows().storyAt(row); }

int StoryTableModel::rowOf(StoryId story) const { return d->contents.rows().rowOf(story); }

const std::vector<int> &StoryTableModel::visible() const { return d->contents.rows().stories(); }

std::vector<int> StoryTableModel::matching() const { return d->contents.matching(); }

void StoryTableModel::setFilter(const Filter &filter)
{
    d->contents.setFilter(filter);
    d->applyAnew();
    emit filterChanged();
}

const Filter &StoryTableModel::filter() const { return d->contents.filter(); }

void StoryTableModel::setOrder(const Order &order)
{
    d->contents.setOrder(order);
    d->applyAnew();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    emit orderChanged();
}

const Order &StoryTableModel::order() const { return d->contents.order(); }

void StoryTableModel::refresh() { d->applyAnew(); }

bool StoryTableModel::isOutOfDate() const { return d->outOfDate; }

void StoryTableModel::hold(const QList<StoryId> &stories) { d->contents.hold(stories); }

void StoryTableModel::setDecided(const QList<StoryId> &stories, bool decided)
{
    const QList<StoryId> changed = d->contents.setDecided(stories, decided);
    d->emitChanged(changed, {DecidedRole, Qt::AccessibleTextRole});
}

bool StoryTableModel::isDecided(StoryId story) const { return d->contents.isDecided(story); }

void StoryTableModel::reveal(const QList<StoryId> &stories)
{
    const int before = d->contents.rows().count();
    d->show(d->contents.withRevealed(stories));
    d->contents.checkPlaces(stories);
    d->announceOutOfDate();
    if (d->contents.rows().count() != before)
        emit countChanged();
}

int StoryTableModel::totalCount() const { return d->contents.totalCount(); }

} // namespace table
