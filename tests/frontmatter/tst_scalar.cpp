#include "model/frontmatter/scalar.h"
#include "tests/frontmatter/storytext.h"

#include <QTest>

#include <limits>

using namespace frontmatter;

Q_DECLARE_METATYPE(frontmatter::FieldValue)
Q_DECLARE_METATYPE(frontmatter::Field)

class ScalarTest final : public QObject
{
    Q_OBJECT

private slots:
    void aScalarIsReadAsYamlReadsIt_data();
    void aScalarIsReadAsYamlReadsIt();
    void aFieldReadsAsPeopleMeanIt_data();
    void aFieldReadsAsPeopleMeanIt();
    void aMissingFieldIsMissing();
    void inputIsTakenOrRefused_data();
    void inputIsTakenOrRefused();
    void valuesAreShownAsText();
};

void ScalarTest::aScalarIsReadAsYamlReadsIt_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<bool>("isScalar");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *yaml, const QByteArray &text) {
        QTest::newRow(yaml) << QByteArray(yaml) << true << text;
    };
    const auto none = [](const char *yaml) { QTest::newRow(yaml) << QByteArray(yaml) << false << QByteArray(); };
    row("t: plain text # c", "plain text");
    row("t: a#b c:d", "a#b c:d");
    row("t: 'it''s'", "it's");
    row("t: \"a\\tb \\\"q\\\" \\\\ \\/ \\u00e9\\x41\\U0001F600\"", "a\tb \"q\" \\ / \xC3\xA9"
                                                                   "A\xF0\x9F\x98\x80");
    row("t: \"\\0\"", QByteArray("\0", 1));
    row("t: \"it\\'s\"", "it's"); // an escape of yaml-cpp alone
    row("t: \"\\e\\a\\b\\v\\f\\r\\n\\N\\_\\L\\P\\ \"", "\x1B\a\b\v\f\r\n\xC2\x85\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9 ");
    row("t: \"\"", "");
    row("t: ''", "");
    row("t: \"null\"", "null");
    row("t: !!str null", "null");
    row("t: \" blanks \"", " blanks ");
    row("t: \"a\n  b\n\n  c\"", "a b\nc");
    row("t: 'a\n  b'", "a b");
    row("t: a\n  b\n\n  c", "a b\nc");
    row("t: |\n  a\n   b\n", "a\n b\n");
    row("t: >-\n  a\n  b\n", "a b");
    row("t: |+\n  a\n", "a\n\n");
    row("t: &x !!str 5", "5");
    row("t:\n  5", "5");
    none("t:");
    none("t: ~");
    none("t: null # c");
    none("t: [a]");
    none("t: {a: b}");
    none("t:\n  a: b");
    none("t: *x");
    none("t: \"\\q\"");
    none("t: \"\\u00\"");
    none("t: \"\\ud83d\\ude00\"");
}

void ScalarTest::aScalarIsReadAsYamlReadsIt()
{
    QFETCH(QByteArray, yaml);
    QFETCH(bool, isScalar);
    QFETCH(QByteArray, text);
    for (const Variant &variant : variants) {
        const QByteArray bytes = storyOf(yaml, variant);
        const Outline outline = Outline::of(view(bytes), u"a.md");
        QVERIFY(!outline.fault());
        const auto read = scalarText(outline, *outline.find("t"));
        QCOMPARE(read.has_value(), isScalar);
        QCOMPARE(QByteArray::fromStdString(read.value_or("")), text);
    }
}

