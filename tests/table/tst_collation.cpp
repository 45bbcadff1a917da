#include "model/table/textranks.h"
#include "tests/table/rows.h"

#include <QCollator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using table::Collation;
using table::SortKey;

namespace
{

constexpr std::array locales{"C",  "en_GB", "en_US", "de",    "de_AT", "sv", "cs", "da", "nb", "fr_CA",
                             "ja", "lt",    "es",    "zh_TW", "zh",    "ar", "th", "tr", "vi", "ko"};

/// Where languages differ.
constexpr std::array trickyOnes{"",
                                " ",
                                "a",
                                "A",
                                "b",
                                "B",
                                "aa",
                                "å",
                                "Å",
                                "A\u030A",
                                "\u212B",
                                "ä",
                                "a\u0308",
                                "ae",
                                "æ",
                                "z",
                                "ö",
                                "oe",
                                "ø",
                                "ü",
                                "ue",
                                "y",
                                "ch",
                                "cz",
                                "c",
                                "d",
                                "Ch",
                                "CH",
                                "h",
                                "ll",
                                "llama",
                                "luz",
                                "ñ",
                                "n\u0303",
                                "nz",
                                "š",
                                "s\u030C",
                                "ss",
                                "ß",
                                "ẞ",
                                "ř",
                                "ž",
                                "cote",
                                "coté",
                                "côte",
                                "côté",
                                "i",
                                "I",
                                "ı",
                                "İ",
                                "1",
                                "01",
                                "9",
                                "10",
                                "09",
                                "Top 9",
                                "Top 10",
                                "Top 009",
                                "v1.10.2",
                                "v1.9.12",
                                "99999999999999999999",
                                "٣",
                                "3",
                                "²",
                                "½",
                                "-",
                                "co-op",
                                "coop",
                                "co op",
                                "co\u00ADop",
                                "“quoted”",
                                "\"quoted\"",
                                "quoted",
                                "it's",
                                "it’s",
                                "its",
                                "…",
                                "...",
                                "\u200B",
                                "\uFEFF",
                                "a\u200Bb",
                                "ab",
                                "\t",
                                "\n",
                                "😀",
                                "😀 a",
                                "👩‍👩‍👧",
                                "中",
                                "中国",
                                "中國",
                                "港口",
                                "かな",
                                "カナ",
                                "ｶﾅ",
                                "がな",
                                "か\u3099な",
                                "コード",
                                "コオド",
                                "가",
                                "\u1100\u1161",
                                "ก",
                                "เก",
                                "ฤ",
                                "đ",
                                "ấ",
                                "a\u0302\u0301",
                                "a\u0301\u0302",
                                "ﬁ",
                                "fi",
                                "Ａ",
                                "１０",
                                "\uFFFD",
                                "\uFFFE",
                                "شمس",
                                "قمر",
                                "Σ",
                                "ς",
                                "я"};

/// These, and where the beginning of a key does not tell two texts apart.
QStringList trickyTexts()
{
    QStringList texts;
    for (const char *text : trickyOnes)
        texts.append(QString::fromUtf8(text));
    texts.append(QString(QChar(u'\0')));
    texts.append(QStringLiteral("a") + QChar(u'\0'));
    for (const char *start : {"The laboratories of the harbour ", "0000000000000000000000001", "ññññññññññññññññ",
                              "港口城市的小型芯片实验室向公众开放"}) {
        for (const char *end : {"", "a", "A", "á", "10", "9", "09", " ", "\u200B", "😀"})
            texts.append(QString::fromUtf8(start) + QString::fromUtf8(end));
    }
    return texts;
}

/// These and many put together of them.
QStringList manyTexts(int count)
{
    QStringList texts = trickyTexts();
    const QStringList pieces = texts;
    std::mt19937 random(5); // NOLINT: the same texts in every run
    const auto any = [&] { return pieces.at(static_cast<qsizetype>(random()) % pieces.size()); };
    while (texts.size() < count)
        texts.append(random() % 4 == 0 ? any() : any() + any() + any());
    return texts;
}

QCollator collator(const QLocale &locale)
{
    QCollator made(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    made.setNumericMode(true);
    return made;
}

int signOf(int number) { return number < 0 ? -1 : (number > 0 ? 1 : 0); }

struct Sample {
    QString text;
    std::string utf8;
    QCollatorSortKey key; ///< Qt's
    Collation::KeyPart part;
};

std::vector<Sample> samplesOf(const QStringList &texts, const QLocale &locale)
{
    const Collation collation(locale);
    const QCollator qt = collator(locale);
    std::vector<Sample> samples;
    for (const QString &text : texts)
        samples.push_back({text, text.toStdString(), qt.sortKey(text), collation.keyPart(text.toStdString())});
    return samples;
}

void addLocales()
{
    QTest::addColumn<QLocale>("locale");
    for (const char *name : locales)
        QTest::newRow(name) << QLocale(QString::fromLatin1(name));
}

} // namespace

class CollationTest final : public QObject
{
    Q_OBJECT

private slots:
    void textsStandAsTheKeysOfQCollatorDo_data() { addLocales(); }
    void textsStandAsTheKeysOfQCollatorDo();
    void textsStandAsQCollatorComparesThem_data() { addLocales(); }
    void textsStandAsQCollatorComparesThem();
    void partsOfKeysStandAsTheirTextsDo_data() { addLocales(); }
    void partsOfKeysStandAsTheirTextsDo();
    void ranksAreThoseOfTheKeysOfQCollator_data() { addLocales(); }
    void ranksAreThoseOfTheKeysOfQCollator();
    void joinedTopicsHaveTheRanksOfTheirTexts();
    void whatIsNotUtf8CountsAsTheSignForIt();
    void aLanguageThatNobodyKnowsSortsAll();
};

void CollationTest::textsStandAsTheKeysOfQCollatorDo()
{
    QFETCH(QLocale, locale);
    const Collation collation(locale);
    const std::vector<Sample> samples = samplesOf(manyTexts(250), locale);
    for (const Sample &left : samples) {
        for (const Sample &right : samples) {
            if (signOf(collation.compare(left.utf8, right.utf8)) != signOf(left.key.compare(right.key)))
                QFAIL(qPrintable(left.text + u'|' + right.text));
        }
    }
}

void CollationTest::textsStandAsQCollatorComparesThem()
{
    QFETCH(QLocale, locale);
    const Collation collation(locale);
    const QCollator wanted = collator(locale);
    // Its comparison is at odds with its keys on other digits, and takes an empty text to be before one of no weight.
    static const QRegularExpression usual(QStringLiteral("^([^\\p{N}\\x{0}\\x{200B}\\x{FEFF}]|[0-9])+$"));
    const std::vector<Sample> samples = samplesOf(manyTexts(350).filter(usual), locale);
    QVERIFY(samples.size() > 200);
    for (const Sample &left : samples) {
        for (const Sample &right : samples) {
            if (signOf(collation.compare(left.utf8, right.utf8)) != signOf(wanted.compare(left.text, right.text)))
                QFAIL(qPrintable(left.text + u'|' + right.text));
        }
    }
}

void CollationTest::partsOfKeysStandAsTheirTextsDo()
{
    QFETCH(QLocale, locale);
    const std::vector<Sample> samples = samplesOf(manyTexts(500), locale);
    for (const Sample &left : samples) {
        for (const Sample &right : samples) {
            const int wanted = signOf(left.key.compare(right.key));
            const bool isRight = left.part == right.part ? !left.part.isWhole() || wanted == 0
                                                         : wanted == (left.part < right.part ? -1 : 1);
            if (!isRight)
                QFAIL(qPrintable(left.text + u'|' + right.text));
        }
    }
}

void CollationTest::ranksAreThoseOfTheKeysOfQCollator()
{
    QFETCH(QLocale, locale);
    const QStringList texts = manyTexts(11'000); // for more than one thread
    table::RowsById rows;
    for (const QString &text : texts)
        rows.push_back(story::pack(rows::titled(text)));
    const table::Ranks ranks = table::rankAll(rows, SortKey::Title, locale);
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    const std::vector<Sample> samples = samplesOf(texts, locale);
    const auto compare = [&](std::size_t left, std::size_t right) {
        return samples[left].key.compare(samples[right].key);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t left, std::size_t right) { return compare(left, right) < 0; });
    std::uint32_t rank = table::unranked + 1;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && compare(order[i - 1], order[i]) < 0)
            ++rank;
        QCOMPARE(ranks[order[i]], rank);
    }
}

