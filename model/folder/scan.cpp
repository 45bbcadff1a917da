#include "model/folder/scan.h"

#include <QThread>
#include <queue>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace folder
{

namespace
{

constexpr std::size_t filesAtOnce =
    128; ///< few: the first rows are wanted at once, and must not stall who takes them

/// Hands batches of files from the walk to readers, and what they read on, in the order of the walk.
class Readers final
{
    Q_DISABLE_COPY_MOVE(Readers)

public:
    Readers(const std::atomic_bool &cancelled, std::atomic_bool &hasLeftOut,
            const std::function<void(ReadFiles, int)> &read, const Reading &reading)
        : m_cancelled(cancelled)
        , m_hasLeftOut(hasLeftOut)
        , m_read(read)
        , m_reading(reading)
    {
        const int count = std::max(1, QThread::idealThreadCount());
        for (int i = 0; i < count; ++i)
            m_threads.emplace_back([this] { run(); });
    }

    ~Readers()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isComplete = true;
        }
        m_wakeUp.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    void add(std::vector<ListedFile> files)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_found += static_cast<int>(files.size());
            m_waiting.push({m_batches++, std::move(files)});
        }
        m_wakeUp.notify_one();
    }

private:
    struct Batch {
        int number = 0;
        std::vector<ListedFile> files;
    };

    void run()
    {
        StoryReader reader(m_protection, m_reading);
        while (std::optional<Batch> batch = next()) {
            const bool isLeftOut = m_cancelled && !batch->files.empty();
            if (isLeftOut)
                m_hasLeftOut = true;
            finish(batch->number, isLeftOut ? ReadFiles() : reader.read(std::move(batch->files)));
        }
    }

    std::optional<Batch> next()
    {
        std::unique_lock lock(m_mutex);
        m_wakeUp.wait(lock, [this] { return m_isComplete || !m_waiting.empty(); });
        if (m_waiting.empty())
            return std::nullopt;
        Batch batch = std::move(m_waiting.front());
        m_waiting.pop();
        return batch;
    }

    /// What comes before its turn waits for it.
    void finish(int number, ReadFiles result)
    {
        const std::lock_guard lock(m_handingOver);
        m_finished.emplace(number, std::move(result));
        for (auto first = m_finished.begin(); first != m_finished.end() && first->first == m_next;
             first = m_finished.erase(first), ++m_next)
            m_read(std::move(first->second), m_found);
    }

    const std::atomic_bool &m_cancelled;
    std::atomic_bool &m_hasLeftOut;
    const std::function<void(ReadFiles, int)> &m_read;
    const Reading m_reading;
    Protection m_protection;
    std::atomic_int m_found = 0;

    std::mutex m_mutex; ///< of what waits to be read
    std::condition_variable m_wakeUp;
    std::queue<Batch> m_waiting;
    int m_batches = 0;
    bool m_isComplete = false;

    std::mutex m_handingOver; ///< of what has been read
    std::map<int, ReadFiles> m_finished;
    int m_next = 0;

    std::vector<std::thread> m_threads; ///< last: they use all of the above
};

/// Gives `file` its folder by an owner that only this batch counts: one count for all would go from core to core with
/// every file.
void shareWithin(const std::vector<ListedFile> &batch, ListedFile &file)
{
    const FoundFolder *folder = file.folder.get();
    if (!batch.empty() && batch.back().folder.get() == folder)
        file.folder = batch.back().folder;
    else
        file.folder = {std::make_shared<const std::shared_ptr<const FoundFolder>>(file.folder), folder};
}

} // namespace

WalkReport scan(const QStringList &paths, PathStyle style, const std::atomic_bool &cancelled,
                const std::function<void(ReadFiles batch, int found)> &read,
                const std::function<void(const FoundFolder &)> &entered, const Reading &reading)
{
    WalkReport report;
    std::atomic_bool hasLeftOut = false;
    {
        Readers readers(cancelled, hasLeftOut, read, reading);
        std::vector<ListedFile> files;
        files.reserve(filesAtOnce);
        report = walk(
            paths, style,
            [&](ListedFile file) {
                if (cancelled)
                    return false;
                shareWithin(files, file);
                files.push_back(std::move(file));
                if (files.size() == filesAtOnce) {
                    readers.add(std::exchange(files, {}));
                    files.reserve(filesAtOnce);
                }
                return true;
            },
            entered);
        readers.add(std::move(files));
    }
    report.cancelled = report.cancelled || hasLeftOut; // who cancels when all is read has cancelled nothing
    return report;
}

} // namespace folder
