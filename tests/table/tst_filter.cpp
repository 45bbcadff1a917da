#include "model/table/filter.h"
#include "tests/table/rows.h"

#include <QDateTime>
#include <QTest>

using frontmatter::Field;
using frontmatter::FieldValue;
using table::Filter;

namespace
{

bool matches(const QString &text, const story::StoryRow &row)
{
    const auto filter = Filter::parse(text);
    if (!filter)
        qWarning().noquote() << text << filter.error().offset << filter.error().message;
    return filter && filter->matches(row, QDateTime::currentMSecsSinceEpoch());
}

QDateTime local(const QString &text) { return QDateTime::fromString(text, Qt::ISODateWithMs); }

} // namespace

class FilterTest final : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyTextMatchesEveryStory_data();
    void anEmptyTextMatchesEveryStory();
    void aStoryWithEveryKeyMatches_data();
    void aStoryWithEveryKeyMatches();
    void wordsIgnoreCaseAndAccentsAndKeepOtherMarks_data();
    void wordsIgnoreCaseAndAccentsAndKeepOtherMarks();
    void aPhraseNeverReachesAcrossTwoFields();
    void numbersCompareIntegersOnly_data();
    void numbersCompareIntegersOnly();
    void aMissingOrOtherNumberMeetsNoComparison();
    void publishedKnowsYesNoAndDefault_data();
    void publishedKnowsYesNoAndDefault();
    void partialDatesAreIntervalsOfTheLocalZone_data();
    void partialDatesAreIntervalsOfTheLocalZone();
    void aStoryWithoutADateMeetsNoDate();
    void lastDaysEndNow();
    void aWordStandsInOneText();
    void aMissingTextMatchesNoTerm_data();
    void aMissingTextMatchesNoTerm();
    void brokenFilesMatchOnlyWhenProblemsAreAskedFor_data();
    void brokenFilesMatchOnlyWhenProblemsAreAskedFor();
    void aStoryWithAProblemIsAProblemToo();
    void anErrorMarksItsPlace_data();
    void anErrorMarksItsPlace();
    void anErrorSuggestsTheNearestName_data();
    void anErrorSuggestsTheNearestName();
    void hugeTextsAreReadInLinearTime_data();
    void hugeTextsAreReadInLinearTime();
    void moreThanAHundredPartsAreRefused();
    void aFilterKeepsItsText();
};

void FilterTest::anEmptyTextMatchesEveryStory_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("null") << QString();
    QTest::newRow("blanks") << QStringLiteral(" \t\n ");
}

void FilterTest::anEmptyTextMatchesEveryStory()
{
    QFETCH(QString, text);
    const auto filter = Filter::parse(text);
    QVERIFY(filter);
    QVERIFY(filter->isEmpty());
    QVERIFY(filter->matches(story::StoryRow(), 0));
    QVERIFY(filter->matches(rows::chips(), 0));
    QVERIFY(!filter->matches(rows::brokenFile(), 0));
}

