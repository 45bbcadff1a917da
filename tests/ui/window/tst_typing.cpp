#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/look/numberfield.h"
#include "ui/window/statusbar.h"

/// Typing quality and heat in cells and in the detail pane.
class TestTyping final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void enterKeepsWhatWasTyped_data();
    void enterKeepsWhatWasTyped();
    void escLeavesTheValue_data();
    void escLeavesTheValue();
    void theValueGoesToTheStoryWhereTypingBegan_data();
    void theValueGoesToTheStoryWhereTypingBegan();
    void aRefusedValueStaysToBeMendedAndIsNotWritten_data();
    void aRefusedValueStaysToBeMendedAndIsNotWritten();
    void f2OnACellWithoutAFieldTypesQuality();
    void f2OnTheStateSaysWhichKeysSetIt();
    void f2OnAStateThatIsReadOnlySaysWhy();
    void aChangeByAnotherProgramWhileTypingIsAConflict_data();
    void aChangeByAnotherProgramWhileTypingIsAConflict();
    void whatAnotherProgramWroteWhileTypingMayBeTypedToo();
    void aChangeWhileTypingForManyIsAConflictOfThatStory_data();
    void aChangeWhileTypingForManyIsAConflictOfThatStory();
    void typingIsOneUndo();
    void typingDoesNotAdvance();

private:
    static void ways();
    void begin(const QString &way, frontmatter::Field field);
    void clickRow(int row);
    static QLineEdit *field() { return qobject_cast<ui::NumberField *>(QApplication::focusWidget()); }
    static QString lineOf(frontmatter::Field field)
    {
        return field == frontmatter::Field::Quality ? QStringLiteral("quality: 63\n") : QStringLiteral("heat: 63\n");
    }
    static QByteArray with63(frontmatter::Field field, QByteArray bytes)
    {
        return field == frontmatter::Field::Quality ? bytes.replace("quality: 40", "quality: 63")
                                                    : bytes.replace("heat: 10", "heat: 63");
    }

    QByteArray anotherProgramWrites(frontmatter::Field field, const QByteArray &value);

    std::unique_ptr<OpenWindow> m_open;
};

void TestTyping::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
}

void TestTyping::cleanup() { m_open.reset(); }

void TestTyping::ways()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<frontmatter::Field>("typed");
    for (const QString &way : {QStringLiteral("key"), QStringLiteral("F2"), QStringLiteral("detail")}) {
        QTest::addRow("%s quality", qPrintable(way)) << way << frontmatter::Field::Quality;
        QTest::addRow("%s heat", qPrintable(way)) << way << frontmatter::Field::Heat;
    }
}

void TestTyping::begin(const QString &way, frontmatter::Field field)
{
    const bool quality = field == frontmatter::Field::Quality;
    if (way == QStringLiteral("key")) {
        m_open->key(quality ? Qt::Key_Q : Qt::Key_H);
    } else if (way == QStringLiteral("F2")) {
        m_open->table().setCurrentIndex(m_open->model().index(0, quality ? table::Quality : table::Heat));
        m_open->key(Qt::Key_F2);
    } else {
        m_open->window().findChild<ui::DetailPane *>()->focusField(field);
    }
    QVERIFY(TestTyping::field() != nullptr);
    QVERIFY(TestTyping::field()->hasSelectedText());
}

/// Into the first story, which is being edited; the window has heard of it.
QByteArray TestTyping::anotherProgramWrites(frontmatter::Field field, const QByteArray &value)
{
    const bool quality = field == frontmatter::Field::Quality;
    QByteArray theirs = m_open->bytes(QStringLiteral("a"));
    theirs.replace(quality ? "quality: 40" : "heat: 10", (quality ? "quality: " : "heat: ") + value);
    QFile file(m_open->path(QStringLiteral("a")));
    if (!file.open(QIODevice::WriteOnly) || file.write(theirs) != theirs.size())
        return {};
    file.close();
    const folder::StoryId story = m_open->table().currentStory();
    const auto shown = [this, story, field] { return m_open->folder().row(story).field(field); };
    return QTest::qWaitFor([&] { return shown().toString().toUtf8() == value; }) ? theirs : QByteArray();
}