void ScalarTest::aFieldReadsAsPeopleMeanIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Field>("field");
    QTest::addColumn<FieldValue>("value");
    const auto row = [](const char *text, Field field, const FieldValue &value) {
        const std::string_view key = keyOf(field);
        const QByteArray line = QByteArray(key.data(), static_cast<qsizetype>(key.size())) + ": " + text;
        QTest::newRow(line.constData()) << line << field << value;
    };
    for (const char *text :
         {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "'true'", "\"yes\""})
        row(text, Field::Published, FieldValue::boolean(true));
    for (const char *text : {"false", "no", "Off", "N", "\"False\" # c", "!!bool no"})
        row(text, Field::Published, FieldValue::boolean(false));
    for (const char *text : {"1", "maybe", "tRUE", "yEs", "truee"})
        row(text, Field::Published, FieldValue::other(QString::fromLatin1(text)));
    for (const char *text : {"", "~", "null", "Null", "NULL", "# c"})
        row(text, Field::Quality, FieldValue::missing());
    row("5", Field::Heat, FieldValue::integer(5));
    row("+5", Field::Heat, FieldValue::integer(5));
    row("-1", Field::Heat, FieldValue::integer(-1));
    row("0", Field::Heat, FieldValue::integer(0));
    row("-0", Field::Heat, FieldValue::integer(0));
    row("\"12\"", Field::Heat, FieldValue::integer(12));
    row("'-3'", Field::Heat, FieldValue::integer(-3));
    row("0x1F", Field::Heat, FieldValue::integer(31));
    row("!!int 5", Field::Heat, FieldValue::integer(5));
    row("9223372036854775807", Field::Heat, FieldValue::integer(std::numeric_limits<std::int64_t>::max()));
    row("-9223372036854775808", Field::Heat, FieldValue::integer(std::numeric_limits<std::int64_t>::min()));
    for (const char *text : {"010",
                             "00",
                             "0o10",
                             "1_000",
                             "5.0",
                             "1e3",
                             "1e400",
                             ".inf",
                             "-.inf",
                             ".nan",
                             "12:30",
                             "hot",
                             "0x",
                             "0x-1",
                             "-0x1",
                             "+-5",
                             "+",
                             "-",
                             "9223372036854775808",
                             "0xFFFFFFFFFFFFFFFF",
                             "true",
                             "5 6"}) {
        if (QByteArray(text) != "-") // a list item, not a value
            row(text, Field::Quality, FieldValue::other(QString::fromLatin1(text)));
    }
    row("\"0x1F\"", Field::Quality, FieldValue::other(QStringLiteral("0x1F")));
    row("\"5 \"", Field::Quality, FieldValue::other(QStringLiteral("5 ")));
    row("\"\"", Field::Quality, FieldValue::other(QString()));
    row("[5, 6]", Field::Quality, FieldValue::other(QStringLiteral("[5, 6]")));
    row("[5,\n  6]", Field::Quality, FieldValue::other(QStringLiteral("[5,")));
    row("*x", Field::Quality, FieldValue::other(QStringLiteral("*x")));
    row("|-\n  5", Field::Quality, FieldValue::other(QStringLiteral("5")));
}

void ScalarTest::aFieldReadsAsPeopleMeanIt()
{
    QFETCH(QByteArray, line);
    QFETCH(Field, field);
    QFETCH(FieldValue, value);
    for (const Variant &variant : variants) {
        const QByteArray bytes = storyOf(line, variant);
        const FieldValue read = fieldValue(Outline::of(view(bytes), u"a.md"), field);
        QCOMPARE(read.toString(), value.toString());
        QVERIFY(read == value);
    }
}

void ScalarTest::aMissingFieldIsMissing()
{
    for (const char *yaml : {"", "a: 1", "meta:\n  heat: 5", "heat:5: 1", "[a]", "text"}) {
        const QByteArray bytes = storyOf(yaml, variants[0]);
        QVERIFY(fieldValue(Outline::of(view(bytes), u"a.md"), Field::Heat).isMissing());
    }
    QVERIFY(fieldValue(Outline::of("no story", u"a.md"), Field::Heat).isMissing());
}

void ScalarTest::inputIsTakenOrRefused_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("read"); // empty: refused
    const auto row = [](Field field, const char *input, const char *read) {
        QTest::addRow("%d %s", static_cast<int>(field), input)
            << field << QString::fromUtf8(input) << QString::fromLatin1(read);
    };
    for (const char *input : {"true", "TRUE", "yes", "Yes"})
        row(Field::Published, input, "true");
    for (const char *input : {"false", "False", "no", "NO"})
        row(Field::Published, input, "false");
    for (const char *input : {"", "on", "1", "y", "maybe", " true", "null"})
        row(Field::Published, input, "");
    row(Field::Heat, "7", "7");
    row(Field::Heat, "+7", "7");
    row(Field::Heat, "-7", "-7");
    row(Field::Heat, "-0", "0");
    row(Field::Heat, "007", "7");
    row(Field::Heat, "-007", "-7");
    row(Field::Heat, "9223372036854775807", "9223372036854775807");
    row(Field::Heat, "-9223372036854775808", "-9223372036854775808");
    for (const char *input :
         {"", "+", "7 # x", ": ", "[", "null", "\"", "\n", "7\n", "1e9", "0x1F", "5.0", "1_000", "٧", "--7", " 7",
          "9223372036854775808", "-9223372036854775809", "99999999999999999999999"})
        row(Field::Quality, input, "");
}

void ScalarTest::inputIsTakenOrRefused()
{
    QFETCH(Field, field);
    QFETCH(QString, input);
    QFETCH(QString, read);
    const auto value = parseInput(field, input);
    QCOMPARE(value.has_value(), !read.isEmpty());
    if (value)
        QCOMPARE(value->toString(), read);
    else
        QVERIFY(!value.error().isEmpty());
}

void ScalarTest::valuesAreShownAsText()
{
    QCOMPARE(FieldValue::missing().toString(), QString());
    QCOMPARE(FieldValue::boolean(true).toString(), QStringLiteral("true"));
    QCOMPARE(FieldValue::integer(-1).toString(), QStringLiteral("-1"));
    QCOMPARE(FieldValue::other(QStringLiteral("hot")).toString(), QStringLiteral("hot"));
}

QTEST_APPLESS_MAIN(ScalarTest)
#include "tst_scalar.moc"
