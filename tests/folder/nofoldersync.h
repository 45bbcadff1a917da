#pragma once

#include "model/folder/filesystem.h"

#include <atomic>
#include <cerrno>

/// Folders cannot be synced.
class NoFolderSync : public folder::FileSystem
{
public:
    std::atomic_bool fails = true;
    std::atomic_int synced = 0;
    int fsync(int fd) override
    {
        struct stat status {
        };
        if (::fstat(fd, &status) == -1 || !S_ISDIR(status.st_mode))
            return FileSystem::fsync(fd);
        if (fails) {
            errno = EIO;
            return -1;
        }
        ++synced;
        return FileSystem::fsync(fd);
    }
};
