#include "openwindow.h"
#include "tests/folder/faultyfilesystem.h"
#include "tests/folder/scratch.h"
#include "ui/detail/wrappedtext.h"
#include "ui/window/copydialog.h"
#include "ui/window/recoverybar.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using folder::StoryFolder;

namespace
{

const QString name = QStringLiteral("a.md");
const QString leftover = QStringLiteral(".galley-0123abcd.tmp");

/// A folder after a crash an hour ago, and the bar above its table.
struct Desk {
    Desk() { files.write(name, storyWithHeat(5)); }
    void open()
    {
        system.olderBy = 3600;
        bar.resize(600, 200);
        QSignalSpy finished(&stories, &StoryFolder::scanFinished);
        stories.open({files.path()});
        QVERIFY(finished.wait());
    }
    [[nodiscard]] QString text() const
    {
        QStringList texts;
        for (const ui::WrappedText *one : bar.findChildren<ui::WrappedText *>())
            texts += one->toPlainText();
        return texts.join(u'\n');
    }
    [[nodiscard]] QStringList buttons() const
    {
        QStringList texts;
        for (const QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->isVisibleTo(&bar))
                texts += button->text();
        return texts;
    }
    void click(const char *text) const
    {
        for (QPushButton *button : bar.findChildren<QPushButton *>())
            if (button->text() == QLatin1String(text))
                return button->click();
        QFAIL(text);
    }

    const Scratch files;
    StoryFolder stories;
    FaultyFileSystem system;
    folder::Recovery recovery{stories, nullptr, system};
    ui::RecoveryBar bar{recovery};
};

} // namespace

/// What a save that was cut short has left is offered.
class TestRecovery final : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsOfferedWhereNothingWasLeft();
    void aCopyIsOfferedWithWhatDiffers();
    void aCopyThatIsKeptCanBePutBack();
    void aCopyIsDeletedForGood();
    void aCopyThatWaitsStaysWhereItIs();
    void theLinesThatDifferAreShownWithoutWhatIsSecret();
    void aCopyThatIsNotWholeIsNotOfferedToBeKept();
    void whatCannotBeKeptIsSaidAndStays();
    void theWindowHasTheBar();
};

void TestRecovery::nothingIsOfferedWhereNothingWasLeft()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(5));
    desk.open();
    QTRY_COMPARE(desk.files.litter(), QStringList());
    QVERIFY(desk.bar.isHidden());
}

// A32 A35
void TestRecovery::aCopyIsOfferedWithWhatDiffers()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QVERIFY2(desk.text().contains(QStringLiteral("A save of a.md was cut short")), qPrintable(desk.text()));
    QVERIFY2(desk.text().contains(QStringLiteral("heat is 6 in it, and 5 in the story")), qPrintable(desk.text()));
    QCOMPARE(desk.buttons(), (QStringList{QStringLiteral("Keep the recovered copy"), QStringLiteral("Show"),
                                          QStringLiteral("Delete"), QStringLiteral("Later")}));
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
    QCOMPARE(desk.files.read(leftover), storyWithHeat(6));
}

// A35
void TestRecovery::aCopyThatIsKeptCanBePutBack()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.click("Keep the recovered copy");
    QTRY_COMPARE(desk.files.read(name), storyWithHeat(6));
    QTRY_VERIFY2(desk.text().contains(QStringLiteral("the version before is kept")), qPrintable(desk.text()));
    QTRY_COMPARE(desk.stories.row(0).field(frontmatter::Field::Heat).number, 6);
    QSignalSpy finished(&desk.stories, &StoryFolder::scanFinished);
    desk.stories.rescan(); // a folder that is read again forgets nothing
    QVERIFY(finished.wait());
    QTest::qWait(50);
    desk.click("Put it back");
    QTRY_COMPARE(desk.files.read(name), storyWithHeat(5));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("heat is 6 in it, and 5 in the story")));
    desk.click("Delete");
    QTRY_VERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.litter(), QStringList());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
}

// A35
void TestRecovery::aCopyIsDeletedForGood()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.click("Delete");
    QTRY_VERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.litter(), QStringList());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
}

void TestRecovery::aCopyThatWaitsStaysWhereItIs()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.files.write(QStringLiteral(".galley-0123abce.tmp"), storyWithHeat(7));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QVERIFY(desk.text().contains(QStringLiteral("heat is 6")));
    desk.click("Later");
    QVERIFY(desk.text().contains(QStringLiteral("heat is 7")));
    desk.click("Later");
    QVERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.litter().size(), 2);
}

void TestRecovery::theLinesThatDifferAreShownWithoutWhatIsSecret()
{
    Desk desk;
    const QByteArray body = QByteArray("A long body\n").repeated(20);
    desk.files.write(name, storyWithHeat(5).replace("heat", "secured: aaa\n  bbb\nheat") + body);
    desk.files.write(leftover, storyWithHeat(6).replace("heat", "secured: ccc\n  ddd\nheat") + body);
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.click("Show");
    auto *dialog = desk.bar.findChild<ui::CopyDialog *>();
    QVERIFY(dialog != nullptr);
    const auto texts = dialog->findChildren<QPlainTextEdit *>();
    QCOMPARE(texts.size(), 2);
    QVERIFY(texts.at(0)->toPlainText().contains(QStringLiteral("heat: 6")));
    QVERIFY(texts.at(1)->toPlainText().contains(QStringLiteral("heat: 5")));
    for (const QPlainTextEdit *text : texts)
        for (const QString &secret : {QStringLiteral("aa"), QStringLiteral("bb"), QStringLiteral("cc")})
            QVERIFY2(!text->toPlainText().contains(secret), qPrintable(text->toPlainText()));
}

void TestRecovery::aCopyThatIsNotWholeIsNotOfferedToBeKept()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(5).chopped(2));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QVERIFY(!desk.buttons().contains(QStringLiteral("Keep the recovered copy")));
    QVERIFY(desk.buttons().contains(QStringLiteral("Delete")));
}

void TestRecovery::whatCannotBeKeptIsSaidAndStays()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QCOMPARE(::chmod(desk.files.native(name).constData(), 0444), 0);
    QSignalSpy refused(&desk.bar, &ui::RecoveryBar::refused);
    desk.click("Keep the recovered copy");
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(refused.first().first().toString().contains(QStringLiteral("read-only")));
    QVERIFY(!desk.bar.isHidden());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
    QCOMPARE(desk.files.litter(), QStringList(leftover));
    QCOMPARE(desk.files.read(leftover), storyWithHeat(6));
}

void TestRecovery::theWindowHasTheBar()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    const auto *bar = open.window().findChild<ui::RecoveryBar *>();
    QVERIFY(bar != nullptr && bar->isHidden());
}

QTEST_MAIN(TestRecovery)
#include "tst_recovery.moc"
