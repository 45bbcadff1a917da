#include "model/story/read.h"

#include <QFile>
#include <QTest>

using namespace story;
using frontmatter::Field;
using frontmatter::FieldValue;
using frontmatter::FileKind;

namespace
{

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/story/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ReadRow readBytes(const QByteArray &bytes, const QString &path = QStringLiteral("a/x.md"))
{
    return readRow(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), path);
}

/// The row of a story with this front matter.
ReadRow readYaml(const QByteArray &yaml) { return readBytes("---\n" + yaml + "\n---\nbody\n"); }

QString problemsOf(const StoryRow &row)
{
    QStringList lines;
    for (const Problem &problem : row.problems)
        lines += QStringLiteral("%1:%2: %3").arg(problem.line).arg(problem.column).arg(problem.reason);
    return lines.join(u'\n');
}

} // namespace

class TestReadRow final : public QObject
{
    Q_OBJECT

private slots:
    void aRealShapeIsReadInFull();
    void oddSpellingsMeanTheSame();
    void lineEndsAndByteOrderMarkChangeNothing();
    void aMissingKeyIsNullAndAnEmptyTextIsNot();
    void wrongShapesAreReadAsFarAsTheyGo();
    void wrongTypesAreProblemsButCanBeEdited();
    void aConflictInTheTextIsAProblemAndTheFieldsCanBeEdited_data();
    void aConflictInTheTextIsAProblemAndTheFieldsCanBeEdited();
    void aFieldThatCannotBeEditedHasItsReason();
    void aDuplicateKeyIsAProblemAndTheFirstCounts();
    void aKeyRepeatedOftenIsOneProblem();
    void manyRepeatedKeysAreReportedUpToALimit();
    void longFrontMatterOfOneKindIsReadToItsEnd_data();
    void longFrontMatterOfOneKindIsReadToItsEnd();
    void textsKeepTheirEntities();
    void bytesThatAreNotUtf8AreShownAndMakeTheStoryReadOnly();
    void brokenFrontMatterSaysWhereAndWhy_data();
    void brokenFrontMatterSaysWhereAndWhy();
    void placesCountCharactersBehindAByteOrderMark();
    void aFileWithoutAFenceIsNoStory();
    void emptyFrontMatterIsAStoryWithNothingInIt_data();
    void emptyFrontMatterIsAStoryWithNothingInIt();
    void hostileFrontMatterEndsSoon_data();
    void hostileFrontMatterEndsSoon();
    void aliasesOfOtherKeysAreResolved();
};

void TestReadRow::aRealShapeIsReadInFull()
{
    const ReadRow read = readBytes(fixture("plain.md"), QStringLiteral("b/plain.md"));
    QCOMPARE(read.kind, FileKind::Story);
    const StoryRow &row = read.row;
    QCOMPARE(problemsOf(row), QString());
    QVERIFY(!row.broken);
    QCOMPARE(row.path, QStringLiteral("b/plain.md"));
    QCOMPARE(row.title, QStringLiteral("Chips, and what \"export\" means"));
    QCOMPARE(row.category, QStringLiteral("news"));
    QCOMPARE(row.type, QStringLiteral("article"));
    QCOMPARE(row.providerName, QStringLiteral("Example Times"));
    QCOMPARE(row.providerDomain, QStringLiteral("example.com"));
    QVERIFY(row.hasProvider);
    QCOMPARE(row.topics, std::optional(QStringList({QStringLiteral("AI Hardware"), QStringLiteral("AI")})));
    QCOMPARE(row.publishedDateTime, QStringLiteral("2023-10-24T01:41:00Z"));
    QCOMPARE(row.date, std::optional<std::int64_t>(1698111660000));
    QCOMPARE(row.link(), QStringLiteral("https://www.example.com/a?x=1"));
    QCOMPARE(row.imageCount, 2);
    QCOMPARE(row.relatedCount, 2);
    QCOMPARE(row.field(Field::Published), FieldValue::boolean(false));
    QCOMPARE(row.field(Field::Quality), FieldValue::integer(54));
    QCOMPARE(row.field(Field::Heat), FieldValue::integer(-1));
}

