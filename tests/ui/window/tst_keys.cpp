#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/storypage.h"
#include "ui/detail/wrappedtext.h"
#include "ui/dialogs/keysheet.h"
#include "ui/look/numberfield.h"
#include "ui/preview/preview.h"

#include <QScrollArea>

namespace
{

/// Keys that decide, move, step, set or undo when no text is typed.
const QList<std::pair<Qt::Key, QString>> bareKeys{
    {Qt::Key_P, QStringLiteral("p")},     {Qt::Key_X, QStringLiteral("x")},     {Qt::Key_J, QStringLiteral("j")},
    {Qt::Key_N, QStringLiteral("n")},     {Qt::Key_K, QStringLiteral("k")},     {Qt::Key_Q, QStringLiteral("q")},
    {Qt::Key_H, QStringLiteral("h")},     {Qt::Key_R, QStringLiteral("r")},     {Qt::Key_W, QStringLiteral("w")},
    {Qt::Key_B, QStringLiteral("b")},     {Qt::Key_Plus, QStringLiteral("+")},  {Qt::Key_Minus, QStringLiteral("-")},
    {Qt::Key_Equal, QStringLiteral("=")}, {Qt::Key_Comma, QStringLiteral(",")}, {Qt::Key_Period, QStringLiteral(".")},
    {Qt::Key_Slash, QStringLiteral("/")}, {Qt::Key_1, QStringLiteral("1")},     {Qt::Key_2, QStringLiteral("2")},
    {Qt::Key_3, QStringLiteral("3")},     {Qt::Key_4, QStringLiteral("4")},     {Qt::Key_5, QStringLiteral("5")},
    {Qt::Key_Space, QStringLiteral(" ")},
};

} // namespace

/// Each bare key with the focus in each widget: where text is typed it types, elsewhere it acts.
class TestKeys final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whereTextIsTypedKeysType_data();
    void whereTextIsTypedKeysType();
    void whereTextIsTypedBackspaceTakesALetter_data();
    void whereTextIsTypedBackspaceTakesALetter();
    void lettersDecideAndMove_data();
    void lettersDecideAndMove();
    void nGoesToWhatIsNotDecidedYet_data();
    void nGoesToWhatIsNotDecidedYet();
    void signsAndDigitsSetNumbers_data();
    void signsAndDigitsSetNumbers();
    void backspaceUndoes_data();
    void backspaceUndoes();
    void backspaceOnAChipOfTheFilterTakesItOutAndUndoesNothing();
    void qAndHTypeInTheDetailWhenTheFocusIsThere();
    void enterAndF2ActWithTheFocusInTheDetail();
    void enterOfTheKeypadKeepsWhatIsTyped_data();
    void enterOfTheKeypadKeepsWhatIsTyped();
    void thePreviewTakesNoKeyThatTypesOrSetsNumbers();
    void thePreviewShowsTheKeysAndQuits();
    void thePreviewFollowsADecisionToTheNextStory();

private:
    enum Place { Filter, DetailNumber, CellEditor, Table, Detail, PreviewWindow };
    static void typingPlaces();
    static void actingPlaces();
    void focus(Place place);
    [[nodiscard]] QList<QByteArray> allBytes() const;

    std::unique_ptr<OpenWindow> m_open;
};

void TestKeys::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
    m_open->key(Qt::Key_J);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
}

void TestKeys::cleanup() { m_open.reset(); }

void TestKeys::typingPlaces()
{
    QTest::addColumn<Place>("place");
    QTest::newRow("filter") << Filter;
    QTest::newRow("number in the detail") << DetailNumber;
    QTest::newRow("cell editor") << CellEditor;
}

void TestKeys::actingPlaces()
{
    QTest::addColumn<Place>("place");
    QTest::newRow("table") << Table;
    QTest::newRow("detail") << Detail;
    QTest::newRow("preview") << PreviewWindow;
}

