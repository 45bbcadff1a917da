#pragma once

#include <QList>
#include <QString>

#include <tl/expected.hpp>

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

} // namespace table
