#include "model/story/simpleblock.h"
#include "model/story/simplescalar.h"

#include <QTest>

using namespace story;

class TestSimpleBlock final : public QObject
{
    Q_OBJECT

private slots:
    void anObviousScalarIsRead_data();
    void anObviousScalarIsRead();
    void aDoubtfulScalarIsLeft_data();
    void aDoubtfulScalarIsLeft();
    void aNullWordIsNoText();
    void bytesThatAreNotUtf8BecomeReplacementCharacters();
    void aProviderGivesItsKeys();
    void aListOfMappingsIsCounted();
    void aListMayStandAtTheIndentationOfItsKey();
    void commentsBlankLinesAndCrLfAreAllowed();
    void aDoubtfulBlockIsLeft_data();
    void aDoubtfulBlockIsLeft();
    void aFlowListOfWordsIsRead();
    void aDoubtfulFlowListIsLeft_data();
    void aDoubtfulFlowListIsLeft();
};

void TestSimpleBlock::anObviousScalarIsRead_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *raw, const char *expected) {
        QTest::newRow(raw) << QByteArray(raw) << QString::fromUtf8(expected);
    };
    row("AI Hardware", "AI Hardware");
    row("https://a.com/x?a=1&b=#c", "https://a.com/x?a=1&b=#c");
    row("-1", "-1");
    row("2023-10-24T01:41:00Z", "2023-10-24T01:41:00Z");
    row("é", "é");
    row("a:b#c[d]{e},f'g\"h", "a:b#c[d]{e},f'g\"h");
    row("\"\"", "");
    row("\"a: b # c\"", "a: b # c");
    row("\"say \\\"x\\\" \\\\ \\/ \\n\"", "say \"x\" \\ / \n");
    row("''", "");
    row("'it''s: # x'", "it's: # x");
    row("'null'", "null");
}

void TestSimpleBlock::anObviousScalarIsRead()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QString, expected);
    QVERIFY(isObviousScalar(raw.toStdString()));
    QCOMPARE(obviousText(raw.toStdString()), expected);
    QVERIFY(!obviousText(raw.toStdString()).isNull());
}

void TestSimpleBlock::aDoubtfulScalarIsLeft_data()
{
    QTest::addColumn<QByteArray>("raw");
    for (const char *raw :
         {"",      "Foo: bar", "Foo:",     "a #b",        "@x",       "`x`", "%x",     "&a x", "*a",
          "!x",    "|",        ">",        "[a]",         "{a: 1}",   "]",   "}",      ",x",   "#x",
          "?x",    "? x",      "- x",      "-",           "--- x",    ":x",  "~",      "\"a",  "\"a\" b",
          "\"a\\", "\"a\\\"",  "\"\\q\"",  "\"\\u0041\"", "\"a\"b\"", "'a",  "'a' b'", "'a''", "a\tb",
          "a\x01", "a\x04",    "\"a\tb\"", "'a\x7f'",     "a\r",      "\"",  "'"})
        QTest::newRow(raw) << QByteArray(raw);
}

void TestSimpleBlock::aDoubtfulScalarIsLeft()
{
    QFETCH(const QByteArray, raw);
    QVERIFY(!isObviousScalar(raw.toStdString()));
}

void TestSimpleBlock::aNullWordIsNoText()
{
    for (const char *word : {"null", "Null", "NULL"})
        QVERIFY(obviousText(word).isNull());
    QCOMPARE(obviousText("nULL"), QStringLiteral("nULL"));
}

void TestSimpleBlock::bytesThatAreNotUtf8BecomeReplacementCharacters()
{
    QCOMPARE(toText("a\xff"
                    "b"),
             QStringLiteral("a\uFFFDb"));
    QVERIFY(!toText({}).isNull());
}

void TestSimpleBlock::aProviderGivesItsKeys()
{
    const auto block = readSimpleBlock("  name: Digi Times\n  domain: \"digitimes.com\"\n  images:\n"
                                       "    - url: \"https://a.com/x.jpg\"\n      width: 50\n  more:\n");
    QVERIFY(block);
    QVERIFY(!block->isList);
    QCOMPARE(block->children.size(), std::size_t(4));
    QCOMPARE(block->children[0].key, std::string_view("name"));
    QCOMPARE(block->children[0].scalar, std::string_view("Digi Times"));
    QCOMPARE(block->children[1].scalar, std::string_view("\"digitimes.com\""));
    QVERIFY(block->children[3].scalar.empty());
}

