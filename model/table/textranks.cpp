#include "model/table/textranks.h"

#include "model/table/sortentries.h"

#include <QThread>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <thread>

namespace table
{

namespace
{

using story::PackedRow;
using story::RowView;

constexpr std::size_t worthAThread = 5000; ///< texts

RowView viewOf(const RowsById &rows, int id) { return rows[static_cast<std::size_t>(id)].view(); }

struct Text {
    std::string_view utf8;
    std::string key; ///< made when the beginning does not tell
    std::uint32_t rank = unranked;
};

struct KeyedText {
    Collation::KeyPart part;
    Text *text;
};

/// The texts of rows from `first` to before `last`, sorted: each once, or nearly so.
class Part final
{
public:
    Part(const RowsById &rows, std::size_t first, std::size_t last, SortKey key, const QLocale &locale)
        : m_collation(locale)
        , m_first(first)
    {
        m_textOfRow.reserve(last - first);
        for (std::size_t id = first; id < last; ++id) {
            const auto text = rows[id].isNone() ? std::nullopt : sortText(rows[id].view(), key, m_scratch);
            m_textOfRow.push_back(text ? textOf(*text) : nullptr);
        }
        std::sort(m_sorted.begin(), m_sorted.end(),
                  [this](const KeyedText &left, const KeyedText &right) { return compare(left, right) < 0; });
    }

    [[nodiscard]] bool isEmpty() const { return m_next == m_sorted.size(); }
    [[nodiscard]] const KeyedText &front() const { return m_sorted[m_next]; }
    void pop() { ++m_next; }
    void putRanks(Ranks &ranks) const
    {
        for (std::size_t row = 0; row < m_textOfRow.size(); ++row) {
            if (const Text *text = m_textOfRow[row])
                ranks[m_first + row] = text->rank;
        }
    }
    [[nodiscard]] int compare(const KeyedText &left, const KeyedText &right) const
    {
        if (left.part != right.part)
            return left.part < right.part ? -1 : 1;
        return left.part.isWhole() ? 0 : keyOf(*left.text).compare(keyOf(*right.text));
    }

private:
    [[nodiscard]] const std::string &keyOf(Text &text) const
    {
        if (text.key.empty())
            text.key = m_collation.key(text.utf8);
        return text.key;
    }
    Text *textOf(std::string_view utf8)
    {
        Text *&last = m_last[std::hash<std::string_view>()(utf8) % m_last.size()];
        if (!last || last->utf8 != utf8) {
            if (utf8.data() == m_scratch.data())
                utf8 = m_made.emplace_back(utf8);
            last = &m_texts.emplace_back(Text{utf8, {}, unranked});
            m_sorted.push_back({m_collation.keyPart(utf8), last});
        }
        return last;
    }

