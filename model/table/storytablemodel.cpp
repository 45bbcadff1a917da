#include "model/table/storytablemodel_p.h"

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

StoryTableModel::StoryTableModel(folder::StoryFolder &folder, const QLocale &locale, Clock clock, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, folder, locale, std::move(clock)))
{
    connect(&folder, &folder::StoryFolder::opened, this, [this] { d->opened(); });
    connect(&folder, &folder::StoryFolder::storiesAdded, this,
            [this](StoryId first, StoryId last) { d->storiesAdded(first, last); });
    connect(&folder, &folder::StoryFolder::storiesChanged, this,
            [this](const QList<StoryId> &stories) { d->storiesChanged(stories); });
    connect(&folder, &folder::StoryFolder::scanFinished, this, [this] { d->prepare(); });
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
    const story::StoryRow &row = d->row(story);
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
    const bool editable = fieldOf(column) && d->folder.isPresent(story) && problemOf(d->row(story), column).isEmpty();
    return editable ? flags | Qt::ItemIsEditable : flags;
}

StoryId StoryTableModel::storyAt(int row) const { return d->contents.rows().storyAt(row); }

int StoryTableModel::rowOf(StoryId story) const { return d->contents.rows().rowOf(story); }

const std::vector<int> &StoryTableModel::visible() const { return d->contents.rows().stories(); }

std::vector<int> StoryTableModel::matching() const { return d->contents.matching(d->filter, d->order); }

void StoryTableModel::setFilter(const Filter &filter)
{
    d->filter = filter;
    d->applyWanted();
    emit filterChanged();
}

const Filter &StoryTableModel::filter() const { return d->filter; }

void StoryTableModel::setOrder(const Order &order)
{
    d->order = order;
    d->applyWanted();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    emit orderChanged();
}

const Order &StoryTableModel::order() const { return d->order; }

void StoryTableModel::refresh() { d->applyWanted(); }

bool StoryTableModel::isComplete() const { return !d->contents.hasWaiting(); }

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
