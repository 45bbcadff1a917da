#include "model/story/displaytext.h"
#include "model/story/iframe.h"

#include <QTest>

using namespace story;

class TestDisplayText final : public QObject
{
    Q_OBJECT

private slots:
    void entitiesAreDecodedForPeople_data();
    void entitiesAreDecodedForPeople();
    void instantsAreReadAsUtc_data();
    void instantsAreReadAsUtc();
    void textThatIsNoInstantGivesNothing_data();
    void textThatIsNoInstantGivesNothing();
    void linksToTheSamePageAreEqual_data();
    void linksToTheSamePageAreEqual();
    void linksToDifferentPagesDiffer_data();
    void linksToDifferentPagesDiffer();
    void anIframeGivesItsWebAddressOnly_data();
    void anIframeGivesItsWebAddressOnly();
};

void TestDisplayText::entitiesAreDecodedForPeople_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("no entity", "plain text", "plain text");
    row("empty", "", "");
    row("named", "AT&amp;T &ndash; &eacute;t&eacute;", "AT&T – été");
    row("first and last name", "&AElig;&zwnj;", "Æ\u200c");
    row("case matters", "&Prime;&prime;", "″′");
    row("longest name", "&thetasym;", "ϑ");
    row("apostrophe", "it&apos;s", "it's");
    row("decimal", "We&#8217;re", "We’re");
    row("hexadecimal", "We&#x2019;re &#X2019;", "We’re ’");
    row("leading zeros", "&#038;ssl", "&ssl");
    row("beyond the first plane", "&#128512;", "😀");
    row("Windows-1252", "&#146;&#150;", "’–");
    row("twice escaped", "&amp;quot;x&amp;quot;", "\"x\"");
    row("twice escaped number", "&amp;#8217;", "’");
    row("no third time", "&amp;amp;amp;", "&amp;");
    row("without semicolon", "AT&T R&D &lt", "AT&T R&D &lt");
    row("an address", "a?b=1&default=2&c=3;", "a?b=1&default=2&c=3;");
    row("unknown name", "&nosuch;", "&nosuch;");
    row("unknown name before a known", "&&nosuch&lt;", "&&nosuch<");
    row("empty name", "&;&#;&#x;", "&;&#;&#x;");
    row("no character", "&#0;&#7;&#xD800;&#x110000;&#99999999999;", "&#0;&#7;&#xD800;&#x110000;&#99999999999;");
    row("signed", "&#-5;&#+65;", "&#-5;&#+65;");
    row("tags stay text", "&lt;b&gt;x", "<b>x");
    row("at the very end", "x&amp;", "x&");
    row("ampersand at the very end", "x&", "x&");
}

void TestDisplayText::entitiesAreDecodedForPeople()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(decodeEntities(text), expected);
}

void TestDisplayText::instantsAreReadAsUtc_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    constexpr qint64 october = 1698111660000; // 2023-10-24T01:41:00Z
    const auto row = [](const char *text, qint64 expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << expected;
    };
    row("2023-10-24T01:41:00Z", october);
    row("2023-10-24t01:41:00z", october);
    row("2023-10-24T01:41Z", october);
    row("2023-10-24T01:41:00.000Z", october);
    row("2023-10-24T01:41:00.25Z", october + 250);
    row("2023-10-24T01:41:00.123456789Z", october + 123);
    row("2023-10-24T03:41:00+02:00", october);
    row("2023-10-24T03:41:00+0200", october);
    row("2023-10-24T03:41:00+02", october);
    row("2023-10-23T20:11:00-05:30", october);
    row("2023-10-24 01:41:00 +0000", october);
    row("2023-10-24T01:41:00", october);
    row(" 2023-10-24T01:41:00Z ", october);
    row("2023-10-24", october - 6060000);
    row("1970-01-01T00:00:00Z", 0);
    row("1969-12-31T23:59:59Z", -1000);
    row("2024-02-29T00:00:00Z", 1709164800000);
    row("2016-12-31T23:59:60Z", 1483228800000);
    row("0001-01-01T00:00:00Z", -62135596800000);
    row("9999-12-31T23:59:59Z", 253402300799000);
}

void TestDisplayText::instantsAreReadAsUtc()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, expected);
    QCOMPARE(parseInstant(text), std::optional<std::int64_t>(expected));
}