void FilterTest::aStoryWithEveryKeyMatches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto yes = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text) << true; };
    const auto no = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text) << false; };
    // Words and phrases: title, excerpt, provider, topics
    yes("chip"), yes("CHIP RESTRICT"), yes("baidu"), yes("globaltimes"), yes("robot"), yes("\"ai hardware\"");
    no("hardware-ai"), no("\"hardware ai\""), no("article"), no("new-us"), yes("\"\""), no("page/A_");
    yes("\"China's\""), yes("cafe"), yes("\"big\""), no("quot");
    // AND binds tighter than OR, which is in capitals
    yes("chip baidu"), no("chip zebra"), yes("zebra OR chip"), no("zebra or chip"), yes("zebra yak OR chip");
    no("chip zebra OR yak"), yes("chip (zebra OR baidu)"), no("(chip OR zebra) yak"), yes("(((chip)))");
    yes("chip(baidu)"), yes("\"OR\" OR chip"), no("\"OR else\"");
    // Exclusion
    no("-chip"), yes("-zebra"), yes("chip -zebra"), no("chip -baidu"), no("-\"AI hardware\""), yes("-(zebra yak)");
    no("-(zebra OR chip)"), yes("-quality>60"), no("-quality=60"), no("-OR"), yes("--chip"), no("chip - zebra");
    // Numbers
    yes("quality>=60"), no("quality>60"), yes("quality<=60"), no("quality<60"), yes("quality=60"), yes("quality:60");
    yes("heat<0"), yes("heat:-1"), yes("heat=-5..-1"), yes("quality:40..80"), yes("quality:60..60"),
        yes("quality:..60");
    yes("quality:60.."), no("quality:61.."), no("quality:80..40"), yes("QUALITY:+60"), no("heat:..-2");
    // Whole values
    yes("topic:\"AI Hardware\""), yes("topic:\"ai hardware\""), no("topic:AI"), yes("topic:robotics");
    yes("type:article"), no("type:art"), yes("category:NEWS"), no("category:new");
    yes("provider:\"global times\""), no("provider:global"), yes("provider:www.globaltimes.cn");
    yes("provider:globaltimes.cn"), yes("provider:CN"), no("provider:times.cn"), no("provider:.cn"),
        no("provider:\"\"");
    // Substrings
    yes("title:restrict"), yes("title:CAFE"), no("title:baidu"), yes("excerpt:baidu"), no("excerpt:chip");
    yes("path:2023/"), yes("path:NEW-us"), no("path:zebra"), yes("url:globaltimes"), yes("url:origin.example");
    yes("url:A_(chip)"), no("url:zebra");
    // A pasted address
    yes("https://www.globaltimes.cn/page/A_(chip).html?x=1"), yes("http://origin.example/story/7");
    yes("(http://origin.example/story/7)"), no("http://origin.example/story/8"), no("-HTTP://origin.example");
    no("\"http://origin.example/story/7\"");
    // has, is, published
    yes("has:image"), no("has:related"), yes("HAS:IMAGE"), no("is:problem"), yes("-is:problem"), yes("published:yes");
    no("published:no"), no("published:default"), yes("published=YES");
    // No names: a word
    yes("-10:30"), no("10:30"), no(":x"), no("<b>"), no("C++"), yes("topic:Robotics\"chip\"");
}

void FilterTest::aStoryWithEveryKeyMatches()
{
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(matches(text, rows::chips()), expected);
}

void FilterTest::wordsIgnoreCaseAndAccentsAndKeepOtherMarks_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("expected");
    QTest::newRow("composed") << QStringLiteral("Café") << QStringLiteral("CAFE") << true;
    QTest::newRow("decomposed") << QStringLiteral("Cafe\u0301") << QStringLiteral("café") << true;
    QTest::newRow("typed accent") << QStringLiteral("cafe") << QStringLiteral("café") << true;
    QTest::newRow("several marks") << QStringLiteral("Việt Nam") << QStringLiteral("viet") << true;
    QTest::newRow("sharp s") << QStringLiteral("Straße") << QStringLiteral("STRASSE") << true;
    QTest::newRow("sigma") << QStringLiteral("ΟΔΟΣ") << QStringLiteral("οδος") << true;
    QTest::newRow("Turkish I") << QStringLiteral("İstanbul") << QStringLiteral("istanbul") << true;
    QTest::newRow("full width") << QStringLiteral("ＡＩ chips") << QStringLiteral("ai") << true;
    QTest::newRow("ligature") << QStringLiteral("ﬁnance") << QStringLiteral("finance") << true;
    QTest::newRow("Cyrillic") << QStringLiteral("МОСКВА") << QStringLiteral("москва") << true;
    QTest::newRow("ideographs") << QStringLiteral("中国日报网") << QStringLiteral("日报") << true;
    QTest::newRow("kana keep their voice") << QStringLiteral("ばしょ") << QStringLiteral("はしょ") << false;
    QTest::newRow("kana of two forms") << QStringLiteral("は\u3099しょ") << QStringLiteral("ばしょ") << true;
    QTest::newRow("Devanagari keeps its vowels") << QStringLiteral("की") << QStringLiteral("का") << false;
    QTest::newRow("Arabic points") << QStringLiteral("مُحَمَّد") << QStringLiteral("محمد") << true;
    QTest::newRow("no-break blank") << QStringLiteral("10\u00A0000") << QStringLiteral("\"10 000\"") << true;
    QTest::newRow("line break") << QStringLiteral("two\nlines") << QStringLiteral("\"two lines\"") << true;
    QTest::newRow("outside the BMP") << QStringLiteral("\U0001D400\U0001F600") << QStringLiteral("a\U0001F600")
                                     << true;
    QTest::newRow("half a surrogate") << QString(QChar(0xD800)) + u'x' << QStringLiteral("x") << true;
}

