#pragma once

#include "model/folder/storyreader.h"

#include <atomic>

namespace folder
{

/// Walks `paths` and reads their stories with as many threads as there are cores, in small batches. `read` is called
/// for each batch in the order of the walk, by one thread at a time, with the number of files found so far;
/// `entered` before a folder is read. Both must be thread-safe towards the caller. Ends early once `cancelled`.
/// `reading` is how. Blocks; for workers and the command line.
WalkReport scan(const QStringList &paths, PathStyle style, const std::atomic_bool &cancelled,
                const std::function<void(ReadFiles batch, int found)> &read,
                const std::function<void(const FoundFolder &)> &entered = {}, const Reading &reading = {});

} // namespace folder
