#include "model/folder/scan.h"
#include "model/folder/scanindex.h"
#include "model/rowindex/indexplace.h"
#include "openfolder.h"

#include <deque>
#include <fcntl.h>

using namespace folder;

/// What an index remembers of a folder that was open before, and how that is checked.
class TestScanIndex final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aFileThatHasNotChangedIsNotReadAgain();
    void rowsAreShownBeforeTheyAreVerified();
    void whatHasChangedSinceIsRead_data();
    void whatHasChangedSinceIsRead();
    void filesThatCameAndWentAreNoticedWithoutAWord();
    void whatTheWalkDidNotReachBeforeItWasStoppedIsNotShown();
    void aFileThatMayNotBeWrittenAnyMoreSaysSo();
    void aValueThatAnIndexSaysIsThereAlreadyIsWrittenAllTheSame();
    void filesThatWereJustWrittenAreReadAgain();
    void filesThatAreBeingWrittenAreReadAgain();
    void storiesWithProblemsAreReadAgain();
    void aDamagedIndexIsMadeAnewWithoutAWord();
    void rowsOfAnIndexThatIsDamagedBehindThemAreReadAgain();
    void fewChangesAreNotWorthAnIndex();
    void theCommandLineAndTheWindowShareIt();
    void noIndexIsMadeInTheFolderNorOfSeveralPaths();
    void withoutACacheFolderEverythingIsRead();

private:
    [[nodiscard]] QString file() const { return rowindex::indexFileOf(m_files->path()); }
    [[nodiscard]] std::shared_ptr<const rowindex::IndexFile> index() const
    {
        return rowindex::IndexFile::load(file(), m_files->path());
    }
    /// As another program sees to it that the modification time says nothing.
    void writeWithSameTime(const QString &story, const QByteArray &bytes) const;
    void openAndClose() const;
    /// What a scan of the folder finds now, and the index after it.
    ReadFiles scanned(const QStringList &paths, PathStyle style) const;
    void forge(const QString &title) const;

    std::deque<Scratch> m_aged; ///< folders of three stories that were written long enough ago
    std::size_t m_next = 0;
    const Scratch *m_files = nullptr; ///< of the test that runs
    Scratch m_cache;
};

void TestScanIndex::initTestCase()
{
    for (int i = 0; i < 30; ++i) {
        const Scratch &files = m_aged.emplace_back();
        files.write(name, storyWithHeat(1));
        files.write(QStringLiteral("2026/b.md"), storyWithHeat(2));
        files.write(QStringLiteral("2026/c.md"), storyWithHeat(3));
    }
    QTest::qWait(2100); // less is too soon to tell
}

void TestScanIndex::init()
{
    QVERIFY(m_next < m_aged.size());
    m_files = &m_aged[m_next++];
    qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
}

void TestScanIndex::writeWithSameTime(const QString &story, const QByteArray &bytes) const
{
    const struct stat before = m_files->status(story);
    m_files->write(story, bytes);
    const timespec times[2] = {before.st_atim, before.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, m_files->native(story).constData(), times, 0), 0);
    QCOMPARE(m_files->status(story).st_size, before.st_size);
    QCOMPARE(m_files->status(story).st_mtim.tv_nsec, before.st_mtim.tv_nsec);
}

/// The window makes an index.
void TestScanIndex::openAndClose() const
{
    StoryFolder stories;
    open(stories, *m_files);
    QTRY_VERIFY(QFileInfo::exists(file()));
}

ReadFiles TestScanIndex::scanned(const QStringList &paths, PathStyle style) const
{
    const std::atomic_bool goOn = false;
    ScanIndex index(paths, style);
    index.check();
    ReadFiles all;
    scan(
        paths, style, goOn,
        [&](ReadFiles batch, int /*found*/) {
            index.add(batch);
            std::ranges::move(index.stories(batch.unchanged), std::back_inserter(all.stories));
            std::ranges::move(batch.unchanged, std::back_inserter(all.unchanged));
            std::ranges::move(batch.stories, std::back_inserter(all.stories));
        },
        {}, index.reading());
    index.renew(goOn);
    return all;
}

/// The index says something that no file does.
void TestScanIndex::forge(const QString &title) const
{
    std::vector<rowindex::KeptRow> rows;
    const ReadFiles read = scanned({m_files->path()}, PathStyle::BelowRoot);
    QCOMPARE(read.stories.size(), 3U);
    for (const ReadStory &story : read.stories) {
        story::StoryRow row = story.row.view().row();
        row.title = title;
        QVERIFY(story.stamp.inode != 0);
        rows.push_back({story::pack(row), story.stamp});
    }
    QVERIFY(rowindex::writeIndex(file(), m_files->path(), rows, std::atomic_bool(false)));
}

