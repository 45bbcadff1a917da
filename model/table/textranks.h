#pragma once

#include "model/table/collation.h"
#include "model/table/sortvalue.h"

#include <limits>
#include <vector>

namespace table
{

/// By id: how the text of a story stands among the others. Equal texts have equal ranks.
using Ranks = std::vector<std::uint32_t>;
inline constexpr std::uint32_t unranked = 0;
inline constexpr std::uint32_t textless = std::numeric_limits<std::uint32_t>::max();

/// A row each story, by id; none where a story is not known.
using RowsById = std::vector<story::PackedRow>;

/// Paths bytewise.
int compareTexts(const story::RowView &left, const story::RowView &right, SortKey key, const Collation &collation);

/// The ranks of all. Takes long for very many, on all cores. Any thread.
Ranks rankAll(const RowsById &rows, SortKey key, const QLocale &locale);
/// Gives ranks to few that have texts and none yet.
void rankMore(Ranks &ranks, std::vector<int> more, const RowsById &rows, SortKey key, const Collation &collation);

} // namespace table
