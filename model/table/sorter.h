#pragma once

#include "model/table/sortentries.h"
#include "model/table/textranks.h"

#include <array>
#include <functional>
#include <memory>

namespace table
{

/// What collating very many texts leads to.
struct Ranking {
    std::shared_ptr<const RowsById> rows; ///< that were looked at: too many to be copied from thread to thread
    std::vector<std::pair<SortKey, Ranks>> ranks;
};

/// Sorts stories: text as `locale` collates it in numeric mode, missing values last in both directions, ties by path
/// bytewise. Numbers, booleans and dates that are none sort as text between the good and the missing ones. An empty
/// order is by path, bytewise. Reads memory only.
///
/// Texts are collated once and kept as numbers, a few bytes a story; a row that changes is noticed.
class Sorter final
{
public:
    using RowOf = std::function<const story::PackedRow &(int)>;

    explicit Sorter(const QLocale &locale);
    /// Sorts `ids`; `row` gives the story of an id, which is not negative.
    void sort(std::vector<int> &ids, const RowOf &row, const Order &order);
    /// Puts `more` into the sorted `ids`. Looks at few of those: for many that come in small batches.
    void merge(std::vector<int> &ids, const std::vector<int> &more, const RowOf &row, const Order &order);
    /// A strict weak order of two stories.
    [[nodiscard]] bool lessThan(const story::RowView &left, const story::RowView &right, const Order &order) const;
    [[nodiscard]] bool lessThan(int left, int right, const RowOf &row, const Order &order) const;

    /// The keys of the order whose texts are so many that sorting `ids` would not be done within a frame.
    [[nodiscard]] std::vector<SortKey> unready(const std::vector<int> &ids, const RowOf &row, const Order &order);
    /// Collates these texts of the stories that are known so far. Any thread.
    [[nodiscard]] std::function<Ranking()> ranking(const std::vector<SortKey> &keys) const;
    /// Of stories that have changed since, nothing is taken.
    void take(Ranking &&ranking);
    void forget(); ///< all stories

private:
    class Entries;
    void note(const std::vector<int> &ids, const RowOf &row);
    void forgetChangedTexts(std::size_t id, const story::PackedRow &next);
    void rank(SortKey key, const std::vector<int> &ids);
    std::vector<int> withoutRanks(SortKey key, const std::vector<int> &ids);
    [[nodiscard]] bool isRanked(int id, SortKey key) const;
    [[nodiscard]] SortEntry entryOf(int id, const OrderTerm &term) const;
    [[nodiscard]] SortEntry knownEntryOf(int id, const RowOf &row, const OrderTerm &term) const;
    [[nodiscard]] const Ranks &ranks(SortKey key) const { return m_ranks[static_cast<std::size_t>(key)]; }
    [[nodiscard]] Ranks &ranks(SortKey key) { return m_ranks[static_cast<std::size_t>(key)]; }

    QLocale m_locale;
    Collation m_collation;
    RowsById m_rows; ///< that the ranks are of
    std::array<Ranks, sortKeyCount> m_ranks;
};

} // namespace table
