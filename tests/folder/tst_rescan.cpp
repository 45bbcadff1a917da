#include "likeanybody.h"
#include "openfolder.h"

using namespace folder;

namespace
{

QByteArray storyWithBody(const QByteArray &body) { return "---\ntitle: A story\nheat: 5\n---\n" + body + '\n'; }

/// Writes into a story and tells no watch: it is never closed.
class SilentWriter final
{
    Q_DISABLE_COPY_MOVE(SilentWriter)

public:
    /// Before the folder is opened.
    explicit SilentWriter(const QString &path)
        : m_file(path)
    {
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            qFatal("cannot open %s", qPrintable(path));
    }
    void write(const QByteArray &bytes)
    {
        QVERIFY(m_file.seek(0));
        QCOMPARE(m_file.write(bytes), bytes.size());
        QVERIFY(m_file.resize(bytes.size()));
    }

private:
    QFile m_file;
};

/// A folder whose scan goes on for a while after it has read the first story.
class SlowDesk final
{
    Q_DISABLE_COPY_MOVE(SlowDesk)

public:
    SlowDesk()
    {
        for (int i = 0; i < 60; ++i) {
            const QString big = QStringLiteral("big%1.md").arg(i);
            m_desk.files.write(big, storyWithHeat(i));
            if (::truncate(m_desk.files.native(big).constData(), 16 << 20) != 0)
                qFatal("cannot make a large story");
        }
    }
    Desk *operator->() { return &m_desk; }

private:
    Desk m_desk;
};

void rescan(StoryFolder &stories)
{
    QSignalSpy finished(&stories, &StoryFolder::scanFinished);
    stories.rescan();
    QVERIFY(finished.wait(20000));
}

void loadDetail(StoryFolder &stories)
{
    QSignalSpy ready(&stories, &StoryFolder::detailReady);
    QVERIFY(!stories.detail(0));
    QVERIFY(ready.wait());
}

void setMode(const Desk &desk, const QString &file, mode_t mode)
{
    QCOMPARE(::chmod(desk.files.native(file).constData(), mode), 0);
}

bool isUnreadable(const StoryFolder &stories, StoryId story)
{
    const std::vector<story::Problem> &problems = stories.row(story).problems;
    return stories.isPresent(story) && problems.size() == 1 &&
           problems.front().reason.contains(QStringLiteral("Permission denied"));
}

} // namespace

/// What F5 and polling find.
class TestRescan final : public QObject
{
    Q_OBJECT

private slots:
    void theDetailIsReadAnew();
    void theDetailOfAStoryThatComesBackIsReadAnew();
    void whatTheWatchReadMeanwhileStays();
    void whatWentMeanwhileStaysGone();
    void aFileThatCannotBeReadKeepsItsRow();
    void aFolderThatCannotBeReadKeepsItsRows();
    void whatCannotBeReadAndIsDeletedThenIsGone();
    void aFileThatIsNoStoryAnyMoreIsNotDeleted();
};

void TestRescan::theDetailIsReadAnew()
{
    Desk desk(storyWithBody("Before"));
    SilentWriter writer(desk.files.path(name));
    desk.open();
    loadDetail(desk.stories);
    QSignalSpy changed(&desk.stories, &StoryFolder::storiesChanged);
    writer.write(storyWithBody("Behind"));
    rescan(desk.stories);
    QTRY_COMPARE(desk.stories.detail(0)->body.trimmed(), QStringLiteral("Behind"));
    QCOMPARE(changed, QList<QVariantList>{{QVariant::fromValue(QList<StoryId>{0})}});
    rescan(desk.stories);
    QTest::qWait(100);
    QCOMPARE(changed.count(), 1);
}

void TestRescan::theDetailOfAStoryThatComesBackIsReadAnew()
{
    Desk desk(storyWithBody("Before"));
    desk.open();
    loadDetail(desk.stories);
    QVERIFY(QFile::remove(desk.files.path(name)));
    QTRY_VERIFY(!desk.stories.isPresent(0));
    desk.files.write(name, storyWithBody("Behind"));
    QTRY_VERIFY(desk.stories.isPresent(0));
    QCOMPARE(desk.stories.detail(0)->body.trimmed(), QStringLiteral("Behind"));
}

