#include "model/exporting/markdowntext.h"
#include "tests/exporting/stories.h"

#include <QRegularExpression>
#include <QTest>

using exporting::Format;

class TestCurated final : public QObject
{
    Q_OBJECT

private slots:
    void formatsHaveNamesAndSuffixes();
    void aMarkdownListReadsLikeAPage();
    void markdownOfAnEmptyListSaysSo();
    void markdownTextRendersAsTheTextItself_data();
    void markdownTextRendersAsTheTextItself();
    void titlesOfSeveralLinesStayOneHeading();
    void htmlNamesTitleSourceExcerptAndTopics();
    void htmlTextNeverBecomesMarkup_data();
    void htmlTextNeverBecomesMarkup();
    void htmlRunsNoScriptAndLoadsNothing();
    void onlyWebAddressesBecomeLinks_data();
    void onlyWebAddressesBecomeLinks();
    void theOriginalAddressStandsInForAMissingOne();
    void excerptsAreDecodedForReadersAndTitlesAreNot();
    void secretsOfTheMustachesAreText();
    void everyFormatIsTheSameInEveryLocaleAndZone();
};

namespace
{

QByteArray render(Format format, const story::StoryRow &row)
{
    return exporting::render(format, {story::pack(row)}, {.plain = false, .title = QStringLiteral("Week 21")});
}

} // namespace

void TestCurated::formatsHaveNamesAndSuffixes()
{
    QStringList names;
    for (const Format format : exporting::allFormats)
        names += exporting::nameOf(format);
    QCOMPARE(names.join(u' '), QStringLiteral("csv json markdown html"));
    QCOMPARE(exporting::suffixOf(Format::Markdown), QStringLiteral("md"));
    QCOMPARE(exporting::suffixOf(Format::Html), QStringLiteral("html"));
}

void TestCurated::aMarkdownListReadsLikeAPage()
{
    const story::StoryRow bare = stories::withTitle(QStringLiteral("No link, no source"));
    const story::StoryRow row = stories::whole();
    QCOMPARE(exporting::render(Format::Markdown, {story::pack(row), story::pack(bare)},
                               {.plain = false, .title = QStringLiteral("Week 21")}),
             QByteArray("# Week 21\n\n"
                        "## [New chips, \"old\" rules](https://example.com/a?b=1&amp;c=2)\n\n"
                        "Digi Times · 23 October 2023\n\n"
                        "Baidu \\& Alibaba\n\n"
                        "Topics: AI Hardware, AI\n\n"
                        "## No link, no source\n"));
}

void TestCurated::markdownOfAnEmptyListSaysSo()
{
    QCOMPARE(exporting::render(Format::Markdown, {}), QByteArray("# Stories\n\nNo stories.\n"));
}

void TestCurated::markdownTextRendersAsTheTextItself_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("link") << QByteArray("[a](b)") << QByteArray("\\[a\\]\\(b\\)");
    QTest::newRow("emphasis") << QByteArray("*a* _b_ ~~c~~") << QByteArray("\\*a\\* \\_b\\_ \\~\\~c\\~\\~");
    QTest::newRow("code") << QByteArray("`rm`") << QByteArray("\\`rm\\`");
    QTest::newRow("html") << QByteArray("<b>&amp;") << QByteArray("\\<b\\>\\&amp;");
    QTest::newRow("heading, table, backslash") << QByteArray("# a | b \\") << QByteArray("\\# a \\| b \\\\");
    QTest::newRow("image") << QByteArray("![a]") << QByteArray("\\!\\[a\\]");
    QTest::newRow("bullet") << QByteArray("- a - b") << QByteArray("\\- a - b");
    QTest::newRow("plus bullet") << QByteArray("+ a + b") << QByteArray("\\+ a + b");
    QTest::newRow("number") << QByteArray("12. a 3. b") << QByteArray("12\\. a 3. b");
    QTest::newRow("number with parenthesis") << QByteArray("1) a") << QByteArray("1\\) a");
    QTest::newRow("address") << QByteArray("https://a.b www.a.b") << QByteArray("https\\://a.b www\\.a.b");
    QTest::newRow("a sentence") << QByteArray("It's 5.0: fine, \"really\".")
                                << QByteArray("It's 5.0: fine, \"really\".");
}

void TestCurated::markdownTextRendersAsTheTextItself()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, markdown);
    QCOMPARE(QByteArray::fromStdString(exporting::markdownEscaped(text.toStdString())), markdown);
}

void TestCurated::titlesOfSeveralLinesStayOneHeading()
{
    const story::StoryRow row = stories::withTitle(QStringLiteral("a\n# b\r\n\u2028c\t d"));
    QVERIFY(render(Format::Markdown, row).contains("\n## a \\# b c d\n"));
}

void TestCurated::htmlNamesTitleSourceExcerptAndTopics()
{
    const QByteArray html = render(Format::Html, stories::whole());
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
    QVERIFY(html.contains("<title>Week 21</title>"));
    QVERIFY(
        html.contains("<h2 dir=\"auto\"><a href=\"https://example.com/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">"
                      "New chips, &quot;old&quot; rules</a></h2>\n"
                      "<p class=\"source\"><bdi>Digi Times</bdi> · 23 October 2023</p>\n"
                      "<p dir=\"auto\">Baidu &amp; Alibaba</p>\n"
                      "<p class=\"topics\" dir=\"auto\">AI Hardware, AI</p>\n"));
    QVERIFY(exporting::render(Format::Html, {}).contains("<p>No stories.</p>"));
}

