#include "model/story/read.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace story;
using frontmatter::FieldValue;

namespace
{

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/story/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

StoryDetail detailOf(const QByteArray &yaml, const QByteArray &body = {})
{
    const QByteArray bytes = "---\n" + yaml + "\n---\n" + body;
    return readDetail(viewOf(bytes), QStringLiteral("x.md"));
}

QByteArray jsonOf(const QByteArray &yaml)
{
    const QByteArray bytes = "---\n" + yaml + "\n---\n";
    const auto object = readAllKeys(viewOf(bytes), QStringLiteral("x.md"));
    return object ? QJsonDocument(*object).toJson(QJsonDocument::Compact) : object.error().text().toUtf8();
}

} // namespace

class TestReadDetail final : public QObject
{
    Q_OBJECT

private slots:
    void theDetailHoldsTheRowAndMore();
    void aliasesAreFollowedInImagesAndRelated();
    void listsAndTextsAreBounded();
    void otherKeysKeepTheFilesOrderAndNeverShowSecured();
    void theBodyIsCapped();
    void aBrokenFileHasOnlyItsRow();
    void allKeysAreJsonByTheCoreSchema_data();
    void allKeysAreJsonByTheCoreSchema();
    void allKeysLeaveSecuredOutEverywhere();
    void allKeysRefuseWhatNamesItself_data();
    void allKeysRefuseWhatNamesItself();
    void allKeysOfWhatIsNoStoryAreAnError();
};

void TestReadDetail::theDetailHoldsTheRowAndMore()
{
    const QByteArray bytes = fixture("plain.md");
    const StoryDetail detail = readDetail(viewOf(bytes), QStringLiteral("plain.md"));
    QCOMPARE(detail.row, readRow(viewOf(bytes), QStringLiteral("plain.md")).row);
    QCOMPARE(detail.images.size(), 2);
    QCOMPARE(detail.images[0], (Image{QStringLiteral("/assets/images/a.jpg"), 1280, 853, QStringLiteral("A chip"),
                                      QStringLiteral("Photo: it's ours")}));
    QCOMPARE(detail.images[1], (Image{QStringLiteral("https://www.example.com/b.jpg"), 0, 0, {}, {}}));
    QCOMPARE(detail.related.size(), 2);
    const RelatedStory &first = detail.related[0];
    QCOMPARE(first.title, QStringLiteral("A related story"));
    QCOMPARE(first.link, QStringLiteral("https://other.example.com/r"));
    QCOMPARE(first.providerDomain, QStringLiteral("other.example.com"));
    QCOMPARE(first.date, std::optional<std::int64_t>(1698042180000));
    QCOMPARE(first.quality, FieldValue::integer(60));
    QCOMPARE(first.images.size(), 1);
    const RelatedStory &second = detail.related[1];
    QCOMPARE(second.link, QStringLiteral("https://third.example.com/s"));
    QCOMPARE(second.providerName, QStringLiteral("Third"));
    QCOMPARE(second.quality, FieldValue::other(QStringLiteral("010")));
    QVERIFY(!second.date);
    QVERIFY(detail.hasFeaturedContent);
    QCOMPARE(detail.featuredContentLink, QStringLiteral("https://www.youtube.com/embed/x?a=1&b=2"));
    QCOMPARE(detail.body, QStringLiteral("<p>The body</p>\n\n---\nafter a rule\n"));
    QStringList names;
    for (const OtherKey &key : detail.others)
        names += key.name;
    QCOMPARE(names.join(u' '), QStringLiteral("category updatedDateTime ampWebUrl price levels"));
    QCOMPARE(detail.others[3].text, QStringLiteral("5.50"));
    QVERIFY(detail.others[4].text.contains(QStringLiteral("- beginner\n  - expert")));
}

