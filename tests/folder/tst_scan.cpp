#include "model/folder/scan.h"
#include "scratch.h"

#include <QTest>

using namespace folder;

class TestScan final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aScanThatIsCancelledWhenAllIsReadWasNotStopped();
    void aScanThatHasLeftAFileOutSaysThatItWasStopped();
    void aScanThatIsCancelledBeforeItBeginsReadsNothing();

private:
    static constexpr int many = 2000; ///< many more than are read at once

    struct Found {
        WalkReport report;
        int stories = 0;
    };
    /// Cancels when so many have been read.
    [[nodiscard]] Found scanned(int cancelAfter) const;

    Scratch m_files;
};

void TestScan::initTestCase()
{
    for (int story = 0; story < many; ++story)
        m_files.write(QStringLiteral("%1/%2.md").arg(story % 3).arg(story), storyWithHeat(story));
}

TestScan::Found TestScan::scanned(int cancelAfter) const
{
    Found found;
    std::atomic_bool cancelled = cancelAfter == 0;
    const auto read = [&](const ReadFiles &batch, int /*found*/) {
        found.stories += static_cast<int>(batch.stories.size());
        if (found.stories >= cancelAfter)
            cancelled = true;
    };
    found.report = scan({m_files.path()}, PathStyle::BelowRoot, cancelled, read);
    return found;
}

void TestScan::aScanThatIsCancelledWhenAllIsReadWasNotStopped()
{
    const Found found = scanned(many);
    QCOMPARE(found.stories, many);
    QVERIFY(!found.report.cancelled);
}

void TestScan::aScanThatHasLeftAFileOutSaysThatItWasStopped()
{
    for (int cancelAfter = 1; cancelAfter < many; cancelAfter += 100) {
        const Found found = scanned(cancelAfter);
        QVERIFY(found.stories >= cancelAfter);
        QCOMPARE(found.report.cancelled, found.stories < many);
    }
}

void TestScan::aScanThatIsCancelledBeforeItBeginsReadsNothing()
{
    const Found found = scanned(0);
    QCOMPARE(found.stories, 0);
    QVERIFY(found.report.cancelled);
}

QTEST_GUILESS_MAIN(TestScan)

#include "tst_scan.moc"
