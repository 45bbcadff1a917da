#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

/// From here on permissions hold for the superuser, too (capabilities(7)). Must come before the process has a second
/// thread.
inline bool obeyPermissions()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capget, &header, sets) != 0)
        return false;
    sets[0].effective &= ~(1U << CAP_DAC_OVERRIDE | 1U << CAP_DAC_READ_SEARCH);
    return ::syscall(SYS_capset, &header, sets) == 0;
}
