#pragma once

#include "model/folder/filesystem.h"
#include "model/folder/recoveredcopy.h"

#include <optional>

namespace folder
{

struct Leftovers {
    QList<RecoveredCopy> copies;
    QList<model::Error> errors;
    QList<FoundFile> young; ///< a save may still be at work on these; they are left alone
};

/// Looks at what saves have left beside stories: removes what is empty or holds the bytes of a story beside it, and
/// tells of the others, as those bytes may be nowhere else. Leaves alone what belongs to another user. Blocks; for
/// workers.
Leftovers clearLeftovers(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories,
                         FileSystem &system = FileSystem::posix());

/// The bytes of the copy take the place of the story's, and those are kept in a copy of their own, which is returned;
/// nothing when they were the same. Whatever fails, no bytes are lost. Blocks; for workers.
model::Result<std::optional<RecoveredCopy>> keepCopy(const RecoveredCopy &copy,
                                                     FileSystem &system = FileSystem::posix());

/// Blocks; for workers.
model::Result<void> deleteCopy(const RecoveredCopy &copy, FileSystem &system = FileSystem::posix());

} // namespace folder
