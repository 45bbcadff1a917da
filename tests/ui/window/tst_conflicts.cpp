#include "openwindow.h"
#include "ui/detail/statebar.h"
#include "ui/look/numberfield.h"
#include "ui/window/unsaveddialog.h"

#include <QPushButton>

/// The same field changed here and by another program: who sees what, and how it is settled and taken back.
class TestConflicts final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void twoFieldsOfAStoryAreSettledOneByOne();
    void anotherValueIsTypedAndSavedByEnter();
    void escLeavesTheConflictAsItWas();
    void aFieldThatIsLeftAsOfferedWritesNothing();
    void theirValueMayBeTypedToo();
    void allSelectedAreSettledAtOnceAndTakenBackByOneUndo_data();
    void allSelectedAreSettledAtOnceAndTakenBackByOneUndo();
    void theReportOfABulkStepSettlesItsConflicts();
    void keepingTheirsGivesTheMarkBackWithItsUndo();
    void anotherFieldOfThePipelineAsksNothing();
    void aSmallWindowKeepsItsSize();

private:
    QPushButton *button(const QString &name)
    {
        const auto buttons = m_open->window().findChild<ui::StateBar *>()->findChildren<QPushButton *>();
        const auto it = std::find_if(buttons.begin(), buttons.end(), [&](const QPushButton *one) {
            return one->isVisible() && one->accessibleName() == name;
        });
        return it == buttons.end() ? nullptr : *it;
    }
    void press(const QString &name)
    {
        QTRY_VERIFY2(button(name) != nullptr, qPrintable(name));
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    QAction *action(const char *text)
    {
        const auto actions = m_open->window().findChildren<QAction *>();
        const auto it = std::find_if(actions.begin(), actions.end(),
                                     [&](const QAction *one) { return one->text() == QLatin1String(text); });
        return it == actions.end() ? nullptr : *it;
    }
    folder::SaveState state(const QString &name)
    {
        return m_open->folder().saveState(m_open->folder().find(name + QStringLiteral(".md")));
    }
    /// a, b and c: quality 45 here, 44 on disk.
    void quarrel()
    {
        m_open->key(Qt::Key_A, Qt::ControlModifier);
        for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
            m_open->others(name, "quality: 40", "quality: 44");
        m_open->key(Qt::Key_Plus); // 45
        QTRY_VERIFY(m_open->allSaved());
        QCOMPARE(m_open->folder().unsaved().size(), 3);
        QTRY_VERIFY(report() != nullptr);
    }
    ui::UnsavedDialog *report() { return m_open->window().findChild<ui::UnsavedDialog *>(); }
    bool allHave(const QByteArray &line)
    {
        return m_open->bytes(QStringLiteral("a")).contains(line) &&
               m_open->bytes(QStringLiteral("b")).contains(line) && m_open->bytes(QStringLiteral("c")).contains(line);
    }
    /// a is in conflict: 45 here, 44 on disk.
    void quarrelOverOne()
    {
        m_open->others(QStringLiteral("a"), "quality: 40", "quality: 44");
        m_open->key(Qt::Key_Plus);
        QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Conflict);
    }

    std::unique_ptr<OpenWindow> m_open;
};

void TestConflicts::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
}

void TestConflicts::cleanup() { m_open.reset(); }

// B07
void TestConflicts::twoFieldsOfAStoryAreSettledOneByOne()
{
    m_open->others(QStringLiteral("a"), "quality: 40\nheat: 10", "quality: 44\nheat: 14");
    m_open->key(Qt::Key_Plus);
    m_open->key(Qt::Key_Period);
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->folder().conflicts(m_open->table().currentStory()).size(), std::size_t(2));
    press(QStringLiteral("Keep mine: Quality 45"));
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 45\nheat: 14"));
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(state(QStringLiteral("a")), folder::SaveState::Conflict);
    press(QStringLiteral("Keep theirs: Heat 14"));
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Saved);
    QTRY_VERIFY(!m_open->window().findChild<ui::StateBar *>()->isVisible());
    m_open->key(Qt::Key_Z, Qt::ControlModifier); // theirs
    QTRY_COMPARE(m_open->folder().conflicts(m_open->table().currentStory()).size(), std::size_t(1));
    m_open->key(Qt::Key_Z, Qt::ControlModifier); // mine
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 44\nheat: 14"));
    QTRY_COMPARE(m_open->folder().conflicts(m_open->table().currentStory()).size(), std::size_t(2));
}

