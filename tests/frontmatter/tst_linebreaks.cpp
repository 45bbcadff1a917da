#include "model/frontmatter/scalar.h"
#include "model/frontmatter/splice.h"
#include "tests/frontmatter/storytext.h"

#include <QFile>
#include <QTest>

using namespace frontmatter;

/// Characters that end a line for some readers of YAML and not for others, and those that no reader takes.
class LineBreaksTest final : public QObject
{
    Q_OBJECT

private slots:
    void whereReadersAgreeTheValueIsEdited_data();
    void whereReadersAgreeTheValueIsEdited();
    void whereReadersDifferTheEditIsRefused_data();
    void whereReadersDifferTheEditIsRefused();
    void theTextIsWhatYaml12Reads();
};

void LineBreaksTest::whereReadersAgreeTheValueIsEdited_data()
{
    QTest::addColumn<QByteArray>("yaml"); // with @ for the value
    const auto row = [](const char *name, const char *yaml) { QTest::newRow(name) << QByteArray(yaml); };
    row("in double quotes", "t: \"a\u2028heat: 9\u2029b\"\nheat: @");
    row("in single quotes", "t: 'a\u0085heat: 9'\nheat: @");
    row("in nested quotes", "a:\n  - b: \"\u2028heat: 9\"\nheat: @");
    row("in a literal, indented", "t: |\n  a\u2028  b\nheat: @");
    row("at the end of comments", "# c\u2028\nheat: @ # c\u2029");
    row("in brackets", "t: [a\u2028b]\nheat: @");
    row("an escape for it", "t: \"\\N\\L\\P\"\nheat: @");
    row("only its first bytes", "t: Â â\u2030 \u00A0\nheat: @");
    row("a byte order mark inside a value", "t: a\uFEFFb\nheat: @");
    row("delete and a C1 character", "t: a\x7F\u0090\nheat: @");
}

void LineBreaksTest::whereReadersAgreeTheValueIsEdited()
{
    QFETCH(QByteArray, yaml);
    const auto with = [&](const char *value) { return QByteArray(yaml).replace('@', value); };
    for (const Variant &variant : variants) {
        const QByteArray before = storyOf(with("5"), variant);
        const auto result = splice(view(before), u"a.md", {assignment(u"heat=7")});
        QVERIFY2(result, result ? "" : qPrintable(result.error().reason));
        QCOMPARE(shown(result->bytes), shown(view(storyOf(with("7"), variant))));
        const auto back = revert(result->bytes, u"a.md", result->changes);
        QVERIFY(back);
        QCOMPARE(shown(back->bytes), shown(view(before)));
    }
}

void LineBreaksTest::whereReadersDifferTheEditIsRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &yaml, Place place, const char *word) {
        QTest::newRow(name) << yaml << place.line << place.column << QString::fromUtf8(word);
    };
    row("LS in a plain value", "t: a\u2028b\nheat: 5", {2, 5}, "U+2028");
    row("NEL in a plain value", "t: a\u0085b\nheat: 5", {2, 5}, "U+0085");
    row("PS in a comment", "# c\u2029heat: 9\nq: 1", {2, 4}, "U+2029");
    row("LS in a comment after a value", "heat: 5 # c\u2028quality: 9", {2, 12}, "U+2028");
    row("LS in a comment before the wanted place", "quality: 5 # c\u2028heat: 9", {2, 15}, "U+2028");
    row("LS after the value", "heat: 5\u2028\nq: 1", {2, 8}, "U+2028");
    row("NEL before the value", "heat: \u00855", {2, 7}, "U+0085");
    row("LS between keys", "heat:\u2028q: 1", {2, 6}, "U+2028");
    row("LS before a key", "q: 1\n\u2028heat: 5", {3, 1}, "U+2028");
    row("LS in a quoted key", "\"he\u2028at\": 5", {2, 4}, "U+2028");
    row("LS in a literal", "t: |\n  a\u2028heat: 9\nheat: 5", {3, 4}, "U+2028");
    row("LS on a line after a literal", "t: |\n  a\n\u2028\nheat: 5", {4, 1}, "colon");
    row("LS in a nested plain value", "a:\n  b: c\u2028heat: 9", {3, 7}, "U+2028");
    row("LS around dashes", "t: \"a\u2028---\u2028heat: 9\"\nheat: 5", {2, 6}, "U+2028");
    row("LS after dashes in quotes", "t: \"a\n---\u2028\"\nheat: 5", {3, 4}, "U+2028");
    row("harmless, then not", "t: \"\u2028\"\nheat: 5\u2028", {2, 5}, "U+2028");
    row("in the field's own quotes", "heat: \"5\u2028\"", {2, 7}, "some readers");
    row("CR in a plain value", "t: a\rb\nheat: 5", {2, 5}, "carriage return");
    row("CR in quotes", "t: \"a\rb\"\nheat: 5", {2, 6}, "carriage return");
    row("CR in a comment", "heat: 5 # c\rheat: 9", {2, 12}, "carriage return");
    row("CR before a key", "\rheat: 5", {2, 1}, "carriage return");
    row("CR before CRLF", "heat: 5\r\r\nq: 1", {2, 8}, "carriage return");
    row("form feed before a key", "heat: 5\n\fquality: 4", {3, 1}, "U+000c");
    row("form feed after dashes", "heat: 5\nt: |\n  a\n  ---\f\nz: 1", {5, 6}, "U+000c");
    row("vertical tab", "heat: 5\v", {2, 8}, "U+000b");
    row("NUL in a comment", QByteArray("heat: 5 # \0", 11), {2, 11}, "U+0000");
    row("NUL before a key", QByteArray("\0heat: 5", 8), {2, 1}, "U+0000");
    row("byte order mark before a key", "q: 1\n\uFEFFheat: 5", {3, 1}, "byte order mark");
    row("byte order mark on the first line", "\uFEFFheat: 5", {2, 1}, "byte order mark");
}

void LineBreaksTest::whereReadersDifferTheEditIsRefused()
{
    QFETCH(QByteArray, yaml);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, word);
    const QByteArray bytes = storyOf(yaml, variants[0]);
    const auto result = splice(view(bytes), u"a.md", {assignment(u"heat=7")});
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains(word), qPrintable(result.error().reason));
    QCOMPARE(result.error().place.line, line);
    QCOMPARE(result.error().place.column, column);
}

void LineBreaksTest::theTextIsWhatYaml12Reads()
{
    QFile file(QStringLiteral(TEST_DATA "/frontmatter/line-separators-plain.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const Outline outline = Outline::of(view(bytes), u"a.md");
    QVERIFY(!outline.fault());
    QCOMPARE(scalarText(outline, *outline.find("title")).value_or(""), std::string("Two lines\u2028on one"));
    QCOMPARE(fieldValue(outline, Field::Heat), FieldValue::integer(5));
    QVERIFY(fieldValue(outline, Field::Quality).isMissing());
    QCOMPARE(whyReadOnly(outline, Field::Quality)->place, (Place{3, 17}));
}

QTEST_APPLESS_MAIN(LineBreaksTest)
#include "tst_linebreaks.moc"