void TestScanIndex::aFileThatHasNotChangedIsNotReadAgain()
{
    forge(QStringLiteral("forged"));
    StoryFolder stories;
    QSignalSpy changed(&stories, &StoryFolder::storiesChanged);
    open(stories, *m_files);
    QCOMPARE(stories.count(), 3);
    for (StoryId story = 0; story < 3; ++story) {
        QCOMPARE(stories.row(story).title, QStringLiteral("forged"));
        QVERIFY(stories.isPresent(story));
    }
    QCOMPARE(changed.count(), 0);
    QCOMPARE(stories.file(stories.find(QStringLiteral("2026/b.md"))), m_files->path(QStringLiteral("2026/b.md")));
    QCOMPARE(stories.findFile(m_files->path(name)), stories.find(name));
}

void TestScanIndex::rowsAreShownBeforeTheyAreVerified()
{
    forge(QStringLiteral("forged"));
    m_files->write(name, storyWithHeat(77));
    StoryFolder stories;
    QStringList titles;
    bool wasScanning = false;
    int unverified = 0;
    connect(&stories, &StoryFolder::storiesAdded, &stories, [&](StoryId first, StoryId last) {
        wasScanning = wasScanning || stories.isScanning();
        for (StoryId story = first; story <= last; ++story) {
            titles.append(stories.row(story).title);
            unverified += stories.isUnverified(story) ? 1 : 0;
        }
    });
    open(stories, *m_files);
    QCOMPARE(titles, QStringList(3, QStringLiteral("forged")));
    QVERIFY(wasScanning);
    QCOMPARE(unverified, 3);
    for (StoryId story = 0; story < 3; ++story)
        QVERIFY(!stories.isUnverified(story));
    QCOMPARE(stories.count(), 3);
    QCOMPARE(stories.row(stories.find(name)).title, QStringLiteral("A story"));
    QCOMPARE(heatOf(stories, stories.find(name)), 77);
}

void TestScanIndex::whatHasChangedSinceIsRead_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("its size") << QStringLiteral("size");
    QTest::newRow("nothing but its bytes, and the time was put back") << QStringLiteral("bytes");
    QTest::newRow("another file took its name") << QStringLiteral("inode");
    QTest::newRow("a file from elsewhere has the same name now") << QStringLiteral("renamed");
}

void TestScanIndex::whatHasChangedSinceIsRead()
{
    QFETCH(QString, how);
    openAndClose();
    int expected = 7;
    if (how == QLatin1String("size")) {
        m_files->write(name, storyWithHeat(expected = 123));
    } else if (how == QLatin1String("bytes")) {
        writeWithSameTime(name, storyWithHeat(7));
    } else if (how == QLatin1String("inode")) {
        replaceOutside(*m_files, storyWithHeat(7));
    } else {
        expected = 3;
        QCOMPARE(
            std::rename(m_files->native(QStringLiteral("2026/c.md")).constData(), m_files->native(name).constData()),
            0);
    }
    StoryFolder stories;
    open(stories, *m_files);
    QCOMPARE(heatOf(stories, stories.find(name)), expected);
    QCOMPARE(heatOf(stories, stories.find(QStringLiteral("2026/b.md"))), 2);
}

void TestScanIndex::filesThatCameAndWentAreNoticedWithoutAWord()
{
    openAndClose();
    QVERIFY(QFile::remove(m_files->path(name)));
    m_files->write(QStringLiteral("2026/c.md"), "no story any more\n");
    m_files->write(QStringLiteral("new.md"), storyWithHeat(4));
    StoryFolder stories;
    QSignalSpy failed(&stories, &StoryFolder::saveFailed);
    open(stories, *m_files);
    QCOMPARE(stories.count(), 4);
    for (const char *gone : {"a.md", "2026/c.md"}) {
        const StoryId story = stories.find(QString::fromLatin1(gone));
        QVERIFY(!stories.isPresent(story));
        stories.edit({heat(story, 9)}); // is refused
        QVERIFY(!QFileInfo::exists(m_files->path(name)));
    }
    for (const char *there : {"2026/b.md", "new.md"})
        QVERIFY(stories.isPresent(stories.find(QString::fromLatin1(there))));
    QVERIFY(stories.report().unreadable.isEmpty());
    QCOMPARE(stories.problemCount(), 0);
    m_files->write(name, storyWithHeat(5));
    QTRY_VERIFY(stories.isPresent(stories.find(name)));
    QCOMPARE(heatOf(stories, stories.find(name)), 5);
}