void TestSimpleBlock::aListOfMappingsIsCounted()
{
    const auto block =
        readSimpleBlock("  - title: \"a\"\n    provider:\n      name: x\n    images:\n      - url: y\n"
                        "        width: 1\n      - url: z\n  - title: b\n  -   title: c\n      type: d\n");
    QVERIFY(block);
    QVERIFY(block->isList);
    QCOMPARE(block->children.size(), std::size_t(3));
}

void TestSimpleBlock::aListMayStandAtTheIndentationOfItsKey()
{
    const auto topics = readSimpleBlock("- a\n- b\n");
    QVERIFY(topics && topics->isList);
    QCOMPARE(topics->children.size(), std::size_t(2));
    const auto nested = readSimpleBlock("- images:\n  - a\n  - b\n  title: x\n- c\n");
    QVERIFY(nested);
    QCOMPARE(nested->children.size(), std::size_t(2));
}

void TestSimpleBlock::commentsBlankLinesAndCrLfAreAllowed()
{
    const auto block = readSimpleBlock("\r\n# one\r\n  - a\r\n\r\n      # two\r\n  - b  \r\n   \r\n");
    QVERIFY(block);
    QCOMPARE(block->children.size(), std::size_t(2));
    QCOMPARE(block->children[1].scalar, std::string_view("b"));
}

void TestSimpleBlock::aDoubtfulBlockIsLeft_data()
{
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *lines) { QTest::newRow(name) << QByteArray(lines); };
    row("nothing", "\n# c\n");
    row("a scalar on its own line", "  text\n");
    row("tab as indentation", "\t- a\n");
    row("line of a tab", "  - a\n\t\n  - b\n");
    row("deeper without a key", "  name: x\n    domain: y\n");
    row("deeper than an item", "  - a\n    b\n");
    row("less deep, fits none", "    a: 1\n  b: 2\n");
    row("between two depths", "  a:\n      b: 1\n    c: 2\n");
    row("list after a mapping", "  a: 1\n  - b\n");
    row("mapping after a list", "  - a\n  b: 1\n");
    row("list in a list", "  - - a\n");
    row("dash alone", "  -\n    a: 1\n");
    row("dash and blank", "  - \n");
    row("dash without a blank", "  -a: 1\n");
    row("block scalar", "  a: |\n    b\n");
    row("flow", "  a: [b]\n");
    row("alias", "  - *a\n");
    row("anchor", "  a: &b c\n");
    row("colon in text", "  - a: b: c\n");
    row("comment after text", "  - a # b\n");
    row("quoted key", "  \"a\": b\n");
    row("key without a blank", "  a:b\n");
    row("question mark", "  ? a\n");
    row("several lines", "  a: \"b\n    c\"\n");
    row("key at the root", "a: 1\n");
    row("merge", "  <<: x\n");
}

void TestSimpleBlock::aDoubtfulBlockIsLeft()
{
    QFETCH(const QByteArray, lines);
    QVERIFY(!readSimpleBlock(lines.toStdString()));
}

void TestSimpleBlock::aFlowListOfWordsIsRead()
{
    const auto list = readSimpleFlowList("[ AI Hardware,AI , 5 ]");
    QVERIFY(list && list->isList);
    QCOMPARE(list->children.size(), std::size_t(3));
    QCOMPARE(list->children[0].scalar, std::string_view("AI Hardware"));
    QCOMPARE(list->children[1].scalar, std::string_view("AI"));
    const auto empty = readSimpleFlowList("[ ]");
    QVERIFY(empty && empty->children.empty());
}

void TestSimpleBlock::aDoubtfulFlowListIsLeft_data()
{
    QTest::addColumn<QByteArray>("raw");
    for (const char *raw : {"[", "]", "", "[a", "[a] b", "[a,]", "[,a]", "[a: b]", "[[a]]", "[{a}]", "[\"a\"]",
                            "['a']", "[a #b]", "[*a]", "[- a]"})
        QTest::newRow(raw) << QByteArray(raw);
}

void TestSimpleBlock::aDoubtfulFlowListIsLeft()
{
    QFETCH(const QByteArray, raw);
    QVERIFY(!readSimpleFlowList(raw.toStdString()));
}

QTEST_APPLESS_MAIN(TestSimpleBlock)
#include "tst_simpleblock.moc"