void FilterTest::wordsIgnoreCaseAndAccentsAndKeepOtherMarks()
{
    QFETCH(QString, title);
    QFETCH(QString, word);
    QFETCH(bool, expected);
    QCOMPARE(matches(word, rows::titled(title)), expected);
}

void FilterTest::aPhraseNeverReachesAcrossTwoFields()
{
    story::StoryRow row = rows::titled(QStringLiteral("one"));
    row.excerpt = QStringLiteral("two");
    row.topics = QStringList{QStringLiteral("three"), QStringLiteral("four")};
    QVERIFY(matches(QStringLiteral("one two three four"), row));
    QVERIFY(!matches(QStringLiteral("onetwo"), row));
    QVERIFY(!matches(QStringLiteral("\"one two\""), row));
    QVERIFY(!matches(QStringLiteral("\"one\ntwo\""), row));
    QVERIFY(!matches(QStringLiteral("threefour"), row));
}

void FilterTest::numbersCompareIntegersOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<bool>("expected");
    constexpr auto lowest = std::numeric_limits<qint64>::min();
    constexpr auto highest = std::numeric_limits<qint64>::max();
    QTest::newRow("below the lowest") << QStringLiteral("heat<-9223372036854775808") << lowest << false;
    QTest::newRow("not below the lowest") << QStringLiteral("heat>=-9223372036854775808") << lowest << true;
    QTest::newRow("above the highest") << QStringLiteral("heat>9223372036854775807") << highest << false;
    QTest::newRow("the highest") << QStringLiteral("heat:9223372036854775807") << highest << true;
    QTest::newRow("zero") << QStringLiteral("heat:-0") << qint64(0) << true;
    QTest::newRow("leading zeros") << QStringLiteral("heat:007") << qint64(7) << true;
}

void FilterTest::numbersCompareIntegersOnly()
{
    QFETCH(QString, text);
    QFETCH(qint64, value);
    QFETCH(bool, expected);
    QCOMPARE(matches(text, rows::withField(Field::Heat, FieldValue::integer(value))), expected);
}

void FilterTest::aMissingOrOtherNumberMeetsNoComparison()
{
    const auto missing = rows::withField(Field::Quality, FieldValue::missing());
    const auto text = rows::withField(Field::Quality, FieldValue::other(QStringLiteral("60")));
    for (const char *filter : {"quality>=0", "quality<=100", "quality:60", "quality:..99", "quality:-5.."}) {
        QVERIFY(!matches(QString::fromUtf8(filter), missing));
        QVERIFY(!matches(QString::fromUtf8(filter), text));
    }
    QVERIFY(matches(QStringLiteral("-quality>=0"), missing));
}

void FilterTest::publishedKnowsYesNoAndDefault_data()
{
    QTest::addColumn<FieldValue>("value");
    QTest::addColumn<QString>("matching");
    QTest::newRow("true") << FieldValue::boolean(true) << QStringLiteral("yes");
    QTest::newRow("false") << FieldValue::boolean(false) << QStringLiteral("no");
    QTest::newRow("missing") << FieldValue::missing() << QStringLiteral("yes default");
    QTest::newRow("text") << FieldValue::other(QStringLiteral("maybe")) << QString();
    QTest::newRow("number") << FieldValue::integer(1) << QString();
}

void FilterTest::publishedKnowsYesNoAndDefault()
{
    QFETCH(FieldValue, value);
    QFETCH(QString, matching);
    const auto row = rows::withField(Field::Published, value);
    for (const char *word : {"yes", "no", "default"}) {
        const QString name = QString::fromUtf8(word);
        QCOMPARE(matches(QLatin1String("published:") + name, row), matching.split(u' ').contains(name));
    }
}