void TestDisplayText::textThatIsNoInstantGivesNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "soon",
                             "2023",
                             "2023-10",
                             "2023-13-01",
                             "2023-02-29",
                             "2023-02-30T00:00:00Z",
                             "2023-10-24T",
                             "20231024",
                             "2023-10-24T24:00:00Z",
                             "2023-10-24T01:60:00Z",
                             "2023-10-24T01:41:61Z",
                             "2023-10-24T01:41:00.Z",
                             "2023-10-24T01:41:00ZZ",
                             "2023-10-24T01:41:00+25:00",
                             "2023-10-24T01:41:00 CET",
                             "2023-10-24x",
                             "+2023-10-24",
                             "2023-1-2",
                             "24.10.2023",
                             "2023-10-24T01:41:00+02:",
                             "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa3-10-24"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestDisplayText::textThatIsNoInstantGivesNothing()
{
    QFETCH(const QString, text);
    QVERIFY(!parseInstant(text));
}

void TestDisplayText::linksToTheSamePageAreEqual_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("other");
    const auto row = [](const char *name, const char *link, const char *other) {
        QTest::newRow(name) << QString::fromUtf8(link) << QString::fromUtf8(other);
    };
    row("scheme", "http://a.com/x", "https://a.com/x");
    row("case of scheme and host", "HTTPS://A.Com/x", "https://a.com/x");
    row("fragment", "https://a.com/x#top", "https://a.com/x");
    row("trailing slash", "https://a.com/x/", "https://a.com/x");
    row("root", "https://a.com/", "https://a.com");
    row("www", "https://www.a.com/x", "https://a.com/x");
    row("usual port", "http://a.com:80/x", "https://a.com:443/x");
    row("blanks around", " https://a.com/x ", "https://a.com/x");
    row("slash before a query", "https://a.com/x/?q=1", "https://a.com/x?q=1");
    row("all of them", "HTTP://WWW.a.com/x/#y", "https://a.com/x");
    row("no address", " abc ", "abc");
}

void TestDisplayText::linksToTheSamePageAreEqual()
{
    QFETCH(const QString, link);
    QFETCH(const QString, other);
    QCOMPARE(normalizedLink(link), normalizedLink(other));
}

void TestDisplayText::linksToDifferentPagesDiffer_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("other");
    const auto row = [](const char *name, const char *link, const char *other) {
        QTest::newRow(name) << QString::fromUtf8(link) << QString::fromUtf8(other);
    };
    row("case of the path", "https://a.com/X", "https://a.com/x");
    row("query", "https://a.com/x?q=1", "https://a.com/x?q=2");
    row("port", "https://a.com:8080/x", "https://a.com/x");
    row("host", "https://a.com/x", "https://b.com/x");
    row("other scheme", "ftp://a.com/x", "https://a.com/x");
    row("no host", "/x", "https://a.com/x");
}

void TestDisplayText::linksToDifferentPagesDiffer()
{
    QFETCH(const QString, link);
    QFETCH(const QString, other);
    QVERIFY(normalizedLink(link) != normalizedLink(other));
}

void TestDisplayText::anIframeGivesItsWebAddressOnly_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *html, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(expected);
    };
    row("as in stories",
        R"(<iframe width="800" src="https://www.youtube.com/embed/x" allow="a; b" allowfullscreen></iframe>)",
        "https://www.youtube.com/embed/x");
    row("single quotes", "<iframe src='http://a.com/x'>", "http://a.com/x");
    row("no quotes", "<iframe src=http://a.com/x>", "http://a.com/x");
    row("blanks and case", "<p><IFRAME\n SRC = \"http://a.com/x\" />", "http://a.com/x");
    row("entities", R"(<iframe src="http://a.com/?a=1&amp;b=2">)", "http://a.com/?a=1&b=2");
    row("without a scheme", R"(<iframe src="//a.com/x">)", "https://a.com/x");
    row("another src first", R"(<iframe data-src="http://b.com" title="src=http://c.com" src="http://a.com/x">)",
        "http://a.com/x");
    row("after a word alone", R"(<iframe allowfullscreen src="http://a.com/x">)", "http://a.com/x");
    row("javascript", "<iframe src=\"javascript:alert(1)\">", "");
    row("javascript in entities", "<iframe src=\"&#106;avascript:alert(1)\">", "");
    row("file", R"(<iframe src="file:///etc/passwd">)", "");
    row("data", R"(<iframe src="data:text/html,x">)", "");
    row("relative", R"(<iframe src="/x.html">)", "");
    row("no host", R"(<iframe src="http:///x">)", "");
    row("src behind the tag", R"(<iframe title="x">src="http://a.com/x")", "");
    row("no iframe", R"(<img src="http://a.com/x.jpg">)", "");
    row("another tag", R"(<iframes src="http://a.com/x">)", "");
    row("unclosed", R"(<iframe src="http://a.com/x)", "http://a.com/x");
    row("cut off", "<iframe src=", "");
    row("nothing", "", "");
}

void TestDisplayText::anIframeGivesItsWebAddressOnly()
{
    QFETCH(const QString, html);
    QFETCH(const QString, expected);
    QCOMPARE(iframeLink(html), expected);
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
