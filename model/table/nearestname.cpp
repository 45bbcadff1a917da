#include "model/table/nearestname.h"

#include <numeric>
#include <vector>

namespace table
{

namespace
{

constexpr int longestTyped = 40;

/// Letters to add, drop, change or swap with their neighbour (optimal string alignment).
int distance(const QString &a, const QString &b)
{
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<int> before(columns);
    std::vector<int> previous(columns);
    std::vector<int> current(columns);
    std::iota(previous.begin(), previous.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < columns; ++j) {
            const auto column = static_cast<qsizetype>(j);
            const int change = a.at(i - 1) == b.at(column - 1) ? 0 : 1;
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a.at(i - 1) == b.at(column - 2) && a.at(i - 2) == b.at(column - 1);
            if (swapped)
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous.back();
}

} // namespace

QString nearestName(const QString &typed, const QStringList &names)
{
    if (typed.size() > longestTyped)
        return {};
    QString nearest;
    int best = 3;
    for (const QString &name : names) {
        const int steps = distance(typed.toLower(), name.toLower());
        // A name that keeps none of what was typed is a guess, not help.
        if (steps < best && steps < name.size() && 2 * steps <= typed.size() + 1) {
            best = steps;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace table