void TestKeys::focus(Place place)
{
    auto *detail = m_open->window().findChild<ui::DetailPane *>();
    if (place == Filter)
        m_open->key(Qt::Key_F, Qt::ControlModifier);
    if (place == DetailNumber)
        detail->focusField(frontmatter::Field::Quality);
    if (place == CellEditor)
        m_open->key(Qt::Key_Q);
    if (place == Detail)
        detail->findChild<ui::StoryPage *>()->setFocus();
    if (place == PreviewWindow) {
        m_open->key(Qt::Key_Return);
        auto *preview = m_open->window().findChild<ui::Preview *>();
        QVERIFY(preview != nullptr);
        QTRY_VERIFY(preview->isActiveWindow());
    }
    const bool types = place == Filter || place == DetailNumber || place == CellEditor;
    QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr, types);
}

QList<QByteArray> TestKeys::allBytes() const
{
    return {m_open->bytes(QStringLiteral("a")), m_open->bytes(QStringLiteral("b")),
            m_open->bytes(QStringLiteral("c"))};
}

void TestKeys::whereTextIsTypedKeysType_data() { typingPlaces(); }

void TestKeys::whereTextIsTypedKeysType()
{
    QFETCH(Place, place);
    const QList<QByteArray> before = allBytes();
    focus(place);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->clear();
    QString typed;
    for (const auto &[key, text] : bareKeys) {
        m_open->key(key);
        typed += text;
        QCOMPARE(field->text(), typed);
        QVERIFY(field->hasFocus());
    }
    // Alt with a letter opens a menu; with a sign or a digit it is a key of the stories.
    for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Comma, Qt::Key_Period, Qt::Key_1, Qt::Key_5})
        m_open->key(key, Qt::AltModifier);
    QVERIFY(field->hasFocus());
    m_open->key(Qt::Key_Escape);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    QVERIFY(m_open->allSaved());
    QCOMPARE(allBytes(), before);
}

void TestKeys::whereTextIsTypedBackspaceTakesALetter_data() { typingPlaces(); }

void TestKeys::whereTextIsTypedBackspaceTakesALetter()
{
    QFETCH(Place, place);
    m_open->key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(m_open->allSaved());
    const QList<QByteArray> decided = allBytes();
    focus(place);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->setText(QStringLiteral("12"));
    m_open->key(Qt::Key_Backspace);
    QCOMPARE(field->text(), QStringLiteral("1"));
    QVERIFY(m_open->allSaved());
    QCOMPARE(allBytes(), decided);
}

void TestKeys::lettersDecideAndMove_data() { actingPlaces(); }

void TestKeys::lettersDecideAndMove()
{
    QFETCH(Place, place);
    focus(place);
    m_open->key(Qt::Key_K);
    QCOMPARE(m_open->current(), QStringLiteral("a"));
    m_open->key(Qt::Key_P);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    m_open->key(Qt::Key_J);
    QCOMPARE(m_open->current(), QStringLiteral("c"));
    m_open->key(Qt::Key_X);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    m_open->key(Qt::Key_P, Qt::ShiftModifier);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")).contains("published: true\n"));
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")).contains("published: true\n"));
    QVERIFY(m_open->bytes(QStringLiteral("c")).contains("published: false\n"));
    QVERIFY(m_open->model().isDecided(m_open->model().storyAt(2)));
}

void TestKeys::nGoesToWhatIsNotDecidedYet_data() { actingPlaces(); }

void TestKeys::nGoesToWhatIsNotDecidedYet()
{
    QFETCH(Place, place);
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    const QString c = QStringLiteral("c");
    m_open->key(Qt::Key_P); // b
    QCOMPARE(m_open->current(), c);
    focus(place);
    const QList<QByteArray> before = allBytes();
    m_open->key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(m_open->current(), a);
    m_open->key(Qt::Key_N);
    QCOMPARE(m_open->current(), c);
    m_open->key(Qt::Key_N); // past the end: from the top
    QCOMPARE(m_open->current(), a);
    m_open->key(Qt::Key_N, Qt::ShiftModifier); // and back
    QCOMPARE(m_open->current(), c);
    m_open->key(Qt::Key_K); // decided rows are passed over, not lost
    QCOMPARE(m_open->current(), b);
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(allBytes().value(0), before.first());
}

