#pragma once

#include "model/folder/formerversions.h"

namespace folder
{

enum class PutIn {
    Left,   ///< there was nothing to put in, or somebody else has written since: that is newer
    Merged, ///< both are in the file now
    Over    ///< it is in the file now, and takes the place of something that was set here
};

/// What is kept as a copy instead, and why.
struct NotPutIn {
    model::Error error;
    FoundFile copy; ///< without a name: there is none
};

/// Puts what came late into the file, as if it had come before what Galley has set since: fields that it changed
/// itself say what it wants, the others what is there now. What takes no fields safely goes in as it is. What is not
/// whole, or cannot be put in, is kept as a copy beside the story, and that is the error. Blocks.
tl::expected<PutIn, NotPutIn> putIn(const LateWrite &late, FormerVersions &former, FileSystem &system);

} // namespace folder
