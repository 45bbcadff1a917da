#include "model/story/rowview.h"
#include "model/table/sorter.h"

#include <QTest>

#include <numeric>
#include <random>

using frontmatter::Field;
using frontmatter::FieldValue;
using story::StoryRow;
using table::Order;
using table::OrderTerm;
using table::Sorter;
using table::SortKey;

namespace
{

/// The rows as a sorter wants them.
class Packed final
{
public:
    explicit Packed(const std::vector<StoryRow> &rows)
    {
        for (const StoryRow &row : rows)
            m_rows.push_back(story::pack(row));
    }
    const story::PackedRow &operator()(int id) const { return m_rows[static_cast<std::size_t>(id)]; }

private:
    std::vector<story::PackedRow> m_rows;
};

bool isLess(const Sorter &sorter, const StoryRow &left, const StoryRow &right, const Order &order)
{
    return sorter.lessThan(story::pack(left).view(), story::pack(right).view(), order);
}

Order order(const QString &text) { return table::parseOrder(text).value(); }

/// The rows' paths after sorting, separated by blanks.
QString sorted(const std::vector<StoryRow> &rows, const QString &by)
{
    std::vector<int> ids(rows.size());
    std::iota(ids.begin(), ids.end(), 0);
    Sorter sorter{QLocale(QLocale::English)};
    sorter.sort(ids, Packed(rows), order(by));
    QStringList paths;
    for (const int id : ids)
        paths.append(rows[static_cast<std::size_t>(id)].path);
    return paths.join(u' ');
}

StoryRow at(const char *path)
{
    StoryRow row;
    row.path = QString::fromUtf8(path);
    return row;
}

StoryRow titled(const char *path, const QString &title)
{
    StoryRow row = at(path);
    row.title = title;
    return row;
}

StoryRow quality(const char *path, const FieldValue &value)
{
    StoryRow row = at(path);
    row.field(Field::Quality) = value;
    return row;
}

/// Rows whose every key is missing, odd, equal to another's or extreme.
std::vector<StoryRow> trickyRows()
{
    std::vector<StoryRow> rows;
    for (const auto &value :
         {FieldValue::missing(), FieldValue::integer(0), FieldValue::integer(-1),
          FieldValue::integer(std::numeric_limits<std::int64_t>::min()),
          FieldValue::integer(std::numeric_limits<std::int64_t>::max()), FieldValue::other(QStringLiteral("hot")),
          FieldValue::other(QString(QLatin1String(""))), FieldValue::boolean(true), FieldValue::boolean(false)}) {
        StoryRow row = quality("same", value);
        row.field(Field::Published) = value;
        rows.push_back(row);
    }
    for (const QString &title :
         {QString(), QString(QLatin1String("")), QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("á"),
          QStringLiteral("a10"), QStringLiteral("a9"), QStringLiteral("a09"), QStringLiteral("-"),
          QString(QChar(0xD800)), QStringLiteral("中")}) {
        StoryRow row = titled(title.size() > 1 ? "other" : "same", title);
        row.topics = title.isNull() ? std::nullopt : std::optional(QStringList{title});
        rows.push_back(row);
    }
    StoryRow dated = at("same");
    dated.publishedDateTime = QStringLiteral("soon");
    rows.push_back(dated);
    dated.date = -1;
    rows.push_back(dated);
    return rows;
}

} // namespace

class OrderTest final : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyOrderIsByPathBytewise();
    void aMissingValueSortsLastInBothDirections();
    void aNumberThatIsTextStandsBetweenNumbersAndMissing();
    void unpublishedStandsBeforePublishedAndMissingLast();
    void textSortsLikeInABookAndNumerically();
    void theCLocaleSortsLikeEnglish();
    void aProviderWithAnEmptyNameSortsByItsDomain();
    void everyKeySorts_data();
    void everyKeySorts();
    void furtherKeysDecideTiesAndPathsTheRest();
    void everyOrderIsAStrictWeakOrder_data();
    void everyOrderIsAStrictWeakOrder();
    void sortingAgreesWithComparing();
    void mergingEqualsSortingAll();
    void aChangedTextIsNotSortedByItsOldKey();
    void theTextOfAnOrderComesBack_data();
    void theTextOfAnOrderComesBack();
    void anUnknownKeyNamesTheNearest_data();
    void anUnknownKeyNamesTheNearest();
};

