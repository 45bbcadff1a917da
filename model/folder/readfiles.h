#pragma once

#include "model/folder/walk.h"
#include "model/rowindex/stamp.h"
#include "model/story/rowview.h"

namespace folder
{

/// A story as it was read from its file. A plain value.
struct ReadStory {
    ListedFile file;
    story::PackedRow row;
    rowindex::Stamp stamp = {}; ///< of the file; none when its row is not to be kept
};

struct UnreadStory {
    model::Error error;
    std::size_t before = 0; ///< so many stories of ReadFiles come before it
    bool isNoStory = false; ///< but was named
};

/// What came of reading some files one after another.
struct ReadFiles {
    std::vector<ReadStory> stories;
    std::vector<int> unchanged; ///< records of the index; their files were not opened
    std::vector<UnreadStory>
        errors;                ///< of files that cannot be read, and of those that were named and are no stories
    bool isUnreadable = false; ///< at least one
    int notStories = 0;
    int files = 0;
};

} // namespace folder