void TestReadRow::oddSpellingsMeanTheSame()
{
    const ReadRow read = readBytes(fixture("odd.md"));
    QCOMPARE(read.kind, FileKind::Story);
    const StoryRow &row = read.row;
    QCOMPARE(problemsOf(row), QString());
    QCOMPARE(row.title, QStringLiteral("It's a title"));
    QCOMPARE(row.excerpt, QStringLiteral("folded over two lines\nand a paragraph"));
    QCOMPARE(row.topics, std::optional(QStringList(
                             {QStringLiteral("AI"), QStringLiteral("Model: driven"), QStringLiteral("5")})));
    QCOMPARE(row.providerName, QStringLiteral("Flow Times"));
    QCOMPARE(row.providerDomain, QStringLiteral("flow.example.com"));
    QCOMPARE(row.imageCount, 3);
    QCOMPARE(row.relatedCount, 3);
    QCOMPARE(row.type, QStringLiteral("video"));
    QVERIFY(row.category.isNull());
    QVERIFY(row.webUrl.isNull());
    QCOMPARE(row.link(), QStringLiteral("https://example.com/explicit"));
    QCOMPARE(row.date, std::optional<std::int64_t>(1698105600000));
    QCOMPARE(row.field(Field::Published), FieldValue::boolean(true));
    QCOMPARE(row.field(Field::Quality), FieldValue::integer(31));
    QCOMPARE(row.field(Field::Heat), FieldValue::integer(7));
}

void TestReadRow::lineEndsAndByteOrderMarkChangeNothing()
{
    for (const char *name : {"plain.md", "odd.md", "shapes.txt"}) {
        const QByteArray bytes = fixture(name);
        QVERIFY(!bytes.isEmpty());
        const StoryRow plain = readBytes(bytes).row;
        const StoryRow windows = readBytes(QByteArray(bytes).replace("\n", "\r\n")).row;
        const StoryRow marked = readBytes("\xEF\xBB\xBF" + bytes).row;
        QCOMPARE(windows, plain);
        QCOMPARE(marked, plain);
    }
}

void TestReadRow::aMissingKeyIsNullAndAnEmptyTextIsNot()
{
    const StoryRow none = readYaml("other: 1").row;
    QVERIFY(none.title.isNull());
    QVERIFY(none.publishedDateTime.isNull());
    QVERIFY(!none.topics);
    QVERIFY(!none.hasProvider);
    QVERIFY(none.field(Field::Published).isMissing());
    QVERIFY(none.link().isEmpty());
    for (const char *yaml : {"title:", "title: ~", "title: null", "title: # c", "title: NULL"})
        QVERIFY2(readYaml(yaml).row.title.isNull(), yaml);
    for (const char *yaml : {"title: ''", "title: \"\"", "title: \"\" # c", "title: !!str"}) {
        const QString title = readYaml(yaml).row.title;
        QVERIFY2(!title.isNull() && title.isEmpty(), yaml);
    }
    QCOMPARE(readYaml("topics: []").row.topics, std::optional(QStringList()));
    QVERIFY(!readYaml("topics:").row.topics);
    QVERIFY(readYaml("provider:").row.hasProvider);
    QVERIFY(readYaml("provider:").row.providerName.isNull());
}

