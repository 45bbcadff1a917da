#include "openwindow.h"
#include "tests/folder/nofoldersync.h"
#include "ui/detail/decisionlist.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/statebar.h"
#include "ui/detail/wrappedtext.h"
#include "ui/window/statusbar.h"
#include "ui/window/unsaveddialog.h"

#include <QLabel>
#include <QPushButton>

/// What the status bar says of the folder, and of saves that did not happen.
class TestStatus final : public QObject
{
    Q_OBJECT

private slots:
    void foldersWithoutLiveUpdatesAreSaidUntilThereAreNone();
    void aFailureOfNoStoryThatIsOpenSpeaksForItself();
    void undoOverAnEditWhoseSaveFailedForgetsIt();
    void undoOverAnEarlierEditIsRefusedWhenTheFileCannotBeWritten();
    void aDecisionThatWasDiscardedStandsNowhere();
    void aDecisionThatIsInTheFileIsDismissedAndCanBeUndone();
    void anUnsavedDecisionIsTakenBackFromTheList();
    void aFailedSaveIsTriedAgainWithoutAMouse_data();
    void aFailedSaveIsTriedAgainWithoutAMouse();
    void manyFailedSavesAreTriedAgainFromTheirList();
    void whatWasSavedAgainIsNoLongerSaidToBeUnsaved();
    void onlyWhatCanBeSettledIsOffered();
    void newsGoAfterAWhileAndRefusalsStay();
    void aRefusedNumberIsSaidUntilItIsMendedOrLeft_data();
    void aRefusedNumberIsSaidUntilItIsMendedOrLeft();

private:
    static QList<ui::LinkButton *> decisions(OpenWindow &open)
    {
        QList<ui::LinkButton *> shown;
        for (auto *button : open.window().findChild<ui::DecisionList *>()->findChildren<ui::LinkButton *>())
            if (!button->parentWidget()->isHidden())
                shown.append(button);
        return shown;
    }
    static ui::StatusBar &status(OpenWindow &open) { return *open.window().findChild<ui::StatusBar *>(); }
    static QLabel *labelWith(OpenWindow &open, const QString &text)
    {
        const auto labels = status(open).findChildren<QLabel *>();
        const auto found = std::find_if(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
        return found == labels.end() ? nullptr : *found;
    }
    static ui::UnsavedDialog *unsavedList(OpenWindow &open) { return open.window().findChild<ui::UnsavedDialog *>(); }
    static void pressIn(const QWidget &parent, const QString &text)
    {
        const auto buttons = parent.findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(),
                                        [&text](const QPushButton *button) { return button->text() == text; });
        QVERIFY(found != buttons.end());
        (*found)->click();
    }
    static QAction *action(OpenWindow &open, const char *text)
    {
        const auto actions = open.window().findChildren<QAction *>();
        return *std::find_if(actions.begin(), actions.end(),
                             [text](const QAction *each) { return each->text() == QLatin1String(text); });
    }
    /// The timer that takes the news away, if it runs.
    static QTimer *newsEnd(OpenWindow &open)
    {
        for (QTimer *timer : status(open).findChildren<QTimer *>(QString(), Qt::FindDirectChildrenOnly))
            if (timer->isActive() && timer->interval() == 8000)
                return timer;
        return nullptr;
    }
    static void setWritable(const OpenWindow &open, const QString &name, bool writable)
    {
        const auto both = QFile::ReadOwner | QFile::WriteOwner;
        QVERIFY(QFile::setPermissions(open.path(name), writable ? both : QFile::ReadOwner));
    }
};

// B14
void TestStatus::foldersWithoutLiveUpdatesAreSaidUntilThereAreNone()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    const QString words = QStringLiteral("Live updates are off");
    QVERIFY(labelWith(open, words) == nullptr);
    emit open.folder().watchLimited(1);
    QVERIFY(labelWith(open, QStringLiteral("off for 1 folder;")) != nullptr);
    emit open.folder().watchLimited(3);
    QVERIFY(labelWith(open, QStringLiteral("off for 3 folders; reading again every 10 s")) != nullptr);
    QVERIFY(status(open).news().isEmpty());
    emit open.folder().watchLimited(0);
    QVERIFY(labelWith(open, words) == nullptr);
}

void TestStatus::aFailureOfNoStoryThatIsOpenSpeaksForItself()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    const model::Error error{QStringLiteral("The disk is full"), QStringLiteral("/old/place/a.md"), 0, 0,
                             QStringLiteral("Free some room")};
    emit open.folder().saveFailed(-1, error);
    QVERIFY2(status(open).news().contains(error.text()), qPrintable(status(open).news()));
}

void TestStatus::aFailedSaveIsTriedAgainWithoutAMouse_data()
{
    QTest::addColumn<int>("key"); ///< 0: from the menu
    QTest::newRow("Enter on the button") << int(Qt::Key_Return);
    QTest::newRow("Space on the button") << int(Qt::Key_Space);
    QTest::newRow("menu") << 0;
}