void CollationTest::joinedTopicsHaveTheRanksOfTheirTexts()
{
    table::RowsById rows;
    for (const auto &topics :
         {QStringList{QStringLiteral("b")}, QStringList{QStringLiteral("a"), QStringLiteral("b")}, QStringList{},
          QStringList{QLatin1String("")}, QStringList{QStringLiteral("a; b")},
          QStringList{QStringLiteral("a"), QStringLiteral("a long one that is not told at once")},
          QStringList{QStringLiteral("b")}}) {
        story::StoryRow row = rows::titled(QStringLiteral("any"));
        row.topics = topics;
        rows.push_back(story::pack(row));
    }
    rows.emplace_back();
    rows.push_back(story::pack(rows::titled(QStringLiteral("no topics"))));
    QCOMPARE(table::rankAll(rows, SortKey::Topics, QLocale(QLocale::English)),
             (table::Ranks{3, 2, table::textless, table::textless, 2, 1, 3, table::textless, table::textless}));
}

void CollationTest::whatIsNotUtf8CountsAsTheSignForIt()
{
    const Collation collation{QLocale(QLocale::English)};
    for (const char *text : {"a\xFF z", "a\xC3", "a\xE2\x82", "a\x80"}) {
        const std::string sign = QString::fromUtf8(text).contains(u'z') ? "a\xEF\xBF\xBD z" : "a\xEF\xBF\xBD";
        QVERIFY2(collation.compare(text, sign) == 0, text);
        QVERIFY2(collation.keyPart(text) == collation.keyPart(sign), text);
    }
}

void CollationTest::aLanguageThatNobodyKnowsSortsAll()
{
    const Collation collation{QLocale(QLocale::AnyLanguage)};
    QVERIFY(collation.compare("a9", "B10") < 0);
    QVERIFY(collation.compare("a9", "a10") < 0);
    QVERIFY(collation.keyPart("a9") < collation.keyPart("a10"));
    QCOMPARE(collation.compare("", ""), 0);
}

QTEST_GUILESS_MAIN(CollationTest)
#include "tst_collation.moc"
