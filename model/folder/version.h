#pragma once

#include <string>
#include <sys/stat.h>

namespace folder
{

/// One inode with what is in it.
struct Version {
    struct stat status {
    };
    std::string bytes;

    [[nodiscard]] bool isOnInodeOf(const Version &other) const
    {
        return status.st_ino == other.status.st_ino && status.st_dev == other.status.st_dev;
    }
    [[nodiscard]] bool hasAttributesOf(const Version &other) const
    {
        return status.st_mode == other.status.st_mode && status.st_uid == other.status.st_uid &&
               status.st_gid == other.status.st_gid;
    }
    [[nodiscard]] bool isSameInodeAs(const Version &other) const
    {
        return isOnInodeOf(other) && bytes == other.bytes;
    }
    [[nodiscard]] bool isAtRestSince(const Version &before) const
    {
        return isSameInodeAs(before) && status.st_mtim.tv_sec == before.status.st_mtim.tv_sec &&
               status.st_mtim.tv_nsec == before.status.st_mtim.tv_nsec;
    }
};

} // namespace folder
