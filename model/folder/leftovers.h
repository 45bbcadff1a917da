#pragma once

#include "model/folder/filesystem.h"
#include "model/folder/recoveredcopy.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace folder
{

/// Where to look, and what is known.
struct LeftoverSearch {
    QList<FoundFile> leftovers;
    QList<FoundFile> stories; ///< beside them
    QString journal = {};
    QHash<QByteArray, FoundFile> nearest = {}; ///< Leftovers::nearest of a look at the same stories
    QSet<QString> kept = {};                   ///< leftovers that Recovery has made since the start
};

struct Leftovers {
    QList<RecoveredCopy> copies;
    QList<model::Error> errors;
    QList<FoundFile> young;           ///< a save may still be at work on these; they are left alone
    std::chrono::seconds untilOld{0}; ///< until the first of these can be looked at
    /// The story that is most like a leftover, by the leftover's inode and its last change: to find it, all stories
    /// of a folder are read.
    QHash<QByteArray, FoundFile> nearest;
};

/// Looks at what saves have left beside stories: removes what is empty, what holds the bytes of a story beside it,
/// and what is a version of before a finished save by the journal, and tells of the others, as those bytes may be
/// nowhere else. Leaves alone what belongs to another user and is not in the journal. Blocks; for workers.
Leftovers clearLeftovers(const LeftoverSearch &search, FileSystem &system = FileSystem::posix());

/// Writes a copy of `bytes` beside the story `like`, for a later start to offer; or, where `kept` is one that was
/// made before, anew. After an error `kept` has a name only if the copy is there, and may not last. Blocks; for
/// workers.
model::Result<void> keepBytes(FoundFile &kept, const FoundFile &like, std::string_view bytes, FileSystem &system);

/// Blocks; for workers.
model::Result<void> deleteCopy(const RecoveredCopy &copy, FileSystem &system = FileSystem::posix());

} // namespace folder
