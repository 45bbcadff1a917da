#pragma once

namespace model
{

/// The calling thread, and those that it starts from now on, leave the cores to the window when it wants them: many
/// threads that compute at once would keep it from its share. `nice`: the value that each thread has on Linux
/// (sched(7)), the higher the more of them there are; QThread::setPriority() has no effect there.
void giveWay(int nice);

} // namespace model