void TestStatus::aFailedSaveIsTriedAgainWithoutAMouse()
{
    QFETCH(int, key);
    OpenWindow open;
    open.writeStories(2);
    open.open();
    setWritable(open, QStringLiteral("a"), false);
    open.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    QTRY_VERIFY(status(open).news().startsWith(QStringLiteral("⚠")));
    setWritable(open, QStringLiteral("a"), true);
    if (key != 0) {
        const auto buttons = open.window().findChild<ui::StateBar *>()->findChildren<QPushButton *>();
        const auto retry = std::find_if(buttons.begin(), buttons.end(),
                                        [](const QPushButton *button) { return button->text() == u"Try again"; });
        QVERIFY(retry != buttons.end());
        QTRY_VERIFY((*retry)->isVisible());
        (*retry)->setFocus();
        open.key(static_cast<Qt::Key>(key));
    } else {
        QAction *again = action(open, "Try &Saving Again");
        QTRY_VERIFY(again->isEnabled());
        again->trigger();
    }
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true"));
    QTRY_VERIFY(open.folder().unsaved().isEmpty());
    QTRY_VERIFY2(status(open).news().isEmpty(), qPrintable(status(open).news()));
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestStatus::manyFailedSavesAreTriedAgainFromTheirList()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    setWritable(open, QStringLiteral("a"), false);
    setWritable(open, QStringLiteral("b"), false);
    open.table().selectAll();
    open.key(Qt::Key_5);
    QTRY_COMPARE(open.folder().unsaved().size(), 2);
    QTRY_VERIFY(unsavedList(open));
    QVERIFY(status(open).news().contains(QStringLiteral("2 of 3 stories were not saved")));
    setWritable(open, QStringLiteral("a"), true);
    setWritable(open, QStringLiteral("b"), true);
    pressIn(*unsavedList(open), QStringLiteral("Try Again"));
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("quality: 100"));
    QTRY_VERIFY(open.bytes(QStringLiteral("b")).contains("quality: 100"));
    QTRY_VERIFY(open.folder().unsaved().isEmpty());
    QTRY_VERIFY2(status(open).news().isEmpty(), qPrintable(status(open).news()));
}

void TestStatus::whatWasSavedAgainIsNoLongerSaidToBeUnsaved()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    setWritable(open, QStringLiteral("a"), false);
    setWritable(open, QStringLiteral("b"), false);
    open.table().selectAll();
    open.key(Qt::Key_5);
    QTRY_VERIFY(unsavedList(open));
    unsavedList(open)->close();
    setWritable(open, QStringLiteral("a"), true);
    open.folder().retry(open.folder().find(QStringLiteral("a.md")));
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    QTRY_VERIFY2(status(open).news().isEmpty(), qPrintable(status(open).news())); // "1 not saved" stands beside it
    setWritable(open, QStringLiteral("b"), true);
}

void TestStatus::onlyWhatCanBeSettledIsOffered()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    setWritable(open, QStringLiteral("a"), false);
    const auto *again = action(open, "Try &Saving Again");
    const auto *keepMine = action(open, "Keep &Mine");
    const auto *discard = action(open, "Keep Thei&rs, or Discard");
    QVERIFY(!again->isEnabled() && !keepMine->isEnabled() && !discard->isEnabled());
    open.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(again->isEnabled() && discard->isEnabled());
    QVERIFY(!keepMine->isEnabled());
    open.key(Qt::Key_J); // the other story has nothing to settle
    QTRY_VERIFY(!again->isEnabled() && !discard->isEnabled());
    open.key(Qt::Key_K);
    QTRY_VERIFY(again->isEnabled());
    setWritable(open, QStringLiteral("a"), true);
    QFile file(open.path(QStringLiteral("a")));
    const QByteArray theirs = open.bytes(QStringLiteral("a")).replace("published: false", "published: no");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(theirs) > 0);
    file.close();
    action(open, "Try &Saving Again")->trigger();
    QTRY_VERIFY(open.allSaved());
    QTRY_VERIFY(!again->isEnabled());
}

void TestStatus::newsGoAfterAWhileAndRefusalsStay()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    QVERIFY(!status(open).news().isEmpty());
    QTimer *end = newsEnd(open);
    QVERIFY(end);
    end->start(0); // not to wait here
    QTRY_VERIFY(status(open).news().isEmpty());
    end->setInterval(8000);

    status(open).showNews(QStringLiteral("Done"));
    status(open).showRefusal(QStringLiteral("Not done"));
    QVERIFY(newsEnd(open) == nullptr);
    QCOMPARE(status(open).news(), QStringLiteral("⚠ Not done"));
}

void TestStatus::aRefusedNumberIsSaidUntilItIsMendedOrLeft_data()
{
    QTest::addColumn<int>("key"); ///< 0: another story is chosen
    QTest::addColumn<QString>("said");
    QTest::newRow("mended") << int(Qt::Key_Backspace) << QString();
    QTest::newRow("Esc") << int(Qt::Key_Escape) << QString();
    QTest::newRow("another story") << 0 << QStringLiteral("“x” was not taken");
}

