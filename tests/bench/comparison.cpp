#include "tests/bench/comparison.h"

#include <algorithm>

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Result compare(const Comparison &comparison, int rounds)
{
    std::vector<double> own;
    std::vector<double> other;
    std::vector<double> ratios;
    for (int round = -1; round < rounds; ++round) { // the first one warms up
        const double yardstick = comparison.other ? comparison.other() : 1;
        const double cost = comparison.own();
        if (round < 0)
            continue;
        own.push_back(cost);
        other.push_back(yardstick);
        ratios.push_back(yardstick > 0 ? cost / yardstick : 0);
    }
    return {comparison.operation, comparison.yardstick, comparison.unit, median(own),
            median(other),        median(ratios),       comparison.goal};
}