void TestReadRow::wrongShapesAreReadAsFarAsTheyGo()
{
    const ReadRow read = readBytes(fixture("shapes.txt"), QStringLiteral("shapes.txt"));
    QCOMPARE(read.kind, FileKind::Story);
    const StoryRow &row = read.row;
    QVERIFY(row.title.isNull());
    QCOMPARE(row.excerpt, QStringLiteral("5"));
    QCOMPARE(row.topics, std::optional(QStringList{QStringLiteral("news")}));
    QCOMPARE(row.providerName, QStringLiteral("Reuters"));
    QVERIFY(row.providerDomain.isNull());
    QCOMPARE(row.imageCount, 0);
    QCOMPARE(row.relatedCount, 0);
    QCOMPARE(row.type, QStringLiteral("true"));
    QCOMPARE(row.category, QStringLiteral(""));
    QVERIFY(!row.date);
    QCOMPARE(problemsOf(row), QStringLiteral("2:1: title is a collection, not a text\n"
                                             "6:1: images is not a list\n"
                                             "8:1: quality is not a whole number: hot\n"
                                             "9:1: heat is not a whole number: 5.0\n"
                                             "10:1: published is neither true nor false: maybe\n"
                                             "11:1: publishedDateTime is not a date and time: soon"));
    QVERIFY(readYaml("topics: {a: b}").row.topics->isEmpty());
    QCOMPARE(readYaml("topics: [a, [b], {c: d}]").row.topics, std::optional(QStringList{QStringLiteral("a")}));
    QVERIFY(readYaml("provider: [a]").row.hasProvider);
    QVERIFY(readYaml("provider:\n  name: [a]\n  domain:\n    x: y").row.providerName.isNull());
}

void TestReadRow::wrongTypesAreProblemsButCanBeEdited()
{
    const StoryRow row = readYaml("quality: hot\nheat: true\npublished: 1").row;
    QCOMPARE(row.field(Field::Quality), FieldValue::other(QStringLiteral("hot")));
    QCOMPARE(row.problems.size(), std::size_t(3));
    for (const Field field : frontmatter::allFields)
        QVERIFY(row.readOnlyReason(field) == nullptr);
    const QString longReason = readYaml("quality: " + QByteArray(500, 'x')).row.problems.front().reason;
    QVERIFY(longReason.size() < 120);
    QCOMPARE(readYaml("quality: '%1 %2'").row.problems.front().reason,
             QStringLiteral("quality is not a whole number: %1 %2"));
}

void TestReadRow::aConflictInTheTextIsAProblemAndTheFieldsCanBeEdited_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("line"); ///< 0: no conflict
    const auto row = [](const char *name, const QByteArray &body, int line) { QTest::newRow(name) << body << line; };
    row("whole", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", 5);
    row("at the start, CRLF", "<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> x", 4);
    row("of three sides", "<<<<<<< a\n1\n||||||| b\n2\n=======\n3\n>>>>>>> c\n", 4);
    row("a quotation", ">>>>>>> seven times\n>>>>>>> quoted\n", 0);
    row("a heading", "Title\n=======\ntext\n", 0);
    row("not at the start of a line", "x <<<<<<< a\n=======\n>>>>>>> b\n", 0);
    row("without an end", "<<<<<<< a\n=======\n", 0);
}

// B11
void TestReadRow::aConflictInTheTextIsAProblemAndTheFieldsCanBeEdited()
{
    QFETCH(QByteArray, body);
    QFETCH(int, line);
    const StoryRow row = readBytes("---\nheat: 5\n---\n" + body, QStringLiteral("a.md")).row;
    QVERIFY(!row.broken);
    QVERIFY(row.readOnlyReason(Field::Heat) == nullptr);
    QCOMPARE(row.problems.size(), line > 0 ? 1U : 0U);
    if (line > 0) {
        QCOMPARE(row.problems.front().line, line);
        QVERIFY(row.problems.front().reason.contains(QStringLiteral("merge conflict")));
    }
}

void TestReadRow::aFieldThatCannotBeEditedHasItsReason()
{
    const StoryRow twice = readYaml("heat: 1\nheat: 2\nquality: 3").row;
    QCOMPARE(twice.field(Field::Heat), FieldValue::integer(1));
    QVERIFY(twice.readOnlyReason(Field::Heat) != nullptr);
    QVERIFY(twice.readOnlyReason(Field::Heat)->line > 0);
    QVERIFY(twice.readOnlyReason(Field::Quality) == nullptr);
    QCOMPARE(twice.problems.size(), std::size_t(1));

    const StoryRow list = readYaml("quality: [5]").row;
    QVERIFY(list.readOnlyReason(Field::Quality) != nullptr);
    QCOMPARE(list.problems.size(), std::size_t(1));

    const StoryRow flow = readYaml("{title: x, heat: 5}").row;
    QCOMPARE(flow.title, QStringLiteral("x"));
    for (const Field field : frontmatter::allFields)
        QVERIFY(flow.readOnlyReason(field) != nullptr);
}

