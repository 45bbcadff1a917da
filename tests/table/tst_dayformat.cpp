#include "model/table/dayformat.h"

#include <QDate>
#include <QLocale>
#include <QTest>

/// Days as they are written in each language.
class TestDayFormat final : public QObject
{
    Q_OBJECT

private slots:
    void aDayIsWrittenAsItsLanguageWritesIt_data();
    void aDayIsWrittenAsItsLanguageWritesIt();
    void noLanguageOfNewsKeepsTheWeekday();
};

void TestDayFormat::aDayIsWrittenAsItsLanguageWritesIt_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("day");
    QTest::newRow("C") << "C"
                       << "5 Mar 2024";
    QTest::newRow("English") << "en_GB"
                             << "5 Mar 2024";
    QTest::newRow("English, the month first in its long format") << "en_US"
                                                                 << "5 Mar 2024";
    QTest::newRow("German") << "de_DE" << QStringLiteral("5. März 2024");
    QTest::newRow("Swedish") << "sv_SE"
                             << "5 mars 2024";
    QTest::newRow("Danish, with a word after the weekday") << "da_DK"
                                                           << "5. mar. 2024";
    QTest::newRow("Spanish, with words between") << "es_ES"
                                                 << "5 de mar de 2024";
    QTest::newRow("Hungarian, the weekday last") << "hu_HU" << QStringLiteral("2024. márc. 5.");
    QTest::newRow("Japanese, the month as a number") << "ja_JP" << QStringLiteral("2024年3月5日");
    QTest::newRow("Korean") << "ko_KR" << QStringLiteral("2024년 3월 5일");
    QTest::newRow("Thai, a word for the weekday") << "th_TH" << QStringLiteral("5 มี.ค. 2024");
}

void TestDayFormat::aDayIsWrittenAsItsLanguageWritesIt()
{
    QFETCH(QString, locale);
    QFETCH(QString, day);
    const QLocale language(locale);
    QCOMPARE(language.toString(QDate(2024, 3, 5), table::dayFormat(language)), day);
}

void TestDayFormat::noLanguageOfNewsKeepsTheWeekday()
{
    for (const char *name : {"ar", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he",    "hi",
                             "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt",    "ro",
                             "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh_CN", "zh_TW"}) {
        const QString format = table::dayFormat(QLocale(QLatin1String(name)));
        QVERIFY2(!format.contains(QLatin1String("ddd")) && format.contains(u'd') && format.contains(u'M') &&
                     format.contains(QLatin1String("yyyy")) && format == format.trimmed(),
                 qPrintable(QLatin1String(name) + QLatin1String(": ") + format));
    }
}

QTEST_GUILESS_MAIN(TestDayFormat)
#include "tst_dayformat.moc"
