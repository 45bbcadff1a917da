#include "openwindow.h"
#include "tests/folder/faultyfilesystem.h"
#include "tests/folder/scratch.h"
#include "ui/detail/wrappedtext.h"
#include "ui/window/copydialog.h"
#include "ui/window/recoverybar.h"

#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using folder::StoryFolder;

namespace
{

const QString name = QStringLiteral("a.md");
const QString leftover = QStringLiteral(".galley-0123abcd.tmp");
const QString another = QStringLiteral(".galley-0123abce.tmp");
constexpr int doubleClick = 20; ///< milliseconds

/// A folder after a crash an hour ago, and the bar above its table.
struct Desk {
    Desk() { files.write(name, storyWithHeat(5)); }
    void open()
    {
        system.olderBy = age;
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
    [[nodiscard]] QPushButton *button(const char *text) const
    {
        const auto buttons = bar.findChildren<QPushButton *>();
        const auto found = std::ranges::find(buttons, QString::fromUtf8(text), &QPushButton::text);
        return found == buttons.end() ? nullptr : *found;
    }
    /// Some time after the copy came into view.
    void click(const char *text) const
    {
        QTest::qWait(QApplication::doubleClickInterval() + 10);
        QVERIFY2(button(text) != nullptr, text);
        button(text)->click();
    }
    /// What is asked before a copy goes.
    [[nodiscard]] QMessageBox *question() const { return bar.findChild<QMessageBox *>(); }
    void answer(QMessageBox::ButtonRole role) const
    {
        QTRY_VERIFY(question() != nullptr && question()->isVisible());
        const auto buttons = question()->buttons();
        const auto button =
            std::ranges::find(buttons, role, [this](QAbstractButton *one) { return question()->buttonRole(one); });
        QVERIFY(button != buttons.end());
        QTRY_VERIFY((*button)->isEnabled());
        (*button)->click();
        QTRY_VERIFY(question() == nullptr);
    }
    /// An edit that the journal has.
    void edited(int before, int after)
    {
        const folder::JournalEntry entry = folder::JournalEntry::of(
            files.path(name), {}, storyWithHeat(before).toStdString(), storyWithHeat(after).toStdString(),
            {{frontmatter::Field::Heat, std::to_string(before), std::to_string(after)}});
        QVERIFY(folder::Journal(stories.journal()).append({&entry, 1}));
    }

    int age = 3600; ///< seconds, of all files
    const Scratch files;
    const Scratch state;
    StoryFolder stories{state.path(QStringLiteral("edits.log"))};
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
    void initTestCase() { QApplication::setDoubleClickInterval(doubleClick); }
    void cleanup() { QApplication::setDoubleClickInterval(doubleClick); }
    void nothingIsOfferedWhereNothingWasLeft();
    void aCopyIsOfferedWithWhatDiffers();
    void aCopyThatIsKeptCanBePutBack();
    void aCopyThatIsKeptIsNobodyElsesChange();
    void whatASaveWasToWriteIsToldFromOtherCopies();
    void theVersionBeforeASaveThatWasFinishedGoesWithoutAWord();
    void aCopyIsDeletedForGood();
    void nothingIsDeletedUnlessTheAnswerIsDelete();
    void aDoubleClickReachesOneCopy_data();
    void aDoubleClickReachesOneCopy();
    void aPressIsForTheCopyInView();
    void aCopyThatWaitsStaysWhereItIs();
    void theLinesThatDifferAreShownWithoutWhatIsSecret();
    void aCopyThatIsNotWholeIsNotOfferedToBeKept();
    void whatCannotBeKeptIsSaidAndStays();
    void aStoryThatIsEmptyGetsItsCopyBack();
    void aStoryThatHasGoneIsNamedAndOfferedWhenItIsBack();
    void theDifferenceFollowsTheStory();
    void aStoryThatChangedSinceItWasShownIsNotOverwritten();
    void whatDiffersInSecuredIsSaidAndNotRolledBack();
    void whatASaveMayBeAtWorkOnComesIntoViewByItself();
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
    QVERIFY2(desk.text().contains(QStringLiteral("A save of a.md has left a copy")), qPrintable(desk.text()));
    QVERIFY2(desk.text().contains(QStringLiteral("may be the version before that save or after it")),
             qPrintable(desk.text()));
    QVERIFY2(desk.text().contains(QStringLiteral("heat is 6 in it, and 5 in the story")), qPrintable(desk.text()));
    QCOMPARE(desk.buttons(), (QStringList{QStringLiteral("Put this value into the story"), QStringLiteral("Show"),
                                          QStringLiteral("Delete…"), QStringLiteral("Later")}));
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
    QCOMPARE(desk.files.read(leftover), storyWithHeat(6));
}

// A35
void TestRecovery::aCopyThatIsKeptCanBePutBack()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.edited(5, 6);
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.click("Put this value into the story");
    QTRY_COMPARE(desk.files.read(name), storyWithHeat(6));
    QTRY_VERIFY2(desk.text().contains(QStringLiteral("What was recovered is in a.md now")), qPrintable(desk.text()));
    QVERIFY2(desk.text().contains(QStringLiteral("the version before is kept")), qPrintable(desk.text()));
    QVERIFY2(desk.text().contains(QStringLiteral("heat is 5 in it, and 6 in the story")), qPrintable(desk.text()));
    QTRY_COMPARE(desk.stories.row(0).field(frontmatter::Field::Heat).number, 6);
    QSignalSpy finished(&desk.stories, &StoryFolder::scanFinished);
    desk.stories.rescan(); // a folder that is read again forgets nothing
    QVERIFY(finished.wait());
    QTest::qWait(50);
    desk.click("Put the version before back");
    QTRY_COMPARE(desk.files.read(name), storyWithHeat(5));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("heat is 6 in it, and 5 in the story")));
    QVERIFY2(
        desk.text().contains(QStringLiteral("The version before is in a.md again, and what was recovered is kept")),
        qPrintable(desk.text()));
    QVERIFY(desk.button("Put this value into the story") != nullptr);
    desk.click("Delete…");
    desk.answer(QMessageBox::DestructiveRole);
    QTRY_VERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.litter(), QStringList());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
}