void FilterTest::partialDatesAreIntervalsOfTheLocalZone_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("matching");
    QTest::addColumn<QString>("others");
    QTest::newRow("first of a month") // 2023-10-01T00:00 in Berlin is the evening before in UTC
        << QStringLiteral("2023-10-01T00:00:00.000")
        << QStringLiteral("date>=2023-10 date:2023-10 date:2023-10-01 date>2023-09 date>2023-09-30 date<=2023-10 "
                          "date<=2023-10-01 date<2023-11 date:2023 date=2023 date>=2023 date<=2023 "
                          "date:2023-05..2023-10 "
                          "date:2023-10..2023-10 date:..2023-10 date:2023-10.. date:2023-10-01..2024")
        << QStringLiteral("date<2023-10 date>2023-10 date<=2023-09 date:2023-09 date:2023-10-02 date<2023 date>2023 "
                          "date:2023-11.. date:..2023-09-30 date:2024..2025 date:2023-12..2023-01");
    QTest::newRow("last instant of a month")
        << QStringLiteral("2023-09-30T23:59:59.999")
        << QStringLiteral("date:2023-09 date<2023-10 date<=2023-09-30 date:..2023-09")
        << QStringLiteral("date:2023-10 date>=2023-10 date>2023-09 date:2023-10..");
    QTest::newRow("a leap day") << QStringLiteral("2024-02-29T12:00:00")
                                << QStringLiteral("date:2024-02-29 date:2024-02 date<2024-03")
                                << QStringLiteral("date:2024-02-28 date:2024-03");
    QTest::newRow("a day of 25 hours") << QStringLiteral("2023-10-29T23:30:00") << QStringLiteral("date:2023-10-29")
                                       << QStringLiteral("date:2023-10-30 date>2023-10-29");
}

void FilterTest::partialDatesAreIntervalsOfTheLocalZone()
{
    QFETCH(QString, instant);
    QFETCH(QString, matching);
    QFETCH(QString, others);
    story::StoryRow row;
    row.date = local(instant).toMSecsSinceEpoch();
    const QStringList hits = matching.split(u' ');
    for (const QString &text : hits)
        QVERIFY2(matches(text, row), qPrintable(text));
    const QStringList misses = others.split(u' ');
    for (const QString &text : misses)
        QVERIFY2(!matches(text, row), qPrintable(text));
}

void FilterTest::aStoryWithoutADateMeetsNoDate()
{
    story::StoryRow row;
    row.publishedDateTime = QStringLiteral("yesterday");
    for (const char *text : {"date>=1900", "date<=2999", "date:2023", "date:7d", "date:..2999"})
        QVERIFY(!matches(QString::fromUtf8(text), row));
}

void FilterTest::lastDaysEndNow()
{
    const auto filter = Filter::parse(QStringLiteral("date:7d"));
    QVERIFY(filter);
    const qint64 week = qint64(7) * 24 * 60 * 60 * 1000;
    // The same filter, asked on two days.
    for (const char *day : {"2023-10-30T12:00:00", "2023-11-09T07:30:00"}) {
        const qint64 now = local(QString::fromLatin1(day)).toMSecsSinceEpoch();
        const auto matchesAt = [&](qint64 milliseconds) {
            story::StoryRow row;
            row.date = now + milliseconds;
            return filter->matches(row, now);
        };
        QVERIFY(matchesAt(0));
        QVERIFY(matchesAt(-week));
        QVERIFY(!matchesAt(-week - 1));
        QVERIFY(!matchesAt(1));
    }
}

void FilterTest::aWordStandsInOneText()
{
    story::StoryRow row;
    row.title = QStringLiteral("Chip A");
    row.excerpt = QStringLiteral("Bend it");
    row.providerName = QStringLiteral("Wire");
    row.providerDomain = QStringLiteral("wire.example");
    row.topics = QStringList{QStringLiteral("One"), QString(0x7A, u'Q')}; // 0x7A is a z, and stands before it
    for (const QString &accent : {QString(), QStringLiteral("é")}) {
        row.excerpt += accent; // the texts are folded apart then
        for (const char *word : {"\"chip a\"", "bend", "wire.ex", "one", "qqq"})
            QVERIFY2(matches(QString::fromUtf8(word), row), word);
        for (const char *word : {"ab", "\"a b\"", "itw", "wirewire", "oneq", "z"})
            QVERIFY2(!matches(QString::fromUtf8(word), row), word);
    }
}

