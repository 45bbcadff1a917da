#pragma once

#include "model/rowindex/stamp.h"
#include "model/story/rowview.h"

#include <QString>

#include <atomic>

namespace rowindex
{

/// A row to be kept, and the state of its file when it was read, or before.
struct KeptRow {
    story::PackedRow row;
    Stamp stamp;
    std::size_t prefixSize = 0; ///< so many bytes of its path are not kept: those before the path below the root
};

/// Replaces the index of the folder `root`. All or nothing; false: the index is as it was, which is no reason for a
/// word. Ends early once `cancelled`. What a power cut leaves of it is found by its checksum, so nobody waits for the
/// disk. Blocks.
bool writeIndex(const QString &file, const QString &root, const std::vector<KeptRow> &rows,
                const std::atomic_bool &cancelled);

} // namespace rowindex
