#pragma once

#include "model/folder/filesystem.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <functional>

/// Counts the calls and makes one of them fail, or lets another writer in before one.
class FaultyFileSystem final : public folder::FileSystem
{
public:
    int failAt = 0; ///< 1-based; 0: none fails
    int error = EIO;
    bool andAllLater = false;
    int calls = 0;
    int exchanges = 0;
    std::function<void()> beforeExchange;
    std::size_t mostWritten = SIZE_MAX; ///< bytes, by one call
    int exchangeError = 0;              ///< RENAME_EXCHANGE is not supported, with this errno
    int olderBy = 0;                    ///< seconds: the last change of every file
    long kind = 0;                      ///< of file system, see statfs(2); 0: what it is
    int leaseError = 0;                 ///< leases are not granted, with this errno
    int lockError = 0;                  ///< nor locks
    std::function<void()> beforeRead;
    int ownerError = 0; ///< files cannot be given to another owner, with this errno

    int openat(int folder, const char *name, int flags, mode_t mode) override
    {
        return fails() ? -1 : FileSystem::openat(folder, name, flags, mode);
    }
    int mkdirat(int folder, const char *name, mode_t mode) override
    {
        return fails() ? -1 : FileSystem::mkdirat(folder, name, mode);
    }
    int faccessat(int folder, const char *name, int mode) override
    {
        return fails() ? -1 : FileSystem::faccessat(folder, name, mode);
    }
    int fstat(int fd, struct stat *status) override
    {
        if (fails() || FileSystem::fstat(fd, status) == -1)
            return -1;
        status->st_ctim.tv_sec -= olderBy;
        return 0;
    }
    int lstatat(int folder, const char *name, struct stat *status) override
    {
        return fails() ? -1 : FileSystem::lstatat(folder, name, status);
    }
    int fstatfs(int fd, struct statfs *status) override
    {
        if (fails() || FileSystem::fstatfs(fd, status) == -1)
            return -1;
        if (kind != 0)
            status->f_type = kind;
        return 0;
    }
    ssize_t pread(int fd, void *buffer, std::size_t size, off_t offset) override
    {
        if (beforeRead && offset == 0)
            beforeRead();
        return fails() ? -1 : FileSystem::pread(fd, buffer, size, offset);
    }
    ssize_t write(int fd, const void *buffer, std::size_t size) override
    {
        return fails() ? -1 : FileSystem::write(fd, buffer, std::min(size, mostWritten));
    }
    int fchmod(int fd, mode_t mode) override { return fails() ? -1 : FileSystem::fchmod(fd, mode); }
    int fchown(int fd, uid_t owner, gid_t group) override
    {
        if (ownerError != 0 && owner != static_cast<uid_t>(-1)) {
            errno = ownerError;
            return -1;
        }
        return fails() ? -1 : FileSystem::fchown(fd, owner, group);
    }
    ssize_t flistxattr(int fd, char *names, std::size_t size) override
    {
        return fails() ? -1 : FileSystem::flistxattr(fd, names, size);
    }
    ssize_t fgetxattr(int fd, const char *name, void *value, std::size_t size) override
    {
        return fails() ? -1 : FileSystem::fgetxattr(fd, name, value, size);
    }
    int fsetxattr(int fd, const char *name, const void *value, std::size_t size) override
    {
        return fails() ? -1 : FileSystem::fsetxattr(fd, name, value, size);
    }
    int fsync(int fd) override { return fails() ? -1 : FileSystem::fsync(fd); }
    int setlease(int fd, int type) override
    {
        if (leaseError != 0) {
            errno = leaseError;
            return -1;
        }
        return fails() ? -1 : FileSystem::setlease(fd, type);
    }
    int flock(int fd, int operation) override
    {
        if (lockError != 0) {
            errno = lockError;
            return -1;
        }
        return fails() ? -1 : FileSystem::flock(fd, operation);
    }
    int renameat2(int folder, const char *from, const char *to, unsigned flags) override
    {
        if (fails())
            return -1;
        if (flags != 0 && exchangeError != 0) {
            errno = exchangeError;
            return -1;
        }
        ++exchanges;
        if (beforeExchange)
            beforeExchange();
        return FileSystem::renameat2(folder, from, to, flags);
    }
    int unlinkat(int folder, const char *name) override { return fails() ? -1 : FileSystem::unlinkat(folder, name); }
    int close(int fd) override
    {
        const bool failing = fails();
        const int result = FileSystem::close(fd); // a close that fails has closed all the same
        if (failing)
            errno = error;
        return failing ? -1 : result;
    }

private:
    bool fails()
    {
        ++calls;
        if (failAt == 0 || (andAllLater ? calls < failAt : calls != failAt))
            return false;
        errno = error;
        return true;
    }
};
