#include "model/table/sorter.h"

#include <algorithm>

namespace table
{

using story::PackedRow;
using story::RowView;

namespace
{

constexpr std::size_t few = 200;        ///< texts that find their places among the others one by one
constexpr std::size_t inAMoment = 5000; ///< texts that are collated within a frame

// Instead of the id of an entry.
constexpr std::int32_t notMade = -1;
constexpr std::int32_t notKnown = -2;

bool haveSameText(const PackedRow &left, const PackedRow &right, SortKey key)
{
    if (left.isSame(right))
        return true;
    if (left.isNone() || right.isNone())
        return false;
    std::string leftMade;
    std::string rightMade;
    return sortText(left.view(), key, leftMade) == sortText(right.view(), key, rightMade);
}

int compareAt(const RowView &left, const RowView &right, const OrderTerm &term, const Collation &collation)
{
    const int sign = term.direction == Qt::DescendingOrder ? -1 : 1;
    const auto groupOf = [&term](bool isNumber, bool isText) {
        if (isText)
            return isTextKey(term.key) ? SortGroup::Value : SortGroup::Text;
        return isNumber ? SortGroup::Value : SortGroup::Missing;
    };
    const auto a = sortNumber(left, term.key);
    const auto b = sortNumber(right, term.key);
    if (a && b)
        return *a == *b ? 0 : (*a < *b ? -sign : sign);
    const SortGroup above = groupOf(a.has_value(), hasSortText(left, term.key));
    const SortGroup below = groupOf(b.has_value(), hasSortText(right, term.key));
    if (above != below)
        return above < below ? -1 : 1;
    return above == SortGroup::Missing ? 0 : sign * compareTexts(left, right, term.key, collation);
}

} // namespace

/// The values of stories under an order, made when they are asked for: of few among very many.
class Sorter::Entries final
{
public:
    Entries(const Sorter &sorter, const RowOf &row, const Order &order)
        : m_sorter(sorter)
        , m_row(row)
        , m_order(order)
        , m_entries(sorter.m_rows.size() * static_cast<std::size_t>(order.size()), SortEntry{0, notMade, {}})
    {
    }

    [[nodiscard]] bool lessThan(int left, int right)
    {
        for (qsizetype term = 0; term < m_order.size(); ++term) {
            const SortEntry &above = at(left, term);
            const SortEntry &below = at(right, term);
            if (above.id == notKnown || below.id == notKnown)
                return m_sorter.lessThan(left, right, m_row, m_order);
            if (const int result = above.compare(below); result != 0)
                return result < 0;
        }
        return pathOf(m_row(left).view()) < pathOf(m_row(right).view());
    }

private:
    const SortEntry &at(int id, qsizetype term)
    {
        const auto place =
            static_cast<std::size_t>(id) * static_cast<std::size_t>(m_order.size()) + static_cast<std::size_t>(term);
        if (place >= m_entries.size())
            return m_unknown;
        SortEntry &entry = m_entries[place];
        if (entry.id == notMade)
            entry = m_sorter.knownEntryOf(id, m_row, m_order.at(term));
        return entry;
    }

    const Sorter &m_sorter;
    const RowOf &m_row;
    const Order &m_order;
    const SortEntry m_unknown{0, notKnown, SortGroup::Missing};
    std::vector<SortEntry> m_entries; ///< by id, then by term
};

Sorter::Sorter(const QLocale &locale)
    : m_locale(locale)
    , m_collation(locale)
{
}

void Sorter::note(const std::vector<int> &ids, const RowOf &row)
{
    const std::size_t room = ids.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(ids)) + 1;
    if (m_rows.size() < room)
        m_rows.resize(room);
    for (const int id : ids) {
        const PackedRow &next = row(id);
        PackedRow &known = m_rows[static_cast<std::size_t>(id)];
        if (known.isSame(next))
            continue;
        forgetChangedTexts(static_cast<std::size_t>(id), next);
        known = next;
    }
}

void Sorter::forgetChangedTexts(std::size_t id, const PackedRow &next)
{
    for (std::size_t key = 0; key < sortKeyCount; ++key) {
        Ranks &ranks = m_ranks[key];
        if (id < ranks.size() && ranks[id] != unranked && !haveSameText(m_rows[id], next, static_cast<SortKey>(key)))
            ranks[id] = unranked;
    }
}

std::vector<int> Sorter::withoutRanks(SortKey key, const std::vector<int> &ids)
{
    Ranks &all = ranks(key);
    all.resize(m_rows.size(), unranked);
    std::vector<int> without;
    for (const int id : ids) {
        const auto position = static_cast<std::size_t>(id);
        if (all[position] != unranked)
            continue;
        if (hasSortText(m_rows[position].view(), key))
            without.push_back(id);
        else
            all[position] = textless;
    }
    return without;
}

void Sorter::rank(SortKey key, const std::vector<int> &ids)
{
    std::vector<int> more = withoutRanks(key, ids);
    if (more.size() > few)
        ranks(key) = rankAll(m_rows, key, m_locale);
    else if (!more.empty())
        rankMore(ranks(key), std::move(more), m_rows, key, m_collation);
}

