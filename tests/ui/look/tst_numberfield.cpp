#include "ui/look/numberfield.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using frontmatter::Field;
using frontmatter::FieldValue;

/// A field in a window of its own, with another widget that can take the focus.
class TestNumberField final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void enterCommitsToTheShownStory();
    void escapeRestoresTheValue();
    void leavingCommits();
    void whatWasTypedGoesToTheStoryWhereTypingBegan();
    void aNewValueOfTheSameStoryKeepsWhatIsBeingTyped();
    void theSameValueAgainIsNotCommitted();
    void whatIsNoIntegerIsRefusedAndStays_data();
    void whatIsNoIntegerIsRefusedAndStays();
    void refusedTextIsDroppedWhenAnotherStoryIsShown();
    void any64BitIntegerIsTaken_data();
    void any64BitIntegerIsTaken();
    void theWheelChangesNothing();
    void aMissingValueIsEmpty();

private:
    void type(const char *text)
    {
        m_field->setFocus();
        m_field->selectAll();
        QTest::keyClicks(m_field, QString::fromLatin1(text));
    }

    std::unique_ptr<QWidget> m_window;
    ui::NumberField *m_field = nullptr;
    QLineEdit *m_other = nullptr;
    QList<std::pair<int, FieldValue>> m_committed;
};

void TestNumberField::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_field = new ui::NumberField(Field::Quality, m_window.get());
    m_other = new QLineEdit(m_window.get());
    column->addWidget(m_field);
    column->addWidget(m_other);
    m_committed.clear();
    connect(m_field, &ui::NumberField::committed, this, [this](int story, const FieldValue &value) {
        m_committed.append({story, value});
    });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_field->show(7, FieldValue::integer(54));
}

void TestNumberField::cleanup() { m_window.reset(); }

void TestNumberField::enterCommitsToTheShownStory()
{
    QSignalSpy finished(m_field, &ui::NumberField::finished);
    type("60");
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(m_committed, (QList<std::pair<int, FieldValue>>{{7, FieldValue::integer(60)}}));
    QCOMPARE(finished.count(), 1);
    QVERIFY(!m_field->isTyping());
}

void TestNumberField::escapeRestoresTheValue()
{
    QSignalSpy finished(m_field, &ui::NumberField::finished);
    type("60");
    QTest::keyClick(m_field, Qt::Key_Escape);
    QVERIFY(m_committed.isEmpty());
    QCOMPARE(m_field->text(), QStringLiteral("54"));
    QCOMPARE(finished.count(), 1);
}

void TestNumberField::leavingCommits()
{
    type("60");
    m_other->setFocus(Qt::TabFocusReason);
    QCOMPARE(m_committed, (QList<std::pair<int, FieldValue>>{{7, FieldValue::integer(60)}}));
}

void TestNumberField::whatWasTypedGoesToTheStoryWhereTypingBegan()
{
    type("60");
    m_field->show(8, FieldValue::integer(12));
    QCOMPARE(m_committed, (QList<std::pair<int, FieldValue>>{{7, FieldValue::integer(60)}}));
    QCOMPARE(m_field->text(), QStringLiteral("12"));
}

void TestNumberField::aNewValueOfTheSameStoryKeepsWhatIsBeingTyped()
{
    type("6");
    m_field->show(7, FieldValue::integer(99));
    QCOMPARE(m_field->text(), QStringLiteral("6"));
    QTest::keyClick(m_field, Qt::Key_Escape);
    QCOMPARE(m_field->text(), QStringLiteral("99"));
    QVERIFY(m_committed.isEmpty());
}

void TestNumberField::theSameValueAgainIsNotCommitted()
{
    type("54");
    QVERIFY(m_field->commit());
    QVERIFY(m_committed.isEmpty());
    QVERIFY(!m_field->isTyping());
}

void TestNumberField::whatIsNoIntegerIsRefusedAndStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("word") << QStringLiteral("high");
    QTest::newRow("fraction") << QStringLiteral("5.5");
    QTest::newRow("empty") << QStringLiteral(" ");
    QTest::newRow("beyond 64 bits") << QStringLiteral("9223372036854775808");
    QTest::newRow("hexadecimal") << QStringLiteral("0x10");
}

void TestNumberField::whatIsNoIntegerIsRefusedAndStays()
{
    QFETCH(QString, text);
    QSignalSpy refused(m_field, &ui::NumberField::refused);
    QSignalSpy finished(m_field, &ui::NumberField::finished);
    type(text.toLatin1().constData());
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(refused.count(), 1);
    QVERIFY(!refused.constFirst().constFirst().toString().isEmpty());
    QCOMPARE(m_field->text(), text);
    QVERIFY(m_committed.isEmpty());
    QCOMPARE(finished.count(), 0);
}

void TestNumberField::refusedTextIsDroppedWhenAnotherStoryIsShown()
{
    type("high");
    m_field->show(8, FieldValue::integer(12));
    QCOMPARE(m_field->text(), QStringLiteral("12"));
    QVERIFY(m_committed.isEmpty());
    QVERIFY(!m_field->isTyping());
}

void TestNumberField::any64BitIntegerIsTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("negative") << QStringLiteral("-1") << qint64(-1);
    QTest::newRow("plus") << QStringLiteral("+5") << qint64(5);
    QTest::newRow("blanks around") << QStringLiteral(" 60 ") << qint64(60);
    QTest::newRow("largest") << QStringLiteral("9223372036854775807") << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << QStringLiteral("-9223372036854775808") << std::numeric_limits<qint64>::min();
}

void TestNumberField::any64BitIntegerIsTaken()
{
    QFETCH(QString, text);
    QFETCH(qint64, value);
    type(text.toLatin1().constData());
    QVERIFY(m_field->commit());
    QCOMPARE(m_committed, (QList<std::pair<int, FieldValue>>{{7, FieldValue::integer(value)}}));
    QCOMPARE(m_field->text(), QString::number(value));
}

void TestNumberField::theWheelChangesNothing()
{
    m_field->setFocus();
    QWheelEvent wheel(QPointF(5, 5), m_field->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_field, &wheel);
    QVERIFY(!wheel.isAccepted());
    QCOMPARE(m_field->text(), QStringLiteral("54"));
    QVERIFY(m_committed.isEmpty());
}

void TestNumberField::aMissingValueIsEmpty()
{
    m_field->show(8, FieldValue::missing());
    QCOMPARE(m_field->text(), QString());
    type("5");
    QVERIFY(m_field->commit());
    QCOMPARE(m_committed.value(0).first, 8);
}

QTEST_MAIN(TestNumberField)
#include "tst_numberfield.moc"
