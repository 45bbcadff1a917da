#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/storypage.h"
#include "ui/preview/preview.h"
#include "ui/window/statusbar.h"

#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>

/// Going along related stories, reading on, peeking, clicking and copying.
class TestReading final : public QObject
{
    Q_OBJECT

private slots:
    void rGoesToTheRelatedStoriesAndAltLeftBack();
    void rSaysWhenNoRelatedStoryIsHere();
    void rRevealsARelatedStoryThatTheFilterHides();
    void spaceReadsToTheEndThenGoesOn();
    void shiftSpaceReadsBackThenGoesBack();
    void aClickOnThePillSetsWithoutAdvance();
    void holdingWPeeksAtTheImages();
    void thePreviewShowsWhatIsDecidedInIt();
    void ctrlCCopiesTheSelectedRowsInThreeForms();
    void ctrlXAndCtrlVDoNothing();

private:
    static QString news(OpenWindow &open) { return open.window().findChild<ui::StatusBar *>()->news(); }
    static QByteArray link(const QByteArray &name) { return "webUrl: https://news.example/" + name + "\n"; }
    static void writeRelated(OpenWindow &open)
    {
        open.write(QStringLiteral("a"), link("a") + "related:\n"
                                                    "- {title: C, webUrl: 'https://news.example/c'}\n"
                                                    "- {title: Elsewhere, webUrl: 'https://news.example/zz'}\n"
                                                    "- {title: D, webUrl: 'https://news.example/d'}\n");
        open.write(QStringLiteral("b"), link("b"));
        open.write(QStringLiteral("c"), link("c"));
        open.write(QStringLiteral("d"), link("d"));
    }
    static void writeLong(OpenWindow &open)
    {
        const QByteArray excerpt = "excerpt: " + QByteArray("A long line of the story. ").repeated(200) + "\n";
        open.write(QStringLiteral("a"), excerpt);
        open.write(QStringLiteral("b"), excerpt);
    }
    static QScrollBar &detailBar(OpenWindow &open)
    {
        return *open.window().findChild<ui::DetailPane *>()->findChild<ui::StoryPage *>()->verticalScrollBar();
    }
};

void TestReading::rGoesToTheRelatedStoriesAndAltLeftBack()
{
    OpenWindow open;
    writeRelated(open);
    open.open();
    open.key(Qt::Key_R);
    QTRY_COMPARE(open.current(), QStringLiteral("c"));
    open.key(Qt::Key_R);
    QCOMPARE(open.current(), QStringLiteral("d"));
    open.key(Qt::Key_R);
    QCOMPARE(open.current(), QStringLiteral("c"));
    open.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(open.current(), QStringLiteral("a"));
    open.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(news(open).contains(QStringLiteral("go back")));
}

void TestReading::rSaysWhenNoRelatedStoryIsHere()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_R);
    QTRY_VERIFY(news(open).contains(QStringLiteral("No related story")));
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestReading::rRevealsARelatedStoryThatTheFilterHides()
{
    OpenWindow open;
    writeRelated(open);
    open.open();
    open.filter().setText(QStringLiteral("title:\"Story a\""));
    open.table().setFocus();
    QCOMPARE(open.shown(), QStringList(QStringLiteral("a")));
    open.key(Qt::Key_R);
    QTRY_COMPARE(open.current(), QStringLiteral("c"));
    QCOMPARE(open.shown(), QStringList({QStringLiteral("a"), QStringLiteral("c")}));
}

void TestReading::spaceReadsToTheEndThenGoesOn()
{
    OpenWindow open;
    writeLong(open);
    open.open();
    QTRY_VERIFY(detailBar(open).maximum() > 0);
    open.key(Qt::Key_Space);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(detailBar(open).value() > 0);
    while (detailBar(open).value() < detailBar(open).maximum())
        open.key(Qt::Key_Space);
    QCOMPARE(open.current(), QStringLiteral("a"));
    open.key(Qt::Key_Space);
    QCOMPARE(open.current(), QStringLiteral("b"));
    QTRY_COMPARE(detailBar(open).value(), 0);
    QVERIFY(open.allSaved());
    QVERIFY(open.model().isDecided(0) == false);
}

