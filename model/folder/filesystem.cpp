#include "model/folder/filesystem.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace folder
{

FileSystem &FileSystem::posix()
{
    static FileSystem system;
    return system;
}

int FileSystem::openat(int folder, const char *name, int flags, mode_t mode)
{
    return ::openat(folder, name, flags, mode);
}

int FileSystem::mkdirat(int folder, const char *name, mode_t mode) { return ::mkdirat(folder, name, mode); }

int FileSystem::faccessat(int folder, const char *name, int mode) { return ::faccessat(folder, name, mode, 0); }

int FileSystem::fstat(int fd, struct stat *status) { return ::fstat(fd, status); }

int FileSystem::lstatat(int folder, const char *name, struct stat *status)
{
    return ::fstatat(folder, name, status, AT_SYMLINK_NOFOLLOW);
}

int FileSystem::fstatfs(int fd, struct statfs *status) { return ::fstatfs(fd, status); }

ssize_t FileSystem::pread(int fd, void *buffer, std::size_t size, off_t offset)
{
    return ::pread(fd, buffer, size, offset);
}

ssize_t FileSystem::write(int fd, const void *buffer, std::size_t size) { return ::write(fd, buffer, size); }

int FileSystem::fchmod(int fd, mode_t mode) { return ::fchmod(fd, mode); }

int FileSystem::fchown(int fd, uid_t owner, gid_t group) { return ::fchown(fd, owner, group); }

ssize_t FileSystem::flistxattr(int fd, char *names, std::size_t size) { return ::flistxattr(fd, names, size); }

ssize_t FileSystem::fgetxattr(int fd, const char *name, void *value, std::size_t size)
{
    return ::fgetxattr(fd, name, value, size);
}

int FileSystem::fsetxattr(int fd, const char *name, const void *value, std::size_t size)
{
    return ::fsetxattr(fd, name, value, size, 0);
}

int FileSystem::fsync(int fd) { return ::fsync(fd); }

void FileSystem::startWriting(int fd) { (void)::sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE); }

int FileSystem::setlease(int fd, int type)
{
    // A lease that somebody breaks sends a signal; SIGIO, the default, ends the process, SIGURG is ignored
    // (fcntl(2)).
    if (type != F_UNLCK && ::fcntl(fd, F_SETSIG, SIGURG) == -1)
        return -1;
    return ::fcntl(fd, F_SETLEASE, type);
}

int FileSystem::flock(int fd, int operation) { return ::flock(fd, operation); }

int FileSystem::renameat2(int folder, const char *from, const char *to, unsigned flags)
{
    return ::renameat2(folder, from, folder, to, flags);
}

int FileSystem::unlinkat(int folder, const char *name) { return ::unlinkat(folder, name, 0); }

int FileSystem::close(int fd) { return ::close(fd); }

} // namespace folder
