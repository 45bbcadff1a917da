#pragma once

#include "model/folder/latewrite.h"
#include "model/folder/storyfolder.h"

namespace folder
{

/// What an edit did to the file. Each of a story's saves follows the one before it, so that no two workers ever use a
/// receipt at once, and the GUI thread may read one that has failed.
struct Receipt {
    std::vector<frontmatter::RawChange> changes; ///< what it wrote when it was last made. Workers only
    std::vector<frontmatter::RawChange> undoing; ///< what its last undo wrote: all that redo gives back. Workers only
    bool wasWritten = false;                     ///< else redo makes it anew. Workers only
    bool onDisk = false;                         ///< written, and not undone since. Workers only
    bool changedFile = false;                    ///< the last save, undo or redo did. Workers only
    bool mayNotLast = false;                     ///< written, but the folder could not be synced. Workers only
    int generation = 0;                          ///< of the open folder that the edit was made in. GUI thread only
    bool undone = false;                         ///< what was asked for last was its undo. GUI thread only
    bool forgotten = false;                      ///< it was never written, and its editor let it go. GUI thread only
};

struct SaveJob {
    enum class Kind { Set, Revert, Reapply, PutIn };
    Kind kind = Kind::Set;
    StoryId story = -1;
    int generation = 0; ///< of the open folder that `story` belongs to
    FoundFile file;
    std::vector<frontmatter::Assignment> set;  ///< what the story shows meanwhile
    std::vector<frontmatter::FieldValue> base; ///< what it showed before, for each of `set`
    std::shared_ptr<Receipt> receipt;
    bool isOfMany = false;                          ///< made at once with those of other stories
    std::shared_ptr<const FailedEdit> reopens = {}; ///< of Revert: the conflict that waits again when it is done
    std::shared_ptr<const LateWrite> late = {};     ///< of PutIn, which has none of the others but `file`
};

} // namespace folder
