#include "model/story/displaytext.h"
#include "model/story/foldtext.h"
#include "model/story/linkhash.h"

#include <QTest>

#include <functional>

using namespace story;

/// What is done on UTF-8 without a QString gives what the QString would give.
class TestUtf8Paths final : public QObject
{
    Q_OBJECT

private slots:
    void everyCharacterIsFoldedAlike();
    void aTextIsFoldedAlike();
    void everydayLinksHaveTheHashOfTheirNormalForm_data();
    void everydayLinksHaveTheHashOfTheirNormalForm();
    void anyCharacterInALinkGivesTheSameHash();
    void instantsAreReadAlike_data();
    void instantsAreReadAlike();
};

namespace
{

QByteArray folded(const QByteArray &utf8)
{
    std::string text;
    appendFolded(text, {utf8.constData(), static_cast<std::size_t>(utf8.size())});
    return QByteArray::fromStdString(text);
}

/// A blank before an address has no place in its normal form, and is nothing that the short way takes.
std::uint64_t hashOfNormalForm(const QString &link) { return hashOfUtf8Link(' ' + link.toStdString()); }

} // namespace

void TestUtf8Paths::everyCharacterIsFoldedAlike()
{
    for (char32_t c = 1; c <= QChar::LastValidCodePoint; ++c) {
        if (QChar::isSurrogate(c) || c == QChar::ByteOrderMark) // which QString takes off a text's beginning
            continue;
        const QString text = QString::fromUcs4(&c, 1);
        if (folded(text.toUtf8()) != foldText(text).toUtf8())
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16)));
    }
}

void TestUtf8Paths::aTextIsFoldedAlike()
{
    const QString text =
        QStringLiteral("“Don’t” – ÜBER naïve ﬁrst… 港口城市，。\tΣΊΣΥΦΟΣ Straße İ 한국어 が が 🚢 A\u0301\u00A0x");
    QCOMPARE(folded(text.toUtf8()), foldText(text).toUtf8());
    QCOMPARE(folded("cut \xC3"), QByteArrayLiteral("cut \xC3")); // not UTF-8: nothing is read behind the end
}

void TestUtf8Paths::everydayLinksHaveTheHashOfTheirNormalForm_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link :
         {"https://www.a.example/2024/05/x-y_z.html",
          "http://a.example",
          "https://a.example/",
          "https://a.example//",
          "https://a.example/a//b/../c/./d",
          "https://www.www.example/",
          "https://www.com/x",
          "https://www./x",
          "https://A.example/x",
          "HTTPS://a.example/x",
          "https://a.example:443/x",
          "https://a.example:8080/x",
          "https://user@a.example/x",
          "https://a.example/x?y=1&z=2",
          "https://a.example/x?",
          "https://a.example/x#y",
          "https://a.example?x",
          "https://a.example#x",
          "https://a.example/%41%2f%zz",
          "https://a.example/é",
          "https://münchen.example/x",
          "https://xn--mnchen-3ya.de/x",
          "https://xn--a/x",
          "https://127.1/x",
          "https://1.2.3.4/x",
          "https://0x7f.1/x",
          "https://1.2.3.4a/x",
          "https://a.4/x",
          "https://[::1]/x",
          "https://-a.example/x",
          "https://a-.example/x",
          "https://a--b.example/x",
          "https://a_b.example/x",
          "https://a..example/x",
          "https://.example/x",
          "https://a.example./x",
          "https:///x",
          "https://",
          "https://a.example/x y",
          " https://a.example/x ",
          "https://a.example/x\n",
          "ftp://a.example/x",
          "//a.example/x",
          "/assets/images/x.jpg",
          "/",
          "/a//b/",
          "/a:b",
          "/a b",
          " /a",
          "a/b.jpg",
          "x",
          "",
          "  ",
          "mailto:a@b.example",
          "data:image/png;base64,AAAA",
          "https://a.example/@x:y;z,w+v=u&t",
          "https://abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz.example/x"})
        QTest::newRow(link) << QString::fromUtf8(link);
}

void TestUtf8Paths::everydayLinksHaveTheHashOfTheirNormalForm()
{
    QFETCH(const QString, link);
    QCOMPARE(hashOfUtf8Link(link.toStdString()), hashOfNormalForm(link));
    QCOMPARE(hashOfLink(link), hashOfNormalForm(link));
}

void TestUtf8Paths::anyCharacterInALinkGivesTheSameHash()
{
    const QString link = QStringLiteral("https://www.ab.example/c/d");
    for (char16_t c = 1; c < 0x180; ++c) {
        for (qsizetype place = 0; place <= link.size(); ++place) {
            const QString other = QString(link).insert(place, QChar(c));
            if (hashOfUtf8Link(other.toStdString()) != hashOfNormalForm(other))
                QFAIL(qPrintable(other));
            const QString path = other.mid(22);
            if (hashOfUtf8Link(path.toStdString()) != hashOfNormalForm(path))
                QFAIL(qPrintable(path));
        }
    }
}

void TestUtf8Paths::instantsAreReadAlike_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"2024-05-06", "2024-05-06T07:08:09Z", " 2024-05-06 ", "\u00A02024-05-06\u00A0", "2024-05-06T07:08 ",
          "2024-05-06 07:08:09.5 +02:00", "2024-05-06T07:08:09Zé", "2024-13-06", "", " ", "２０２４-05-06"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestUtf8Paths::instantsAreReadAlike()
{
    QFETCH(const QString, text);
    QCOMPARE(parseInstant(std::string_view(text.toStdString())), parseInstant(QStringView(text)));
}

QTEST_APPLESS_MAIN(TestUtf8Paths)
#include "tst_utf8paths.moc"