void TestKeys::signsAndDigitsSetNumbers_data()
{
    QTest::addColumn<Place>("place");
    QTest::newRow("table") << Table;
    QTest::newRow("detail") << Detail;
}

void TestKeys::signsAndDigitsSetNumbers()
{
    QFETCH(Place, place);
    focus(place);
    const auto line = [this](const char *text) {
        return m_open->allSaved() && m_open->bytes(QStringLiteral("b")).contains(text);
    };
    m_open->key(Qt::Key_Plus);
    QTRY_VERIFY(line("quality: 45\n"));
    m_open->key(Qt::Key_Minus);
    m_open->key(Qt::Key_Minus, Qt::AltModifier);
    QTRY_VERIFY(line("quality: 39\n"));
    m_open->key(Qt::Key_Period);
    QTRY_VERIFY(line("heat: 15\n"));
    m_open->key(Qt::Key_Comma);
    m_open->key(Qt::Key_Comma);
    QTRY_VERIFY(line("heat: 5\n"));
    m_open->key(Qt::Key_4);
    QTRY_VERIFY(line("quality: 80\n"));
    m_open->key(Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(line("heat: 20\n"));
    QCOMPARE(m_open->current(), QStringLiteral("b"));
}

void TestKeys::backspaceUndoes_data() { actingPlaces(); }

void TestKeys::backspaceUndoes()
{
    QFETCH(Place, place);
    const QList<QByteArray> before = allBytes();
    focus(place);
    m_open->key(Qt::Key_P);
    QCOMPARE(m_open->current(), QStringLiteral("c"));
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(allBytes() != before);
    m_open->key(Qt::Key_Backspace);
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    QTRY_COMPARE(allBytes(), before);
}

void TestKeys::backspaceOnAChipOfTheFilterTakesItOutAndUndoesNothing()
{
    focus(Table);
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")).contains("published: true"));
    m_open->filter().setText(QStringLiteral("quality:40 published:no"));
    QCOMPARE(m_open->model().rowCount(), 2);
    m_open->filter().focusText();
    m_open->key(Qt::Key_Tab);
    m_open->key(Qt::Key_Tab);
    m_open->key(Qt::Key_Backspace);
    QCOMPARE(m_open->filter().text(), QStringLiteral("quality:40"));
    QCOMPARE(m_open->model().rowCount(), 3);
    QCOMPARE(QApplication::focusWidget(), m_open->filter().focusProxy());
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(m_open->bytes(QStringLiteral("b")).contains("published: true"));
}

void TestKeys::qAndHTypeInTheDetailWhenTheFocusIsThere()
{
    focus(Detail);
    m_open->key(Qt::Key_Q);
    auto *quality = qobject_cast<ui::NumberField *>(QApplication::focusWidget());
    QVERIFY(quality != nullptr);
    QCOMPARE(quality->field(), frontmatter::Field::Quality);
    QVERIFY(m_open->window().findChild<ui::DetailPane *>()->isAncestorOf(quality));
    m_open->key(Qt::Key_Escape);
    focus(Detail);
    m_open->key(Qt::Key_H);
    auto *heat = qobject_cast<ui::NumberField *>(QApplication::focusWidget());
    QVERIFY(heat != nullptr);
    QCOMPARE(heat->field(), frontmatter::Field::Heat);
}

void TestKeys::enterAndF2ActWithTheFocusInTheDetail()
{
    m_open->write(QStringLiteral("d"), "excerpt: A text to click\nquality: 40\n");
    m_open->open();
    m_open->table().showStory(m_open->model().storyAt(3));
    QTRY_COMPARE(m_open->current(), QStringLiteral("d"));
    const auto *detail = m_open->window().findChild<ui::DetailPane *>();
    const auto clickExcerpt = [&] {
        for (auto *text : detail->findChildren<ui::WrappedText *>())
            if (text->isVisible() && text->toPlainText() == QLatin1String("A text to click")) {
                QTest::mouseClick(text->viewport(), Qt::LeftButton);
                return text->hasFocus();
            }
        return false;
    };
    QTRY_VERIFY(clickExcerpt());
    m_open->key(Qt::Key_F2);
    const auto *field = qobject_cast<ui::NumberField *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QVERIFY(detail->isAncestorOf(field));
    QVERIFY(clickExcerpt());
    m_open->key(Qt::Key_Return);
    auto *preview = m_open->window().findChild<ui::Preview *>();
    QVERIFY(preview != nullptr);
    QTRY_VERIFY(preview->isActiveWindow());
    QCOMPARE(preview->story(), m_open->table().currentStory());
}

void TestKeys::enterOfTheKeypadKeepsWhatIsTyped_data()
{
    QTest::addColumn<Place>("place");
    QTest::newRow("number in the detail") << DetailNumber;
    QTest::newRow("cell editor") << CellEditor;
}

void TestKeys::enterOfTheKeypadKeepsWhatIsTyped()
{
    QFETCH(Place, place);
    focus(place);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("77"));
    m_open->key(Qt::Key_Enter, Qt::KeypadModifier);
    QVERIFY(m_open->window().findChild<ui::Preview *>() == nullptr);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")).contains("quality: 77\n"));
    m_open->key(Qt::Key_Enter, Qt::KeypadModifier); // and again, in the table
    QVERIFY(m_open->window().findChild<ui::Preview *>() != nullptr);
}

