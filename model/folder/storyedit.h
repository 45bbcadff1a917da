#pragma once

#include "model/frontmatter/field.h"

#include <memory>
#include <vector>

namespace folder
{

using StoryId = int; ///< stays the same as long as the folder is open, also when the file goes away

enum class SaveState : std::uint8_t { Saved, Saving, Failed, Conflict };

struct StoryEdit {
    StoryId story = -1;
    std::vector<frontmatter::Assignment> set;
    /// What the editor saw of these fields when that is no longer what the row says: somebody else's value that came
    /// in between is a conflict.
    std::vector<frontmatter::Assignment> seen = {};
};

/// Filled by the save queue when the edit has been written, read by the save queue when it is reverted.
struct Receipt;

/// An edit that was handed to the save queue: what undo and redo need.
struct AppliedEdit {
    StoryId story = -1;
    std::vector<frontmatter::Assignment> before; ///< the values shown before
    std::vector<frontmatter::Assignment> after;
    std::shared_ptr<Receipt> receipt;
};

} // namespace folder
