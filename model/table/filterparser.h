#pragma once

#include "model/table/filterlexer.h"
#include "model/table/filternode.h"

namespace table
{

/// Makes one node of the tokens of a filter; a node without a predicate when there is nothing to match.
/// Parentheses may be nested `maximalDepth` deep.
inline constexpr int maximalDepth = 64;
/// Each is looked for in each story, at each key.
inline constexpr int mostOperands = 100;
tl::expected<Filter::Node, FilterError> parseTokens(const std::vector<Token> &tokens);

} // namespace table
