#include "model/folder/lease.h"

#include <fcntl.h>
#include <linux/magic.h>

namespace folder
{

/// A server that grants no delegation or oplock says EAGAIN though nobody writes (Linux: nfs4_add_lease,
/// cifs_setlease). FUSE and 9p know the writers of this machine only (generic_setlease). The lease of a file of
/// somebody else is not for us (EACCES, fcntl(2)).
Writers tryLease(FileSystem &system, const Descriptor &file, unsigned kind)
{
    if (retrying([&] { return system.setlease(file.fd(), F_RDLCK); }) == -1)
        return errno == EAGAIN && !isServed(kind) ? Writers::Some : Writers::Unknown;
    const bool tellsAll = kind != FUSE_SUPER_MAGIC && kind != V9FS_MAGIC;
    return tellsAll || !dropLease(system, file) ? Writers::None : Writers::Unknown;
}

Writers tryLease(FileSystem &system, const Descriptor &file)
{
    return tryLease(system, file, kindOfSystem(system, file));
}

bool dropLease(FileSystem &system, const Descriptor &file)
{
    return retrying([&] { return system.setlease(file.fd(), F_UNLCK); }) == 0;
}

} // namespace folder
