#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace story
{

/// One entry of a nested mapping or list. The views point into the text that was read.
struct SimpleChild {
    std::string_view key;    ///< of a mapping; empty in a list
    std::string_view scalar; ///< an obvious scalar, raw; empty: null or a collection
};

/// A nested value in the simple shape that nearly all stories have: mappings and lists in block style, any
/// depth, whose values are obvious one-line scalars. yaml-cpp needs 1 ms for a `related` that takes
/// microseconds here.
struct SimpleBlock {
    bool isList = false;
    std::vector<SimpleChild> children; ///< the outermost level only
};

/// Reads the lines below a key that stands at column 0. Nothing when any line is not fully understood.
std::optional<SimpleBlock> readSimpleBlock(std::string_view lines);

/// `[a, b]` on one line, with unquoted words only. Nothing when it is not fully understood.
std::optional<SimpleBlock> readSimpleFlowList(std::string_view raw);

/// Takes the first line off `text`, without its line end.
std::string_view takeLine(std::string_view &text);

/// Where a simple `key:` ends in `text` and whether it is followed by a blank or nothing; 0: no simple key.
std::size_t simpleKeyLength(std::string_view text);

} // namespace story