void TestStatus::aRefusedNumberIsSaidUntilItIsMendedOrLeft()
{
    QFETCH(int, key);
    QFETCH(QString, said);
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_Q);
    open.key(Qt::Key_X);
    open.key(Qt::Key_Return);
    QVERIFY2(status(open).news().startsWith(QStringLiteral("⚠")), qPrintable(status(open).news()));
    if (key != 0)
        open.key(static_cast<Qt::Key>(key));
    else
        open.table().showStory(open.model().storyAt(1));
    QTRY_COMPARE(status(open).news(), said);
    QVERIFY(open.bytes(QStringLiteral("a")).contains("quality: 40"));
}

void TestStatus::undoOverAnEditWhoseSaveFailedForgetsIt()
{
    OpenWindow open;
    open.writeStories(2);
    const QByteArray before = open.bytes(QStringLiteral("a"));
    open.open();
    setWritable(open, QStringLiteral("a"), false);
    open.key(Qt::Key_P);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    const folder::StoryId story = open.folder().unsaved().first();
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.current(), QStringLiteral("a"));
    QVERIFY(!open.model().isDecided(story));
    QTRY_VERIFY(open.allSaved());
    QTRY_VERIFY(open.folder().unsaved().isEmpty());
    QVERIFY(open.folder().row(story).field(frontmatter::Field::Published).isFalse());
    QCOMPARE(open.bytes(QStringLiteral("a")), before);

    setWritable(open, QStringLiteral("a"), true);
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.bytes(QStringLiteral("a")), before);
}

void TestStatus::undoOverAnEarlierEditIsRefusedWhenTheFileCannotBeWritten()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    const QByteArray after = open.bytes(QStringLiteral("a"));
    setWritable(open, QStringLiteral("a"), false);
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.allSaved());
    QTRY_VERIFY2(status(open).news().startsWith(QStringLiteral("⚠")), qPrintable(status(open).news()));
    QVERIFY(status(open).news().contains(QStringLiteral("Story a")));
    QCOMPARE(open.bytes(QStringLiteral("a")), after);
    QVERIFY(open.folder().row(open.model().storyAt(0)).field(frontmatter::Field::Published).isTrue());
}

void TestStatus::aDecisionThatWasDiscardedStandsNowhere()
{
    OpenWindow open;
    open.writeStories(3);
    open.open();
    const QByteArray before = open.bytes(QStringLiteral("b"));
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.allSaved());
    setWritable(open, QStringLiteral("b"), false);
    open.key(Qt::Key_P);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    const folder::StoryId story = open.folder().unsaved().first();
    QVERIFY(open.model().isDecided(story));
    QCOMPARE(decisions(open).size(), 4); // words and undo of each
    open.folder().discard(story);
    QVERIFY(!open.model().isDecided(story));
    QCOMPARE(decisions(open).size(), 2);
    setWritable(open, QStringLiteral("b"), true);
    open.key(Qt::Key_Z, Qt::ControlModifier); // the one before
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true\n"));
    open.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(open.bytes(QStringLiteral("b")), before);
    QVERIFY(!open.model().isDecided(story));
}

// A06
void TestStatus::aDecisionThatIsInTheFileIsDismissedAndCanBeUndone()
{
    NoFolderSync disk;
    OpenWindow open;
    open.useDisk(disk);
    open.writeStories(2);
    open.open();
    disk.fails = true;
    open.key(Qt::Key_P);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    const folder::StoryId story = open.folder().unsaved().constFirst();
    const auto *bar = open.window().findChild<ui::StateBar *>();
    open.key(Qt::Key_K);
    QTRY_VERIFY(bar->isVisible());
    QStringList said;
    for (const auto *part : bar->findChildren<ui::WrappedText *>())
        said += part->toPlainText();
    QVERIFY2(said.contains(QStringLiteral("Saved, but perhaps not for good: ✓ Published")),
             qPrintable(said.join(u'|')));
    const auto buttons = bar->findChildren<QPushButton *>();
    const auto dismiss = std::ranges::find(buttons, QStringLiteral("Dismiss"), &QPushButton::text);
    QVERIFY(dismiss != buttons.end() && (*dismiss)->isVisible());
    (*dismiss)->click();
    QTRY_VERIFY(!bar->isVisible());
    QVERIFY(open.folder().unsaved().isEmpty());
    QVERIFY(open.model().isDecided(story));
    disk.fails = false;
    open.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.allSaved());
    QVERIFY(open.bytes(QStringLiteral("a")).contains("published: false\n"));
    QVERIFY(!open.model().isDecided(story));
}

void TestStatus::anUnsavedDecisionIsTakenBackFromTheList()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    const QByteArray before = open.bytes(QStringLiteral("a"));
    setWritable(open, QStringLiteral("a"), false);
    open.key(Qt::Key_P);
    QTRY_COMPARE(open.folder().unsaved().size(), 1);
    decisions(open).at(1)->click();
    QTRY_VERIFY(open.folder().unsaved().isEmpty());
    QTRY_VERIFY(open.allSaved());
    QVERIFY2(!status(open).news().contains(QStringLiteral("again since")), qPrintable(status(open).news()));
    QCOMPARE(open.bytes(QStringLiteral("a")), before);
}

QTEST_MAIN(TestStatus)
#include "tst_status.moc"
