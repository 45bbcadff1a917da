#include "model/table/matching.h"

#include "model/story/rowview.h"

#include <QThread>

#include <algorithm>
#include <thread>

namespace table
{

namespace
{

constexpr std::size_t worthAThread = 10'000; ///< stories
constexpr std::size_t ahead = 4;             ///< stories

/// Brings what most filters look at into the cache while they look at the stories before: rows lie scattered in
/// memory, which takes longer than a look.
void fetch(const story::PackedRow &row)
{
    constexpr std::size_t enough = 640; ///< bytes
    constexpr std::size_t cacheLine = 64;
    const char *bytes = row.view().bytes().data();
    for (std::size_t at = 0; at < enough; at += cacheLine)
        __builtin_prefetch(bytes + at); // may lie behind the row: nothing is read
}

} // namespace

std::vector<int> matching(const Filter &filter, const std::vector<int> &ids,
                          const std::function<const story::PackedRow &(int)> &row, std::int64_t now)
{
    const auto cores = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    const std::size_t count = std::clamp(ids.size() / worthAThread, std::size_t(1), cores);
    std::vector<std::vector<int>> parts(count);
    const auto look = [&](std::size_t part) {
        const std::size_t first = ids.size() * part / count;
        const std::size_t last = ids.size() * (part + 1) / count;
        for (std::size_t i = first; i < last; ++i) {
            if (i + ahead < last)
                fetch(row(ids[i + ahead]));
            if (filter.matches(row(ids[i]).view(), now))
                parts[part].push_back(ids[i]);
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t part = 1; part < count; ++part)
        threads.emplace_back(look, part);
    look(0);
    for (std::thread &thread : threads)
        thread.join();
    for (std::size_t part = 1; part < count; ++part)
        parts[0].insert(parts[0].end(), parts[part].begin(), parts[part].end());
    return std::move(parts[0]);
}

} // namespace table