void TestReadRow::aDuplicateKeyIsAProblemAndTheFirstCounts()
{
    const StoryRow row = readYaml("title: a\n\"title\": b\nx: 1\nx: 2").row;
    QCOMPARE(row.title, QStringLiteral("a"));
    QCOMPARE(problemsOf(row), QStringLiteral("3:1: the key title is there twice; the first one counts\n"
                                             "5:1: the key x is there twice; the first one counts"));
    QVERIFY(!row.problems.front().field);
}

void TestReadRow::aKeyRepeatedOftenIsOneProblem()
{
    const QByteArray yaml = "title: t\n" + QByteArray("a: 1\n").repeated(25'000) + "heat: 7";
    const ReadRow read = readYaml(yaml);
    QCOMPARE(read.kind, FileKind::Story);
    QCOMPARE(problemsOf(read.row), QStringLiteral("4:1: the key a is there twice; the first one counts"));
    QCOMPARE(read.row.title, QStringLiteral("t"));
    QCOMPARE(read.row.field(Field::Heat), FieldValue::integer(7));
}

void TestReadRow::manyRepeatedKeysAreReportedUpToALimit()
{
    QByteArray yaml;
    for (int i = 9'999; i > 0; --i) // the order of the names is not that of the lines
        yaml += "  k" + QByteArray::number(i) + ": 1\n  k" + QByteArray::number(i) + ": 2\n";
    const StoryRow row = readBytes("\xEF\xBB\xBF---\n" + yaml + "---\n").row;
    QCOMPARE(row.problems.size(), std::size_t(100));
    for (int i = 0; i < 100; ++i) {
        const Problem &problem = row.problems[static_cast<std::size_t>(i)];
        QCOMPARE(problem.line, 2 * i + 3);
        QCOMPARE(problem.column, 3);
        QVERIFY(problem.reason.contains(QStringLiteral("the key k%1 is").arg(9'999 - i)));
    }
}

// A reader that looks ahead to the end on every line does not come back from these in the time a test has.
void TestReadRow::longFrontMatterOfOneKindIsReadToItsEnd_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("broken");
    QTest::newRow("brackets under a text") << QByteArray("hello\n") << QByteArray("[\n") << true;
    QTest::newRow("braces under a text") << QByteArray("hello\n") << QByteArray("{\n") << true;
    QTest::newRow("double quotes under a text") << QByteArray("hello\n") << QByteArray("\"\n") << true;
    QTest::newRow("single quotes under a text") << QByteArray("hello\n") << QByteArray("'\n") << true;
    QTest::newRow("one explicit key") << QByteArray() << QByteArray("? a\n") << false;
    QTest::newRow("list items") << QByteArray("a:\n") << QByteArray("  - b\n") << false;
    QTest::newRow("anchors") << QByteArray() << QByteArray("&a\n") << true;
    QTest::newRow("comments after a property") << QByteArray("a: &x\n") << QByteArray("# c\n") << false;
    QTest::newRow("blank lines in a block") << QByteArray("a:\n  - |\n") << QByteArray("\n") << false;
    QTest::newRow("a line without a colon") << QByteArray() << QByteArray("key\n") << true;
    QTest::newRow("indentation") << QByteArray("a: b\n") << QByteArray(100, ' ') + "c\n" << false;
}

void TestReadRow::longFrontMatterOfOneKindIsReadToItsEnd()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, broken);
    for (const qsizetype size : {40'000, 125'000}) {
        const ReadRow read = readYaml(head + line.repeated(size / line.size()));
        QCOMPARE(read.kind, broken ? FileKind::Broken : FileKind::Story);
    }
}

void TestReadRow::textsKeepTheirEntities()
{
    QCOMPARE(readYaml("excerpt: a &amp;#8217; b").row.excerpt, QStringLiteral("a &amp;#8217; b"));
}

void TestReadRow::bytesThatAreNotUtf8AreShownAndMakeTheStoryReadOnly()
{
    const ReadRow read = readYaml("title: caf\xE9 x\nheat: 5");
    QCOMPARE(read.kind, FileKind::Story);
    QCOMPARE(read.row.title, QStringLiteral("caf\uFFFD x"));
    QCOMPARE(read.row.field(Field::Heat), FieldValue::integer(5));
    for (const Field field : frontmatter::allFields)
        QVERIFY(read.row.readOnlyReason(field) != nullptr);
}

void TestReadRow::brokenFrontMatterSaysWhereAndWhy_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason"); // a part of it; empty: any
    const auto row = [](const char *name, const char *yaml, int line, const char *reason) {
        QTest::newRow(name) << QByteArray(yaml) << line << QString::fromUtf8(reason);
    };
    row("colon in a title", "a: 1\ntitle: Foo: bar", 3, "in quotes");
    row("at sign", "title: @x", 2, "in quotes");
    row("backtick", "x: 1\ntitle: `x`", 3, "in quotes");
    row("percent", "title: %x", 2, "in quotes");
    row("in a key that no column shows", "title: a\nunknown: x: y", 3, "in quotes");
    row("colon at the end", "title: Foo:", 2, "");
    row("nested colon", "related:\n  - title: a: b", 3, "");
    row("alias to nothing", "title: *x", 2, "");
    row("unclosed bracket", "topics: [a, b\nheat: 5", 0, "");
    row("unclosed brace", "provider: {name: a\nheat: 5", 0, "");
    row("bad escape", "title: \"a\\q\"", 2, "");
    row("unclosed quote", "title: \"abc\nheat: 5", 2, "");
    row("unclosed single quote", "title: 'abc\nheat: 5", 2, "");
    row("text after a quote", "title: \"a\" b", 2, "");
    row("tab as indentation", "provider:\n\tname: x", 3, "");
    row("bad indentation", "provider:\n    name: x\n  domain: y", 0, "");
    row("a line without a colon", "title: x\nfoo\nheat: 5", 3, "");
    row("a nested line without a colon", "x:\n  y: 1\n  z\nheat: 5", 0, "");
    row("a text alone", "hello", 2, "");
    row("a list alone", "- a\n- b", 2, "");
    row("merge conflict", "title: a\n<<<<<<< HEAD\nheat: 5\n=======\nheat: 6\n>>>>>>> x", 0, "");
    row("later version", "%YAML 9.9\n---\ntitle: x", 0, "");
}

void TestReadRow::brokenFrontMatterSaysWhereAndWhy()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const int, line);
    QFETCH(const QString, reason);
    const ReadRow read = readYaml(yaml);
    QCOMPARE(read.kind, FileKind::Broken);
    QVERIFY(read.row.broken);
    QCOMPARE(read.row.path, QStringLiteral("a/x.md"));
    QCOMPARE(read.row.problems.size(), std::size_t(1));
    const Problem &problem = read.row.problems.front();
    QVERIFY(!problem.reason.isEmpty());
    QVERIFY2(problem.reason.contains(reason), qPrintable(problem.reason));
    QVERIFY(problem.column > 0);
    if (line > 0)
        QCOMPARE(problem.line, line);
}