void TestScanIndex::whatTheWalkDidNotReachBeforeItWasStoppedIsNotShown()
{
    openAndClose();
    StoryFolder stories;
    bool isFirst = true;
    connect(&stories, &StoryFolder::storiesAdded, &stories, [&] {
        if (std::exchange(isFirst, false))
            stories.cancelScan();
    });
    open(stories, *m_files);
    QCOMPARE(stories.count(), 3);
    const bool isStopped = stories.report().cancelled;
    int present = 0;
    for (StoryId story = 0; story < 3; ++story)
        present += stories.isPresent(story) ? 1 : 0;
    QVERIFY(isStopped ? present < 3 : present == 3);
}

void TestScanIndex::aFileThatMayNotBeWrittenAnyMoreSaysSo()
{
    openAndClose();
    setReadOnly(*m_files, name, true);
    QCOMPARE(::link(m_files->native(QStringLiteral("2026/b.md")).constData(),
                    m_files->native(QStringLiteral("other")).constData()),
             0);
    StoryFolder stories;
    open(stories, *m_files);
    for (const char *story : {"a.md", "2026/b.md"})
        QCOMPARE(stories.row(stories.find(QString::fromLatin1(story))).problems.size(), 3U);
    QVERIFY(stories.row(stories.find(QStringLiteral("2026/c.md"))).problems.empty());
}

void TestScanIndex::aValueThatAnIndexSaysIsThereAlreadyIsWrittenAllTheSame()
{
    openAndClose();
    m_files->write(name, storyWithHeat(50));
    StoryFolder stories;
    connect(&stories, &StoryFolder::storiesAdded, &stories, [&] {
        const StoryId story = stories.find(name);
        if (story >= 0 && heatOf(stories, story) == 1)
            stories.edit({heat(story, 1)});
    });
    open(stories, *m_files);
    QVERIFY(savesAreDone(stories));
    const StoryId story = stories.find(name);
    // As of any value that others have changed since it was seen: a person decides, and nothing is dropped.
    QVERIFY(stories.saveState(story) == SaveState::Conflict || m_files->read(name) == storyWithHeat(1));
}

