#include "model/table/order.h"

#include <algorithm>
#include <numeric>

namespace table
{

namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;
using story::StoryRow;

/// UTF-8 sorts by code points, UTF-16 does not: its surrogates stand before U+E000..U+FFFF.
int compareAsUtf8(const QString &left, const QString &right)
{
    const auto mismatch = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (mismatch.first == left.end() || mismatch.second == right.end())
        return left.size() < right.size() ? -1 : (left.size() > right.size() ? 1 : 0);
    const auto rank = [](QChar c) { return c.isSurrogate() ? 0x10000 + c.unicode() : int(c.unicode()); };
    return rank(*mismatch.first) < rank(*mismatch.second) ? -1 : 1;
}

enum class Group : std::uint8_t { Value, Text, Missing }; ///< stands in this order in both directions

/// What a story sorts by under one key.
struct SortValue {
    Group group = Group::Missing;
    std::int64_t number = 0;
    QString text; ///< to be collated, when it is not null
};

SortValue numberValue(std::int64_t number) { return {Group::Value, number, {}}; }

SortValue textValue(const QString &text) { return text.isNull() ? SortValue{} : SortValue{Group::Value, 0, text}; }

/// Text where a number, a boolean or a date is expected.
SortValue oddValue(const QString &text)
{
    return {Group::Text, 0, text.isNull() ? QString(QLatin1String("")) : text};
}

SortValue fieldValue(const FieldValue &value, FieldValue::Kind expected)
{
    if (value.isMissing())
        return {};
    return value.kind == expected ? numberValue(value.number) : oddValue(value.toString());
}

SortValue dateValue(const StoryRow &row)
{
    if (row.date)
        return numberValue(*row.date);
    return row.publishedDateTime.isNull() ? SortValue{} : oddValue(row.publishedDateTime);
}

SortValue sortValue(const StoryRow &row, SortKey key)
{
    switch (key) {
    case SortKey::Path:
        break;
    case SortKey::Title:
        return textValue(row.title);
    case SortKey::Provider:
        return textValue(row.provider());
    case SortKey::Date:
        return dateValue(row);
    case SortKey::Quality:
        return fieldValue(row.field(Field::Quality), FieldValue::Kind::Integer);
    case SortKey::Heat:
        return fieldValue(row.field(Field::Heat), FieldValue::Kind::Integer);
    case SortKey::Published:
        return fieldValue(row.field(Field::Published), FieldValue::Kind::Boolean);
    case SortKey::Type:
        return textValue(row.type);
    case SortKey::Category:
        return textValue(row.category);
    case SortKey::Topics:
        return row.topics ? textValue(row.topics->join(QLatin1String("; "))) : SortValue{};
    case SortKey::Images:
        return numberValue(row.imageCount);
    case SortKey::Related:
        return numberValue(row.relatedCount);
    }
    return numberValue(0);
}

template<typename T>
int compare(const T &left, const T &right)
{
    return left < right ? -1 : (right < left ? 1 : 0);
}

QLocale collatingLocale(const QLocale &locale)
{
    // QCollator compares code units and knows no numeric mode in the C locale.
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

} // namespace

/// The values of stories under an order, ready to compare. There is room for their keys.
class Sorter::Values
{
public:
    Values(Sorter &sorter, const std::vector<int> &ids, const RowOf &rowOf, const Order &order)
        : m_order(order)
    {
        m_rows.reserve(ids.size());
        for (const int id : ids)
            m_rows.push_back(&rowOf(id));
        m_values.resize(ids.size() * static_cast<std::size_t>(order.size()));
        for (qsizetype term = 0; term < order.size(); ++term) {
            auto &keys = sorter.m_keys[static_cast<std::size_t>(order.at(term).key)];
            for (std::size_t i = 0; i < ids.size(); ++i)
                at(i, term) = make(sorter, keys[static_cast<std::size_t>(ids[i])], *m_rows[i], order.at(term).key);
        }
    }

    [[nodiscard]] bool lessThan(std::size_t left, std::size_t right) const { return lessThan(left, *this, right); }
    /// `right` is one of `others`, under the same order.
    [[nodiscard]] bool lessThan(std::size_t left, const Values &others, std::size_t right) const
    {
        for (qsizetype term = 0; term < m_order.size(); ++term) {
            const int result = compareAt(left, others, right, term);
            if (result != 0)
                return result < 0;
        }
        return compareAsUtf8(m_rows[left]->path, others.m_rows[right]->path) < 0;
    }

private:
    struct Value {
        Group group = Group::Missing;
        std::int64_t number = 0;
        const QCollatorSortKey *key = nullptr;
    };