void FilterTest::aMissingTextMatchesNoTerm_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"title:\"\"", "excerpt:\"\"", "url:\"\"", "type:\"\"", "category:\"\"", "provider:\"\"",
                             "topic:\"\"", "title:x"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void FilterTest::aMissingTextMatchesNoTerm()
{
    QFETCH(QString, text);
    QVERIFY(!matches(text, story::StoryRow()));
}

void FilterTest::brokenFilesMatchOnlyWhenProblemsAreAskedFor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("asked") << QStringLiteral("is:problem") << true;
    QTest::newRow("asked twice excluded") << QStringLiteral("-(-is:problem)") << true;
    QTest::newRow("asked beside another") << QStringLiteral("zebra OR is:problem") << true;
    QTest::newRow("asked with a path") << QStringLiteral("is:problem path:broken") << true;
    QTest::newRow("asked without a word") << QStringLiteral("is:problem -zebra") << true;
    QTest::newRow("asked with a word") << QStringLiteral("is:problem zebra") << false;
    QTest::newRow("excluded") << QStringLiteral("-is:problem") << false;
    QTest::newRow("excluded in a group") << QStringLiteral("-(zebra is:problem)") << false;
    QTest::newRow("an excluded word") << QStringLiteral("-zebra") << false;
    QTest::newRow("the path alone") << QStringLiteral("path:broken") << false;
    QTest::newRow("missing is published") << QStringLiteral("published:yes") << false;
    QTest::newRow("missing is not excluded") << QStringLiteral("-published:yes") << false;
    QTest::newRow("neither published nor not") << QStringLiteral("-published:yes -published:no") << false;
    QTest::newRow("missing beside a failed problem")
        << QStringLiteral("published:default OR (is:problem type:zzz)") << false;
    QTest::newRow("a path beside a failed problem") << QStringLiteral("path:broken OR (is:problem zebra)") << false;
    QTest::newRow("a path before a problem") << QStringLiteral("path:broken OR is:problem") << true;
    QTest::newRow("asked with a state it does not tell") << QStringLiteral("is:problem published:yes") << false;
    QTest::newRow("asked without a state") << QStringLiteral("is:problem -published:yes") << true;
    QTest::newRow("asked by two excluded") << QStringLiteral("-(zebra OR -is:problem)") << true;
    QTest::newRow("excluded beside another") << QStringLiteral("-is:problem OR -zebra") << false;
    QTest::newRow("excluded with another") << QStringLiteral("-is:problem -zebra") << false;
    QTest::newRow("asked in a group") << QStringLiteral("(zebra OR (is:problem path:broken)) -yak") << true;
    QTest::newRow("excluded group of alternatives") << QStringLiteral("-(is:problem OR path:broken)") << false;
}

void FilterTest::brokenFilesMatchOnlyWhenProblemsAreAskedFor()
{
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(matches(text, rows::brokenFile()), expected);
}

void FilterTest::aStoryWithAProblemIsAProblemToo()
{
    story::StoryRow row = rows::chips();
    row.problems.push_back({QStringLiteral("heat stands twice"), 3, 1, Field::Heat});
    QVERIFY(matches(QStringLiteral("is:problem"), row));
    QVERIFY(matches(QString(), row));
    QVERIFY(!matches(QStringLiteral("-is:problem"), row));
}

void FilterTest::anErrorMarksItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked"); ///< the marked part, after the text before it and a bar
    const auto row = [](const char *before, const char *marked, const char *after) {
        const QString text = QString::fromUtf8(before) + QString::fromUtf8(marked) + QString::fromUtf8(after);
        QTest::newRow(qPrintable(text)) << text << QString::fromUtf8(before) + u'|' + QString::fromUtf8(marked);
    };
    row("chip ", "qualty", ">=60 x"), row("", "foo", ":bar"), row("𝄞 ", "foo", ":bar"), row("-", "foo", "=\"a b\"");
    row("", "is:undecided", ""), row("a ", "is:later", " b"), row("", "is:listed", "");
    row("", "quality:", ""), row("", "topic:", " x"), row("quality>=", "abc", ""), row("quality:", "6.5", "");
    row("quality:", "99999999999999999999", ""), row("quality:", "..", ""), row("quality>=", "40..80", "");
    row("quality:", "1..x", ""), row("heat:", "--1", ""), row("heat:", "\" 1\"", "");
    row("published:", "maybe", ""), row("", "published>yes", ""), row("", "title>x", ""), row("", "has:imge", "");
    row("date:", "2023-13", ""), row("date:", "2023-02-30", ""), row("date:", "23", ""), row("date:", "2023-1", "");
    row("date:", "2023-10-24T08:00Z", ""), row("date>=", "7d", ""), row("date:", "..", ""), row("date:", "0000", "");
    row("date>", "2023..2024", ""), row("date:", "2023..7d", ""), row("date:", "2023-10-", "");
    row("a ", "\"bc d", ""), row("topic:", "\"AI", ""), row("a ", "(", "b"), row("a", ")", " b"), row("", ")", "");
    row("a (", ")", ""), row("", "OR", " a"), row("a ", "OR", ""), row("a OR ", "OR", " b"), row("(a ", "OR", ")");
    row("quality", "!=", "5"), row("a -heat", "!:", "5"), row("date", "!>", "2023");
    row("a ", "(", "(b) "), row("-", "(", ""), row("(a)", ")", "");
}