void TestScanIndex::filesThatWereJustWrittenAreReadAgain()
{
    m_files->write(name, storyWithHeat(8));
    openAndClose();
    QCOMPARE(index()->count(), 2);
    const struct stat status = m_files->status(name);
    const rowindex::Stamp stamp{status.st_ino, static_cast<std::uint64_t>(status.st_size),
                                status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec,
                                status.st_ctim.tv_sec * 1'000'000'000LL + status.st_ctim.tv_nsec};
    QCOMPARE(index()->find("a.md", stamp), -1);
}

void TestScanIndex::filesThatAreBeingWrittenAreReadAgain()
{
    const int writer = ::open(m_files->native(name).constData(), O_WRONLY | O_CLOEXEC);
    QVERIFY(writer >= 0);
    openAndClose();
    ::close(writer);
    QCOMPARE(index()->count(), 2);
}

void TestScanIndex::storiesWithProblemsAreReadAgain()
{
    m_files->write(name, "---\ntitle: \"open\n---\n");
    m_files->write(QStringLiteral("2026/b.md"), "---\ntitle: a\nheat: &a 5\nquality: *a\n---\n");
    QTest::qWait(2100);
    openAndClose();
    QCOMPARE(index()->count(), 1);
    for (int i = 0; i < 2; ++i) {
        StoryFolder stories;
        open(stories, *m_files);
        QCOMPARE(stories.problemCount(), 2);
    }
}

void TestScanIndex::aDamagedIndexIsMadeAnewWithoutAWord()
{
    openAndClose();
    QFile index(file());
    QVERIFY(index.open(QIODevice::ReadWrite));
    const QByteArray sound = index.readAll();
    QVERIFY(index.seek(sound.size() / 2));
    QVERIFY(index.write("damage") == 6);
    index.close();
    {
        StoryFolder stories;
        open(stories, *m_files);
        QCOMPARE(stories.count(), 3);
        QTRY_VERIFY(this->index());
    }
    QVERIFY(index.open(QIODevice::ReadOnly));
    QCOMPARE(index.readAll(), sound);
}

void TestScanIndex::rowsOfAnIndexThatIsDamagedBehindThemAreReadAgain()
{
    constexpr int count = 3000;
    const QByteArray body(900, 'x');
    for (int i = 0; i < count; ++i)
        m_files->write(QStringLiteral("more/%1.md").arg(i), "---\ntitle: A\nexcerpt: " + body + "\nheat: 1\n---\n");
    QTest::qWait(2100);
    openAndClose();
    QFile index(file());
    QVERIFY(index.open(QIODevice::ReadWrite));
    QVERIFY(index.seek(index.size() / 2));
    QVERIFY(index.write("damage") == 6);
    index.close();
    StoryFolder stories;
    QSignalSpy added(&stories, &StoryFolder::storiesAdded);
    open(stories, *m_files);
    QCOMPARE(added.first().at(1).toInt(), 499); // what was sound
    QCOMPARE(stories.count(), count + 3);
    for (StoryId story = 0; story < stories.count(); ++story)
        QVERIFY(stories.isPresent(story) && !stories.isUnverified(story));
    QTRY_VERIFY(this->index());
}

void TestScanIndex::fewChangesAreNotWorthAnIndex()
{
    for (int i = 0; i < 200; ++i)
        m_files->write(QStringLiteral("more/%1.md").arg(i), storyWithHeat(i));
    QTest::qWait(2100);
    scanned({m_files->path()}, PathStyle::BelowRoot);
    QCOMPARE(index()->count(), 203);
    QVERIFY(QFile::remove(m_files->path(QStringLiteral("more/0.md"))));
    m_files->write(name, storyWithHeat(5));
    scanned({m_files->path()}, PathStyle::BelowRoot);
    QCOMPARE(index()->count(), 203);
    QVERIFY(QFile::remove(m_files->path(QStringLiteral("more/1.md"))));
    scanned({m_files->path()}, PathStyle::BelowRoot);
    QCOMPARE(index()->count(), 200);
}

void TestScanIndex::theCommandLineAndTheWindowShareIt()
{
    const QString given = m_files->path() + QLatin1String("/../") + QFileInfo(m_files->path()).fileName();
    QCOMPARE(scanned({given}, PathStyle::AsGiven).stories.size(), 3U);
    QCOMPARE(index()->count(), 3);
    const auto expect = [&](const QStringList &paths, PathStyle style, const QString &prefix) {
        const ReadFiles read = scanned(paths, style);
        QStringList found;
        QCOMPARE(read.unchanged.size(), 3U);
        for (const ReadStory &story : read.stories) {
            found.append(story.row.view().text(story::RowText::Path));
            QCOMPARE(story.file.found().path, found.last());
            QCOMPARE(story.row.view().row().title, QStringLiteral("A story"));
        }
        QCOMPARE(found, QStringList({prefix + QLatin1String("2026/b.md"), prefix + QLatin1String("2026/c.md"),
                                     prefix + name}));
    };
    expect({given}, PathStyle::AsGiven, given + u'/');
    expect({m_files->path()}, PathStyle::BelowRoot, {});
    expect({m_files->path() + u'/'}, PathStyle::AsGiven, m_files->path() + u'/');
}

void TestScanIndex::noIndexIsMadeInTheFolderNorOfSeveralPaths()
{
    scanned({m_files->path(), m_files->path(name)}, PathStyle::AsGiven);
    scanned({m_files->path(name)}, PathStyle::AsGiven);
    QVERIFY(!QFileInfo::exists(file()));
    for (const QString &below : {QStringLiteral("cache"), QStringLiteral("2026"), QString()}) {
        qputenv("XDG_CACHE_HOME", m_files->path(below).toUtf8());
        QCOMPARE(scanned({m_files->path()}, PathStyle::BelowRoot).stories.size(), 3U);
        QVERIFY(!QFileInfo::exists(m_files->path(below) + QLatin1String("/galley")));
    }
}

void TestScanIndex::withoutACacheFolderEverythingIsRead()
{
    m_cache.write(QStringLiteral("file"), "in the way");
    for (const QByteArray &cache : {m_cache.native(QStringLiteral("file")), QByteArray("/proc/none"), QByteArray()}) {
        qputenv("XDG_CACHE_HOME", cache);
        qputenv("HOME", cache);
        for (int i = 0; i < 2; ++i) {
            StoryFolder stories;
            open(stories, *m_files);
            QCOMPARE(stories.count(), 3);
        }
    }
}

QTEST_GUILESS_MAIN(TestScanIndex)
#include "tst_scanindex.moc"