// B07
void TestConflicts::anotherValueIsTypedAndSavedByEnter()
{
    quarrelOverOne();
    press(QStringLiteral("Type another value for Quality"));
    auto *field = qobject_cast<ui::NumberField *>(QApplication::focusWidget());
    QVERIFY(field);
    QCOMPARE(field->text(), QStringLiteral("45"));
    QCOMPARE(field->selectedText(), QStringLiteral("45"));
    QTest::keyClicks(field, QStringLiteral("42"));
    m_open->key(Qt::Key_Return);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 42\n"));
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(m_open->folder().unsaved().isEmpty());
    QVERIFY(m_open->table().hasFocus());
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 44\n"));
}

// B07
void TestConflicts::escLeavesTheConflictAsItWas()
{
    quarrelOverOne();
    const QByteArray theirs = m_open->bytes(QStringLiteral("a"));
    press(QStringLiteral("Type another value for Quality"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("42"));
    m_open->key(Qt::Key_Escape);
    QVERIFY(m_open->table().hasFocus());
    QCOMPARE(state(QStringLiteral("a")), folder::SaveState::Conflict);
    QCOMPARE(m_open->bytes(QStringLiteral("a")), theirs);
    QVERIFY(button(QStringLiteral("Keep mine: Quality 45")) != nullptr);
}

// B07
void TestConflicts::aFieldThatIsLeftAsOfferedWritesNothing()
{
    quarrelOverOne();
    const QByteArray theirs = m_open->bytes(QStringLiteral("a"));
    press(QStringLiteral("Type another value for Quality"));
    m_open->table().setFocus();
    m_open->key(Qt::Key_J);
    m_open->key(Qt::Key_K);
    QVERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), theirs);
    QCOMPARE(state(QStringLiteral("a")), folder::SaveState::Conflict);
    press(QStringLiteral("Type another value for Quality"));
    m_open->key(Qt::Key_Return); // as it is: mine
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 45\n"));
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Saved);
}

// B07
void TestConflicts::theirValueMayBeTypedToo()
{
    quarrelOverOne();
    const QByteArray theirs = m_open->bytes(QStringLiteral("a"));
    press(QStringLiteral("Type another value for Quality"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("44"));
    m_open->key(Qt::Key_Return);
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Saved);
    QCOMPARE(m_open->bytes(QStringLiteral("a")), theirs);
}

void TestConflicts::allSelectedAreSettledAtOnceAndTakenBackByOneUndo_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("mine");
    for (const char *way : {"bar", "keyboard", "menu", "menu of all", "bar of one story"})
        for (const bool mine : {true, false})
            QTest::addRow("%s, %s", way, mine ? "mine" : "theirs") << QString::fromLatin1(way) << mine;
}