void FilterTest::anErrorMarksItsPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    const auto filter = Filter::parse(text);
    QVERIFY(!filter);
    const auto &error = filter.error();
    QCOMPARE(text.left(error.offset) + u'|' + text.mid(error.offset, error.length), marked);
    QVERIFY(!error.message.isEmpty());
}

void FilterTest::anErrorSuggestsTheNearestName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("a letter left out") << QStringLiteral("qualty>=60")
                                       << QStringLiteral("no term “qualty”; did you mean “quality”?");
    QTest::newRow("two letters swapped") << QStringLiteral("haet:1") << QStringLiteral("“heat”");
    QTest::newRow("plural") << QStringLiteral("Topics:x") << QStringLiteral("“topic”");
    QTest::newRow("a value") << QStringLiteral("has:imge") << QStringLiteral("“has:image”");
    QTest::newRow("a state") << QStringLiteral("is:problems") << QStringLiteral("“is:problem”");
    QTest::newRow("nothing near") << QStringLiteral("zebra:x") << QStringLiteral("quality, heat, published");
    QTest::newRow("not there yet") << QStringLiteral("is:later") << QStringLiteral("no term “is:later”");
    QTest::newRow("a very long name") << QString(100'000, u'q') + u':' << QStringLiteral("quality, heat");
}

void FilterTest::anErrorSuggestsTheNearestName()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    const auto filter = Filter::parse(text);
    QVERIFY(!filter);
    QVERIFY2(filter.error().message.contains(part), qPrintable(filter.error().message));
    QVERIFY(filter.error().message.size() < 400);
}

void FilterTest::hugeTextsAreReadInLinearTime_data()
{
    QTest::addColumn<QString>("unit");
    for (const char *unit : {"a", "a ", "(", ")", "-", "\"", "-(", "a OR ", "(a+)+$", "x:", "https://", "\\", "é"})
        QTest::newRow(unit) << QString::fromUtf8(unit);
}

// E12
void FilterTest::hugeTextsAreReadInLinearTime()
{
    // Quadratic or exponential reading would not end within the test's time.
    QFETCH(QString, unit);
    const QString text = unit.repeated(250'000 / unit.size());
    const auto filter = Filter::parse(text);
    if (filter)
        QVERIFY(filter->matches(rows::chips(), 0) || !filter->isEmpty());
    else
        QVERIFY(filter.error().offset + filter.error().length <= text.size());
}

void FilterTest::moreThanAHundredPartsAreRefused()
{
    const QString part = QStringLiteral("a ");
    QVERIFY(Filter::parse(part.repeated(100)));
    for (const QString &text : {part.repeated(101), QStringLiteral("(a OR -a) ").repeated(34)}) {
        const auto filter = Filter::parse(text);
        QVERIFY(!filter);
        QCOMPARE(filter.error().message, QStringLiteral("a filter has at most 100 parts"));
        QVERIFY(filter.error().offset + filter.error().length <= text.size());
    }
}

void FilterTest::aFilterKeepsItsText()
{
    const QString text = QStringLiteral("  quality>=60 chip ");
    QCOMPARE(Filter::parse(text)->text(), text);
    QVERIFY(!Filter::parse(text)->isEmpty());
}

QTEST_GUILESS_MAIN(FilterTest)
#include "tst_filter.moc"