void OrderTest::anEmptyOrderIsByPathBytewise()
{
    // U+FF21 is before U+1F600 in UTF-8 and behind it in UTF-16.
    QCOMPARE(sorted({at("b"), at("😀"), at("Ａ"), at("é"), at("B"), at("a10"), at("a9"), at("a")}, QString()),
             QStringLiteral("B a a10 a9 b é Ａ 😀"));
}

void OrderTest::aMissingValueSortsLastInBothDirections()
{
    const std::vector<StoryRow> numbers{quality("none", {}), quality("low", FieldValue::integer(-1)),
                                        quality("high", FieldValue::integer(189))};
    QCOMPARE(sorted(numbers, QStringLiteral("quality")), QStringLiteral("low high none"));
    QCOMPARE(sorted(numbers, QStringLiteral("-quality")), QStringLiteral("high low none"));
    const std::vector<StoryRow> titles{at("none"), titled("empty", QLatin1String("")),
                                       titled("z", QStringLiteral("z"))};
    QCOMPARE(sorted(titles, QStringLiteral("title")), QStringLiteral("empty z none"));
    QCOMPARE(sorted(titles, QStringLiteral("-title")), QStringLiteral("z empty none"));
}

void OrderTest::aNumberThatIsTextStandsBetweenNumbersAndMissing()
{
    const std::vector<StoryRow> stories{quality("none", {}), quality("hot", FieldValue::other(QStringLiteral("hot"))),
                                        quality("five", FieldValue::integer(5)),
                                        quality("cold", FieldValue::other(QStringLiteral("cold")))};
    QCOMPARE(sorted(stories, QStringLiteral("quality")), QStringLiteral("five cold hot none"));
    QCOMPARE(sorted(stories, QStringLiteral("-quality")), QStringLiteral("five hot cold none"));
}

void OrderTest::unpublishedStandsBeforePublishedAndMissingLast()
{
    std::vector<StoryRow> stories;
    for (const auto &[path, value] :
         {std::pair("default", FieldValue::missing()), std::pair("yes", FieldValue::boolean(true)),
          std::pair("no", FieldValue::boolean(false)),
          std::pair("maybe", FieldValue::other(QStringLiteral("maybe")))}) {
        stories.push_back(at(path));
        stories.back().field(Field::Published) = value;
    }
    QCOMPARE(sorted(stories, QStringLiteral("published")), QStringLiteral("no yes maybe default"));
    QCOMPARE(sorted(stories, QStringLiteral("-published")), QStringLiteral("yes no maybe default"));
}

void OrderTest::textSortsLikeInABookAndNumerically()
{
    const std::vector<StoryRow> stories{titled("z", QStringLiteral("zebra")), titled("E", QStringLiteral("Éclair")),
                                        titled("10", QStringLiteral("Top 10")), titled("9", QStringLiteral("Top 9")),
                                        titled("a", QStringLiteral("apple"))};
    QCOMPARE(sorted(stories, QStringLiteral("title")), QStringLiteral("a E 9 10 z"));
}

void OrderTest::theCLocaleSortsLikeEnglish()
{
    const Sorter sorter(QLocale::c());
    const Order byTitle = order(QStringLiteral("title"));
    QVERIFY(isLess(sorter, titled("1", QStringLiteral("a9")), titled("2", QStringLiteral("B10")), byTitle));
    QVERIFY(isLess(sorter, titled("1", QStringLiteral("a9")), titled("2", QStringLiteral("a10")), byTitle));
}

