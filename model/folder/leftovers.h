#pragma once

#include "model/folder/filesystem.h"
#include "model/folder/walk.h"

namespace folder
{

/// Looks at what saves that were cut short (a crash, a power cut) have left beside stories: removes what is empty or
/// holds the bytes of a story beside it, and says the others, as those bytes may be nowhere else. Leaves alone what a
/// save may still be at work on. Blocks; for workers.
QList<model::Error> clearLeftovers(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories,
                                   FileSystem &system = FileSystem::posix());

} // namespace folder