    const Collation m_collation; // none is shared by threads
    const std::size_t m_first;
    std::deque<Text> m_texts;
    /// By hash, the one that was seen last. Titles differ, but providers, types and topics are few.
    std::vector<Text *> m_last = std::vector<Text *>(1024);
    std::deque<std::string> m_made; ///< texts that no row has as such
    std::string m_scratch;
    std::vector<Text *> m_textOfRow;
    std::vector<KeyedText> m_sorted;
    std::size_t m_next = 0;
};

std::vector<std::unique_ptr<Part>> sortedParts(const RowsById &rows, SortKey key, const QLocale &locale)
{
    const auto cores = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    const std::size_t count = std::clamp(rows.size() / worthAThread, std::size_t(1), cores);
    std::vector<std::unique_ptr<Part>> parts(count);
    const auto make = [&](std::size_t part) {
        parts[part] =
            std::make_unique<Part>(rows, rows.size() * part / count, rows.size() * (part + 1) / count, key, locale);
    };
    std::vector<std::thread> threads;
    for (std::size_t part = 1; part < count; ++part)
        threads.emplace_back(make, part);
    make(0);
    for (std::thread &thread : threads)
        thread.join();
    return parts;
}

Part *partOfLeast(const std::vector<std::unique_ptr<Part>> &parts)
{
    Part *least = nullptr;
    for (const auto &part : parts) {
        if (!part->isEmpty() && (!least || part->compare(part->front(), least->front()) < 0))
            least = part.get();
    }
    return least;
}

Ranks rankTexts(const RowsById &rows, SortKey key, const QLocale &locale)
{
    const auto parts = sortedParts(rows, key, locale);
    const KeyedText *last = nullptr;
    std::uint32_t rank = unranked;
    while (Part *part = partOfLeast(parts)) {
        if (!last || part->compare(*last, part->front()) < 0)
            ++rank;
        last = &part->front();
        last->text->rank = rank;
        part->pop();
    }
    Ranks ranks(rows.size(), textless);
    for (const auto &part : parts)
        part->putRanks(ranks);
    return ranks;
}

Ranks rankPaths(const RowsById &rows)
{
    std::vector<std::pair<std::string_view, int>> paths;
    for (std::size_t id = 0; id < rows.size(); ++id) {
        if (!rows[id].isNone())
            paths.emplace_back(pathOf(rows[id].view()), static_cast<int>(id));
    }
    // Stories of one folder arrive in this order; later ones follow.
    const auto sorted = std::is_sorted_until(paths.begin(), paths.end());
    std::sort(sorted, paths.end());
    std::inplace_merge(paths.begin(), sorted, paths.end());
    Ranks ranks(rows.size(), textless);
    std::uint32_t rank = unranked;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (i == 0 || paths[i - 1].first < paths[i].first)
            ++rank;
        ranks[static_cast<std::size_t>(paths[i].second)] = rank;
    }
    return ranks;
}

std::vector<int> idsByRank(const Ranks &ranks)
{
    std::vector<SortEntry> entries;
    for (std::size_t id = 0; id < ranks.size(); ++id) {
        if (ranks[id] != unranked && ranks[id] != textless)
            entries.push_back({ranks[id], static_cast<std::int32_t>(id), SortGroup::Value});
    }
    sortStably(entries);
    std::vector<int> ids;
    ids.reserve(entries.size());
    for (const SortEntry &entry : entries)
        ids.push_back(entry.id);
    return ids;
}

} // namespace

int compareTexts(const RowView &left, const RowView &right, SortKey key, const Collation &collation)
{
    if (key == SortKey::Path)
        return pathOf(left).compare(pathOf(right));
    std::string leftMade;
    std::string rightMade;
    return collation.compare(sortText(left, key, leftMade).value_or(std::string_view()),
                             sortText(right, key, rightMade).value_or(std::string_view()));
}

Ranks rankAll(const RowsById &rows, SortKey key, const QLocale &locale)
{
    return key == SortKey::Path ? rankPaths(rows) : rankTexts(rows, key, locale);
}

void rankMore(Ranks &ranks, std::vector<int> more, const RowsById &rows, SortKey key, const Collation &collation)
{
    const auto compare = [&](int left, int right) {
        return compareTexts(viewOf(rows, left), viewOf(rows, right), key, collation);
    };
    const auto isLess = [&](int left, int right) { return compare(left, right) < 0; };
    std::sort(more.begin(), more.end(), isLess);
    const std::vector<int> all = mergedInto(idsByRank(ranks), more, isLess);
    Ranks next = ranks;
    std::uint32_t rank = unranked;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto id = static_cast<std::size_t>(all[i]);
        const auto above = i > 0 ? static_cast<std::size_t>(all[i - 1]) : 0;
        const bool areOld = i > 0 && ranks[id] != unranked && ranks[above] != unranked;
        const bool isEqual = areOld ? ranks[id] == ranks[above] : i > 0 && compare(all[i - 1], all[i]) == 0;
        next[id] = isEqual ? rank : ++rank;
    }
    ranks = std::move(next);
}

} // namespace table