std::vector<SortKey> Sorter::unready(const std::vector<int> &ids, const RowOf &row, const Order &order)
{
    note(ids, row);
    std::vector<SortKey> keys;
    for (const OrderTerm &term : order) {
        if (term.key != SortKey::Path && m_rows.size() > inAMoment && withoutRanks(term.key, ids).size() > few)
            keys.push_back(term.key);
    }
    return keys;
}

std::function<Ranking()> Sorter::ranking(const std::vector<SortKey> &keys) const
{
    return [rows = std::make_shared<const RowsById>(m_rows), keys, locale = m_locale] {
        Ranking ranking{rows, {}};
        for (const SortKey key : keys)
            ranking.ranks.emplace_back(key, rankAll(*rows, key, locale));
        return ranking;
    };
}

void Sorter::take(Ranking &&ranking)
{
    const RowsById &rows = *ranking.rows;
    for (auto &[key, ranks] : ranking.ranks) {
        ranks.resize(m_rows.size(), unranked);
        for (std::size_t id = 0; id < std::min(rows.size(), ranks.size()); ++id) {
            if (!haveSameText(rows[id], m_rows[id], key))
                ranks[id] = unranked;
        }
        this->ranks(key) = std::move(ranks);
    }
}

void Sorter::forget()
{
    m_rows.clear();
    m_ranks = {};
}

bool Sorter::isRanked(int id, SortKey key) const
{
    const auto position = static_cast<std::size_t>(id);
    return position < ranks(key).size() && ranks(key)[position] != unranked;
}

SortEntry Sorter::entryOf(int id, const OrderTerm &term) const
{
    const auto position = static_cast<std::size_t>(id);
    SortEntry entry{0, id, SortGroup::Missing};
    if (const std::uint32_t rank = ranks(term.key)[position]; rank != textless) {
        entry.group = isTextKey(term.key) ? SortGroup::Value : SortGroup::Text;
        entry.key = rank;
    } else if (const auto number = sortNumber(m_rows[position].view(), term.key)) {
        entry.group = SortGroup::Value;
        entry.key = static_cast<std::uint64_t>(*number) ^ (std::uint64_t(1) << 63); // the lowest is 0
    }
    if (term.direction == Qt::DescendingOrder && entry.group != SortGroup::Missing)
        entry.key = ~entry.key;
    return entry;
}

void Sorter::sort(std::vector<int> &ids, const RowOf &row, const Order &order)
{
    note(ids, row);
    rank(SortKey::Path, ids);
    for (const OrderTerm &term : order)
        rank(term.key, ids);
    std::vector<SortEntry> entries;
    entries.reserve(ids.size());
    for (const int id : ids)
        entries.push_back(entryOf(id, {SortKey::Path, Qt::AscendingOrder}));
    sortStably(entries);
    for (auto term = order.crbegin(); term != order.crend(); ++term) {
        for (SortEntry &entry : entries)
            entry = entryOf(entry.id, *term);
        sortStably(entries);
    }
    std::ranges::transform(entries, ids.begin(), &SortEntry::id);
}

void Sorter::merge(std::vector<int> &ids, const std::vector<int> &more, const RowOf &row, const Order &order)
{
    note(more, row);
    for (const OrderTerm &term : order) {
        if (term.key != SortKey::Path)
            rank(term.key, more);
    }
    Entries entries(*this, row, order);
    const auto isLess = [&entries](int left, int right) { return entries.lessThan(left, right); };
    std::vector<int> sorted = more;
    std::sort(sorted.begin(), sorted.end(), isLess);
    ids = mergedInto(ids, sorted, isLess);
}

bool Sorter::lessThan(const RowView &left, const RowView &right, const Order &order) const
{
    for (const OrderTerm &term : order) {
        const int result = compareAt(left, right, term, m_collation);
        if (result != 0)
            return result < 0;
    }
    return pathOf(left) < pathOf(right);
}

/// Without an id when the story has changed since it was noted, or has no rank: its row has to be asked.
SortEntry Sorter::knownEntryOf(int id, const RowOf &row, const OrderTerm &term) const
{
    const auto position = static_cast<std::size_t>(id);
    const bool isKnown = position < m_rows.size() && m_rows[position].isSame(row(id)) && isRanked(id, term.key);
    return isKnown ? entryOf(id, term) : SortEntry{0, notKnown, SortGroup::Missing};
}

bool Sorter::lessThan(int left, int right, const RowOf &row, const Order &order) const
{
    for (const OrderTerm &term : order) {
        const SortEntry above = knownEntryOf(left, row, term);
        const SortEntry below = knownEntryOf(right, row, term);
        const int result = above.id != notKnown && below.id != notKnown
                               ? above.compare(below)
                               : compareAt(row(left).view(), row(right).view(), term, m_collation);
        if (result != 0)
            return result < 0;
    }
    return pathOf(row(left).view()) < pathOf(row(right).view());
}

} // namespace table