void TestKeys::thePreviewShowsTheKeysAndQuits()
{
    focus(PreviewWindow);
    auto *preview = m_open->window().findChild<ui::Preview *>();
    m_open->key(Qt::Key_Question, Qt::ShiftModifier);
    auto *sheet = m_open->window().findChild<ui::KeySheet *>();
    QVERIFY(sheet != nullptr);
    QTRY_VERIFY(sheet->isActiveWindow());
    QVERIFY(preview->isVisible());
    sheet->close();
    preview->activateWindow();
    QTRY_VERIFY(preview->isActiveWindow());
    m_open->key(Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!preview->isVisible());
    QVERIFY(!m_open->window().isVisible());
}

void TestKeys::thePreviewTakesNoKeyThatTypesOrSetsNumbers()
{
    focus(PreviewWindow);
    const auto *preview = m_open->window().findChild<ui::Preview *>();
    const QList<QByteArray> before = allBytes();
    for (const Qt::Key key : {Qt::Key_Q, Qt::Key_5, Qt::Key_1, Qt::Key_Period, Qt::Key_Comma, Qt::Key_Plus,
                              Qt::Key_Minus, Qt::Key_Slash, Qt::Key_H}) {
        m_open->key(key);
        QVERIFY2(preview->isActiveWindow(), qPrintable(QKeySequence(key).toString()));
        QVERIFY(m_open->window().findChildren<ui::NumberField *>().size() == 4); // none in a cell
    }
    QVERIFY(m_open->allSaved());
    QCOMPARE(allBytes(), before);
}

void TestKeys::thePreviewFollowsADecisionToTheNextStory()
{
    focus(PreviewWindow);
    auto *preview = m_open->window().findChild<ui::Preview *>();
    const folder::StoryId next = m_open->model().storyAt(2);
    m_open->key(Qt::Key_P);
    QTRY_COMPARE(preview->story(), next);
    QVERIFY(preview->isVisible());
    m_open->key(Qt::Key_Up);
    QTRY_COMPARE(preview->story(), m_open->model().storyAt(1));
    QCOMPARE(m_open->current(), QStringLiteral("b"));
    m_open->key(Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
