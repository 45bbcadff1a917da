#pragma once

#include "model/folder/storyfolder.h"
#include "model/table/filter.h"
#include "model/table/sorter.h"
#include "model/table/visiblerows.h"

#include <functional>
#include <set>

namespace table
{

/// Which stories of a folder are shown, in which order, and what has strayed from filter and order since they were
/// applied. Emits nothing: the with...() functions say what the rows should be, setRows() makes it so. GUI thread.
class TableContents final
{
    Q_DISABLE_COPY_MOVE(TableContents)

public:
    using Clock = std::function<std::int64_t()>; ///< milliseconds since the epoch

    TableContents(const folder::StoryFolder &folder, const QLocale &locale, Clock clock);

    [[nodiscard]] const VisibleRows &rows() const { return m_rows; }
    void setRows(std::vector<int> stories);
    void clear();

    void setFilter(const Filter &filter) { m_filter = filter; }
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    void setOrder(const Order &order) { m_order = order; }
    [[nodiscard]] const Order &order() const { return m_order; }

    /// False: to collate the texts of all stories for this order would take longer than a frame. What ranking() gives
    /// is then to be called on a worker, and its result to be taken; meanwhile more may have come.
    [[nodiscard]] bool isReady(const Order &order) { return m_sorter.unready(all(), m_rowOf, order).empty(); }
    /// The same of those that have no places yet.
    [[nodiscard]] bool isWaitingReady() { return m_sorter.unready(from(m_placed), m_rowOf, m_order).empty(); }
    [[nodiscard]] std::function<Ranking()> ranking(const Order &order)
    {
        return m_sorter.ranking(m_sorter.unready(all(), m_rowOf, order));
    }
    void take(Ranking ranking) { m_sorter.take(std::move(ranking)); }

    /// All that pass this filter now, in this order. Changes nothing.
    [[nodiscard]] std::vector<int> matching(const Filter &filter, const Order &order);
    /// All that pass the filter now, sorted, and nothing has strayed any more.
    std::vector<int> applied();
    /// Stories have come that have no places yet.
    [[nodiscard]] bool hasWaiting() const { return m_placed < m_folder.count(); }
    /// The rows and, at their places, those of the waiting that pass the filter.
    std::vector<int> withWaiting();
    /// These keep their rows when their files go.
    void hold(const QList<int> &stories) { m_held = {stories.begin(), stories.end()}; }
    /// The rows without those of `stories` whose files have gone, and with those that came back. Nothing: none did.
    std::optional<std::vector<int>> withPresence(const QList<int> &stories);
    /// The rows and, at their places, `stories`, whatever the filter says.
    std::vector<int> withRevealed(const QList<int> &stories);

    /// Finds out which of `stories` are not where filter and order would have them.
    void checkPlaces(const QList<int> &stories);
    [[nodiscard]] bool isOutOfDate() const { return !m_strayed.empty() || !m_disordered.empty(); }

    /// Those whose mark changed.
    QList<int> setDecided(const QList<int> &stories, bool decided);
    void forgetDecided() { m_decided.clear(); }
    [[nodiscard]] bool isDecided(int story) const { return m_decided.contains(story); }
    [[nodiscard]] QList<int> decided() const { return {m_decided.begin(), m_decided.end()}; }

    /// Counts these again. True: the total changed.
    bool countAnew(const QList<int> &stories);
    [[nodiscard]] int totalCount() const { return m_total; }

private:
    /// Its file is there, or what happened to its file has still to be seen to.
    [[nodiscard]] bool isShowable(int story) const;
    [[nodiscard]] bool passes(int story, std::int64_t now) const;
    /// Notes whether this row and the one below it are in order; there may be no such rows.
    void compareWithNext(int row);
    [[nodiscard]] std::vector<int> from(int first) const;
    [[nodiscard]] std::vector<int> all() const { return from(0); }
    [[nodiscard]] std::vector<int> merged(std::vector<int> rows, const std::vector<int> &more);

    const folder::StoryFolder &m_folder;
    Sorter m_sorter;
    Sorter::RowOf m_rowOf;
    Clock m_clock;
    Filter m_filter;
    Order m_order{{SortKey::Date, Qt::DescendingOrder}};
    VisibleRows m_rows;
    std::set<int> m_decided;
    std::set<int> m_strayed;    ///< shown against the filter, or hidden against it
    std::set<int> m_disordered; ///< rows that should not stand above the next one
    std::set<int> m_held;
    std::set<int> m_gone;        ///< taken out since their files had gone
    std::vector<bool> m_counted; ///< by story: it is in the total
    int m_total = 0;
    int m_placed = 0; ///< stories before this one have been given places
};

} // namespace table