void TestRecovery::aCopyThatIsKeptIsNobodyElsesChange()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.stories.edit({{0, {{frontmatter::Field::Heat, frontmatter::FieldValue::integer(7)}}}});
    QTRY_COMPARE(desk.stories.savingCount(), 0);
    QSignalSpy overwritten(&desk.stories, &StoryFolder::overwritten);
    desk.click("Put this value into the story");
    QTRY_COMPARE(desk.stories.row(0).field(frontmatter::Field::Heat).number, 6);
    QTest::qWait(100);
    QCOMPARE(overwritten.count(), 0);
    QVERIFY(desk.text().contains(QStringLiteral("heat is 7 in it, and 6 in the story")));
}

// A32 A35
void TestRecovery::whatASaveWasToWriteIsToldFromOtherCopies()
{
    Desk desk;
    desk.edited(5, 6);
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QVERIFY2(desk.text().contains(QStringLiteral("A save of a.md was cut short")), qPrintable(desk.text()));
    QVERIFY2(desk.text().contains(QStringLiteral("What it was to write")), qPrintable(desk.text()));
    QVERIFY(desk.button("Put this value into the story") != nullptr);
}

// A32 A35
void TestRecovery::theVersionBeforeASaveThatWasFinishedGoesWithoutAWord()
{
    Desk desk;
    desk.edited(4, 5);
    desk.files.write(leftover, storyWithHeat(4));
    desk.open();
    QTRY_COMPARE(desk.files.litter(), QStringList());
    QVERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
}

// A35
void TestRecovery::aCopyIsDeletedForGood()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.click("Delete…");
    desk.answer(QMessageBox::DestructiveRole);
    QTRY_VERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.litter(), QStringList());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
}