    static Value make(const Sorter &sorter, CachedKey &cached, const StoryRow &row, SortKey key)
    {
        const SortValue value = sortValue(row, key);
        if (value.text.isNull())
            return {value.group, value.number};
        if (!cached.key || cached.text != value.text)
            cached = {value.text, sorter.m_collator.sortKey(value.text)};
        return {value.group, 0, &*cached.key};
    }

    Value &at(std::size_t position, qsizetype term)
    {
        return m_values[position * static_cast<std::size_t>(m_order.size()) + static_cast<std::size_t>(term)];
    }
    [[nodiscard]] const Value &at(std::size_t position, qsizetype term) const
    {
        return m_values[position * static_cast<std::size_t>(m_order.size()) + static_cast<std::size_t>(term)];
    }

    [[nodiscard]] int compareAt(std::size_t left, const Values &others, std::size_t right, qsizetype term) const
    {
        const bool descending = m_order.at(term).direction == Qt::DescendingOrder;
        const int sign = descending ? -1 : 1;
        if (m_order.at(term).key == SortKey::Path)
            return sign * compareAsUtf8(m_rows[left]->path, others.m_rows[right]->path);
        const Value &a = at(left, term);
        const Value &b = others.at(right, term);
        if (a.group != b.group)
            return compare(a.group, b.group);
        if (a.key && b.key)
            return sign * compare(a.key->compare(*b.key), 0);
        return sign * compare(a.number, b.number);
    }

    const Order &m_order;
    std::vector<const StoryRow *> m_rows;
    std::vector<Value> m_values; ///< by position, then by term
};

Sorter::Sorter(const QLocale &locale)
    : m_collator(collatingLocale(locale))
{
    m_collator.setNumericMode(true);
}

void Sorter::makeRoom(const std::vector<int> &ids, const Order &order)
{
    const std::size_t room = ids.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(ids)) + 1;
    for (const OrderTerm &term : order) {
        std::vector<CachedKey> &keys = m_keys[static_cast<std::size_t>(term.key)];
        if (keys.size() < room)
            keys.resize(room);
    }
}

void Sorter::sort(std::vector<int> &ids, const RowOf &row, const Order &order)
{
    makeRoom(ids, order);
    const Values values(*this, ids, row, order);
    std::vector<std::uint32_t> positions(ids.size());
    std::iota(positions.begin(), positions.end(), 0U);
    std::sort(positions.begin(), positions.end(),
              [&values](std::uint32_t left, std::uint32_t right) { return values.lessThan(left, right); });
    std::vector<int> sorted;
    sorted.reserve(ids.size());
    for (const std::uint32_t position : positions)
        sorted.push_back(ids[position]);
    ids = std::move(sorted);
}

void Sorter::merge(std::vector<int> &ids, const std::vector<int> &more, const RowOf &row, const Order &order)
{
    std::vector<int> sorted = more;
    sort(sorted, row, order);
    makeRoom(ids, order); // now, since keys that somebody points to must not move
    const Values values(*this, sorted, row, order);
    std::vector<int> merged;
    merged.reserve(ids.size() + sorted.size());
    auto from = ids.cbegin();
    for (std::size_t position = 0; position < sorted.size(); ++position) {
        const auto isBefore = [&](std::size_t own, int id) {
            return values.lessThan(own, Values(*this, {id}, row, order), 0);
        };
        const auto place = std::upper_bound(from, ids.cend(), position, isBefore);
        merged.insert(merged.end(), from, place);
        merged.push_back(sorted[position]);
        from = place;
    }
    merged.insert(merged.end(), from, ids.cend());
    ids = std::move(merged);
}

bool Sorter::lessThan(const StoryRow &left, const StoryRow &right, const Order &order) const
{
    for (const OrderTerm &term : order) {
        const int sign = term.direction == Qt::DescendingOrder ? -1 : 1;
        const SortValue a = sortValue(left, term.key);
        const SortValue b = sortValue(right, term.key);
        if (a.group != b.group)
            return a.group < b.group;
        int result = compare(a.number, b.number);
        if (term.key == SortKey::Path)
            result = compareAsUtf8(left.path, right.path);
        else if (!a.text.isNull() && !b.text.isNull())
            result = m_collator.compare(a.text, b.text);
        if (result != 0)
            return sign * result < 0;
    }
    return compareAsUtf8(left.path, right.path) < 0;
}

} // namespace table
