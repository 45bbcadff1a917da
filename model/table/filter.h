#pragma once

#include "model/story/rowview.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <tl/expected.hpp>

namespace table
{

/// An error in a filter's text, with its place.
struct FilterError {
    qsizetype offset = 0; ///< 0-based, in UTF-16 units of the text
    qsizetype length = 0;
    QString message; ///< for people, with the nearest name where there is one
    bool operator==(const FilterError &) const = default;
};

/// The filter language: words, "phrases", terms (`quality>=60`, `topic:"AI Hardware"`, `date:7d`,
/// `is:problem`), blank = AND, OR, parentheses, `-`. A plain value, cheap to copy; any thread; reads memory
/// only.
class Filter
{
public:
    Filter(); ///< matches every story that is not broken
    static tl::expected<Filter, FilterError> parse(const QString &text);

    /// A broken file matches only by `is:problem`: `chip OR is:problem` and `is:problem path:2023` find it, `-chip`
    /// does not. `now` is what `date:7d` ends with, in milliseconds since the epoch: a filter outlives the day on
    /// which it was typed. The path is that of the row, below `above`.
    [[nodiscard]] bool matches(const story::RowView &row, std::int64_t now, std::string_view above = {}) const;
    [[nodiscard]] bool matches(const story::StoryRow &row, std::int64_t now) const;
    [[nodiscard]] bool isEmpty() const;
    /// The text that it was parsed from.
    [[nodiscard]] const QString &text() const;

    struct Node;

private:
    QString m_text;
    std::shared_ptr<const Node> m_root;
};

} // namespace table
