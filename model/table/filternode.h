#pragma once

#include "model/table/filter.h"

#include <functional>

namespace table
{

/// A story while a filter looks at it.
struct Candidate {
    story::RowView row;
    std::int64_t now;       ///< milliseconds since the epoch
    std::string_view above; ///< what the path of the row lies below
};

/// What a part of a filter says of a story.
struct Verdict {
    Verdict(bool matching, bool restingOnProblems = false)
        : matches(matching)
        , restsOnProblems(restingOnProblems)
    {
    }
    bool matches;
    bool restsOnProblems; ///< `is:problem` has a share in it, so it counts for a broken file too
};

/// A part of a filter.
struct Filter::Node {
    std::function<Verdict(const Candidate &)> judge;
};

} // namespace table
