#include "tests/ui/detail/parts.h"
#include "ui/detail/card.h"
#include "ui/detail/fieldrow.h"

#include <QSignalSpy>
#include <QTest>

using frontmatter::Field;
using frontmatter::FieldValue;

/// The cards of the three fields.
class TestFields final : public QObject
{
    Q_OBJECT

private slots:
    void publishedIsShownInWords_data();
    void publishedIsShownInWords();
    void aClickChoosesTheOtherValue_data();
    void aClickChoosesTheOtherValue();
    void enterChoosesAndSpaceDoesNot();
    void typedNumbersAreHandedOnWithTheirStory();
    void aRefusedValueIsExplainedBelowTheCards();
    void aReadOnlyFieldSaysWhyAndWhere();
    void oneReasonForAllFieldsIsSaidOnce();
};

void TestFields::publishedIsShownInWords_data()
{
    QTest::addColumn<FieldValue>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("true") << FieldValue::boolean(true) << QStringLiteral("✓ Published");
    QTest::newRow("false") << FieldValue::boolean(false) << QStringLiteral("✕ Unpublished");
    QTest::newRow("missing") << FieldValue::missing() << QStringLiteral("– By default");
    QTest::newRow("text") << FieldValue::other(QStringLiteral("<b>soon</b>")) << QStringLiteral("<b>soon</b>");
}

void TestFields::publishedIsShownInWords()
{
    QFETCH(FieldValue, value);
    QFETCH(QString, text);
    ui::PublishedCard card;
    card.showValue(value, true);
    QVERIFY(textsOf(card).contains(text));
    QCOMPARE(card.accessibleDescription(), text);
}

void TestFields::aClickChoosesTheOtherValue_data()
{
    QTest::addColumn<FieldValue>("value");
    QTest::addColumn<bool>("chosen");
    QTest::newRow("true") << FieldValue::boolean(true) << false;
    QTest::newRow("false") << FieldValue::boolean(false) << true;
    QTest::newRow("missing counts as published") << FieldValue::missing() << false;
    QTest::newRow("no boolean") << FieldValue::other(QStringLiteral("soon")) << true;
}

void TestFields::aClickChoosesTheOtherValue()
{
    QFETCH(FieldValue, value);
    QFETCH(bool, chosen);
    ui::PublishedCard card;
    QSignalSpy spy(&card, &ui::PublishedCard::chosen);
    card.showValue(value, true);
    QTest::mouseClick(&card, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.constFirst().constFirst().toBool(), chosen);
    card.showValue(value, false);
    QTest::mouseClick(&card, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
}

void TestFields::enterChoosesAndSpaceDoesNot()
{
    ui::PublishedCard card;
    QSignalSpy spy(&card, &ui::PublishedCard::chosen);
    card.showValue(FieldValue::boolean(false), true);
    QTest::keyClick(&card, Qt::Key_Space);
    QCOMPARE(spy.count(), 0);
    QTest::keyClick(&card, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
}

void TestFields::typedNumbersAreHandedOnWithTheirStory()
{
    ui::FieldRow fields;
    fields.showRow(3, row());
    fields.show();
    fields.focusField(Field::Heat);
    QList<std::pair<int, FieldValue>> edits;
    connect(&fields, &ui::FieldRow::committed, this, [&edits](int story, Field field, const FieldValue &value) {
        QCOMPARE(field, Field::Heat);
        edits.append({story, value});
    });
    ui::NumberField *heat = fields.findChildren<ui::NumberField *>().constLast();
    QCOMPARE(heat->field(), Field::Heat);
    QCOMPARE(heat->selectedText(), QStringLiteral("-1"));
    QTest::keyClicks(heat, QStringLiteral("12"));
    fields.showRow(4, row());
    QCOMPARE(edits, (QList<std::pair<int, FieldValue>>{{3, FieldValue::integer(12)}}));
}

void TestFields::aRefusedValueIsExplainedBelowTheCards()
{
    ui::FieldRow fields;
    fields.showRow(3, row());
    QSignalSpy refused(&fields, &ui::FieldRow::refused);
    ui::NumberField *quality = fields.findChildren<ui::NumberField *>().constFirst();
    quality->selectAll();
    QTest::keyClicks(quality, QStringLiteral("high"));
    QVERIFY(!fields.commitTyping());
    QCOMPARE(refused.count(), 1);
    QVERIFY(textsOf(fields).contains(refused.constFirst().constFirst().toString()));
    QTest::keyClick(quality, Qt::Key_Backspace);
    QVERIFY(!textsOf(fields).contains(refused.constFirst().constFirst().toString()));
    QTest::keyClick(quality, Qt::Key_X);
    QTest::keyClick(quality, Qt::Key_Return);
    QVERIFY(textsOf(fields).contains(refused.constLast().constFirst().toString()));
    QTest::keyClick(quality, Qt::Key_Escape);
    QVERIFY(!textsOf(fields).contains(refused.constLast().constFirst().toString()));
}

void TestFields::aReadOnlyFieldSaysWhyAndWhere()
{
    ui::FieldRow fields;
    story::StoryRow locked = row();
    locked.problems.push_back({QStringLiteral("quality is given twice"), 5, 3, Field::Quality});
    fields.showRow(3, locked);
    const QString all = textsOf(fields).join(u'\n');
    QVERIFY(all.contains(QLatin1String("Quality cannot be edited: quality is given twice (line 5, column 3)")));
    const auto numbers = fields.findChildren<ui::NumberField *>();
    QVERIFY(numbers.constFirst()->isReadOnly());
    QVERIFY(!numbers.constLast()->isReadOnly());
}

void TestFields::oneReasonForAllFieldsIsSaidOnce()
{
    ui::FieldRow fields;
    story::StoryRow locked = row();
    for (const Field field : frontmatter::allFields)
        locked.problems.push_back({QStringLiteral("not UTF-8"), 2, 1, field});
    fields.showRow(3, locked);
    QCOMPARE(textsOf(fields).join(u'\n').count(QLatin1String("not UTF-8")), 1);
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
