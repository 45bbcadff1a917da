#include "model/frontmatter/fences.h"

#include <QTest>

using namespace frontmatter;

Q_DECLARE_METATYPE(frontmatter::FileKind)

class FencesTest final : public QObject
{
    Q_OBJECT

private slots:
    void storyNamesAreKnownInAnyCase_data();
    void storyNamesAreKnownInAnyCase();
    void theOpeningFenceDecidesWhatAFileIs_data();
    void theOpeningFenceDecidesWhatAFileIs();
    void frontMatterAndBodyLieBetweenAndAfterTheFences();
    void aMissingClosingFenceIsToldAtTheOpeningOne();
    void aYamlFileWithoutClosingFenceIsNoStory();
    void returnsAloneAreNoLineEnds();
    void placesCountCharactersFromOne_data();
    void placesCountCharactersFromOne();
};

void FencesTest::storyNamesAreKnownInAnyCase_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isStory");
    for (const char *name : {"a.md", "a.markdown", "a.html", "a.htm", "a.txt", "a.yaml", "a.yml", "A.MD", "a.b.Md"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"a", "a.", "md", ".md", "a.md~", "a.mdx", "a.json", "", "a.md.bak"})
        QTest::newRow(qPrintable(QLatin1Char('/') + QLatin1String(name))) << QString::fromLatin1(name) << false;
}

void FencesTest::storyNamesAreKnownInAnyCase()
{
    QFETCH(QString, name);
    QFETCH(bool, isStory);
    QCOMPARE(hasStoryName(name), isStory);
}

void FencesTest::theOpeningFenceDecidesWhatAFileIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileKind>("kind");
    const auto row = [](const char *name, const QByteArray &bytes, FileKind kind) {
        QTest::newRow(name) << bytes << kind;
    };
    row("two fences", "---\na: 1\n---\n", FileKind::Story);
    row("nothing between", "---\n---\n", FileKind::Story);
    row("no final newline", "---\na: 1\n---", FileKind::Story);
    row("CRLF", "---\r\na: 1\r\n---\r\n", FileKind::Story);
    row("CR at the very end", "---\r\na: 1\r\n---\r", FileKind::Story);
    row("BOM", "\xEF\xBB\xBF---\na: 1\n---\n", FileKind::Story);
    row("blanks after the fences", "--- \t\na: 1\n---\t \n", FileKind::Story);
    row("dots close", "---\na: 1\n...\nbody", FileKind::Story);
    row("dots do not open", "...\na: 1\n---\n", FileKind::NotAStory);
    row("empty file", "", FileKind::NotAStory);
    row("text", "Hello\n", FileKind::NotAStory);
    row("fence on line 2", "\n---\na: 1\n---\n", FileKind::NotAStory);
    row("indented fence", " ---\na: 1\n---\n", FileKind::NotAStory);
    row("four dashes", "----\na: 1\n---\n", FileKind::NotAStory);
    row("text after the fence", "---x\na: 1\n---\n", FileKind::NotAStory);
    row("comment after the fence", "--- # c\na: 1\n---\n", FileKind::NotAStory);
    row("TOML", "+++\na = 1\n+++\n", FileKind::NotAStory);
    row("JSON", "{\"a\": 1}\n", FileKind::NotAStory);
    row("UTF-16", QByteArray("\xFF\xFE-\0-\0-\0\n\0", 10), FileKind::Broken);
    row("one fence", "---\na: 1\n", FileKind::Broken);
    row("one fence and nothing", "---", FileKind::Broken);
    row("closing fence indented", "---\na: 1\n ---\n", FileKind::Broken);
    row("closing fence with a comment", "---\na: 1\n--- # c\n", FileKind::Broken);
    row("four dashes do not close", "---\na: 1\n----\n", FileKind::Broken);
}

void FencesTest::theOpeningFenceDecidesWhatAFileIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(FileKind, kind);
    QCOMPARE(findFences(std::string_view(bytes.constData(), size_t(bytes.size())), u"a.md").kind, kind);
}

void FencesTest::frontMatterAndBodyLieBetweenAndAfterTheFences()
{
    const std::string_view bytes = "\xEF\xBB\xBF---\r\na: 1\r\nt: |\r\n  ---\r\n---  \r\nbody\n---\nmore";
    const Fences fences = findFences(bytes, u"a.md");
    QCOMPARE(fences.yaml.in(bytes), std::string_view("a: 1\r\nt: |\r\n  ---\r\n"));
    QCOMPARE(fences.body.in(bytes), std::string_view("body\n---\nmore"));
}

void FencesTest::aMissingClosingFenceIsToldAtTheOpeningOne()
{
    const Fences fences = findFences("---\na: 1\n", u"a.md");
    QCOMPARE(fences.fault.place, (Place{1, 1}));
    QVERIFY(!fences.fault.reason.isEmpty());
}

void FencesTest::aYamlFileWithoutClosingFenceIsNoStory()
{
    QCOMPARE(findFences("---\na: 1\n", u"a.yaml").kind, FileKind::NotAStory);
    QCOMPARE(findFences("---\na: 1\n", u"a.YML").kind, FileKind::NotAStory);
    QCOMPARE(findFences("---\na: 1\n---\n", u"a.yaml").kind, FileKind::Story);
}

void FencesTest::returnsAloneAreNoLineEnds()
{
    const Fences fences = findFences("---\ra: 1\r---\r", u"a.md");
    QCOMPARE(fences.kind, FileKind::Broken);
    QVERIFY(fences.fault.reason.contains(u"carriage return"));
}

void FencesTest::placesCountCharactersFromOne_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("start") << QByteArray() << 1 << 1;
    QTest::newRow("after three characters") << QByteArray("abc") << 1 << 4;
    QTest::newRow("multi-byte characters count once")
        << QByteArray("a\n\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80") << 2 << 4;
    QTest::newRow("CRLF ends one line") << QByteArray("a\r\nb\r\n") << 3 << 1;
    QTest::newRow("a BOM is no character") << QByteArray("\xEF\xBB\xBF-") << 1 << 2;
}

void FencesTest::placesCountCharactersFromOne()
{
    QFETCH(QByteArray, before);
    QFETCH(int, line);
    QFETCH(int, column);
    const QByteArray bytes = before + "x\ny";
    QCOMPARE(placeOf(std::string_view(bytes.constData(), size_t(bytes.size())), size_t(before.size())),
             (Place{line, column}));
}

QTEST_APPLESS_MAIN(FencesTest)
#include "tst_fences.moc"
