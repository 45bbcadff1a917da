#include "model/story/readrow.h"
#include "model/story/rowview.h"
#include "model/story/simplerow.h"

#include <QTest>

using namespace story;

class TestSimpleRow final : public QObject
{
    Q_OBJECT

private slots:
    void anEverydayStoryIsTaken_data();
    void anEverydayStoryIsTaken();
    void whatNeedsACloserLookIsLeft_data();
    void whatNeedsACloserLookIsLeft();
    void aLargeFrontMatterIsLeft();
    void manyKeysAreLeft();
    void itLinksWhatItLinksTo();
};

namespace
{

const QString path = QStringLiteral("2024/ä.md");

QByteArray storyWith(const QByteArray &yaml) { return "---\n" + yaml + "---\nBody.\n"; }

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// A row that stands there already, which nothing may change.
std::string otherRow()
{
    std::string packed;
    appendPacked(packed, {}, {});
    return packed;
}

} // namespace

void TestSimpleRow::anEverydayStoryIsTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    const QByteArray usual =
        "# c\ntitle: \"“A” \\\"b\\\"\"\nexcerpt: 'it''s &amp;amp; x'\npublished: yes\nquality: 0x1F\nheat: "
        "\"-1\"\npublishedDateTime: 2024-05-06T07:08:09Z\nprovider:\n  name: x\n  domain: \n"
        "topics: [a, b]\nimages:\n- url: /a.jpg\n- /b.jpg\nrelated:\n  - webUrl: https://a.example\n"
        "    provider:\n      name: y\n  - title: z\nother: null\n\n";
    row("usual", storyWith(usual));
    row("CRLF", storyWith(usual).replace('\n', "\r\n"));
    row("byte order mark", "\xEF\xBB\xBF" + storyWith(usual));
    row("dots close", "--- \t\ntitle: x\n... \n<<<<<<< alone\n");
    row("nothing behind the fence", "---\ntitle: x\n---");
    row("a return behind the fence", "---\ntitle: x\n---\r");
    row("nothing but other keys", storyWith("_a-B9: x\nb:\n  c:\n    - d: e\n"));
    row("empty values", storyWith("title:\nexcerpt: \"\"\nprovider:\ntopics:\nimages:\nrelated: true\nheat: null\n"));
    row("names alone", storyWith("provider: The Wire\ntopics: AI\nimages: x\n"));
    row("date with blanks", storyWith("publishedDateTime: \" 2024-05-06 \"\n"));
    row("no date", storyWith("publishedDateTime: ''\n"));
}

void TestSimpleRow::anEverydayStoryIsTaken()
{
    QFETCH(const QByteArray, bytes);
    std::string packed = otherRow();
    const std::size_t start = packed.size();
    QVERIFY(appendSimpleRow(packed, viewOf(bytes), path.toStdString()));
    const StoryReading thorough = readStory(viewOf(bytes), path);
    QCOMPARE(thorough.result.kind, frontmatter::FileKind::Story);
    QCOMPARE(RowView(packed.data() + start).row(), thorough.result.row);
    QCOMPARE(rowsIn(packed).size(), 2U);
}

