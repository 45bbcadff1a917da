#pragma once

#include <cstddef>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/types.h>

namespace folder
{

/// The seam for files: the system calls of reading, of an atomic save and of the journal, one to one, with POSIX's
/// own results
/// (-1 and errno). Tests make the Nth call fail; the program uses posix(). Thread-safe.
class FileSystem
{
public:
    virtual ~FileSystem() = default;
    static FileSystem &posix();

    virtual int openat(int folder, const char *name, int flags, mode_t mode);
    virtual int mkdirat(int folder, const char *name, mode_t mode);
    virtual int faccessat(int folder, const char *name, int mode);
    virtual int fstat(int fd, struct stat *status);
    virtual int lstatat(int folder, const char *name, struct stat *status);
    virtual int fstatfs(int fd, struct statfs *status);
    virtual ssize_t pread(int fd, void *buffer, std::size_t size, off_t offset);
    virtual ssize_t write(int fd, const void *buffer, std::size_t size);
    virtual int fchmod(int fd, mode_t mode);
    virtual int fchown(int fd, uid_t owner, gid_t group);
    virtual ssize_t flistxattr(int fd, char *names, std::size_t size);
    virtual ssize_t fgetxattr(int fd, const char *name, void *value, std::size_t size);
    virtual int fsetxattr(int fd, const char *name, const void *value, std::size_t size);
    virtual int fsync(int fd);
    /// Without waiting, and without a promise: the fsync() that follows has less to do (sync_file_range(2)).
    virtual void startWriting(int fd);
    /// fcntl(F_SETLEASE): F_RDLCK is granted only while nobody has the file open for writing (else EAGAIN;
    /// what servers make of that: see Replacement).
    virtual int setlease(int fd, int type);
    virtual int flock(int fd, int operation);
    virtual int renameat2(int folder, const char *from, const char *to, unsigned flags);
    virtual int unlinkat(int folder, const char *name);
    virtual int close(int fd);
};

} // namespace folder