void TestReadDetail::aliasesAreFollowedInImagesAndRelated()
{
    const StoryDetail detail = readDetail(viewOf(fixture("odd.md")), QStringLiteral("odd.md"));
    QCOMPARE(detail.images.size(), 3);
    QCOMPARE(detail.images[2].url, QStringLiteral("c.jpg"));
    QCOMPARE(detail.related.size(), 3);
    QCOMPARE(detail.related[0].images, detail.images);
    QCOMPARE(detail.related[1].title, QStringLiteral("Two lines"));
    QCOMPARE(detail.related[2], detail.related[1]);
    QCOMPARE(detail.related[2].providerName, QStringLiteral("P"));
    QVERIFY(!detail.hasFeaturedContent);
}

void TestReadDetail::listsAndTextsAreBounded()
{
    const StoryDetail many = detailOf("images:\n" + QByteArray("- url: a\n").repeated(1'500) + "related:\n" +
                                      QByteArray("- title: a\n").repeated(1'500));
    QCOMPARE(many.row.imageCount, 1'500);
    QCOMPARE(many.row.relatedCount, 1'500);
    QCOMPARE(many.images.size(), 1'000);
    QCOMPARE(many.related.size(), 1'000);
    const StoryDetail aliased =
        detailOf("images: &i [" + QByteArray("a,").repeated(999) + "a]\ntext: &t \"" + QByteArray(100'000, 'x') +
                 "\"\nrelated:\n" + QByteArray("- {title: *t, images: *i}\n").repeated(1'000));
    qsizetype images = 0;
    for (const RelatedStory &related : aliased.related) {
        images += related.images.size();
        QVERIFY(related.title.size() <= 10'000);
    }
    QCOMPARE(aliased.related.size(), 1'000);
    QVERIFY(images <= 2'000);
    const StoryDetail itself = detailOf("related: &r\n- title: a\n  related: *r\n  images: *r");
    QCOMPARE(itself.related.size(), 1);
    QCOMPARE(detailOf("images: [{width: -5, height: big}, [x], ~]").images, QList<Image>({Image{}}));
}

void TestReadDetail::otherKeysKeepTheFilesOrderAndNeverShowSecured()
{
    const StoryDetail detail =
        detailOf("zebra: 1\nsecured: \"blob\"\n\"s\\u0065cured\": blob\napple:\n  secured: blob\n"
                 "empty:\noriginalUrl: http://a\nwebUrl: http://b\nx: &x 5\ny: *x\nt: |\n  a\n  b");
    QStringList lines;
    for (const OtherKey &key : detail.others) {
        QVERIFY(!key.text.contains(QStringLiteral("blob")));
        lines += key.name + u'=' + key.text;
    }
    QVERIFY(lines.removeOne(QStringLiteral("apple=not shown: it holds a secured value")));
    QCOMPARE(lines.join(u' '), QStringLiteral("zebra=1 empty= originalUrl=http://a x=5 y=*x t=a\nb\n"));
    QVERIFY(detailOf("originalUrl: http://a").others.isEmpty());
    QVERIFY(detailOf("originalUrl: http://a\nwebUrl: http://a").others.isEmpty());
}

void TestReadDetail::theBodyIsCapped()
{
    QCOMPARE(detailOf("a: 1", QByteArray(1'000'000, 'x')).body.size(), 65'536);
    const QString emoji = detailOf("a: 1", "x" + QByteArray("\xF0\x9F\x98\x80").repeated(100'000)).body;
    QCOMPARE(emoji.size(), 65'535);
    QVERIFY(emoji.back().isLowSurrogate());
    QCOMPARE(detailOf("a: 1", "caf\xE9").body, QStringLiteral("caf\uFFFD"));
}

void TestReadDetail::aBrokenFileHasOnlyItsRow()
{
    const StoryDetail detail = detailOf("images: [a]\ntitle: a: b", "body");
    QVERIFY(detail.row.broken);
    QVERIFY(detail.images.isEmpty() && detail.others.isEmpty());
}

void TestReadDetail::allKeysAreJsonByTheCoreSchema_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *yaml, const char *json) {
        QTest::newRow(yaml) << QByteArray(yaml) << QByteArray(json);
    };
    row("a: true", R"({"a":true})");
    row("a: FALSE", R"({"a":false})");
    row("a: yes", R"({"a":"yes"})");
    row("a: 'true'", R"({"a":"true"})");
    row("a: ~", R"({"a":null})");
    row("a:", R"({"a":null})");
    row("a: ''", R"({"a":""})");
    row("a: -5", R"({"a":-5})");
    row("a: +5", R"({"a":5})");
    row("a: 007", R"({"a":7})");
    row("a: 0x1F", R"({"a":31})");
    row("a: 0o17", R"({"a":15})");
    row("a: 0x", R"({"a":"0x"})");
    row("a: 0x-1", R"({"a":"0x-1"})");
    row("a: 1_000", R"({"a":"1_000"})");
    row("a: 12:30", R"({"a":"12:30"})");
    row("a: \"5\"", R"({"a":"5"})");
    row("a: !!str 5", R"({"a":"5"})");
    row("a: !!int 5", R"({"a":5})");
    row("a: 9007199254740993", R"({"a":9007199254740993})");
    row("a: 9223372036854775807", R"({"a":9223372036854775807})");
    row("a: 9223372036854775808", R"({"a":"9223372036854775808"})");
    row("a: 1.5", R"({"a":1.5})");
    row("a: -.5", R"({"a":-0.5})");
    row("a: 1e3", R"({"a":1000})");
    row("a: 1e400", R"({"a":"1e400"})");
    row("a: .inf", R"({"a":".inf"})");
    row("a: .nan", R"({"a":".nan"})");
    row("a: 2023-10-24", R"({"a":"2023-10-24"})");
    row("a: [1, {b: c}, []]", R"({"a":[1,{"b":"c"},[]]})");
    row("a: &x [1]\nb: *x", R"({"a":[1],"b":[1]})");
    row("a: 1\na: 2", R"({"a":1})");
    row("{a: 1}", R"({"a":1})");
    row("# nothing", "{}");
    row("5: x\n~: y\n? [k]\n: z", R"({"5":"x","?":"z","null":"y"})");
}

void TestReadDetail::allKeysAreJsonByTheCoreSchema()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const QByteArray, json);
    QCOMPARE(jsonOf(yaml), json);
}

void TestReadDetail::allKeysLeaveSecuredOutEverywhere()
{
    QCOMPARE(jsonOf("secured: x\na: {secured: y, b: 1}\nc: [{'secured': z}]"),
             QByteArray(R"({"a":{"b":1},"c":[{}]})"));
    const auto all = readAllKeys(viewOf(fixture("plain.md")), QStringLiteral("plain.md"));
    QVERIFY(all);
    QVERIFY(!all->contains(QStringLiteral("secured")));
    QCOMPARE(all->value(QStringLiteral("quality")), QJsonValue(54));
    QCOMPARE(all->value(QStringLiteral("related")).toArray().size(), 2);
}

void TestReadDetail::allKeysRefuseWhatNamesItself_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("itself") << QByteArray("a: &a [*a]");
    QTest::newRow("itself in a mapping") << QByteArray("a: &a {b: *a}");
    QTest::newRow("laughs") << QByteArray(
        "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
        "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
        "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]");
    QTest::newRow("one long text often")
        << "a: &a \"" + QByteArray(200'000, 'x') + "\"\nb: [" + QByteArray("*a ,").repeated(999) + "*a ]";
}

void TestReadDetail::allKeysRefuseWhatNamesItself()
{
    QFETCH(const QByteArray, yaml);
    QCOMPARE(jsonOf(yaml), QByteArray("x.md: its aliases name too many values, or themselves"));
}

void TestReadDetail::allKeysOfWhatIsNoStoryAreAnError()
{
    QVERIFY(!readAllKeys("hello", QStringLiteral("x.md")));
    const auto broken = readAllKeys("---\na: b: c\n---\n", QStringLiteral("x.md"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().file, QStringLiteral("x.md"));
    QCOMPARE(broken.error().line, 2);
}

QTEST_APPLESS_MAIN(TestReadDetail)
#include "tst_readdetail.moc"
