#pragma once

#include "model/folder/scan.h"
#include "model/folder/scanindex.h"

#include <QThreadPool>
#include <QTimer>

#include <deque>

namespace folder
{

/// Scans folders on worker threads; what they find arrives on the GUI thread by time, the first rows at once, and
/// never more in one turn of the event loop than can be taken in a moment. Lives on the GUI thread.
class Scanner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Scanner)

public:
    explicit Scanner(QObject *parent = nullptr);
    ~Scanner() override;

    /// Ends the scan that runs; its results are dropped. One folder is shown by the paths below it; of several each
    /// path says which. `entered` is called on a worker before a folder is read. `isFirst`: the rows of an index are
    /// wanted before it is known what has become of them.
    void start(const QStringList &paths, const std::function<void(const FoundFolder &)> &entered, bool isFirst);
    void cancel(); ///< finished() follows
    [[nodiscard]] bool isRunning() const { return m_cancelled != nullptr; }

signals:
    /// By an index, in the order of its records. Those that are still as they were come by unchanged(), only: numbers
    /// of these; others may come by read().
    void remembered(const folder::RememberedStories &stories);
    void unchanged(const std::vector<int> &records);
    void read(const std::vector<folder::ReadStory> &stories);
    void progress(int read, int found);
    void finished(const folder::WalkReport &report);

private:
    class Task;
    using Batch = std::vector<ReadStory>;
    void handOver();
    void drop();

    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of the scan that runs; null: none
    std::shared_ptr<std::atomic_bool> m_latest;    ///< of it, or of the one that ended last
    std::deque<RememberedStories> m_remembered;    ///< not handed over yet
    std::vector<int> m_unchanged;                  ///< not handed over yet
    std::deque<Batch> m_batches;                   ///< not handed over yet
    std::optional<WalkReport> m_report;            ///< of the scan that has ended, until all is handed over
    QTimer m_handingOver;
    QThreadPool m_scans;
};

} // namespace folder
