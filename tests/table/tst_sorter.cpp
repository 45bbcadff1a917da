#include "model/table/filtertexts.h"
#include "model/table/matching.h"
#include "model/table/sorter.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using frontmatter::Field;
using frontmatter::FieldValue;
using story::PackedRow;
using story::StoryRow;
using table::Order;
using table::Sorter;
using table::SortKey;

namespace
{

Order order(const char *text) { return table::parseOrder(QString::fromLatin1(text)).value(); }

constexpr std::array orders{"title", "-title,quality", "quality", "-quality", "-date,-title", "topics,-path", ""};

/// Stories that change, and a sorter that is told nothing of it.
class Stories final
{
public:
    explicit Stories(int count)
    {
        for (int id = 0; id < count; ++id)
            m_rows.push_back(story::pack(one(id)));
    }

    void add(int count)
    {
        for (; count > 0; --count)
            m_rows.push_back(story::pack(one(static_cast<int>(m_rows.size()))));
    }
    void change(int count)
    {
        for (; count > 0; --count) {
            const int id = static_cast<int>(m_random() % m_rows.size());
            m_rows[static_cast<std::size_t>(id)] = story::pack(one(id));
        }
    }
    [[nodiscard]] std::vector<int> ids() const
    {
        std::vector<int> ids(m_rows.size());
        std::iota(ids.begin(), ids.end(), 0);
        return ids;
    }
    [[nodiscard]] Sorter::RowOf rowOf() const
    {
        return [this](int id) -> const PackedRow & { return m_rows[static_cast<std::size_t>(id)]; };
    }
    /// One by one, as two rows compare.
    [[nodiscard]] std::vector<int> compared(const Order &by) const
    {
        std::vector<int> all = ids();
        const Sorter sorter{QLocale(QLocale::English)};
        std::sort(all.begin(), all.end(), [&](int left, int right) {
            return sorter.lessThan(rowOf()(left).view(), rowOf()(right).view(), by);
        });
        return all;
    }
    [[nodiscard]] std::vector<int> sorted(Sorter &sorter, const Order &by) const
    {
        std::vector<int> all = ids();
        sorter.sort(all, rowOf(), by);
        return all;
    }

private:
    StoryRow one(int id)
    {
        StoryRow row;
        row.path = QStringLiteral("%1.md").arg(id * 7919 % 10'007);
        const auto any = [this](unsigned below) { return static_cast<int>(m_random() % below); };
        if (any(10) > 0)
            row.title = QStringLiteral("%1 %2").arg(QChar(any(2) > 0 ? u'é' + any(3) : u'a' + any(26))).arg(any(40));
        if (any(10) > 0)
            row.topics = QStringList{QString::number(any(9))};
        const std::array numbers{FieldValue::missing(), FieldValue::other(QString::number(any(3))),
                                 FieldValue::integer(any(5) - 2),
                                 FieldValue::integer(std::numeric_limits<std::int64_t>::min()),
                                 FieldValue::integer(std::numeric_limits<std::int64_t>::max())};
        row.field(Field::Quality) = numbers[static_cast<std::size_t>(any(numbers.size()))];
        if (any(10) > 0)
            row.date = static_cast<std::int64_t>(any(50)) * 86'400'000 - 10'000'000'000;
        else if (any(2) > 0)
            row.publishedDateTime = QStringLiteral("soon");
        return row;
    }

    std::vector<PackedRow> m_rows;
    std::mt19937 m_random{11}; // NOLINT: the same rows in every run
};

} // namespace

/// What a sorter keeps of texts never shows.
class SorterTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyOrderIsThatOfRowsComparedOneByOne();
    void storiesThatChangeAreSortedByWhatTheySayNow_data();
    void storiesThatChangeAreSortedByWhatTheySayNow();
    void twoStoriesCompareByWhatTheySayNow();
    void whatAWorkerFoundIsNotTakenOfStoriesThatHaveChangedSince();
    void aSorterThatForgetsSortsAnotherFolder();
    void whatIsReadyIsSortedAtOnce();
    void manyStoriesAreFilteredInTheirOrder();
    void aPartIsFoundWhereverItStands();
};

void SorterTest::everyOrderIsThatOfRowsComparedOneByOne()
{
    const Stories stories(1500);
    Sorter sorter{QLocale(QLocale::English)};
    for (const char *by : orders)
        QVERIFY2(stories.sorted(sorter, order(by)) == stories.compared(order(by)), by);
}

void SorterTest::storiesThatChangeAreSortedByWhatTheySayNow_data()
{
    QTest::addColumn<int>("changes");
    QTest::addColumn<int>("more");
    QTest::newRow("one changes") << 1 << 0;
    QTest::newRow("few change") << 40 << 0;
    QTest::newRow("many change") << 900 << 0;
    QTest::newRow("one is new") << 0 << 1;
    QTest::newRow("few are new, few change") << 30 << 30;
    QTest::newRow("many are new, many change") << 500 << 500;
}