void TestSimpleRow::whatNeedsACloserLookIsLeft_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *yaml : {"",
                             "# c\n",
                             "a: 1\na: 2\n",
                             "heat: 1\nheat: 1\n",
                             "title: [a]\n",
                             "title:\n  a: b\n",
                             "type:\n- a\n",
                             "provider: [a]\n",
                             "provider:\n- a\n",
                             "topics:\n  a: b\n",
                             "images:\n  a: b\n",
                             "related:\n  a: b\n",
                             "quality: high\n",
                             "quality: 5.5\n",
                             "quality: \"0x1F\"\n",
                             "quality: [1]\n",
                             "published: maybe\n",
                             "published: ''\n",
                             "publishedDateTime: yesterday\n",
                             "publishedDateTime: 2024-13-01\n",
                             " title: x\n",
                             "\ttitle: x\n",
                             "title: a\tb\n",
                             "title: a\x01\n",
                             "title: \"\\u0041\"\n",
                             "title: |\n  x\n",
                             "title: *a\n",
                             "title: \xC3\n",
                             "# \xFF\n",
                             "title: a\xC2\x85z\n",
                             "# \xE2\x80\xA8\n",
                             "title: \xEF\xBB\xBFx\n",
                             "topics: [\xEF\xBB\xBFx]\n",
                             "title: x\r\r\n",
                             "title: x # c\n",
                             "\"title\": x\n",
                             "<<: x\n",
                             "---x\n",
                             "title: x\n  more\n"})
        QTest::newRow(QByteArray(yaml).replace('\n', '|').constData()) << storyWith(yaml);
    QTest::newRow("no fence") << QByteArray("title: x\n---\n");
    QTest::newRow("no closing fence") << QByteArray("---\ntitle: x\n");
    QTest::newRow("text behind the fence") << QByteArray("---\ntitle: x\n--- x\n");
    QTest::newRow("text behind the first fence") << QByteArray("--- x\ntitle: x\n---\n");
    QTest::newRow("lone return behind the fence") << QByteArray("---\ntitle: x\n---\rx\n");
    QTest::newRow("conflict in the body") << QByteArray("---\ntitle: x\n---\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n");
    QTest::newRow("nothing") << QByteArray();
}

void TestSimpleRow::whatNeedsACloserLookIsLeft()
{
    QFETCH(const QByteArray, bytes);
    std::string packed = otherRow();
    QVERIFY(!appendSimpleRow(packed, viewOf(bytes), path.toStdString()));
    QCOMPARE(packed, otherRow());
}

void TestSimpleRow::aLargeFrontMatterIsLeft()
{
    std::string packed;
    const QByteArray comment = '#' + QByteArray(256 * 1024 - 20, 'x') + '\n';
    QVERIFY(appendSimpleRow(packed, viewOf(storyWith(comment + "title: x\n")), path.toStdString()));
    QVERIFY(!appendSimpleRow(packed, viewOf(storyWith(comment + comment + "title: x\n")), path.toStdString()));
}

void TestSimpleRow::manyKeysAreLeft()
{
    std::string packed;
    QByteArray yaml;
    for (int i = 0; i < 256; ++i)
        yaml += 'k' + QByteArray::number(i) + ": 1\n";
    QVERIFY(appendSimpleRow(packed, viewOf(storyWith(yaml)), path.toStdString()));
    QVERIFY(!appendSimpleRow(packed, viewOf(storyWith(yaml + "title: x\n")), path.toStdString()));
}

void TestSimpleRow::itLinksWhatItLinksTo()
{
    std::string packed;
    QVERIFY(
        appendSimpleRow(packed,
                        viewOf(storyWith("originalUrl: http://www.a.example/1/\nimages:\n- url: /a.jpg\n- /b.jpg\n"
                                         "- title: x\nrelated:\n- webUrl: ''\n  originalUrl: https://a.example/2\n"
                                         "- title: y\n- \"webUrl\"\n- webUrl: https://a.example/3\n")),
                        path.toStdString()));
    const RowView row(packed.data());
    QCOMPARE(row.head().linkHash, hashOfUtf8Link("https://a.example/1"));
    QCOMPARE(row.head().imageCount, 3);
    QCOMPARE(row.head().relatedCount, 4);
    const std::vector<std::uint64_t> images(row.imageHashes().begin(), row.imageHashes().end());
    const std::vector<std::uint64_t> related(row.relatedHashes().begin(), row.relatedHashes().end());
    QCOMPARE(images, (std::vector{hashOfUtf8Link("/a.jpg"), hashOfUtf8Link("/b.jpg")}));
    QCOMPARE(related, (std::vector{hashOfUtf8Link("https://a.example/2"), hashOfUtf8Link("https://a.example/3")}));
}

QTEST_APPLESS_MAIN(TestSimpleRow)
#include "tst_simplerow.moc"
