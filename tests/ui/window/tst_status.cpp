#include "openwindow.h"
#include "ui/detail/decisionlist.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/statebar.h"
#include "ui/window/statusbar.h"

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
    void anUnsavedDecisionIsTakenBackFromTheList();
    void aFailedSaveIsTriedAgainWithoutAMouse_data();
    void aFailedSaveIsTriedAgainWithoutAMouse();

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
    static void setWritable(const OpenWindow &open, const QString &name, bool writable)
    {
        const auto both = QFile::ReadOwner | QFile::WriteOwner;
        QVERIFY(QFile::setPermissions(open.path(name), writable ? both : QFile::ReadOwner));
    }
};

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
    setWritable(open, QStringLiteral("a"), false);
    open.open();
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
        for (QAction *action : open.window().findChildren<QAction *>())
            if (action->text() == QStringLiteral("Try &Saving Again"))
                action->trigger();
    }
    QTRY_VERIFY(open.bytes(QStringLiteral("a")).contains("published: true"));
    QTRY_VERIFY(open.folder().unsaved().isEmpty());
    QTRY_VERIFY2(status(open).news().isEmpty(), qPrintable(status(open).news()));
    QCOMPARE(open.current(), QStringLiteral("a"));
}

void TestStatus::undoOverAnEditWhoseSaveFailedForgetsIt()
{
    OpenWindow open;
    open.writeStories(2);
    const QByteArray before = open.bytes(QStringLiteral("a"));
    setWritable(open, QStringLiteral("a"), false);
    open.open();
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
    open.folder().keepTheirs(story);
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