void SorterTest::storiesThatChangeAreSortedByWhatTheySayNow()
{
    QFETCH(int, changes);
    QFETCH(int, more);
    Stories stories(1200);
    Sorter sorter{QLocale(QLocale::English)};
    for (int round = 0; round < 3; ++round) {
        for (const char *by : orders)
            QVERIFY2(stories.sorted(sorter, order(by)) == stories.compared(order(by)), by);
        stories.change(changes);
        const std::vector<int> known = stories.ids();
        stories.add(more);
        std::vector<int> merged = known;
        sorter.sort(merged, stories.rowOf(), order("-title,quality"));
        std::vector<int> added = stories.ids();
        added.erase(added.begin(), added.begin() + static_cast<std::ptrdiff_t>(known.size()));
        sorter.merge(merged, added, stories.rowOf(), order("-title,quality"));
        QCOMPARE(merged, stories.compared(order("-title,quality")));
    }
}

void SorterTest::twoStoriesCompareByWhatTheySayNow()
{
    Stories stories(60);
    Sorter sorter{QLocale(QLocale::English)};
    for (const char *by : orders)
        static_cast<void>(stories.sorted(sorter, order(by)));
    stories.change(20);
    stories.add(5);
    const auto rowOf = stories.rowOf();
    for (const char *by : orders) {
        for (const int left : stories.ids()) {
            for (const int right : stories.ids())
                QCOMPARE(sorter.lessThan(left, right, rowOf, order(by)),
                         sorter.lessThan(rowOf(left).view(), rowOf(right).view(), order(by)));
        }
    }
}

void SorterTest::whatAWorkerFoundIsNotTakenOfStoriesThatHaveChangedSince()
{
    Stories stories(6000);
    Sorter sorter{QLocale(QLocale::English)};
    const Order byTitle = order("title");
    const auto keys = sorter.unready(stories.ids(), stories.rowOf(), byTitle);
    QCOMPARE(keys, std::vector<SortKey>{SortKey::Title});
    const auto work = sorter.ranking(keys);
    stories.change(20); // noticed before the result is taken
    static_cast<void>(sorter.unready(stories.ids(), stories.rowOf(), byTitle));
    table::Ranking found = work();
    stories.change(20); // and after it was taken
    stories.add(20);
    sorter.take(std::move(found));
    QVERIFY(sorter.unready(stories.ids(), stories.rowOf(), byTitle).empty());
    QVERIFY(stories.sorted(sorter, byTitle) == stories.compared(byTitle));
    stories.add(1000);
    QVERIFY(!sorter.unready(stories.ids(), stories.rowOf(), byTitle).empty());
}

void SorterTest::aSorterThatForgetsSortsAnotherFolder()
{
    Sorter sorter{QLocale(QLocale::English)};
    const Stories many(6000);
    const auto work = sorter.ranking(sorter.unready(many.ids(), many.rowOf(), order("title")));
    sorter.forget();
    Stories few(300);
    few.change(300);
    QVERIFY(sorter.unready(few.ids(), few.rowOf(), order("title")).empty());
    sorter.take(work()); // of stories that are no more
    for (const char *by : orders)
        QVERIFY2(few.sorted(sorter, order(by)) == few.compared(order(by)), by);
}

void SorterTest::whatIsReadyIsSortedAtOnce()
{
    const Stories stories(6000);
    Sorter sorter{QLocale(QLocale::English)};
    for (const char *by : {"", "path", "images", "-related,path"})
        QVERIFY2(sorter.unready(stories.ids(), stories.rowOf(), order(by)).empty(), by);
    static_cast<void>(stories.sorted(sorter, order("topics")));
    QVERIFY(sorter.unready(stories.ids(), stories.rowOf(), order("-topics")).empty());
}

void SorterTest::manyStoriesAreFilteredInTheirOrder()
{
    const Stories stories(25'000);
    const auto rowOf = stories.rowOf();
    const auto filter = table::Filter::parse(QStringLiteral("quality>=0 b")).value();
    std::vector<int> ids = stories.ids();
    std::reverse(ids.begin(), ids.end());
    std::vector<int> wanted;
    std::ranges::copy_if(ids, std::back_inserter(wanted),
                         [&](int id) { return filter.matches(rowOf(id).view(), 0); });
    QVERIFY(!wanted.empty() && wanted.size() < ids.size());
    QVERIFY(table::matching(filter, ids, rowOf, 0) == wanted);
    QVERIFY(table::matching(filter, {}, rowOf, 0).empty());
}

void SorterTest::aPartIsFoundWhereverItStands()
{
    std::mt19937 random(3); // NOLINT: the same texts in every run
    const auto text = [&random](std::string_view letters, std::size_t length) {
        std::string made(length, ' ');
        std::ranges::generate(made, [&] { return letters[random() % letters.size()]; });
        return made;
    };
    for (int round = 0; round < 20'000; ++round) {
        const std::string whole = text("aBb@`", random() % 70); // @ and ` differ by the bit of capitals
        const std::string part = text("ab@`", random() % 7);
        std::string small = whole;
        std::ranges::replace(small, 'B', 'b');
        QVERIFY2(table::contains(whole, part) == (small.find(part) != small.npos),
                 (whole + " contains " + part).c_str());
    }
}

QTEST_GUILESS_MAIN(SorterTest)
#include "tst_sorter.moc"