void TestReadRow::placesCountCharactersBehindAByteOrderMark()
{
    const Problem expected = readYaml("x: 1\ntitle: eee: bar").row.problems.front();
    QCOMPARE(expected.line, 3);
    const Problem accents = readYaml("x: 1\ntitle: \u00e9\u00e9\u00e9: bar").row.problems.front();
    QCOMPARE(accents, expected);
    const QByteArray marked = "\xEF\xBB\xBF---\r\nx: 1\r\ntitle: eee: bar\r\n---\r\n";
    QCOMPARE(readBytes(marked).row.problems.front(), expected);
}

void TestReadRow::aFileWithoutAFenceIsNoStory()
{
    for (const char *bytes : {"", "hello\n", "\n---\ntitle: x\n---\n", "+++\ntitle = 1\n+++\n", "{\"a\": 1}\n"})
        QCOMPARE(readBytes(bytes).kind, FileKind::NotAStory);
    QCOMPARE(readBytes("---\ntitle: x\n").kind, FileKind::Broken);
    QCOMPARE(readBytes("---\ntitle: x\n").row.problems.size(), std::size_t(1));
    QCOMPARE(readBytes("---\ntitle: x\n", QStringLiteral("x.yml")).kind, FileKind::NotAStory);
    QCOMPARE(readBytes("---\ntitle: x\n", QStringLiteral("a.yml/x")).kind, FileKind::Broken);
}