// A35
void TestRecovery::nothingIsDeletedUnlessTheAnswerIsDelete()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.click("Delete…");
    QTRY_VERIFY(desk.question() != nullptr);
    QVERIFY2(desk.question()->text().contains(leftover), qPrintable(desk.question()->text()));
    QVERIFY(desk.question()->informativeText().contains(QStringLiteral("heat is 6 in it")));
    QCOMPARE(desk.question()->buttonRole(desk.question()->defaultButton()), QMessageBox::RejectRole);
    desk.answer(QMessageBox::RejectRole);
    desk.click("Delete…");
    QTRY_VERIFY(desk.question() != nullptr);
    desk.question()->close();
    QTRY_VERIFY(desk.question() == nullptr);
    QTest::qWait(50);
    QCOMPARE(desk.files.read(leftover), storyWithHeat(6));
    QVERIFY(!desk.bar.isHidden());
}

void TestRecovery::aDoubleClickReachesOneCopy_data()
{
    QTest::addColumn<QByteArray>("button");
    for (const char *button : {"Put this value into the story", "Delete…", "Later"})
        QTest::newRow(button) << QByteArray(button);
}

// A35
void TestRecovery::aDoubleClickReachesOneCopy()
{
    QFETCH(const QByteArray, button);
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.files.write(another, storyWithHeat(7));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    const QString first = desk.text();
    QTest::qWait(doubleClick + 10);
    QApplication::setDoubleClickInterval(60'000);
    desk.button(button.constData())->click(); // the bar is new: what was meant for something else is no click
    QTest::qWait(50);
    QCOMPARE(desk.text(), first);
    QVERIFY(desk.question() == nullptr);
    QApplication::setDoubleClickInterval(doubleClick);
    desk.button(button.constData())->click();
    QApplication::setDoubleClickInterval(60'000);
    if (button == "Delete…") {
        QTRY_VERIFY(desk.question() != nullptr);
        const auto answers = desk.question()->buttons();
        for (QAbstractButton *one : answers)
            if (desk.question()->buttonRole(one) == QMessageBox::DestructiveRole)
                QVERIFY(!one->isEnabled());
        QCOMPARE(desk.files.litter().size(), 2);
        return;
    }
    QTRY_VERIFY(desk.text() != first);
    const QString second = desk.text();
    const auto all = desk.bar.findChildren<QPushButton *>();
    for (QPushButton *one : all)
        one->click();
    QTest::qWait(100);
    QCOMPARE(desk.text(), second);
    QCOMPARE(desk.files.litter().size(), 2);
    QVERIFY(desk.question() == nullptr);
}

// A35
void TestRecovery::aPressIsForTheCopyInView()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.files.write(another, storyWithHeat(7));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QTest::qWait(doubleClick + 10);
    QPushButton *later = desk.button("Later");
    later->setDown(true);
    emit later->pressed();
    QVERIFY(QFile::remove(desk.files.path(leftover))); // the next one comes into view, by a scan
    QSignalSpy changed(&desk.recovery, &folder::Recovery::changed);
    desk.stories.rescan();
    QVERIFY(changed.wait());
    QTest::qWait(doubleClick + 10);
    emit later->clicked();
    QVERIFY(!desk.bar.isHidden());
    QVERIFY(desk.text().contains(QStringLiteral("heat is 7")));
}

void TestRecovery::aCopyThatWaitsStaysWhereItIs()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.files.write(another, storyWithHeat(7));
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
    QCOMPARE(desk.buttons(),
             (QStringList{QStringLiteral("Show"), QStringLiteral("Delete…"), QStringLiteral("Later")}));
}

void TestRecovery::whatCannotBeKeptIsSaidAndStays()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QCOMPARE(::chmod(desk.files.native(name).constData(), 0444), 0);
    QSignalSpy refused(&desk.bar, &ui::RecoveryBar::refused);
    desk.click("Put this value into the story");
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(refused.first().first().toString().contains(QStringLiteral("read-only")));
    QVERIFY(!desk.bar.isHidden());
    QCOMPARE(desk.files.read(name), storyWithHeat(5));
    QCOMPARE(desk.files.litter(), QStringList(leftover));
    QCOMPARE(desk.files.read(leftover), storyWithHeat(6));
}

