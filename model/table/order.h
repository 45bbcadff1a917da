#pragma once

#include "model/story/storyrow.h"

#include <QCollator>
#include <QList>

#include <array>
#include <functional>
#include <optional>
#include <tl/expected.hpp>
#include <vector>

namespace table
{

/// What stories can be sorted by; the names on the command line are the same in lower case.
enum class SortKey { Path, Title, Provider, Date, Quality, Heat, Published, Type, Category, Topics, Images, Related };

inline constexpr std::size_t sortKeyCount = 12;

struct OrderTerm {
    SortKey key = SortKey::Path;
    Qt::SortOrder direction = Qt::AscendingOrder;
    bool operator==(const OrderTerm &) const = default;
};
using Order = QList<OrderTerm>;

/// `-quality,title`. Otherwise the reason, which names the keys there are.
tl::expected<Order, QString> parseOrder(const QString &text);
QString toString(const Order &order);

/// Sorts stories: text by cached collation keys of `locale` in numeric mode, missing values last in both
/// directions, ties by path bytewise. Numbers, booleans and dates that are none sort as text between the good
/// and the missing ones. An empty order is by path, bytewise. Reads memory only.
class Sorter
{
public:
    using RowOf = std::function<const story::StoryRow &(int)>;

    explicit Sorter(const QLocale &locale);
    /// Sorts `ids`; `row` gives the story of an id, which is not negative.
    void sort(std::vector<int> &ids, const RowOf &row, const Order &order);
    /// Puts `more` into the sorted `ids`. Looks at few of those: for many that come in small batches.
    void merge(std::vector<int> &ids, const std::vector<int> &more, const RowOf &row, const Order &order);
    /// A strict weak order of two stories.
    [[nodiscard]] bool lessThan(const story::StoryRow &left, const story::StoryRow &right, const Order &order) const;

private:
    struct CachedKey {
        QString text;
        std::optional<QCollatorSortKey> key;
    };
    class Values;
    void makeRoom(const std::vector<int> &ids, const Order &order);

    QCollator m_collator;
    std::array<std::vector<CachedKey>, sortKeyCount> m_keys; ///< by key, then by story
};

} // namespace table
