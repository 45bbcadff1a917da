#pragma once

#include "model/story/rowview.h"
#include "model/table/order.h"

#include <optional>
#include <string>
#include <string_view>

namespace table
{

/// What a story has under a key: in this order in both directions.
enum class SortGroup : std::uint8_t { Value, Text, Missing };

/// Its values are texts; of the other keys a text is an odd value, of SortGroup::Text.
bool isTextKey(SortKey key);

/// What a story sorts by under a key: a number, a text in UTF-8, or nothing. A text that the row does not have as
/// such is put together in `made`.
std::optional<std::int64_t> sortNumber(const story::RowView &row, SortKey key);
std::optional<std::string_view> sortText(const story::RowView &row, SortKey key, std::string &made);
bool hasSortText(const story::RowView &row, SortKey key); ///< a path always is there

std::string_view pathOf(const story::RowView &row);

} // namespace table
