#pragma once

#include "model/folder/fileaccess.h"
#include "model/folder/together.h"

#include <map>

namespace folder
{

/// The last step of saves: those of one folder that come to it at the same time sync that folder once. Thread-safe.
class FolderSyncs final
{
    Q_DISABLE_COPY_MOVE(FolderSyncs)

public:
    explicit FolderSyncs(FileSystem &system)
        : m_system(system)
    {
    }
    ~FolderSyncs() = default;

    /// By an fsync(2) that begins after this call. 0, or -1 and errno. Blocks.
    int sync(const Descriptor &folder);

private:
    struct Nothing {
    };
    using Sync = Together<Nothing, int>;

    FileSystem &m_system;
    std::mutex m_mutex;
    std::map<std::pair<dev_t, ino_t>, Sync> m_folders; ///< none goes while there are saves
};

} // namespace folder
