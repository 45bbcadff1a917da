#include "model/table/visiblerows.h"

#include <algorithm>

namespace table
{

int VisibleRows::storyAt(int row) const
{
    return row >= 0 && row < count() ? m_stories[static_cast<std::size_t>(row)] : -1;
}

int VisibleRows::rowOf(int story) const
{
    const auto position = static_cast<std::size_t>(story);
    return story >= 0 && position < m_rows.size() ? m_rows[position] : -1;
}

void VisibleRows::set(std::vector<int> stories)
{
    m_stories = std::move(stories);
    const auto last = std::max_element(m_stories.begin(), m_stories.end());
    m_rows.assign(last == m_stories.end() ? 0 : static_cast<std::size_t>(*last) + 1, -1);
    for (int row = 0; row < count(); ++row)
        m_rows[static_cast<std::size_t>(storyAt(row))] = row;
}

std::vector<RowRun> runsOf(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    std::vector<RowRun> runs;
    for (const int row : rows) {
        if (!runs.empty() && row <= runs.back().last + 1)
            runs.back().last = row;
        else if (row >= 0)
            runs.push_back({row, row});
    }
    return runs;
}

} // namespace table
