#include "model/table/tablecontents.h"

#include "model/table/matching.h"

#include <algorithm>
#include <numeric>

namespace table
{

using folder::SaveState;

TableContents::TableContents(const folder::StoryFolder &folder, const QLocale &locale, Clock clock)
    : m_folder(folder)
    , m_sorter(locale)
    , m_rowOf([&folder](int story) -> const story::PackedRow & { return folder.packed(story); })
    , m_clock(std::move(clock))
{
}

void TableContents::clear()
{
    m_rows.set({});
    m_sorter.forget();
    m_decided.clear();
    m_strayed.clear();
    m_disordered.clear();
    m_held.clear();
    m_gone.clear();
    m_counted.clear();
    m_total = 0;
    m_placed = 0;
}

bool TableContents::isShowable(int story) const
{
    if (m_folder.isPresent(story))
        return true;
    const SaveState state = m_folder.saveState(story);
    return state == SaveState::Failed || state == SaveState::Conflict;
}

bool TableContents::passes(int story, std::int64_t now) const
{
    return isShowable(story) && m_filter.matches(m_folder.packed(story).view(), now);
}

std::vector<int> TableContents::merged(std::vector<int> rows, const std::vector<int> &more)
{
    if (!more.empty())
        m_sorter.merge(rows, more, m_rowOf, m_order);
    return rows;
}

std::vector<int> TableContents::from(int first) const
{
    std::vector<int> stories(static_cast<std::size_t>(m_folder.count() - first));
    std::iota(stories.begin(), stories.end(), first);
    return stories;
}

std::vector<int> TableContents::matching(const Filter &filter, const Order &order)
{
    std::vector<int> stories = all();
    std::erase_if(stories, [this](int story) { return !isShowable(story); });
    stories = table::matching(filter, stories, m_rowOf, m_clock());
    m_sorter.sort(stories, m_rowOf, order);
    return stories;
}

std::vector<int> TableContents::applied()
{
    m_strayed.clear();
    m_disordered.clear();
    m_gone.clear();
    m_placed = m_folder.count();
    return matching(m_filter, m_order);
}

std::vector<int> TableContents::withWaiting()
{
    const std::int64_t now = m_clock();
    std::vector<int> more;
    for (; m_placed < m_folder.count(); ++m_placed) {
        if (m_rows.rowOf(m_placed) < 0 && passes(m_placed, now))
            more.push_back(m_placed);
    }
    return merged(m_rows.stories(), more);
}

std::optional<std::vector<int>> TableContents::withPresence(const QList<int> &stories)
{
    const std::int64_t now = m_clock();
    std::set<int> leaving;
    std::vector<int> back;
    for (const int story : stories) {
        const bool shown = m_rows.rowOf(story) >= 0;
        if (shown && !isShowable(story) && !m_held.contains(story))
            leaving.insert(story);
        else if (!shown && m_gone.contains(story) && passes(story, now))
            back.push_back(story);
    }
    if (leaving.empty() && back.empty())
        return std::nullopt;
    std::vector<int> rows = m_rows.stories();
    if (!leaving.empty())
        std::erase_if(rows, [&leaving](int story) { return leaving.contains(story); });
    m_gone.insert(leaving.begin(), leaving.end());
    for (const int story : back)
        m_gone.erase(story);
    return merged(std::move(rows), back);
}

std::vector<int> TableContents::withRevealed(const QList<int> &stories)
{
    std::vector<int> more;
    for (const int story : stories) {
        const bool known = story >= 0 && story < m_folder.count();
        if (known && m_rows.rowOf(story) < 0 && isShowable(story))
            more.push_back(story);
    }
    return merged(m_rows.stories(), more);
}

void TableContents::setRows(std::vector<int> stories)
{
    m_rows.set(std::move(stories));
    // Sorted rows stay sorted when some are merged in or taken out.
    if (m_disordered.empty())
        return;
    m_disordered.clear();
    for (int row = 0; row + 1 < m_rows.count(); ++row)
        compareWithNext(row);
}

void TableContents::compareWithNext(int row)
{
    const int above = m_rows.storyAt(row);
    const int below = m_rows.storyAt(row + 1);
    if (above >= 0 && below >= 0 && m_sorter.lessThan(below, above, m_rowOf, m_order))
        m_disordered.insert(row);
    else
        m_disordered.erase(row);
}

void TableContents::checkPlaces(const QList<int> &stories)
{
    const std::int64_t now = m_clock();
    for (const int story : stories) {
        if (story >= m_placed)
            continue;
        const int row = m_rows.rowOf(story);
        if ((row >= 0) == passes(story, now))
            m_strayed.erase(story);
        else
            m_strayed.insert(story);
        if (row >= 0) {
            compareWithNext(row - 1);
            compareWithNext(row);
        }
    }
}

QList<int> TableContents::setDecided(const QList<int> &stories, bool decided)
{
    QList<int> changed;
    for (const int story : stories) {
        const bool differs = decided ? m_decided.insert(story).second : m_decided.erase(story) > 0;
        if (differs)
            changed.append(story);
    }
    return changed;
}

bool TableContents::countAnew(const QList<int> &stories)
{
    const int before = m_total;
    for (const int story : stories) {
        const auto position = static_cast<std::size_t>(story);
        if (m_counted.size() <= position)
            m_counted.resize(position + 1);
        const bool counts = m_folder.isPresent(story) && !m_folder.packed(story).view().isBroken();
        if (counts != m_counted[position])
            m_total += counts ? 1 : -1;
        m_counted[position] = counts;
    }
    return m_total != before;
}

} // namespace table
