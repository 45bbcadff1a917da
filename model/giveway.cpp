#include "model/giveway.h"

#include <sys/resource.h>
#include <unistd.h>

namespace model
{

void giveWay(int nice)
{
    thread_local const int done = ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice);
    (void)done; // without it, things only go less smoothly
}

} // namespace model
