#include "model/folder/scanner.h"

#include "model/giveway.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace folder
{

namespace
{

constexpr qint64 publishEvery = 100;        ///< milliseconds
constexpr std::size_t storiesAtOnce = 2000; ///< that can be shown within a frame
constexpr std::size_t storiesAtFirst = 500; ///< more than a window has room for
constexpr int nice = 10;                    ///< a reader a core gets a tenth of what the window wants
constexpr int scansAtOnce = 8;              ///< one that was dropped may still wait for a slow disk

} // namespace

/// One scan; runs on a worker and posts what it has to the scanner, as long as that still waits for this scan.
class Scanner::Task final
{
public:
    Task(Scanner *scanner, std::shared_ptr<std::atomic_bool> cancelled)
        : m_scanner(scanner)
        , m_cancelled(std::move(cancelled))
    {
    }

    void run(const QStringList &paths, const std::function<void(const FoundFolder &)> &entered, bool isFirst)
    {
        const bool isOneFolder = paths.size() == 1 && QFileInfo(paths.first()).isDir();
        const PathStyle style = isOneFolder ? PathStyle::BelowRoot : PathStyle::AsGiven;
        ScanIndex index(paths, style);
        if (isFirst && index.count() > 0 && index.check(storiesAtFirst))
            remember(index, 0, storiesAtFirst);
        if (index.check() && isFirst) {
            for (std::size_t first = storiesAtFirst; first < index.count() && !*m_cancelled; first += storiesAtOnce)
                remember(index, first, storiesAtOnce);
        }
        const auto read = [this, &index, isFirst](ReadFiles batch, int found) {
            index.add(batch);
            if (!isFirst)
                std::ranges::move(index.stories(std::exchange(batch.unchanged, {})),
                                  std::back_inserter(batch.stories));
            add(std::move(batch), found);
        };
        WalkReport report = scan(paths, style, *m_cancelled, read, entered, index.reading());
        publish();
        report.isOneFolder = isOneFolder;
        report.unreadable += m_unreadable;
        report.notStories = m_notStories;
        post([report](Scanner *scanner) {
            scanner->m_report = report;
            scanner->m_handingOver.start();
        });
        if (!report.cancelled)
            index.renew(*m_cancelled);
    }

private:
    void remember(const ScanIndex &index, std::size_t first, std::size_t most)
    {
        post([stories = index.remembered(first, most)](Scanner *scanner) mutable {
            scanner->m_remembered.push_back(std::move(stories));
            scanner->m_handingOver.start();
        });
    }

    void add(ReadFiles batch, int found)
    {
        m_found = found;
        m_read += batch.files;
        for (UnreadStory &unread : batch.errors)
            m_unreadable += std::move(unread.error);
        m_notStories += batch.notStories;
        m_unchanged.insert(m_unchanged.end(), batch.unchanged.begin(), batch.unchanged.end());
        if (!batch.stories.empty())
            m_batches.push_back(std::move(batch.stories));
        if (!m_sincePublished.isValid() || m_sincePublished.elapsed() >= publishEvery)
            publish();
    }

    void publish()
    {
        post([batches = std::exchange(m_batches, {}), unchanged = std::exchange(m_unchanged, {}), read = m_read,
              found = m_found](Scanner *scanner) mutable {
            scanner->m_unchanged.insert(scanner->m_unchanged.end(), unchanged.begin(), unchanged.end());
            std::ranges::move(batches, std::back_inserter(scanner->m_batches));
            scanner->m_handingOver.start();
            emit scanner->progress(read, found);
        });
        m_sincePublished.start();
    }

    template<typename Action>
    void post(Action action)
    {
        QMetaObject::invokeMethod(
            m_scanner,
            [scanner = m_scanner, cancelled = m_cancelled, action = std::move(action)]() mutable {
                if (scanner->m_cancelled == cancelled)
                    action(scanner);
            },
            Qt::QueuedConnection);
    }

    Scanner *m_scanner;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    int m_found = 0;
    int m_read = 0;
    std::vector<Batch> m_batches;
    std::vector<int> m_unchanged;
    QList<model::Error> m_unreadable;
    int m_notStories = 0;
    QElapsedTimer m_sincePublished;
};

Scanner::Scanner(QObject *parent)
    : QObject(parent)
{
    m_scans.setMaxThreadCount(scansAtOnce);
    m_handingOver.setInterval(0);
    connect(&m_handingOver, &QTimer::timeout, this, &Scanner::handOver);
}

Scanner::~Scanner()
{
    drop();
    m_scans.waitForDone();
}

void Scanner::drop()
{
    if (m_latest)
        *m_latest = true;
    m_cancelled.reset();
    m_remembered.clear();
    m_unchanged.clear();
    m_batches.clear();
    m_report.reset();
    m_handingOver.stop();
}

void Scanner::handOver()
{
    if (!m_remembered.empty()) {
        const RememberedStories stories = std::move(m_remembered.front());
        m_remembered.pop_front();
        emit remembered(stories);
    } else if (!m_unchanged.empty()) {
        const std::vector<int> records = std::exchange(m_unchanged, {});
        emit unchanged(records);
    } else if (!m_batches.empty()) {
        Batch stories = std::move(m_batches.front());
        m_batches.pop_front();
        while (!m_batches.empty() && stories.size() < storiesAtOnce) {
            std::ranges::move(m_batches.front(), std::back_inserter(stories));
            m_batches.pop_front();
        }
        emit read(stories);
    } else if (m_report) {
        const WalkReport report = *std::exchange(m_report, std::nullopt);
        m_handingOver.stop();
        m_cancelled.reset();
        emit finished(report);
    } else {
        m_handingOver.stop();
    }
}

void Scanner::start(const QStringList &paths, const std::function<void(const FoundFolder &)> &entered, bool isFirst)
{
    drop();
    m_latest = m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_scans.start([this, cancelled = m_cancelled, paths, entered, isFirst] {
        model::giveWay(nice);
        Task(this, cancelled).run(paths, entered, isFirst);
    });
}

void Scanner::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
}

} // namespace folder
