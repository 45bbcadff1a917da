#include "model/folder/scanner.h"

#include "model/folder/protection.h"
#include "model/folder/replacefile.h"
#include "model/story/read.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QtConcurrentMap>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Scanner)
};

constexpr qsizetype firstRows = 200;
constexpr qsizetype rowsAtOnce = 256;
constexpr qint64 publishEvery = 100; ///< milliseconds
constexpr int scansAtOnce = 8;       ///< one that was dropped may still wait for a slow disk

} // namespace

ReadResult readStory(const FoundFile &file, Protection &protection)
{
    FileState state;
    const model::Result<std::string> bytes = readFile(file.file, file.path, FileSystem::posix(), &state);
    if (!bytes)
        return {ReadResult::Kind::Unreadable, {}, bytes.error()};
    story::ReadRow read = story::readRow(*bytes, file.path);
    if (read.kind != frontmatter::FileKind::NotAStory) {
        protect(read.row, protection.reasonFor(file, state));
        const std::size_t link = linkKeyOf(read.row);
        return {ReadResult::Kind::Story, {file, std::move(read.row), link}, {}};
    }
    if (file.named)
        return {ReadResult::Kind::NotAStory, {}, {Text::tr("Not a story: no front matter"), file.path, 0, 0, {}}};
    return {};
}

/// One scan; runs on a worker and posts what it has to the scanner, as long as that still waits for this scan.
class Scanner::Task final
{
public:
    Task(Scanner *scanner, std::shared_ptr<std::atomic_bool> cancelled)
        : m_scanner(scanner)
        , m_cancelled(std::move(cancelled))
    {
    }

    void run(const QStringList &paths, const std::function<void(const FoundFolder &)> &entered)
    {
        m_sincePublished.start();
        const bool isOneFolder = paths.size() == 1 && QFileInfo(paths.first()).isDir();
        WalkReport report = walk(
            paths, isOneFolder ? PathStyle::BelowRoot : PathStyle::AsGiven,
            [this](const FoundFile &file) {
                m_found.append(file);
                if (m_found.size() == firstRows) {
                    readSome(firstRows);
                    publish();
                }
                return !*m_cancelled;
            },
            entered);
        while (m_read < m_found.size() && !*m_cancelled) {
            readSome(rowsAtOnce);
            if (m_sincePublished.elapsed() >= publishEvery)
                publish();
        }
        publish();
        report.cancelled = *m_cancelled;
        report.isOneFolder = isOneFolder;
        report.unreadable += m_unreadable;
        report.notStories = m_notStories;
        post([report](Scanner *scanner) {
            scanner->m_report = report;
            scanner->m_handingOver.start();
        });
    }

private:
    void readSome(qsizetype most)
    {
        const QList<FoundFile> files = m_found.mid(m_read, most);
        m_read += files.size();
        const auto results = QtConcurrent::blockingMapped<QList<ReadResult>>(
            &m_scanner->m_readers, files, [this](const FoundFile &file) { return readStory(file, m_protection); });
        Batch stories;
        for (const ReadResult &result : results) {
            if (result.kind == ReadResult::Kind::Story)
                stories.append(result.story);
            else if (!result.error.what.isEmpty())
                m_unreadable.append(result.error);
            else
                ++m_notStories;
        }
        if (!stories.isEmpty())
            m_batches.push_back(std::move(stories));
    }

    void publish()
    {
        post([batches = std::exchange(m_batches, {}), read = static_cast<int>(m_read),
              found = static_cast<int>(m_found.size())](Scanner *scanner) {
            scanner->m_batches.insert(scanner->m_batches.end(), batches.begin(), batches.end());
            scanner->m_handingOver.start();
            emit scanner->progress(read, found);
        });
        m_sincePublished.restart();
    }

    template<typename Action>
    void post(Action action)
    {
        QMetaObject::invokeMethod(
            m_scanner,
            [scanner = m_scanner, cancelled = m_cancelled, action = std::move(action)] {
                if (scanner->m_cancelled == cancelled)
                    action(scanner);
            },
            Qt::QueuedConnection);
    }

    Scanner *m_scanner;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    Protection m_protection;
    QList<FoundFile> m_found;
    qsizetype m_read = 0;
    std::vector<Batch> m_batches;
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
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    m_batches.clear();
    m_report.reset();
    m_handingOver.stop();
}

/// One batch in each turn of the event loop, so that people get their turns as well: fast readers bring more at once
/// than can be shown in a moment.
void Scanner::handOver()
{
    if (!m_batches.empty()) {
        const Batch stories = std::move(m_batches.front());
        m_batches.pop_front();
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

void Scanner::start(const QStringList &paths, const std::function<void(const FoundFolder &)> &entered)
{
    drop();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_scans.start([this, cancelled = m_cancelled, paths, entered] { Task(this, cancelled).run(paths, entered); });
}

void Scanner::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
}

} // namespace folder