void TestTyping::clickRow(int row)
{
    const QRect cell = m_open->table().visualRect(m_open->model().index(row, table::Title));
    QTest::mouseClick(m_open->table().viewport(), Qt::LeftButton, {}, cell.center());
}

void TestTyping::enterKeepsWhatWasTyped_data() { ways(); }

void TestTyping::enterKeepsWhatWasTyped()
{
    QFETCH(QString, way);
    QFETCH(frontmatter::Field, typed);
    const QByteArray expected = with63(typed, m_open->bytes(QStringLiteral("a")));
    begin(way, typed);
    QTest::keyClicks(field(), QStringLiteral("63"));
    m_open->key(Qt::Key_Return);
    QTRY_VERIFY(m_open->table().hasFocus());
    QTRY_COMPARE(m_open->bytes(QStringLiteral("a")), expected);
}

void TestTyping::escLeavesTheValue_data() { ways(); }

void TestTyping::escLeavesTheValue()
{
    QFETCH(QString, way);
    QFETCH(frontmatter::Field, typed);
    const QByteArray before = m_open->bytes(QStringLiteral("a"));
    begin(way, typed);
    QTest::keyClicks(field(), QStringLiteral("63"));
    m_open->key(Qt::Key_Escape);
    QTRY_VERIFY(m_open->table().hasFocus());
    QVERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), before);
}

void TestTyping::theValueGoesToTheStoryWhereTypingBegan_data() { ways(); }

void TestTyping::theValueGoesToTheStoryWhereTypingBegan()
{
    QFETCH(QString, way);
    QFETCH(frontmatter::Field, typed);
    const QByteArray expected = with63(typed, m_open->bytes(QStringLiteral("a")));
    const QByteArray other = m_open->bytes(QStringLiteral("c"));
    begin(way, typed);
    QTest::keyClicks(field(), QStringLiteral("63"));
    clickRow(2);
    QTRY_COMPARE(m_open->current(), QStringLiteral("c"));
    QTRY_COMPARE(m_open->bytes(QStringLiteral("a")), expected);
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("c")), other);
}

void TestTyping::aRefusedValueStaysToBeMendedAndIsNotWritten_data() { ways(); }

void TestTyping::aRefusedValueStaysToBeMendedAndIsNotWritten()
{
    QFETCH(QString, way);
    QFETCH(frontmatter::Field, typed);
    begin(way, typed);
    QTest::keyClicks(field(), QStringLiteral("6x"));
    m_open->key(Qt::Key_Return);
    QVERIFY(field() != nullptr);
    QCOMPARE(field()->text(), QStringLiteral("6x"));
    QVERIFY(m_open->allSaved());
    QVERIFY(m_open->window().findChild<ui::StatusBar *>()->news().startsWith(QStringLiteral("⚠")));
    m_open->key(Qt::Key_Backspace);
    QTest::keyClicks(field(), QStringLiteral("3"));
    m_open->key(Qt::Key_Return);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains(lineOf(typed).toUtf8()));
}

void TestTyping::f2OnACellWithoutAFieldTypesQuality()
{
    m_open->table().setCurrentIndex(m_open->model().index(0, table::Title));
    m_open->key(Qt::Key_F2);
    QVERIFY(field() != nullptr);
    QTest::keyClicks(field(), QStringLiteral("63"));
    m_open->key(Qt::Key_Return);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 63\n"));
}

void TestTyping::f2OnTheStateSaysWhichKeysSetIt()
{
    const QByteArray before = m_open->bytes(QStringLiteral("a"));
    m_open->table().setCurrentIndex(m_open->model().index(0, table::Published));
    m_open->key(Qt::Key_F2);
    QVERIFY(field() == nullptr);
    QCOMPARE(m_open->window().findChild<ui::StatusBar *>()->news(), QStringLiteral("P publishes, X unpublishes"));
    QVERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), before);
}

void TestTyping::f2OnAStateThatIsReadOnlySaysWhy()
{
    m_open->write(QStringLiteral("odd"), "published: [1, 2]\n");
    m_open->open();
    const int row = static_cast<int>(m_open->shown().indexOf(QStringLiteral("odd")));
    m_open->table().setCurrentIndex(m_open->model().index(row, table::Published));
    m_open->key(Qt::Key_F2);
    QVERIFY(m_open->window().findChild<ui::StatusBar *>()->news().startsWith(QStringLiteral("⚠")));
}

