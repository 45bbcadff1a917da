#pragma once

#include <string>
#include <string_view>

namespace story
{

/// Appends the packed row (rowview.h) of a story in which all is beyond doubt: each line is simple (simpleblock.h),
/// each value of the kind that its key asks for, nothing is there twice, and no reader of YAML disagrees about a
/// byte. The row then has no problems. False for all other files, of which nothing is appended.
bool appendSimpleRow(std::string &packed, std::string_view bytes, std::string_view path);

} // namespace story
