#include "model/table/nearestname.h"
#include "model/table/order.h"

#include <QCoreApplication>

#include <algorithm>

namespace table
{

namespace
{

struct KeyName {
    SortKey key;
    QLatin1String name;
};

constexpr std::array<KeyName, sortKeyCount> keyNames{{
    {SortKey::Path, QLatin1String("path")},
    {SortKey::Title, QLatin1String("title")},
    {SortKey::Provider, QLatin1String("provider")},
    {SortKey::Date, QLatin1String("date")},
    {SortKey::Quality, QLatin1String("quality")},
    {SortKey::Heat, QLatin1String("heat")},
    {SortKey::Published, QLatin1String("published")},
    {SortKey::Type, QLatin1String("type")},
    {SortKey::Category, QLatin1String("category")},
    {SortKey::Topics, QLatin1String("topics")},
    {SortKey::Images, QLatin1String("images")},
    {SortKey::Related, QLatin1String("related")},
}};

QStringList allNames()
{
    QStringList names;
    for (const KeyName &key : keyNames)
        names.append(key.name);
    return names;
}

class Messages
{
    Q_DECLARE_TR_FUNCTIONS(table::Order)

public:
    static QString unknown(const QString &name)
    {
        const QString near = nearestName(name, allNames());
        const QString all = allNames().join(QLatin1Char(' '));
        if (near.isNull())
            return tr("no sort key “%1”; there are: %2").arg(name.left(40), all);
        return tr("no sort key “%1”; did you mean “%2”? There are: %3").arg(name.left(40), near, all);
    }
};

} // namespace

tl::expected<Order, QString> parseOrder(const QString &text)
{
    Order order;
    if (text.trimmed().isEmpty())
        return order;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        const QString typed = part.trimmed();
        const bool descending = typed.startsWith(QLatin1Char('-'));
        const QString name = descending ? typed.mid(1) : typed;
        const auto *found =
            std::find_if(keyNames.begin(), keyNames.end(), [&name](const KeyName &key) { return name == key.name; });
        if (found == keyNames.end())
            return tl::unexpected(Messages::unknown(name));
        order.append({found->key, descending ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    return order;
}

QString toString(const Order &order)
{
    QStringList parts;
    for (const OrderTerm &term : order) {
        const QLatin1String sign(term.direction == Qt::DescendingOrder ? "-" : "");
        parts.append(sign + keyNames[static_cast<std::size_t>(term.key)].name);
    }
    return parts.join(QLatin1Char(','));
}

} // namespace table