void TestTyping::aChangeByAnotherProgramWhileTypingIsAConflict_data() { ways(); }

void TestTyping::aChangeByAnotherProgramWhileTypingIsAConflict()
{
    QFETCH(QString, way);
    QFETCH(frontmatter::Field, typed);
    begin(way, typed);
    QTest::keyClicks(field(), QStringLiteral("63"));
    const QByteArray theirs = anotherProgramWrites(typed, "33");
    m_open->key(Qt::Key_Return);
    const folder::StoryId story = m_open->table().currentStory();
    QTRY_COMPARE(m_open->folder().saveState(story), folder::SaveState::Conflict);
    QCOMPARE(m_open->bytes(QStringLiteral("a")), theirs);
    const auto conflicts = m_open->folder().conflicts(story);
    QCOMPARE(conflicts.size(), std::size_t(1));
    QCOMPARE(conflicts.front().mine, frontmatter::FieldValue::integer(63));
    QCOMPARE(conflicts.front().theirs, frontmatter::FieldValue::integer(33));
    m_open->folder().settle({story}, {}, folder::Keep::Mine);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains(lineOf(typed).toUtf8()));
    QTRY_VERIFY(m_open->allSaved());
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("a")), theirs);
}

void TestTyping::whatAnotherProgramWroteWhileTypingMayBeTypedToo()
{
    begin(QStringLiteral("key"), frontmatter::Field::Quality);
    QTest::keyClicks(field(), QStringLiteral("33"));
    const QByteArray theirs = anotherProgramWrites(frontmatter::Field::Quality, "33");
    m_open->key(Qt::Key_Return);
    QVERIFY(m_open->table().hasFocus());
    QVERIFY(m_open->allSaved());
    QVERIFY(m_open->folder().unsaved().isEmpty());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), theirs);
}

void TestTyping::aChangeWhileTypingForManyIsAConflictOfThatStory_data()
{
    QTest::addColumn<frontmatter::Field>("typed");
    QTest::newRow("quality") << frontmatter::Field::Quality;
    QTest::newRow("heat") << frontmatter::Field::Heat;
}

void TestTyping::aChangeWhileTypingForManyIsAConflictOfThatStory()
{
    QFETCH(frontmatter::Field, typed);
    const QByteArray expected = with63(typed, m_open->bytes(QStringLiteral("c")));
    m_open->table().selectAll();
    QTRY_COMPARE(m_open->selected().size(), 3);
    begin(QStringLiteral("key"), typed);
    QTest::keyClicks(field(), QStringLiteral("6"));
    const QByteArray theirs = anotherProgramWrites(typed, "33");
    QTest::keyClicks(field(), QStringLiteral("3"));
    m_open->key(Qt::Key_Return);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("c")), expected);
    QTRY_VERIFY(m_open->allSaved());
    const folder::StoryId story = m_open->folder().find(QStringLiteral("a.md"));
    QCOMPARE(m_open->folder().unsaved(), QList<folder::StoryId>{story});
    QCOMPARE(m_open->bytes(QStringLiteral("a")), theirs);
    const auto conflicts = m_open->folder().conflicts(story);
    QCOMPARE(conflicts.size(), std::size_t(1));
    QCOMPARE(conflicts.front().mine, frontmatter::FieldValue::integer(63));
    QCOMPARE(conflicts.front().theirs, frontmatter::FieldValue::integer(33));
}

void TestTyping::typingIsOneUndo()
{
    const QByteArray before = m_open->bytes(QStringLiteral("a"));
    begin(QStringLiteral("key"), frontmatter::Field::Quality);
    QTest::keyClicks(field(), QStringLiteral("123"));
    m_open->key(Qt::Key_Return);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 123\n"));
    QTRY_VERIFY(m_open->allSaved());
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("a")), before);
}

void TestTyping::typingDoesNotAdvance()
{
    begin(QStringLiteral("key"), frontmatter::Field::Quality);
    QTest::keyClicks(field(), QStringLiteral("7"));
    m_open->key(Qt::Key_Return);
    QCOMPARE(m_open->current(), QStringLiteral("a"));
    QVERIFY(!m_open->model().isDecided(m_open->table().currentStory()));
}

QTEST_MAIN(TestTyping)
#include "tst_typing.moc"
