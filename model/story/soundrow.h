#pragma once

#include "model/story/rowview.h"

namespace story
{

/// Raised whenever a story's packed row would be another one than before, so that rows which were kept on a disk are
/// not taken for today's.
inline constexpr std::uint32_t readerVersion = 3;

/// What else makes rows what they are: the libraries that they were read with.
std::string readerLibraries();

/// True when `bytes`, aligned to 8, begin with a packed row that can be read: everything that it says of itself lies
/// within. For bytes from a disk; any thread.
bool beginWithSoundRow(std::string_view bytes);

/// Appends the row to `packed`, whose size is a multiple of 8, with another path.
void appendWithPath(std::string &packed, const RowView &row, std::string_view path);

} // namespace story
