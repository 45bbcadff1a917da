#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace app
{

/// Calls `make(i)` for 0 ≤ i < `count` on `threads` threads (one: on this one), and `take()` with each result
/// on this one, in order. Once `isOver()` holds, no more are begun. Returns how many were not.
template<typename Make, typename Take, typename IsOver>
int inOrder(int count, int threads, const Make &make, const Take &take, const IsOver &isOver)
{
    if (threads == 1 || count == 1) {
        for (int i = 0; i < count; ++i) {
            if (isOver())
                return count - i;
            take(make(i));
        }
        return 0;
    }
    constexpr int ahead = 256; ///< results that wait for one that takes long, or for who takes them
    using Result = decltype(make(0));
    std::mutex mutex;
    std::condition_variable changed;
    std::map<int, Result> made;
    int begun = 0;
    int taken = 0;
    bool isStopped = false;

    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return isStopped || begun == count || begun < taken + ahead; });
            isStopped = isStopped || isOver();
            if (isStopped || begun == count)
                break;
            const int mine = begun++;
            lock.unlock();
            Result result = make(mine);
            lock.lock();
            made.emplace(mine, std::move(result));
            if (mine == taken) // who takes asks for the others itself
                changed.notify_all();
        }
        changed.notify_all();
    };
    std::vector<std::jthread> workers;
    const int workerCount = std::min(threads, count);
    workers.reserve(static_cast<std::size_t>(workerCount));
    for (int i = 0; i < workerCount; ++i)
        workers.emplace_back(work);
    for (std::unique_lock lock(mutex);;) {
        changed.wait(lock, [&] { return made.contains(taken) || (taken == begun && (isStopped || begun == count)); });
        if (!made.contains(taken))
            return count - taken;
        const Result result = std::move(made.extract(taken).mapped());
        lock.unlock();
        take(result);
        lock.lock();
        ++taken;
        changed.notify_all();
    }
}

} // namespace app
