#pragma once

#include <vector>

namespace table
{

/// Which story stands in which row, both ways.
class VisibleRows
{
public:
    [[nodiscard]] const std::vector<int> &stories() const { return m_stories; }
    [[nodiscard]] int count() const { return static_cast<int>(m_stories.size()); }
    [[nodiscard]] int storyAt(int row) const; ///< -1: no such row
    [[nodiscard]] int rowOf(int story) const; ///< -1: not shown
    void set(std::vector<int> stories);

private:
    std::vector<int> m_stories; ///< by row
    std::vector<int> m_rows;    ///< by story
};

struct RowRun {
    int first = 0;
    int last = 0;
    bool operator==(const RowRun &) const = default;
};

/// Rows in any order as runs of neighbours, from the top; -1 is no row.
std::vector<RowRun> runsOf(std::vector<int> rows);

} // namespace table