void TestReading::shiftSpaceReadsBackThenGoesBack()
{
    OpenWindow open;
    writeLong(open);
    open.open();
    open.key(Qt::Key_J);
    QTRY_VERIFY(detailBar(open).maximum() > 0);
    open.key(Qt::Key_Space);
    QVERIFY(detailBar(open).value() > 0);
    while (detailBar(open).value() > 0)
        open.key(Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(open.current(), QStringLiteral("b"));
    open.key(Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestReading::aClickOnThePillSetsWithoutAdvance()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    const QRect cell = open.table().visualRect(open.model().index(1, table::Published));
    const QPoint pill(cell.left() + 24, cell.center().y());
    QTest::mouseClick(open.table().viewport(), Qt::LeftButton, {}, pill);
    QCOMPARE(open.current(), QStringLiteral("b"));
    QTRY_VERIFY(open.bytes(QStringLiteral("b")).contains("published: true\n"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
    QTRY_VERIFY(open.allSaved());
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    QTest::mouseClick(open.table().viewport(), Qt::LeftButton, {}, pill);
    QTRY_VERIFY(open.bytes(QStringLiteral("b")).contains("published: false\n"));
    QCOMPARE(open.current(), QStringLiteral("b"));
}

void TestReading::holdingWPeeksAtTheImages()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QTest::keyPress(QApplication::focusWidget(), Qt::Key_W);
    auto *preview = open.window().findChild<ui::Preview *>();
    QVERIFY(preview != nullptr);
    QVERIFY(preview->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(preview));
    QTest::keyRelease(preview, Qt::Key_W);
    QVERIFY(!preview->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(&open.window()));
    QVERIFY(open.table().hasFocus());
    QTest::keyPress(QApplication::focusWidget(), Qt::Key_W);
    QVERIFY(preview->isVisible());
    QTest::keyRelease(&open.table(), Qt::Key_W);
    QVERIFY(!preview->isVisible());
}

void TestReading::thePreviewShowsWhatIsDecidedInIt()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_Return);
    auto *preview = open.window().findChild<ui::Preview *>();
    QVERIFY(preview && QTest::qWaitForWindowActive(preview));
    const auto says = [preview](const QString &text) {
        const auto labels = preview->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    QVERIFY(says(QStringLiteral("✕ Unpublished")) && says(QStringLiteral("Quality 40")));
    QTest::keyClick(preview, Qt::Key_P, Qt::ShiftModifier); // stays
    QVERIFY(says(QStringLiteral("✓ Published")));
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    QTest::keyClick(preview, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(says(QStringLiteral("✕ Unpublished")));
}

// E11
void TestReading::ctrlCCopiesTheSelectedRowsInThreeForms()
{
    OpenWindow open;
    open.write(QStringLiteral("a"),
               link("a") + "quality: 40\nheat: -1\npublished: false\nprovider: {name: A <b> Co}\n");
    open.write(QStringLiteral("b"), "webUrl: javascript:alert(1)\nprovider: {name: =SUM(A1)}\n");
    open.write(QStringLiteral("c"), link("c"));
    open.open();
    open.key(Qt::Key_Down, Qt::ShiftModifier);
    open.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    const QString text = copied->text();
    QCOMPARE(text, QString::fromUtf8(copied->data(QStringLiteral("text/tab-separated-values"))));
    QCOMPARE(text.split(u'\n'), QStringList({QStringLiteral("Published\tQuality\tHeat\tTitle\tProvider\tDate\tLink"),
                                             QStringLiteral("false\t40\t-1\tStory a\tA <b> Co\t2023-10-28T08:00:00Z\t"
                                                            "https://news.example/a"),
                                             QStringLiteral("\t\t\tStory b\t'=SUM(A1)\t2023-10-27T08:00:00Z\t")}));
    const QString html = copied->html();
    QVERIFY2(html.contains(QStringLiteral("<a href=\"https://news.example/a\">Story a</a>")), qPrintable(html));
    QVERIFY(html.contains(QStringLiteral("A &lt;b&gt; Co")));
    QVERIFY(!html.contains(QStringLiteral("javascript")));
    QVERIFY(!html.contains(QStringLiteral("Story c")));
    const QString markdown = QString::fromUtf8(copied->data(QStringLiteral("text/markdown")));
    QVERIFY2(markdown.contains(QStringLiteral("[Story a](https://news.example/a)")) ||
                 markdown.contains(QStringLiteral("[Story a](<https://news.example/a>)")),
             qPrintable(markdown));
    QVERIFY(markdown.contains(QStringLiteral("Story b")));
    QVERIFY(!markdown.contains(QStringLiteral("javascript")));
}

void TestReading::ctrlXAndCtrlVDoNothing()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QApplication::clipboard()->setText(QStringLiteral("kept"));
    open.key(Qt::Key_X, Qt::ControlModifier);
    open.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("kept"));
    QVERIFY(open.allSaved());
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
}

QTEST_MAIN(TestReading)
#include "tst_reading.moc"
