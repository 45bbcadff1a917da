#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace folder
{

/// Work that many threads want at the same time and that is done once for all of them: who comes while it is being
/// done waits for the next time, which one of those who wait does for all. Who is alone waits for nobody.
/// Thread-safe.
template<typename Load, typename Outcome>
class Together final
{
public:
    /// `add` puts what this thread has into the load; `work` makes the outcome of the whole load, for all of it.
    template<typename Add, typename Work>
    Outcome run(const Add &add, const Work &work)
    {
        std::unique_lock lock(m_mutex);
        const std::shared_ptr<Time> time = m_next;
        add(time->load);
        time->changed.wait(lock, [&] { return time->outcome || !m_isRunning; });
        if (!time->outcome) {
            m_isRunning = true;
            m_next = std::make_shared<Time>();
            lock.unlock();
            Outcome outcome = work(std::as_const(time->load));
            lock.lock();
            time->outcome.emplace(std::move(outcome));
            m_isRunning = false;
            const std::shared_ptr<Time> next = m_next;
            lock.unlock();
            time->changed.notify_all();
            next->changed.notify_one();
        }
        return *time->outcome;
    }

private:
    struct Time {
        Load load;
        std::optional<Outcome> outcome = {};
        std::condition_variable changed = {}; ///< one for each time: who waits for the next one sleeps on
    };

    std::mutex m_mutex;
    std::shared_ptr<Time> m_next = std::make_shared<Time>();
    bool m_isRunning = false;
};

} // namespace folder