void TestRescan::whatTheWatchReadMeanwhileStays()
{
    SlowDesk desk;
    desk->open();
    QList<int> seen;
    connect(&desk->stories, &StoryFolder::storiesChanged, this, [&] { seen.append(heatOf(desk->stories, 0)); });
    QSignalSpy finished(&desk->stories, &StoryFolder::scanFinished);
    desk->stories.rescan();
    QTest::qWait(50);
    desk->files.write(name, storyWithHeat(8));
    QVERIFY(finished.wait(60000));
    QTRY_COMPARE(heatOf(desk->stories, 0), 8);
    QTest::qWait(300);
    QVERIFY(!seen.isEmpty());
    QCOMPARE(seen, QList<int>(seen.size(), 8));
}

void TestRescan::whatWentMeanwhileStaysGone()
{
    SlowDesk desk;
    desk->open();
    QSignalSpy finished(&desk->stories, &StoryFolder::scanFinished);
    desk->stories.rescan();
    QTest::qWait(50);
    QVERIFY(QFile::remove(desk->files.path(name)));
    QVERIFY(finished.wait(60000));
    QTRY_VERIFY(!desk->stories.isPresent(0));
}

void TestRescan::aFileThatCannotBeReadKeepsItsRow()
{
    Desk desk;
    desk.open();
    loadDetail(desk.stories);
    setMode(desk, name, 0);
    rescan(desk.stories);
    QTRY_VERIFY(isUnreadable(desk.stories, 0));
    QCOMPARE(desk.stories.problemCount(), 1);
    QCOMPARE(heatOf(desk.stories, 0), 5);
    QCOMPARE(desk.stories.row(0).title, QStringLiteral("A story"));
    QVERIFY(desk.stories.detail(0)->body.contains(QStringLiteral("Body")));
    QTest::qWait(600); // for longer than a file may be gone
    rescan(desk.stories);
    QTest::qWait(600);
    QVERIFY(isUnreadable(desk.stories, 0));

    setMode(desk, name, 0644);
    rescan(desk.stories);
    QTRY_VERIFY(desk.stories.row(0).problems.empty());
    QCOMPARE(desk.stories.problemCount(), 0);
}

void TestRescan::aFolderThatCannotBeReadKeepsItsRows()
{
    Desk desk;
    desk.files.write(QStringLiteral("x/b.md"), storyWithHeat(6));
    desk.open();
    setMode(desk, QStringLiteral("x"), 0);
    rescan(desk.stories);
    QTRY_VERIFY(isUnreadable(desk.stories, 1));
    QCOMPARE(heatOf(desk.stories, 1), 6);
    setMode(desk, QStringLiteral("x"), 0755);
    rescan(desk.stories);
    QTRY_VERIFY(desk.stories.row(1).problems.empty());
}

void TestRescan::whatCannotBeReadAndIsDeletedThenIsGone()
{
    Desk desk;
    desk.open();
    setMode(desk, name, 0);
    rescan(desk.stories);
    QTRY_VERIFY(isUnreadable(desk.stories, 0));
    QVERIFY(QFile::remove(desk.files.path(name)));
    QTRY_VERIFY(!desk.stories.isPresent(0));
    QCOMPARE(desk.stories.problemCount(), 0);
}

void TestRescan::aFileThatIsNoStoryAnyMoreIsNotDeleted()
{
    Desk desk;
    desk.open();
    QCOMPARE(desk.stories.presence(0), Presence::There);
    desk.files.write(name, {});
    QTRY_COMPARE(desk.stories.presence(0), Presence::Empty);
    QVERIFY(!desk.stories.isPresent(0));
    QSignalSpy failed(&desk.stories, &StoryFolder::saveFailed);
    QVERIFY(desk.stories.edit({heat(0, 7)}).isEmpty());
    QVERIFY(failed.constFirst().at(1).value<model::Error>().what.contains(QStringLiteral("its file is empty")));
    desk.files.write(name, "A text\n");
    QTRY_COMPARE(desk.stories.presence(0), Presence::NoStory);
    QVERIFY(QFile::remove(desk.files.path(name)));
    QTRY_COMPARE(desk.stories.presence(0), Presence::Deleted);
    desk.files.write(name, storyWithHeat(6));
    QTRY_COMPARE(desk.stories.presence(0), Presence::There);
    QCOMPARE(heatOf(desk.stories, 0), 6);
    QCOMPARE(desk.stories.count(), 1);
}

int main(int argc, char **argv)
{
    if (!obeyPermissions())
        qFatal("the permissions of the superuser cannot be laid down");
    QCoreApplication application(argc, argv);
    TestRescan test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_rescan.moc"