void TestReadRow::emptyFrontMatterIsAStoryWithNothingInIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray("---\n---\n");
    QTest::newRow("comments") << QByteArray("---\n# a\n\n  # b\n---\n");
    QTest::newRow("an empty mapping") << QByteArray("---\n{}\n---\n");
}

void TestReadRow::emptyFrontMatterIsAStoryWithNothingInIt()
{
    QFETCH(const QByteArray, bytes);
    const ReadRow read = readBytes(bytes);
    QCOMPARE(read.kind, FileKind::Story);
    QVERIFY(read.row.title.isNull());
}

void TestReadRow::hostileFrontMatterEndsSoon_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("comma") << QByteArray(",");
    QTest::newRow("rubbish after a list") << QByteArray("[a],b");
    QTest::newRow("rubbish after a mapping") << QByteArray("{a: 1}, b");
    QTest::newRow("deep list") << "x: " + QByteArray(100'000, '[');
    QTest::newRow("deep dashes") << "x:\n  " + QByteArray("- ").repeated(100'000);
    QTest::newRow("deep mapping") << "x: " + QByteArray("{a: ").repeated(50'000);
    QTest::newRow("deep question marks") << QByteArray("? ").repeated(50'000);
    QTest::newRow("itself") << QByteArray("title: x\nimages: &a [*a]\nrelated: *a");
    QTest::newRow("itself as key") << QByteArray("&a {*a : b}");
    QTest::newRow("laughs") << QByteArray("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                                          "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                                          "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nimages: *e\nrelated: [*e,*e]");
    QTest::newRow("long value") << "title: " + QByteArray(2'000'000, 'x');
    QTest::newRow("long odd value") << "title: >\n  " + QByteArray(2'000'000, 'x');
    QTest::newRow("long key") << QByteArray(1'100, 'k') + ": x";
    QTest::newRow("NUL") << QByteArray("title: a\0x41b\nheat: 5", 22);
    QTest::newRow("UTF-16") << QByteArray("t\0i\0t\0l\0e\0:\0 \0x\0", 16);
}

void TestReadRow::hostileFrontMatterEndsSoon()
{
    QFETCH(const QByteArray, yaml);
    const QByteArray bytes = "---\n" + yaml + "\n---\n";
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const ReadRow read = readRow(view, QStringLiteral("x.md"));
    QVERIFY(read.kind != FileKind::NotAStory);
    QCOMPARE(read.row.broken, read.kind == FileKind::Broken);
    QCOMPARE(readDetail(view, QStringLiteral("x.md")).row, read.row);
    if (read.row.broken)
        QVERIFY(!readAllKeys(view, QStringLiteral("x.md")));
}

void TestReadRow::aliasesOfOtherKeysAreResolved()
{
    const StoryRow row = readYaml("a: &a [x, y]\nt: &t Title\ntopics: *a\ntitle: *t\nimages: *a").row;
    QCOMPARE(row.topics, std::optional(QStringList({QStringLiteral("x"), QStringLiteral("y")})));
    QCOMPARE(row.title, QStringLiteral("Title"));
    QCOMPARE(row.imageCount, 2);
}

QTEST_APPLESS_MAIN(TestReadRow)
#include "tst_readrow.moc"
