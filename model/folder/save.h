#pragma once

#include "model/folder/walk.h"
#include "model/frontmatter/splice.h"
#include "model/story/storyrow.h"

#include <functional>
#include <optional>

namespace folder
{

class FileSystem;
class FolderSyncs;
class FormerVersions;
class Journal;

/// A field that was set here and, differently, by someone else: a person decides.
struct Conflict {
    frontmatter::Field field;
    frontmatter::FieldValue mine;
    frontmatter::FieldValue theirs; ///< on disk now
};

/// One write to one story: fields set, or raw changes reverted. Several fields are one replacement, all or nothing.
struct SaveRequest {
    FoundFile story;
    std::vector<frontmatter::Assignment> set;
    std::vector<frontmatter::FieldValue> base;  ///< what the editor saw, for each of `set`; empty: whatever is there
    std::vector<frontmatter::RawChange> revert; ///< used when `set` is empty
    bool syncs = false; ///< also when nothing changes: what is there was put in place and may not last yet
    /// Shown the bytes of the story before anything is made of them, each time; an error ends the save.
    std::function<model::Result<void>(std::string_view onDisk)> check = {};
};

struct SaveOutcome {
    enum class Kind { Saved, Unchanged, Conflict, Refused, Failed };
    Kind kind = Kind::Failed;
    std::vector<frontmatter::RawChange> changes; ///< what was done; of Saved, and of Failed when only the sync did
    std::optional<story::StoryRow> row;          ///< the story as it is on disk now, when it could be read
    std::vector<Conflict> conflicts;             ///< of Conflict
    model::Error error; ///< of Failed and Refused: the text to revert has changed (for Conflict: the same in words)
    std::optional<model::Error> unrecorded; ///< the journal could not be written; says nothing of the save itself
};

/// Reads the file as it is now, splices, proves, tells the journal, replaces it atomically; a request for nothing
/// only reads. `former` and `syncs`: see replaceStory(). Blocks; for the save queue and `galley set`, on many threads
/// at once.
SaveOutcome save(const SaveRequest &request, Journal &journal, FileSystem &system, FormerVersions *former = nullptr,
                 FolderSyncs *syncs = nullptr);

/// How many saves may run at the same time: each waits for the disk most of the time, and needs some descriptors.
int savesAtOnce();

/// What save() would make of the file as it is now.
struct Preview {
    std::string before;
    std::string after; ///< the same bytes: there is nothing to change
};

/// Refuses what save() refuses before it writes. Writes nothing. Blocks; for `galley set --dry-run`.
model::Result<Preview> preview(const SaveRequest &request);

} // namespace folder