void TestCurated::htmlTextNeverBecomesMarkup_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("script") << QStringLiteral("\"><script>alert('x')</script>")
                            << QByteArray("&quot;&gt;&lt;script&gt;alert(&apos;x&apos;)&lt;/script&gt;");
    QTest::newRow("entity") << QStringLiteral("AT&amp;T") << QByteArray("AT&amp;amp;T");
    QTest::newRow("control") << QStringLiteral("a\x01z") + QChar(u'\0') << QByteArray("a\uFFFDz\uFFFD");
    QTest::newRow("lone surrogate") << QStringLiteral("a") + QChar(0xD800) << QByteArray("a\uFFFD");
}

void TestCurated::htmlTextNeverBecomesMarkup()
{
    QFETCH(const QString, title);
    QFETCH(const QByteArray, html);
    story::StoryRow row = stories::withTitle(title);
    row.excerpt = row.providerName = title;
    row.topics = QStringList{title};
    const exporting::Options options{.plain = false, .title = title};
    const QByteArray page = exporting::render(Format::Html, {story::pack(row)}, options);
    QVERIFY2(page.count(html) >= 5, page.constData());
    QVERIFY(!page.contains("<script"));
    QCOMPARE(QString::fromUtf8(page).toUtf8(), page);
}

void TestCurated::htmlRunsNoScriptAndLoadsNothing()
{
    const QByteArray page = render(Format::Html, stories::whole());
    QVERIFY(page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "style-src 'unsafe-inline'; img-src https: data:\">"));
    static const QRegularExpression active(
        QStringLiteral("<script|<img|<iframe|<link|<object|\\son[a-z]+\\s*=|url\\(|@import"),
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY(!QString::fromUtf8(page).contains(active));
}

void TestCurated::onlyWebAddressesBecomeLinks_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("href");
    QTest::newRow("https") << QStringLiteral("https://example.com/a") << QByteArray("https://example.com/a");
    QTest::newRow("blanks and brackets")
        << QStringLiteral("http://example.com/a b(c)") << QByteArray("http://example.com/a%20b(c)");
    QTest::newRow("password") << QStringLiteral("https://bob:secret@example.com/a")
                              << QByteArray("https://example.com/a");
    QTest::newRow("umlaut") << QStringLiteral("https://example.com/ä") << QByteArray("https://example.com/%C3%A4");
    QTest::newRow("homograph") << QStringLiteral("https://аррӏе.com/") << QByteArray("https://xn--80ak6aa92e.com/");
    for (const char *address :
         {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/relative", "", "https://",
          "https:\\\\example.com", "java\nscript:alert(1)", "https://exa\nmple.com", "//example.com/a"})
        QTest::newRow(address) << QString::fromUtf8(address) << QByteArray();
}

void TestCurated::onlyWebAddressesBecomeLinks()
{
    QFETCH(const QString, address);
    QFETCH(QByteArray, href);
    story::StoryRow row = stories::withTitle(QStringLiteral("Title"));
    row.webUrl = address;
    const QByteArray html = render(Format::Html, row);
    const QByteArray markdown = render(Format::Markdown, row);
    if (href.isEmpty()) {
        QVERIFY(!html.contains("href"));
        QVERIFY(html.contains("<h2 dir=\"auto\">Title</h2>"));
        QVERIFY(markdown.contains("## Title\n"));
        return;
    }
    QVERIFY2(html.contains("<a href=\"" + href + '"'), html.constData());
    href.replace('(', "%28").replace(')', "%29");
    QVERIFY2(markdown.contains("## [Title](" + href + ")\n"), markdown.constData());
}

void TestCurated::theOriginalAddressStandsInForAMissingOne()
{
    story::StoryRow row = stories::whole();
    row.webUrl = QString();
    QVERIFY(render(Format::Html, row).contains("href=\"https://example.org/a\""));
}

void TestCurated::excerptsAreDecodedForReadersAndTitlesAreNot()
{
    story::StoryRow row = stories::withTitle(QStringLiteral("Q&amp;A"));
    row.excerpt = QStringLiteral("&lt;b&gt; &amp;quot;x&amp;quot;");
    const QByteArray html = render(Format::Html, row);
    QVERIFY(html.contains(">Q&amp;amp;A<"));
    QVERIFY(html.contains(">&lt;b&gt; &quot;x&quot;<"));
}

void TestCurated::secretsOfTheMustachesAreText()
{
    const story::StoryRow row = stories::withTitle(QStringLiteral("{{heading}} {{{link}}} {{#stories}}"));
    QVERIFY(render(Format::Html, row).contains(">{{heading}} {{{link}}} {{#stories}}<"));
}

void TestCurated::everyFormatIsTheSameInEveryLocaleAndZone()
{
    const story::StoryRow row = stories::whole();
    for (const Format format : exporting::allFormats) {
        const QByteArray before = render(format, row);
        const QByteArray zone = qgetenv("TZ");
        for (const char *name : {"de_DE", "tr_TR", "ar_EG"}) {
            QLocale::setDefault(QLocale(QLatin1String(name)));
            qputenv("TZ", "Pacific/Kiritimati");
            tzset();
            QCOMPARE(render(format, row), before);
        }
        QLocale::setDefault(QLocale::c());
        qputenv("TZ", zone);
        tzset();
    }
}

QTEST_GUILESS_MAIN(TestCurated)
#include "tst_curated.moc"