// B07
void TestConflicts::allSelectedAreSettledAtOnceAndTakenBackByOneUndo()
{
    QFETCH(const QString, way);
    QFETCH(const bool, mine);
    quarrel();
    report()->close();
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    const QString name = mine ? QStringLiteral("Keep mine for all 3") : QStringLiteral("Keep theirs for all 3");
    if (way == QStringLiteral("bar of one story") || way == QStringLiteral("menu of all"))
        m_open->key(Qt::Key_J); // one is selected
    if (way == QStringLiteral("menu"))
        QTRY_VERIFY(action(mine ? "Keep &Mine" : "Keep Thei&rs, or Discard")->isEnabled());
    if (way == QStringLiteral("menu")) {
        action(mine ? "Keep &Mine" : "Keep Thei&rs, or Discard")->trigger();
    } else if (way == QStringLiteral("menu of all")) {
        QAction *all = action(mine ? "Keep Mine in All Con&flicts" : "Keep Theirs in All C&onflicts");
        QTRY_VERIFY(all->isEnabled());
        all->trigger();
    } else if (way == QStringLiteral("keyboard")) {
        QTRY_VERIFY(button(name) != nullptr);
        button(name)->setFocus();
        m_open->key(Qt::Key_Return);
    } else {
        press(name);
    }
    QTRY_VERIFY(m_open->allSaved() && m_open->folder().unsaved().isEmpty());
    QVERIFY(allHave(mine ? "quality: 45\n" : "quality: 44\n"));
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_open->folder().unsaved().size(), 3);
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(allHave("quality: 44\n"));
    m_open->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_open->allSaved() && m_open->folder().unsaved().isEmpty());
    QVERIFY(allHave(mine ? "quality: 45\n" : "quality: 44\n"));
}

// B07
void TestConflicts::theReportOfABulkStepSettlesItsConflicts()
{
    quarrel();
    const auto buttons = report()->findChildren<QPushButton *>();
    const auto all = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *one) {
        return one->text() == QStringLiteral("Keep Mine for All 3");
    });
    QVERIFY(all != buttons.end());
    QVERIFY(!(*all)->isDefault());
    (*all)->click();
    QTRY_VERIFY(allHave("quality: 45\n"));
    QTRY_VERIFY(m_open->folder().unsaved().isEmpty());
    QTRY_VERIFY(report() == nullptr);
}

// B07
void TestConflicts::keepingTheirsGivesTheMarkBackWithItsUndo()
{
    m_open->others(QStringLiteral("a"), "published: false", "published: maybe");
    m_open->key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Conflict);
    const folder::StoryId story = m_open->table().currentStory();
    QVERIFY(m_open->model().isDecided(story));
    QVERIFY(button(QStringLiteral("Type another value for Published")) == nullptr);
    press(QStringLiteral("Keep theirs: Published maybe"));
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Saved);
    QVERIFY(!m_open->model().isDecided(story));
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Conflict);
    QVERIFY(m_open->model().isDecided(story));
    m_open->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(state(QStringLiteral("a")), folder::SaveState::Saved);
    QVERIFY(!m_open->model().isDecided(story));
    QVERIFY(m_open->bytes(QStringLiteral("a")).contains("published: maybe\n"));
}

// B06
void TestConflicts::anotherFieldOfThePipelineAsksNothing()
{
    m_open->others(QStringLiteral("a"), "heat: 10", "heat: 14");
    m_open->key(Qt::Key_Plus);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 45\nheat: 14\n"));
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(m_open->folder().unsaved().isEmpty());
    QVERIFY(!m_open->window().findChild<ui::StateBar *>()->isVisible());
}

void TestConflicts::aSmallWindowKeepsItsSize()
{
    const QSize small(800, 576);
    m_open->window().resize(small);
    quarrel();
    report()->close();
    QTRY_VERIFY(button(QStringLiteral("Keep mine for all 3")) != nullptr);
    QTest::qWait(50); // what is laid out anew
    QCOMPARE(m_open->window().size(), small);
    QVERIFY(m_open->window().minimumSizeHint().height() <= small.height());
    m_open->table().setCurrentIndex(m_open->model().index(1, table::Title));
    QTRY_VERIFY(button(QStringLiteral("Keep mine: Quality 45")) != nullptr);
    QTest::qWait(50);
    QCOMPARE(m_open->window().size(), small);
}

QTEST_MAIN(TestConflicts)
#include "tst_conflicts.moc"
