#pragma once

#include "model/story/storyrow.h"

#include <QCollator>
#include <QList>

#include <functional>
#include <tl/expected.hpp>
#include <unordered_map>

namespace table
{

/// What stories can be sorted by; the names on the command line are the same in lower case.
enum class SortKey { Path, Title, Provider, Date, Quality, Heat, Published, Type, Category, Topics, Images, Related };

struct OrderTerm {
    SortKey key = SortKey::Path;
    Qt::SortOrder direction = Qt::AscendingOrder;
    bool operator==(const OrderTerm &) const = default;
};
using Order = QList<OrderTerm>;

/// `-quality,title`. Otherwise the reason, which names the keys there are.
tl::expected<Order, QString> parseOrder(const QString &text);
QString toString(const Order &order);

/// Sorts stories: text by cached collation keys of `locale` in numeric mode, missing values last in both directions,
/// ties by path bytewise. An empty order is by path, bytewise. Reads memory only.
class Sorter
{
public:
    explicit Sorter(const QLocale &locale);
    /// Sorts `ids`; `row` gives the story of an id.
    void sort(std::vector<int> &ids, const std::function<const story::StoryRow &(int)> &row, const Order &order);
    /// A strict weak order of two stories.
    [[nodiscard]] bool lessThan(const story::StoryRow &left, const story::StoryRow &right, const Order &order) const;

private:
    QCollator m_collator;
};

} // namespace table
