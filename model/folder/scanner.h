#pragma once

#include "model/folder/storyindex.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <deque>

namespace folder
{

struct ReadResult {
    enum class Kind { Story, NotAStory, Unreadable };
    Kind kind = Kind::NotAStory;
    ReadStory story;    ///< of Story
    model::Error error; ///< of Unreadable, and of NotAStory when the user named the file
};

class Protection;

/// Reads one file as a scan does. Blocks.
ReadResult readStory(const FoundFile &file, Protection &protection);

/// Walks folders and reads their stories on worker threads; what it finds arrives on the GUI thread by time and in
/// small batches, the first rows at once. Lives on the GUI thread.
class Scanner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Scanner)

public:
    explicit Scanner(QObject *parent = nullptr);
    ~Scanner() override;

    /// Ends the scan that runs; its results are dropped. One folder is shown by the paths below it; of several each
    /// path says which. `entered` is called on a worker before a folder is read.
    void start(const QStringList &paths, const std::function<void(const FoundFolder &)> &entered);
    void cancel(); ///< finished() follows
    [[nodiscard]] bool isRunning() const { return m_cancelled != nullptr; }

signals:
    void read(const QList<folder::ReadStory> &stories);
    void progress(int read, int found);
    void finished(const folder::WalkReport &report);

private:
    class Task;
    using Batch = QList<ReadStory>;
    void handOver();
    void drop();

    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of the scan that runs; null: none
    std::deque<Batch> m_batches;                   ///< not handed over yet
    std::optional<WalkReport> m_report;            ///< of the scan that has ended, until all is handed over
    QTimer m_handingOver;
    QThreadPool m_readers;
    QThreadPool m_scans; ///< apart from the readers: a scan waits for them, and would take their places
};

} // namespace folder
