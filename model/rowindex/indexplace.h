#pragma once

#include <QString>

namespace rowindex
{

inline constexpr int mostIndexes = 16; ///< in the cache folder; those that were not used for longest go

/// The file of the index of the folder `root` (canonical path): in `galley/index` of $XDG_CACHE_HOME, else of
/// ~/.cache (XDG Base Directory Specification). Empty: there is no home, or the file would lie in the folder. Blocks.
QString indexFileOf(const QString &root);

/// Makes what is missing of the folder that `file` lies in, for its user alone.
bool makeFolderOf(const QString &file);
/// Beside it, and unlike any other.
QString temporaryNameFor(const QString &file);
/// Of the indexes beside `file`, and what killed processes have left.
void removeOldest(const QString &file);

} // namespace rowindex
