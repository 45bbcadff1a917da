#include "ui/look/plaintext.h"
#include "ui/look/sentence.h"

#include <QTest>

using ui::forDisplay;
using ui::Lines;

class TestPlainText final : public QObject
{
    Q_OBJECT

private slots:
    void ordinaryTextStaysAsItIs_data();
    void ordinaryTextStaysAsItIs();
    void longTextEndsInAnEllipsis();
    void stackedMarksAreCut();
    void bidirectionalOverridesAndControlsBecomeVisible();
    void whatHasNoWidthBecomesVisible();
    void rightToLeftTextCarriesNothingAlongInASentence();
    void oneLineStaysOneLine();
    void aLineWithoutEndIsBroken();
    void linesWithoutEndAreCut();
    void aToolTipShowsMarkupLiterally();
    void aMenuShowsAnAmpersand();
    void aLabelIsAlwaysPlain();
};

void TestPlainText::ordinaryTextStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("markup") << QStringLiteral("<img src=/x> <b>a</b>");
    QTest::newRow("comparison") << QStringLiteral("a < b and c > d");
    QTest::newRow("ampersand") << QStringLiteral("R&D, AT&T &amp; x");
    QTest::newRow("place markers") << QStringLiteral("%1 %2 %n [*] %s");
    QTest::newRow("scripts") << QStringLiteral("中国日报网 é العربية 👩‍👩‍👧");
}

// E03 E04
void TestPlainText::ordinaryTextStaysAsItIs()
{
    QFETCH(QString, text);
    QCOMPARE(forDisplay(text), text);
    QCOMPARE(forDisplay(text, Lines::Many), text);
}

// E02
void TestPlainText::longTextEndsInAnEllipsis()
{
    const QString shown = forDisplay(QString(1'000'000, u'x'));
    QCOMPARE(shown.size(), ui::titleCap + 1);
    QVERIFY(shown.endsWith(QChar(0x2026)));
    QCOMPARE(forDisplay(QString(ui::titleCap, u'x')), QString(ui::titleCap, u'x'));
    const QString cut = forDisplay(u'x' + QStringLiteral("👩").repeated(ui::titleCap)); // no half of a character
    QVERIFY(cut.at(cut.size() - 2).isLowSurrogate());
}

// E02
void TestPlainText::stackedMarksAreCut()
{
    const QString shown = forDisplay(u'a' + QString(100'000, QChar(0x0301)));
    QVERIFY(shown.size() <= 10);
    QVERIFY(shown.startsWith(QStringLiteral("a\u0301")));
}

// E10
void TestPlainText::bidirectionalOverridesAndControlsBecomeVisible()
{
    QCOMPARE(forDisplay(QStringLiteral("a\u202Eb\u2066c")), QStringLiteral("a\uFFFDb\uFFFDc"));
    QCOMPARE(forDisplay(QStringLiteral("a\u001B[31m")), QStringLiteral("a\u241B[31m"));
}

// E10
void TestPlainText::whatHasNoWidthBecomesVisible()
{
    QCOMPARE(forDisplay(QStringLiteral("\u200Ba\u200Bb\u2060c\uFEFFd")),
             QStringLiteral("\uFFFDa\uFFFDb\uFFFDc\uFFFDd"));
    for (const QString &text :
         {QStringLiteral("👩\u200D👧"), QStringLiteral("می\u200Cخواهم"), QStringLiteral("ភាសា\u200Bខ្មែរ")})
        QCOMPARE(forDisplay(text), text);
}

// E10
void TestPlainText::rightToLeftTextCarriesNothingAlongInASentence()
{
    QCOMPARE(ui::inSentence(QStringLiteral("R&D 5")), QStringLiteral("R&D 5"));
    const QString title = QStringLiteral("قناة 5");
    QCOMPARE(ui::inSentence(title), QChar(0x200E) + title + QChar(0x200E));
    QCOMPARE(forDisplay(ui::inSentence(title)), ui::inSentence(title));
}

// E10
void TestPlainText::oneLineStaysOneLine()
{
    const QString text = QStringLiteral("a\r\nb\nc\td\u2028e");
    QCOMPARE(forDisplay(text, Lines::One), QStringLiteral("a b c d e"));
    QCOMPARE(forDisplay(text, Lines::Many), QStringLiteral("a\nb\nc\td\ne"));
}

void TestPlainText::aLineWithoutEndIsBroken()
{
    const QStringList lines = forDisplay(QString(3'500, u'x'), Lines::Many, ui::textCap).split(u'\n');
    QVERIFY(lines.size() > 3);
    for (const QString &line : lines)
        QVERIFY(line.size() <= 1'000);
}

void TestPlainText::linesWithoutEndAreCut()
{
    const QString shown = forDisplay(QString(100'000, u'\n'), Lines::Many, ui::textCap);
    QVERIFY(shown.count(u'\n') < ui::textCap / 10);
    QVERIFY(shown.endsWith(QChar(0x2026)));
    const QString few = QStringLiteral("a few words\n").repeated(100);
    QCOMPARE(forDisplay(few, Lines::Many, ui::textCap), few);
    QVERIFY(ui::forToolTip(QString(4'000, u'x')).size() < ui::textCap / 2);
}

// E01
void TestPlainText::aToolTipShowsMarkupLiterally()
{
    const QString tip = ui::forToolTip(QStringLiteral("<img src=\"/x\"> & \n b"));
    QVERIFY(!tip.contains(QLatin1String("<img")));
    QVERIFY(tip.contains(QLatin1String("&lt;img src=&quot;/x&quot;&gt; &amp;")));
}

// E03
void TestPlainText::aMenuShowsAnAmpersand()
{
    QCOMPARE(ui::forMenu(QStringLiteral("R&D\nx")), QStringLiteral("R&&D x"));
}

void TestPlainText::aLabelIsAlwaysPlain()
{
    ui::PlainLabel label;
    label.setPlainText(QStringLiteral("<b>R&D</b>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), QStringLiteral("<b>R&D</b>"));
}

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
