#pragma once

#include "model/frontmatter/field.h"

#include <memory>
#include <vector>

namespace folder
{

using StoryId = int; ///< stays the same as long as the folder is open, also when the file goes away

enum class SaveState : std::uint8_t { Saved, Saving, Failed, Conflict };

/// What has become of a story's file. Anything but There: no row and no edits until it is a story again.
enum class Presence : std::uint8_t { There, Deleted, Empty, NoStory };
/// "its file has gone", to be put after a colon.
QString absenceText(Presence presence);

struct StoryEdit {
    StoryId story = -1;
    std::vector<frontmatter::Assignment> set;
    /// What the editor saw of these fields when that is no longer what the row says: somebody else's value that came
    /// in between is a conflict.
    std::vector<frontmatter::Assignment> seen = {};
};

/// Whose values stay when a conflict is settled.
enum class Keep : std::uint8_t { Mine, Theirs };

struct FailedEdit;

/// A field that was written here, and since then, differently, by somebody else.
struct Overwritten {
    StoryId story = -1;
    frontmatter::Field field = frontmatter::Field::Published;
    frontmatter::FieldValue mine;
    frontmatter::FieldValue theirs;
};

/// Filled by the save queue when the edit has been written, read by the save queue when it is reverted.
struct Receipt;

/// An edit that was handed to the save queue, or a conflict that was settled: what undo and redo need.
struct AppliedEdit {
    StoryId story = -1;
    std::vector<frontmatter::Assignment> before; ///< the values shown before
    std::vector<frontmatter::Assignment> after;  ///< none: theirs was kept
    std::shared_ptr<Receipt> receipt;
    /// The edit in conflict as it was before it was settled; null: an edit like any other.
    std::shared_ptr<const FailedEdit> settled = {};
};

} // namespace folder
