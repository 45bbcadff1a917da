#pragma once

#include "model/folder/storyfolder.h"
#include "model/table/filter.h"
#include "model/table/order.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace table
{

enum Column { Published, Quality, Heat, Title, Provider, Date, Topics, Type, Images, Related, Path, ColumnCount };

/// The key that a column sorts by.
SortKey sortKeyOf(Column column);

enum Role {
    StoryRole = Qt::UserRole, ///< folder::StoryId
    ValueRole,                ///< the raw value: bool, qint64, QString, QDateTime; invalid when missing
    DecidedRole,              ///< bool: decided here since the last filter, order or F5
    SaveStateRole,            ///< folder::SaveState as int
    ScheduledRole,            ///< bool: its date lies ahead
    ProblemRole,              ///< QString: why this cell's field is read-only; empty: it is not
    GoneRole                  ///< folder::Presence; when that is not There the row is held
};

/// The stories of a folder that pass the filter, in order. Rows decided here keep their place until refresh() or a
/// new filter or order. Display text is made on demand. GUI thread.
class StoryTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryTableModel)

public:
    using Clock = std::function<std::int64_t()>; ///< milliseconds since the epoch

    /// `clock`: what filters like `date:7d` end with, asked whenever they are applied.
    StoryTableModel(folder::StoryFolder &folder, const QLocale &locale,
                    Clock clock = &QDateTime::currentMSecsSinceEpoch, QObject *parent = nullptr);
    ~StoryTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Editable cells: published, quality, heat that are not read-only.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] folder::StoryId storyAt(int row) const;
    [[nodiscard]] int rowOf(folder::StoryId story) const; ///< -1: not shown
    [[nodiscard]] const std::vector<int> &visible() const;
    /// What filter and order give now, for export: rows decided here may be shown and not be among them. Costs a
    /// sort.
    [[nodiscard]] std::vector<int> matching() const;

    /// These hold at once; where an order by texts of very many stories is to be worked out first, the rows follow.
    void setFilter(const Filter &filter);
    [[nodiscard]] const Filter &filter() const;
    void setOrder(const Order &order);
    [[nodiscard]] const Order &order() const;
    /// F5: filter and order are applied anew, decided marks are cleared.
    void refresh();
    /// False while an order by texts of very many stories is being worked out: some that pass the filter have no rows
    /// yet, completed() follows.
    [[nodiscard]] bool isComplete() const;
    /// A row decided here differs from what filter and order would give: "order is out of date, F5".
    [[nodiscard]] bool isOutOfDate() const;
    /// Where the editor is: these keep their rows when their files go, until filter and order are applied anew. The
    /// next key must not decide another story than the one looked at.
    void hold(const QList<folder::StoryId> &stories);
    /// Marks as decided here (quiet in the table, skipped by advance).
    void setDecided(const QList<folder::StoryId> &stories, bool decided);
    [[nodiscard]] bool isDecided(folder::StoryId story) const;
    /// Shows these although the filter would hide them (undo brings its row back).
    void reveal(const QList<folder::StoryId> &stories);
    /// How many stories (without broken files) the folder has: the 412 of "37 of 412".
    [[nodiscard]] int totalCount() const;

signals:
    void filterChanged();
    void orderChanged();
    void outOfDateChanged(bool outOfDate);
    void countChanged(); ///< visible or total count
    void completed();    ///< stories that were added have rows

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace table
