#include "model/exporting/csv.h"
#include "tests/csvreader.h"
#include "tests/exporting/stories.h"

#include <QTest>

using exporting::listAsCsv;
using frontmatter::Field;
using frontmatter::FieldValue;

class TestCsv final : public QObject
{
    Q_OBJECT

private slots:
    void aListWithoutStoriesIsTheHeaderLine();
    void theColumnsStandInTheOrderOfTheList();
    void aMissingValueIsAnEmptyCell();
    void cellsAreReadBackAsTheyWere_data();
    void cellsAreReadBackAsTheyWere();
    void everyLineEndsWithCrLf();
    void textThatASpreadsheetWouldRunIsDefused_data();
    void textThatASpreadsheetWouldRunIsDefused();
    void everyColumnIsDefused();
    void numbersStayNumbers();
    void plainLeavesAllCellsAlone();
    void halfASurrogatePairBecomesTheReplacementCharacter();
};

namespace
{

const QByteArray header = "path,title,excerpt,published,quality,heat,publishedDateTime,type,category,webUrl,"
                          "originalUrl,provider.name,provider.domain,topics,imageCount,relatedCount\r\n";

QStringList cellsOf(const story::StoryRow &row, bool defuse)
{
    return readCsv(QString::fromUtf8(listAsCsv({story::pack(row)}, defuse))).value(1);
}

} // namespace

void TestCsv::aListWithoutStoriesIsTheHeaderLine() { QCOMPARE(listAsCsv({}, true), header); }

void TestCsv::theColumnsStandInTheOrderOfTheList()
{
    const story::StoryRow row = stories::whole();
    QCOMPARE(listAsCsv({story::pack(row)}, true),
             header + "news/a.md,\"New chips, \"\"old\"\" rules\",\"Baidu &amp; Alibaba\",true,60,-1,"
                      "2023-10-23T23:30:00Z,article,news,https://example.com/a?b=1&c=2,https://example.org/a,"
                      "Digi Times,digitimes.com,\"AI Hardware; AI\",2,3\r\n");
}

void TestCsv::aMissingValueIsAnEmptyCell()
{
    story::StoryRow row;
    row.path = QStringLiteral("a.md");
    QCOMPARE(listAsCsv({story::pack(row)}, true), header + "a.md,,,,,,,,,,,,,,0,0\r\n");
}

void TestCsv::cellsAreReadBackAsTheyWere_data()
{
    QTest::addColumn<QString>("title");
    QTest::newRow("comma") << QStringLiteral("a, b");
    QTest::newRow("quote") << QStringLiteral("a \"b\" \"\" c\"");
    QTest::newRow("line feed") << QStringLiteral("a\nb");
    QTest::newRow("carriage return") << QStringLiteral("a\rb\r");
    QTest::newRow("semicolon") << QStringLiteral("a;=b");
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    QTest::newRow("emoji") << QStringLiteral("\U0001F4F0 news");
    QTest::newRow("blanks around") << QStringLiteral("  a  ");
}

void TestCsv::cellsAreReadBackAsTheyWere()
{
    QFETCH(const QString, title);
    const story::StoryRow row = stories::withTitle(title);
    QCOMPARE(cellsOf(row, true).size(), 16);
    QCOMPARE(cellsOf(row, true).at(1), title);
}

void TestCsv::everyLineEndsWithCrLf()
{
    const story::StoryRow row = stories::whole();
    const QByteArray csv = listAsCsv({story::pack(row), story::pack(row)}, true);
    QCOMPARE(csv.count("\r\n"), 3);
    QCOMPARE(csv.count('\n'), 3);
    QVERIFY(csv.endsWith("\r\n"));
}

void TestCsv::textThatASpreadsheetWouldRunIsDefused_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("runs");
    for (const char *title : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1+1", "=cmd|'/c calc'!A1",
                              "=HYPERLINK(\"http://x\")", "＝1", "＋1", "－1", "＠x", "\u00A0=1", "\uFEFF=1"})
        QTest::newRow(title) << QString::fromUtf8(title) << true;
    for (const char *title : {"", "news", "1-2", "a=b", "  a", "'=1", "\u2013 a dash"})
        QTest::newRow(title) << QString::fromUtf8(title) << false;
}

void TestCsv::textThatASpreadsheetWouldRunIsDefused()
{
    QFETCH(const QString, title);
    QFETCH(const bool, runs);
    QCOMPARE(exporting::runsInSpreadsheet(title), runs);
    QCOMPARE(cellsOf(stories::withTitle(title), true).at(1), runs ? u'\'' + title : title);
    QCOMPARE(cellsOf(stories::withTitle(title), false).at(1), title);
}

void TestCsv::everyColumnIsDefused()
{
    const QString evil = QStringLiteral("=1+1");
    story::StoryRow row;
    row.hasProvider = true;
    row.topics = QStringList{evil};
    for (QString *text : {&row.path, &row.title, &row.excerpt, &row.publishedDateTime, &row.type, &row.category,
                          &row.webUrl, &row.originalUrl, &row.providerName, &row.providerDomain})
        *text = evil;
    for (const Field field : frontmatter::allFields)
        row.field(field) = FieldValue::other(evil);
    const QStringList cells = cellsOf(row, true);
    QCOMPARE(cells.count(u'\'' + evil), 14);
    QCOMPARE(cells.mid(14), (QStringList{QStringLiteral("0"), QStringLiteral("0")}));
}

void TestCsv::numbersStayNumbers()
{
    story::StoryRow row = stories::withTitle({});
    row.field(Field::Quality) = FieldValue::integer(std::numeric_limits<std::int64_t>::min());
    row.field(Field::Heat) = FieldValue::integer(-5);
    QCOMPARE(cellsOf(row, true).mid(4, 2),
             (QStringList{QStringLiteral("-9223372036854775808"), QStringLiteral("-5")}));
    row.field(Field::Heat) = FieldValue::other(QStringLiteral("-5 or so"));
    QCOMPARE(cellsOf(row, true).at(5), QStringLiteral("'-5 or so"));
}

void TestCsv::plainLeavesAllCellsAlone()
{
    const story::StoryRow row = stories::withTitle(QStringLiteral("=1"));
    using exporting::Format;
    QVERIFY(exporting::render(Format::Csv, {story::pack(row)}, {}).contains("a.md,'=1,"));
    QVERIFY(exporting::render(Format::Csv, {story::pack(row)}, {.plain = true, .title = {}}).contains("a.md,=1,"));
}

void TestCsv::halfASurrogatePairBecomesTheReplacementCharacter()
{
    const QString title = QStringLiteral("a") + QChar(0xD800) + QStringLiteral("b") + QChar(0xDC00);
    QCOMPARE(cellsOf(stories::withTitle(title), true).at(1), QStringLiteral("a\uFFFDb\uFFFD"));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
