#pragma once

#include "model/error.h"
#include "model/folder/recoveredcopy.h"

#include <optional>

namespace folder
{

class FileSystem;
class Journal;

struct KeptCopy {
    std::optional<RecoveredCopy> former;    ///< the story's version before, which is a copy now
    std::optional<RecoveredCopy> rest;      ///< the copy itself, when the story does not hold all of it
    bool hasChanged = false;                ///< the story is not what the copy was compared with: nothing was put in
    std::optional<model::Error> unrecorded; ///< the journal could not be written
};

/// Gives the story the copy's values, as an edit that the journal has; or, where they differ in more, puts the bytes
/// of the copy in the place of the story's. The story's bytes before are kept in a copy of their own. A copy that the
/// story holds now goes. Nothing is done to a story that is not what the copy was compared with. Whatever fails, no
/// bytes are lost. Blocks; for workers.
model::Result<KeptCopy> keepCopy(const RecoveredCopy &copy, Journal &journal, FileSystem &system);

/// The copy compared with its story as that is now; nothing: the story held the same, and the copy has gone. As it
/// was when the copy cannot be read. Blocks; for workers.
model::Result<std::optional<RecoveredCopy>> compareAgain(const RecoveredCopy &copy, FileSystem &system);

} // namespace folder
