#pragma once

#include <QString>

#include <functional>
#include <vector>

/// One operation of Galley beside its yardstick, both run in turn in one loop, since machines differ.
struct Comparison {
    QString operation;
    QString yardstick; ///< empty: `own` is measured against `goal` itself
    double goal = 1;   ///< how many times the yardstick's cost, at most
    QString unit = QStringLiteral("ms");
    std::function<double()> own;   ///< runs it once and returns what it cost
    std::function<double()> other; ///< the yardstick
};

/// What came out of the rounds.
struct Result {
    QString operation;
    QString yardstick;
    QString unit;
    double own = 0;   ///< median
    double other = 0; ///< median
    double ratio = 0; ///< median of the rounds' ratios; of `own` and the goal where there is no yardstick
    double goal = 0;
    [[nodiscard]] bool isMet() const { return ratio <= goal; }
};

/// Runs both once to warm up, then `rounds` times in turn.
Result compare(const Comparison &comparison, int rounds);

double median(std::vector<double> values);
