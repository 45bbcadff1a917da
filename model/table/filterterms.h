#pragma once

#include "model/table/filterlexer.h"
#include "model/table/filternode.h"

namespace table
{

/// What a single word, phrase, address or term asks for.
tl::expected<Filter::Node, FilterError> nodeOf(const Token &token);

} // namespace table
