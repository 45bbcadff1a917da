#include "openfolder.h"

#include <atomic>
#include <thread>

using namespace folder;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

/// Syncs wait while it is closed.
class GateDisk final : public FileSystem
{
public:
    std::atomic_bool isClosed = true;

    int fsync(int fd) override
    {
        while (isClosed)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return FileSystem::fsync(fd);
    }
};

constexpr int count = 500; ///< more than are begun at once

QString nameOf(StoryId story) { return QStringLiteral("%1.md").arg(story, 4, 10, QLatin1Char('0')); }

/// A folder of many stories on a disk that can be stopped.
struct Crowd {
    Crowd()
    {
        for (StoryId story = 0; story < count; ++story)
            files.write(nameOf(story), storyWithHeat(5));
        open(stories, files);
    }
    QList<AppliedEdit> editAll()
    {
        QList<StoryEdit> edits;
        for (StoryId story = 0; story < count; ++story)
            edits.append(heat(story, 7));
        return stories.edit(edits);
    }
    [[nodiscard]] QByteArray bytes(StoryId story) const
    {
        return files.read(QFileInfo(stories.file(story)).fileName());
    }
    [[nodiscard]] int withHeat(int heat) const
    {
        int found = 0;
        for (StoryId story = 0; story < count; ++story)
            found += bytes(story) == storyWithHeat(heat) && heatOf(stories, story) == heat ? 1 : 0;
        return found;
    }
    [[nodiscard]] bool saved() const { return savesAreDone(stories); }

    GateDisk disk;
    const Scratch files;
    StoryFolder stories{{}, disk};
};

} // namespace

/// One step over many stories.
class TestManyEdits final : public QObject
{
    Q_OBJECT

private slots:
    void manyEditsAreWrittenAndUndone();
    void whatHasNotBegunIsTakenBack();
    void anUndoThatIsTakenBackCanBeDoneLater();
    void whatBuildsUponAnEditKeepsIt();
    void aDecisionAboutOneStoryDoesNotWaitForAllOthers();
    void manyQueuedEditsAreWrittenWhenTheFolderGoes();
};

void TestManyEdits::manyEditsAreWrittenAndUndone()
{
    Crowd crowd;
    crowd.disk.isClosed = false;
    const QList<AppliedEdit> edits = crowd.editAll();
    QCOMPARE(edits.size(), count);
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(7), count);
    crowd.stories.revert(edits);
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(5), count);
    crowd.stories.reapply(edits);
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(7), count);
}

void TestManyEdits::whatHasNotBegunIsTakenBack()
{
    Crowd crowd;
    const QList<AppliedEdit> edits = crowd.editAll();
    QVERIFY(crowd.stories.canTakeBackQueued());
    const QSignalSpy forgotten(&crowd.stories, &StoryFolder::editsForgotten);
    const QSignalSpy takenBack(&crowd.stories, &StoryFolder::takenBack);
    crowd.stories.takeBackQueued();
    QVERIFY(!crowd.stories.canTakeBackQueued());
    QCOMPARE(forgotten.count(), 1);
    QCOMPARE(takenBack.count(), 1);
    const auto left = takenBack.constFirst().constFirst().value<QList<StoryId>>();
    QVERIFY(!left.isEmpty() && left.size() < count);
    for (const StoryId story : left) {
        QCOMPARE(heatOf(crowd.stories, story), 5);
        QCOMPARE(crowd.stories.saveState(story), SaveState::Saved);
    }
    crowd.disk.isClosed = false;
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(7), count - static_cast<int>(left.size()));
    QCOMPARE(crowd.withHeat(5), static_cast<int>(left.size()));
    QCOMPARE(std::ranges::count_if(edits, StoryFolder::isForgotten), left.size());
    QVERIFY(crowd.stories.unsaved().isEmpty());

    crowd.stories.revert(edits); // one undo takes back what was written
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(5), count);
    crowd.stories.reapply(edits);
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(7), count - static_cast<int>(left.size()));
}

void TestManyEdits::anUndoThatIsTakenBackCanBeDoneLater()
{
    Crowd crowd;
    crowd.disk.isClosed = false;
    const QList<AppliedEdit> edits = crowd.editAll();
    QVERIFY(crowd.saved());
    crowd.disk.isClosed = true;
    crowd.stories.revert(edits);
    const QSignalSpy forgotten(&crowd.stories, &StoryFolder::editsForgotten);
    const QSignalSpy takenBack(&crowd.stories, &StoryFolder::takenBack);
    crowd.stories.takeBackQueued();
    QVERIFY(forgotten.isEmpty());
    const auto left = takenBack.constFirst().constFirst().value<QList<StoryId>>();
    crowd.disk.isClosed = false;
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(7), static_cast<int>(left.size()));
    crowd.stories.reapply(edits);
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(7), count);
    crowd.stories.revert(edits);
    QVERIFY(crowd.saved());
    QCOMPARE(crowd.withHeat(5), count);
}

void TestManyEdits::whatBuildsUponAnEditKeepsIt()
{
    Crowd crowd;
    crowd.editAll();
    const StoryId last = count - 1;
    crowd.stories.edit({heat(last, 9)}); // of a value that is not written yet
    crowd.stories.takeBackQueued();
    QCOMPARE(heatOf(crowd.stories, last), 9);
    crowd.disk.isClosed = false;
    QVERIFY(crowd.saved());
    QVERIFY(crowd.stories.unsaved().isEmpty());
    QCOMPARE(crowd.bytes(last), storyWithHeat(9));
}

void TestManyEdits::aDecisionAboutOneStoryDoesNotWaitForAllOthers()
{
    Crowd crowd;
    QList<StoryEdit> others;
    for (StoryId story = 1; story < count; ++story)
        others.append(heat(story, 7));
    crowd.stories.edit(others);
    crowd.stories.edit({heat(0, 9)});
    int left = -1;
    connect(&crowd.stories, &StoryFolder::storiesChanged, this, [&](const QList<StoryId> &stories) {
        if (stories.contains(0) && left < 0 && crowd.stories.saveState(0) == SaveState::Saved)
            left = crowd.stories.savingCount();
    });
    crowd.disk.isClosed = false;
    QVERIFY(crowd.saved());
    QVERIFY2(left > 0, QByteArray::number(left));
    QCOMPARE(crowd.bytes(0), storyWithHeat(9));
}

void TestManyEdits::manyQueuedEditsAreWrittenWhenTheFolderGoes()
{
    const Scratch files;
    for (StoryId story = 0; story < count; ++story)
        files.write(nameOf(story), storyWithHeat(5));
    {
        StoryFolder stories;
        open(stories, files);
        QList<StoryEdit> edits;
        for (StoryId story = 0; story < count; ++story)
            edits.append(heat(story, 7));
        stories.edit(edits);
        stories.edit({heat(count - 1, 9)});
    }
    int written = 0;
    for (StoryId story = 0; story < count; ++story)
        written += files.read(nameOf(story)) == storyWithHeat(7) ? 1 : 0;
    QCOMPARE(written, count - 1); // and the last one has the later value
}

QTEST_GUILESS_MAIN(TestManyEdits)
#include "tst_manyedits.moc"