void OrderTest::aProviderWithAnEmptyNameSortsByItsDomain()
{
    StoryRow named = at("1");
    named.providerName = QStringLiteral("Beta");
    named.providerDomain = QStringLiteral("x.example");
    StoryRow nameless = at("2");
    nameless.providerName = QLatin1String("");
    nameless.providerDomain = QStringLiteral("gamma.example");
    QCOMPARE(nameless.provider(), nameless.providerDomain);
    const Sorter sorter{QLocale(QLocale::English)};
    QVERIFY(isLess(sorter, named, nameless, order(QStringLiteral("provider"))));
    QVERIFY(isLess(sorter, nameless, named, order(QStringLiteral("-provider"))));
}

void OrderTest::everyKeySorts_data()
{
    QTest::addColumn<QString>("key");
    for (const char *key : {"path", "title", "provider", "date", "quality", "heat", "published", "type", "category",
                            "topics", "images", "related"})
        QTest::newRow(key) << QString::fromUtf8(key);
}

void OrderTest::everyKeySorts()
{
    QFETCH(QString, key);
    StoryRow low = at("a");
    StoryRow high = at("b");
    low.title = low.providerName = low.type = low.category = QStringLiteral("a");
    high.title = high.providerName = high.type = high.category = QStringLiteral("b");
    low.topics = QStringList{QStringLiteral("a")};
    high.topics = QStringList{QStringLiteral("a"), QStringLiteral("b")};
    low.date = 1, high.date = 2;
    low.imageCount = low.relatedCount = 1, high.imageCount = high.relatedCount = 2;
    for (const Field field : frontmatter::allFields) {
        low.field(field) = field == Field::Published ? FieldValue::boolean(false) : FieldValue::integer(1);
        high.field(field) = field == Field::Published ? FieldValue::boolean(true) : FieldValue::integer(2);
    }
    const Sorter sorter{QLocale(QLocale::English)};
    const Order ascending = order(key);
    const Order descending = order(u'-' + key);
    QVERIFY(isLess(sorter, low, high, ascending));
    QVERIFY(!isLess(sorter, high, low, ascending));
    QVERIFY(isLess(sorter, high, low, descending));
    QVERIFY(!isLess(sorter, low, high, descending));
}

void OrderTest::furtherKeysDecideTiesAndPathsTheRest()
{
    std::vector<StoryRow> stories{quality("d", FieldValue::integer(1)), quality("c", FieldValue::integer(2)),
                                  quality("b", FieldValue::integer(2)), quality("a", FieldValue::integer(2))};
    stories[1].title = QStringLiteral("first");
    QCOMPARE(sorted(stories, QStringLiteral("-quality,title")), QStringLiteral("c a b d"));
    QCOMPARE(sorted(stories, QStringLiteral("-quality,-path")), QStringLiteral("c b a d"));
}

void OrderTest::everyOrderIsAStrictWeakOrder_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"", "path", "-path", "title", "-title", "quality", "-quality", "published", "-published",
                           "date", "-date", "topics", "-topics", "quality,-title", "-published,title,-path"})
        QTest::newRow(by) << QString::fromUtf8(by);
}

void OrderTest::everyOrderIsAStrictWeakOrder()
{
    QFETCH(QString, by);
    const Order terms = order(by);
    const auto rows = trickyRows();
    const Sorter sorter{QLocale(QLocale::English)};
    const std::size_t n = rows.size();
    std::vector<bool> less(n * n);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            less[a * n + b] = isLess(sorter, rows[a], rows[b], terms);
    const auto equal = [&](std::size_t a, std::size_t b) { return !less[a * n + b] && !less[b * n + a]; };
    for (std::size_t a = 0; a < n; ++a) {
        QVERIFY(!less[a * n + a]);
        for (std::size_t b = 0; b < n; ++b) {
            QVERIFY(!(less[a * n + b] && less[b * n + a]));
            for (std::size_t c = 0; c < n; ++c) {
                QVERIFY(!(less[a * n + b] && less[b * n + c]) || less[a * n + c]);
                QVERIFY(!(equal(a, b) && equal(b, c)) || equal(a, c));
            }
        }
    }
}