// A32 A35: another program was cut short as well.
void TestRecovery::aStoryThatIsEmptyGetsItsCopyBack()
{
    Desk desk;
    desk.files.write(QStringLiteral("b.md"), storyWithHeat(5)); // is like it
    desk.edited(5, 6);
    desk.files.write(name, {});
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(desk.text().contains(QStringLiteral("A save of a.md has left a copy")));
    QVERIFY(desk.text().contains(QStringLiteral("the story is empty")));
    desk.click("Put it in the story's place");
    QTRY_COMPARE(desk.files.read(name), storyWithHeat(6));
    QTRY_VERIFY(desk.bar.isHidden() && desk.files.litter().isEmpty());
}

// A35
void TestRecovery::aStoryThatHasGoneIsNamedAndOfferedWhenItIsBack()
{
    Desk desk;
    desk.edited(5, 6);
    QVERIFY(QFile::remove(desk.files.path(name)));
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(desk.text().contains(QStringLiteral("a.md is not there any more")));
    QCOMPARE(desk.buttons().constFirst(), QStringLiteral("Show"));
    desk.files.write(name, storyWithHeat(7));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("heat is 6 in it, and 7 in the story")));
}

// A35
void TestRecovery::theDifferenceFollowsTheStory()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    desk.files.write(name, storyWithHeat(7));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("heat is 6 in it, and 7 in the story")));
    desk.files.write(name, storyWithHeat(6)); // the same
    QTRY_VERIFY(desk.bar.isHidden());
    QCOMPARE(desk.files.litter(), QStringList());
}

// A35
void TestRecovery::aStoryThatChangedSinceItWasShownIsNotOverwritten()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6).replace("Body", "Text"));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QSignalSpy refused(&desk.bar, &ui::RecoveryBar::refused);
    const QByteArray later = storyWithHeat(5) + "More\n"; // the table does not show that
    desk.files.write(name, later);
    desk.click("Put it in the story's place");
    QTRY_COMPARE(refused.count(), 1);
    const QString said = refused.constFirst().constFirst().toString();
    QVERIFY2(said.contains(QStringLiteral("a.md: The story has been changed meanwhile")), qPrintable(said));
    QCOMPARE(desk.files.read(name), later);
    QCOMPARE(desk.files.litter(), QStringList(leftover));
    desk.click("Show");
    auto *dialog = desk.bar.findChild<ui::CopyDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->findChildren<QPlainTextEdit *>().at(1)->toPlainText().contains(QStringLiteral("More")));
    desk.click("Put it in the story's place"); // seen now
    QTRY_COMPARE(desk.files.read(name), storyWithHeat(6).replace("Body", "Text"));
}

// A35
void TestRecovery::whatDiffersInSecuredIsSaidAndNotRolledBack()
{
    const auto withSecured = [](int heat, const char *value) {
        return storyWithHeat(heat).replace("heat", QByteArray("secured: ") + value + "\nheat");
    };
    Desk desk;
    desk.files.write(name, withSecured(5, "newer"));
    desk.files.write(leftover, withSecured(6, "older"));
    desk.open();
    QTRY_VERIFY(!desk.bar.isHidden());
    QVERIFY2(desk.text().contains(QStringLiteral("5 in the story; secured differs")), qPrintable(desk.text()));
    desk.click("Put this value into the story");
    QTRY_COMPARE(desk.files.read(name), withSecured(6, "newer"));
    QTRY_VERIFY(desk.text().contains(QStringLiteral("What was recovered is in a.md now")));
    desk.click("Later");
    QVERIFY2(desk.text().contains(QStringLiteral(": secured differs.")), qPrintable(desk.text()));
    QCOMPARE(desk.files.read(leftover), withSecured(6, "older"));
}

// A35
void TestRecovery::whatASaveMayBeAtWorkOnComesIntoViewByItself()
{
    Desk desk;
    desk.files.write(leftover, storyWithHeat(6));
    desk.age = 58;
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.bar.isHidden(), 10'000);
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
