#pragma once

#include "model/error.h"
#include "model/folder/filesystem.h"

#include <functional>
#include <string>
#include <string_view>

namespace folder
{

class FolderSyncs;
class FormerVersions;

inline constexpr std::size_t largestStory = 64U << 20U; ///< bytes; a larger file is refused

/// What an open file says of itself.
struct FileState {
    struct stat status {
    };
    bool isImmutable = false; ///< chattr +i
};

/// Reads a regular file of at most `largestStory` bytes. Never blocks on a FIFO (O_NONBLOCK, S_ISREG).
/// `shown` is the path for the error. Changes nothing, not even the access time where the system lets it.
model::Result<std::string> readFile(const QString &file, const QString &shown,
                                    FileSystem &system = FileSystem::posix(), FileState *state = nullptr);

/// readFile() once no other program has the file open for writing; refused when one keeps it open. Where the system
/// does not tell of writers (see Replacement), at once.
model::Result<std::string> readSettled(const QString &file, const QString &shown,
                                       FileSystem &system = FileSystem::posix());

/// Makes the new bytes of a story from those on disk at that moment; may be called again when another writer
/// was faster. An error ends the save and nothing is written; the same bytes end it as done without a write.
using Remake = std::function<model::Result<std::string>(std::string_view onDisk)>;
/// Who records what is done.
struct Announce {
    /// Told what is about to be put in place. The new version is written then, and its way to the disk has begun, so
    /// that what this syncs is synced together with it.
    std::function<void(std::string_view onDisk, std::string_view made)> begun;
    /// What was told last is not in place and will not be: another try may begin.
    std::function<void()> undone;
};

/// Replaces a story file, all or nothing: reads it, calls `remake`, writes a temporary file
/// `.galley-XXXXXXXX.tmp` beside it, keeps extended attributes, mode, and owner and group where it can, tells
/// `announce`, syncs, exchanges the two (RENAME_EXCHANGE), verifies that what came out is what was read, syncs the
/// folder. A symbolic link is followed and stays a link; the real file must lie inside `root`. Refused: read-only
/// files (no write bit), hard links, anything but a regular file. Returns the bytes that are in the file now. What a
/// program writes into the old version that late is for `former` to find. Saves at the same time share `syncs`.
/// Blocks; never on the GUI thread.
model::Result<std::string> replaceStory(const QString &file, const QString &shown, const QString &root,
                                        const Remake &remake, FileSystem &system = FileSystem::posix(),
                                        FormerVersions *former = nullptr, FolderSyncs *syncs = nullptr,
                                        const Announce *announce = nullptr);

/// The last step of replaceStory() alone, for one that failed there.
model::Result<void> syncFolderOf(const QString &file, const QString &shown, const QString &root,
                                 FileSystem &system = FileSystem::posix());

/// The bytes of a story that replaceStory() would begin to replace now: refused like there. Writes nothing. Blocks.
model::Result<std::string> readReplaceable(const QString &file, const QString &shown, const QString &root,
                                           FileSystem &system = FileSystem::posix());

/// Whether writeNewFile() may overwrite what is there; why not, else. Blocks.
model::Result<void> checkReplaceable(const QString &file, FileSystem &system = FileSystem::posix());

/// Writes an export, all or nothing, with mode 0666 less the umask. Without `overwrite` an existing file is
/// refused. Refused always: a target that is a story file or below .git. Blocks.
model::Result<void> writeNewFile(const QString &file, std::string_view bytes, bool overwrite,
                                 FileSystem &system = FileSystem::posix());

} // namespace folder