void OrderTest::sortingAgreesWithComparing()
{
    const auto rows = trickyRows();
    const Packed row(rows);
    Sorter sorter{QLocale(QLocale::English)};
    for (const char *by : {"", "title", "-quality,title", "-date", "topics,-published"}) {
        const Order terms = order(QString::fromUtf8(by));
        std::vector<int> ids(rows.size());
        std::iota(ids.begin(), ids.end(), 0);
        sorter.sort(ids, row, terms);
        for (std::size_t i = 1; i < ids.size(); ++i)
            QVERIFY(!sorter.lessThan(row(ids[i]).view(), row(ids[i - 1]).view(), terms));
    }
}

void OrderTest::mergingEqualsSortingAll()
{
    std::vector<StoryRow> rows;
    std::mt19937 random(7); // NOLINT: the same rows in every run
    for (int i = 0; i < 500; ++i) {
        rows.push_back(titled(qPrintable(QString::number(i)), QString::number(random() % 60)));
        rows.back().field(Field::Quality) = FieldValue::integer(random() % 5);
    }
    const Packed row(rows);
    const Order terms = order(QStringLiteral("-quality,title"));
    Sorter sorter{QLocale(QLocale::English)};
    std::vector<int> all(rows.size());
    std::iota(all.begin(), all.end(), 0);
    std::vector<int> merged(all.begin(), all.begin() + 300);
    sorter.sort(merged, row, terms);
    sorter.merge(merged, std::vector<int>(all.begin() + 300, all.end()), row, terms);
    sorter.sort(all, row, terms);
    QCOMPARE(merged, all);
}

void OrderTest::aChangedTextIsNotSortedByItsOldKey()
{
    std::vector<StoryRow> rows{titled("0", QStringLiteral("a")), titled("1", QStringLiteral("b"))};
    const Packed row(rows);
    Sorter sorter{QLocale(QLocale::English)};
    std::vector<int> ids{0, 1};
    sorter.sort(ids, row, order(QStringLiteral("title")));
    rows[0].title = QStringLiteral("c");
    sorter.sort(ids, Packed(rows), order(QStringLiteral("title")));
    QCOMPARE(ids, (std::vector<int>{1, 0}));
}

void OrderTest::theTextOfAnOrderComesBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normal");
    QTest::newRow("two keys") << QStringLiteral("-quality,title") << QStringLiteral("-quality,title");
    QTest::newRow("blanks") << QStringLiteral(" -quality , title ") << QStringLiteral("-quality,title");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("all")
        << QStringLiteral("path,title,provider,date,quality,heat,published,type,category,topics,images,related")
        << QStringLiteral("path,title,provider,date,quality,heat,published,type,category,topics,images,related");
}

void OrderTest::theTextOfAnOrderComesBack()
{
    QFETCH(QString, text);
    QFETCH(QString, normal);
    const auto parsed = table::parseOrder(text);
    QVERIFY(parsed);
    QCOMPARE(table::toString(*parsed), normal);
    QCOMPARE(table::parseOrder(table::toString(*parsed)).value(), *parsed);
}

void OrderTest::anUnknownKeyNamesTheNearest_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("misspelt") << QStringLiteral("title,-qualty")
                              << QStringLiteral("“qualty”; did you mean “quality”?");
    QTest::newRow("capitals") << QStringLiteral("Title") << QStringLiteral("did you mean “title”?");
    QTest::newRow("far") << QStringLiteral("zebra") << QStringLiteral("path title provider");
    QTest::newRow("an empty part") << QStringLiteral("title,,date") << QStringLiteral("“”");
    QTest::newRow("only a sign") << QStringLiteral("-") << QStringLiteral("“”");
    QTest::newRow("two signs") << QStringLiteral("--title") << QStringLiteral("“-title”");
}

void OrderTest::anUnknownKeyNamesTheNearest()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    const auto parsed = table::parseOrder(text);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(part), qPrintable(parsed.error()));
}

QTEST_GUILESS_MAIN(OrderTest)
#include "tst_order.moc"
