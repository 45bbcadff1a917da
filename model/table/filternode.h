#pragma once

#include "model/table/filter.h"

#include <functional>

namespace table
{

/// A story while a filter looks at it. Its text for words is folded once, and only when a word asks for it.
class Candidate
{
public:
    Candidate(const story::StoryRow &row, std::int64_t now)
        : m_row(row)
        , m_now(now)
    {
    }
    [[nodiscard]] const story::StoryRow &row() const { return m_row; }
    /// Milliseconds since the epoch.
    [[nodiscard]] std::int64_t now() const { return m_now; }
    /// Title, excerpt, provider and topics, folded, each on a line of its own.
    [[nodiscard]] const QString &foldedText() const;

private:
    const story::StoryRow &m_row;
    const std::int64_t m_now;
    mutable QString m_folded;
};

/// The excerpt as people see it, which is what they search for.
QString shownExcerpt(const story::StoryRow &row);

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
