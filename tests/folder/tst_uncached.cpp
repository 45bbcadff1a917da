#include "model/folder/scan.h"
#include "scratch.h"

#include <QDeadlineTimer>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <thread>

using namespace folder;

namespace
{

constexpr int many = 600; ///< several batches

QString nameOf(int story) { return QStringLiteral("%1/%2.md").arg(story / 200).arg(story, 4, 10, QLatin1Char('0')); }

int open(const Scratch &files, int story)
{
    return ::open(files.native(nameOf(story)).constData(), O_RDONLY | O_CLOEXEC);
}

/// True: the disk has to be asked for the data of this story.
bool isUncached(const Scratch &files, int story)
{
    const int file = open(files, story);
    char byte = 0;
    const iovec room{&byte, 1};
    const bool isThere = ::preadv2(file, &room, 1, 0, RWF_NOWAIT) == 1;
    ::close(file);
    return !isThere;
}

/// Takes their data out of the disk cache.
void forget(const Scratch &files)
{
    ::sync(); // what is not written yet stays
    for (int story = 0; story < many; ++story) {
        const int file = open(files, story);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

QString told(int story) { return QStringLiteral("%1: %2").arg(nameOf(story)).arg(story); }

QString told(const ReadStory &story)
{
    const story::StoryRow row = story.row.view().row();
    return QStringLiteral("%1: %2").arg(row.path).arg(row.field(frontmatter::Field::Heat).number);
}

/// How many descriptors this process has open.
qsizetype openCount()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

struct Found {
    QStringList stories; ///< path and heat, in the order of the walk
    QStringList errors;
};

Found scanned(const Scratch &files)
{
    Found found;
    const std::atomic_bool cancelled = false;
    scan({files.path()}, PathStyle::BelowRoot, cancelled, [&](const ReadFiles &batch, int /*found*/) {
        for (const ReadStory &story : batch.stories)
            found.stories.append(told(story));
        for (const UnreadStory &unread : batch.errors)
            found.errors.append(unread.error.text());
    });
    return found;
}

} // namespace

/// Files whose data are not in the disk cache are opened some ahead of those that are read.
class TestUncached final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void storiesAreReadWholeAndInOrder();
    void ofFilesOfWhichSomeAreCachedNoneIsMixedUp();
    void aFileThatIsGoneIsNamedAndTheOthersAreRead();
    void aFileThatIsReplacedAfterItWasOpenedIsReadAnew();
    void fewFreeDescriptorsLeaveNoStoryOut();

private:
    [[nodiscard]] std::vector<ListedFile> listed(int count) const;

    std::unique_ptr<Scratch> m_files;
    QStringList m_stories; ///< told()
};

void TestUncached::initTestCase() { qputenv("TMPDIR", QDir::currentPath().toUtf8()); } // the other may be in memory

/// Of the first folder.
std::vector<ListedFile> TestUncached::listed(int count) const
{
    const auto folder = std::make_shared<const FoundFolder>(
        FoundFolder{m_files->path(QStringLiteral("0")), QStringLiteral("0/"), m_files->path(), {}});
    std::vector<ListedFile> files;
    for (int story = 0; story < count; ++story)
        files.push_back({folder, nameOf(story).section(u'/', -1).toStdString()});
    return files;
}

void TestUncached::init()
{
    m_files = std::make_unique<Scratch>();
    m_stories.clear();
    for (int story = 0; story < many; ++story) {
        // Of unlike sizes: some take more than one read.
        m_files->write(nameOf(story), storyWithHeat(story) + QByteArray(story % 50 == 0 ? 200'000 : story, 'x'));
        m_stories.append(told(story));
    }
    for (int tries = 0; tries < 20 && !isUncached(*m_files, many / 2); ++tries) {
        QThread::msleep(tries); // somebody else is just writing out
        forget(*m_files);
    }
    if (!isUncached(*m_files, many / 2))
        QSKIP("this file system keeps all data in memory");
}

void TestUncached::storiesAreReadWholeAndInOrder()
{
    const Found found = scanned(*m_files);
    QCOMPARE(found.errors, QStringList());
    QCOMPARE(found.stories, m_stories);
}

void TestUncached::ofFilesOfWhichSomeAreCachedNoneIsMixedUp()
{
    for (int story = 0; story < many; story += 3)
        QVERIFY(m_files->read(nameOf(story)).startsWith("---"));
    const Found found = scanned(*m_files);
    QCOMPARE(found.errors, QStringList());
    QCOMPARE(found.stories, m_stories);
}

void TestUncached::aFileThatIsGoneIsNamedAndTheOthersAreRead()
{
    constexpr int gone = 40;
    QVERIFY(QFile::remove(m_files->path(nameOf(gone))));
    Protection protection;
    const ReadFiles read = StoryReader(protection).read(listed(100));
    QCOMPARE(read.errors.size(), 1U);
    QCOMPARE(read.errors.front().error.file, nameOf(gone));
    QVERIFY2(read.errors.front().error.what.contains(qt_error_string(ENOENT)),
             qPrintable(read.errors.front().error.what));
    QCOMPARE(read.errors.front().before, std::size_t(gone));
    QCOMPARE(read.stories.size(), 99U);
    for (int story = 0; story < 99; ++story) {
        QCOMPARE(told(read.stories[static_cast<std::size_t>(story)]), told(story < gone ? story : story + 1));
    }
}

/// While the reader waits for who writes its third file, those behind that are open already.
void TestUncached::aFileThatIsReplacedAfterItWasOpenedIsReadAnew()
{
    constexpr int replaced = 50;
    constexpr int gone = 60;
    const int writing = ::open(m_files->native(nameOf(2)).constData(), O_WRONLY | O_CLOEXEC);
    const qsizetype before = openCount();
    std::jthread other([&] {
        for (const QDeadlineTimer enough(1'500); openCount() < before + 90 && !enough.hasExpired();)
            QThread::msleep(1);
        m_files->write(QStringLiteral("0/new"), storyWithHeat(999));
        if (openCount() >= before + 90 && QFile::remove(m_files->path(nameOf(gone))))
            (void)::rename(m_files->native(QStringLiteral("0/new")).constData(),
                           m_files->native(nameOf(replaced)).constData());
        ::close(writing);
    });
    Protection protection;
    const ReadFiles read = StoryReader(protection, {nullptr, 0, true, true}).read(listed(100));
    other.join();
    QCOMPARE(read.stories.size(), 99U);
    QCOMPARE(told(read.stories[replaced]), QStringLiteral("%1: 999").arg(nameOf(replaced)));
    QCOMPARE(told(read.stories[gone]), told(gone + 1));
    QCOMPARE(read.errors.size(), 1U);
    QCOMPARE(read.errors.front().error.file, nameOf(gone));
}

void TestUncached::fewFreeDescriptorsLeaveNoStoryOut()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int next = open(*m_files, 0); // all below it are taken
    ::close(next);
    rlimit few = before;
    // Each reader needs two at a time, and what it opens ahead; the walk one for each folder that it is in.
    few.rlim_cur = static_cast<rlim_t>(next + 2 * QThread::idealThreadCount() + 12);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const Found found = scanned(*m_files);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(found.errors, QStringList());
    QCOMPARE(found.stories, m_stories);
}

QTEST_GUILESS_MAIN(TestUncached)

#include "tst_uncached.moc"
