#pragma once

#include "model/table/filter.h"

#include <functional>

namespace table
{

/// A story while a filter looks at it. Its text for words is folded once, and only when a word asks for it.
class Candidate
{
public:
    explicit Candidate(const story::StoryRow &row)
        : m_row(row)
    {
    }
    [[nodiscard]] const story::StoryRow &row() const { return m_row; }
    /// Title, excerpt, provider and topics, folded, each on a line of its own.
    [[nodiscard]] const QString &foldedText() const;

private:
    const story::StoryRow &m_row;
    mutable QString m_folded;
};

/// The excerpt as people see it, which is what they search for.
QString shownExcerpt(const story::StoryRow &row);

using Predicate = std::function<bool(const Candidate &)>;

/// A part of a filter.
struct Filter::Node {
    Predicate matches;
    bool asksForProblems = false; ///< `is:problem` in a positive place
    bool refusesProblems = false; ///< `is:problem` in an excluded place
};

} // namespace table
