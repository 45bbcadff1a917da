#include "model/story/simpleblock.h"
#include "model/story/simplescalar.h"

#include <QTest>

using namespace story;

namespace
{

/// A key with `below` behind its colon, and what was understood of it.
class Read final
{
public:
    explicit Read(const QByteArray &below)
        : m_text("k:" + below.toStdString())
        , m_isWhole(readSimpleLines(m_text, 0, m_nodes) == m_text.size())
    {
    }
    Q_DISABLE_COPY_MOVE(Read)

    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] SimpleValue value() const { return SimpleValue::of(m_nodes, 0); }
    /// The items' scalars, joined.
    [[nodiscard]] QByteArray items() const
    {
        QByteArrayList items;
        value().forEach([&items](std::string_view, const SimpleValue &item) {
            items += QByteArray(item.scalar().data(), static_cast<qsizetype>(item.scalar().size()));
        });
        return items.join('|');
    }

private:
    std::string m_text;
    std::vector<SimpleNode> m_nodes;
    bool m_isWhole;
};

} // namespace

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
    void eachKeyOfTheRootIsAValue();
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
    const Read read("\n  name: Digi Times\n  domain: \"digitimes.com\"\n  images:\n"
                    "    - url: \"https://a.com/x.jpg\"\n      width: 50\n  more:\n");
    QVERIFY(read.isWhole());
    QCOMPARE(read.value().kind(), ValueKind::Map);
    QCOMPARE(read.value().count(), 4);
    QCOMPARE(read.value().under("name").scalar(), std::string_view("Digi Times"));
    QCOMPARE(read.value().under("domain").scalar(), std::string_view("\"digitimes.com\""));
    QCOMPARE(read.value().under("images").kind(), ValueKind::List);
    QCOMPARE(read.value().under("more").kind(), ValueKind::Null);
    QCOMPARE(read.value().under("url").kind(), ValueKind::Missing);
}

void TestSimpleBlock::aListOfMappingsIsCounted()
{
    const Read read("\n  - title: \"a\"\n    provider:\n      name: x\n    images:\n      - url: y\n"
                    "        width: 1\n      - url: z\n  - title: b\n  -   title: c\n      type: d\n");
    QVERIFY(read.isWhole());
    QCOMPARE(read.value().kind(), ValueKind::List);
    QCOMPARE(read.value().count(), 3);
    QByteArrayList titles;
    read.value().forEach([&titles](std::string_view key, const SimpleValue &item) {
        const std::string_view title = item.under("title").scalar();
        titles += QByteArray(key.data(), static_cast<qsizetype>(key.size())) +
                  QByteArray(title.data(), static_cast<qsizetype>(title.size()));
    });
    QCOMPARE(titles.join(' '), QByteArrayLiteral("\"a\" b c"));
}

void TestSimpleBlock::aListMayStandAtTheIndentationOfItsKey()
{
    const Read topics("\n- a\n- b\n");
    QVERIFY(topics.isWhole());
    QCOMPARE(topics.items(), QByteArrayLiteral("a|b"));
    const Read nested("\n- images:\n  - a\n  - b\n  title: x\n- c\n");
    QVERIFY(nested.isWhole());
    QCOMPARE(nested.items(), QByteArrayLiteral("|c"));
}

void TestSimpleBlock::commentsBlankLinesAndCrLfAreAllowed()
{
    const Read read("\r\n\r\n# one\r\n  - a\r\n\r\n      # two\r\n  - b  \r\n   \r\n");
    QVERIFY(read.isWhole());
    QCOMPARE(read.items(), QByteArrayLiteral("a|b"));
}

void TestSimpleBlock::eachKeyOfTheRootIsAValue()
{
    const std::string text = "a: 1\nb:\n  - c: 2\nd: null\n---\ne: 3\n";
    std::vector<SimpleNode> nodes;
    QCOMPARE(readSimpleLines(text, 0, nodes), text.find("---"));
    QCOMPARE(nodes.size(), std::size_t(5));
    QCOMPARE(SimpleValue::of(nodes, 0).scalar(), std::string_view("1"));
    QCOMPARE(SimpleValue::of(nodes, 1).size(), std::size_t(3));
    QCOMPARE(SimpleValue::of(nodes, 4).kind(), ValueKind::Null);
}

void TestSimpleBlock::aDoubtfulBlockIsLeft_data()
{
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *lines) { QTest::newRow(name) << QByteArray(lines); };
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
    row("flow of more than words", "  a: [\"b\"]\n");
    row("flow as an item", "  - [b]\n");
    row("braces", "  a: {}\n");
    row("alias", "  - *a\n");
    row("anchor", "  a: &b c\n");
    row("colon in text", "  - a: b: c\n");
    row("comment after text", "  - a # b\n");
    row("quoted key", "  \"a\": b\n");
    row("key without a blank", "  a:b\n");
    row("question mark", "  ? a\n");
    row("several lines", "  a: \"b\n    c\"\n");
    row("indented key after the root's", "- a\n b: 1\n");
    row("merge", "  <<: x\n");
}

void TestSimpleBlock::aDoubtfulBlockIsLeft()
{
    QFETCH(const QByteArray, lines);
    QVERIFY(!Read("\n" + lines).isWhole());
}

void TestSimpleBlock::aFlowListOfWordsIsRead()
{
    const Read list(" [ AI Hardware,AI , 5 ] \n");
    QVERIFY(list.isWhole());
    QCOMPARE(list.value().kind(), ValueKind::List);
    QCOMPARE(list.items(), QByteArrayLiteral("AI Hardware|AI|5"));
    const Read empty(" [ ]\r\n");
    QVERIFY(empty.isWhole());
    QCOMPARE(empty.value().kind(), ValueKind::List);
    QCOMPARE(empty.value().count(), 0);
    const Read nested("\n  a: [b, c]\n  d: []\n");
    QVERIFY(nested.isWhole());
    QCOMPARE(nested.value().under("a").count(), 2);
    QCOMPARE(nested.value().under("d").kind(), ValueKind::List);
}

void TestSimpleBlock::aDoubtfulFlowListIsLeft_data()
{
    QTest::addColumn<QByteArray>("raw");
    for (const char *raw : {"[", "]", "[a", "[a] b", "[a,]", "[,a]", "[a: b]", "[[a]]", "[{a}]", "[\"a\"]", "['a']",
                            "[a #b]", "[*a]", "[- a]"})
        QTest::newRow(raw) << QByteArray(raw);
}

void TestSimpleBlock::aDoubtfulFlowListIsLeft()
{
    QFETCH(const QByteArray, raw);
    QVERIFY(!Read(' ' + raw + '\n').isWhole());
}

QTEST_APPLESS_MAIN(TestSimpleBlock)
#include "tst_simpleblock.moc"
