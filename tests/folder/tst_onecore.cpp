#include "openfolder.h"

#include <sched.h>

using namespace folder;

/// A machine with one core has thread pools of one thread, in which nothing may wait for a second one.
class TestOneCore final : public QObject
{
    Q_OBJECT

private slots:
    void aFolderIsReadEditedAndReadAnew();
    void scansThatFollowEachOtherEnd();
};

void TestOneCore::aFolderIsReadEditedAndReadAnew()
{
    QCOMPARE(QThread::idealThreadCount(), 1);
    Desk desk;
    desk.open();
    QCOMPARE(desk.stories.count(), 1);
    QSignalSpy ready(&desk.stories, &StoryFolder::detailReady);
    desk.stories.prefetch({0});
    QVERIFY(ready.wait());
    desk.stories.edit({heat(0, 7)});
    QVERIFY(desk.saved());
    QCOMPARE(desk.bytes(), storyWithHeat(7));
    desk.files.write(name, storyWithHeat(8));
    QTRY_COMPARE(heatOf(desk.stories, 0), 8);
}

void TestOneCore::scansThatFollowEachOtherEnd()
{
    Desk desk;
    for (int i = 0; i < 50; ++i)
        desk.files.write(QStringLiteral("%1/%1.md").arg(i), storyWithHeat(i));
    for (int i = 0; i < 20; ++i) {
        desk.stories.open({desk.files.path()});
        QTest::qWait(i % 3);
    }
    desk.open();
    QCOMPARE(desk.stories.count(), 51);
}

int main(int argc, char **argv)
{
    cpu_set_t allowed;
    cpu_set_t one;
    CPU_ZERO(&one);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        qFatal("the cores of this machine cannot be told");
    for (int core = 0; core < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++core) {
        if (CPU_ISSET(core, &allowed))
            CPU_SET(core, &one);
    }
    if (::sched_setaffinity(0, sizeof one, &one) != 0) // before Qt counts them
        qFatal("this process cannot be kept to one core");
    QCoreApplication application(argc, argv);
    TestOneCore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_onecore.moc"
