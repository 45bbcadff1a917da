#include "model/frontmatter/events.h"
#include "model/frontmatter/outline.h"
#include "tests/frontmatter/storytext.h"

#include <QTest>

using namespace frontmatter;

class OutlineTest final : public QObject
{
    Q_OBJECT

private slots:
    void keysAndValuesAreFound_data();
    void keysAndValuesAreFound();
    void slicesFollowEachOther();
    void everySliceReadsAsOneKeyWithItsValue();
    void tagsAndAnchorsAreKeptApart();
    void escapedKeysOutliveTheMoveOfTheirOutline();
    void aFrontMatterWithoutKeysIsAStory();
    void whatIsNoStoryHasNoKeys();
    void keysOfAReadOnlyFrontMatterAreStillRead();
};

void OutlineTest::keysAndValuesAreFound_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("found"); // key=value of each entry, then its shape
    const auto row = [](const char *yaml, const char *found) {
        QTest::newRow(yaml) << QByteArray(yaml) << QString::fromUtf8(found);
    };
    row("a: 1\nb: two words  # c", "a=1 Plain; b=two words Plain");
    row("'a b': 'x'\n\"c\": \"y\"", "a b='x' Single; c=\"y\" Double");
    row("a:\nb: # c\nc: ~", "a= Empty; b= Empty; c=~ Plain");
    row("a: x\n  y\n\n  z\nb: 1", "a=x⏎  y⏎⏎  z Lines; b=1 Plain");
    row("a: |\n  x\n\n# c\nb: 1", "a=|⏎  x Lines; b=1 Plain");
    row("a: |+\n  x\n\nb: 1", "a=|+⏎  x⏎ Lines; b=1 Plain");
    row("a: [x, 'y]', \"]\"] # c\nb: {}", "a=[x, 'y]', \"]\"] Flow; b={} Flow");
    row("a: [it's, b \"c, d]\nb: 1", "a=[it's, b \"c, d] Flow; b=1 Plain");
    row("a: {\"k\":\"}\", # }\n  l: m}\nb: 1", "a={\"k\":\"}\", # }⏎  l: m} Flow; b=1 Plain");
    row("a:\n- x\n- y: 1\n  z: 2\n\n# c\nb: 1", "a=- x⏎- y: 1⏎  z: 2 Block; b=1 Plain");
    row("a:\n  x: |\n    b: 2\n  y: z\nb: 1", "a=x: |⏎    b: 2⏎  y: z Block; b=1 Plain");
    row("a:\n  - x\n    \"y\n  - z\nb: 1", "a=- x⏎    \"y⏎  - z Block; b=1 Plain");
    row("a:\n  x: 'u\nb: 2\n  v'\nb: 1", "a=x: 'u⏎b: 2⏎  v' Block; b=1 Plain");
    row("a: *x\nb: &y 1", "a=*x Alias; b=1 Plain");
    row("? a\n: 1\n? [b]\n: - 2\nc: 3", "a=1 Plain; [b]=- 2 Block; c=3 Plain");
    row("a:\n  5\nb:\n  \"x\"", "a=5 Plain; b=\"x\" Double");
    row("a:b: 1\nc:d: :e", "a:b=1 Plain; c:d=:e Plain");
    row("a: x#y\nb: -1\nc: ?x", "a=x#y Plain; b=-1 Plain; c=?x Plain");
}

void OutlineTest::keysAndValuesAreFound()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, found);
    static const std::array shapes{"Empty", "Plain", "Single", "Double", "Lines", "Flow", "Block", "Alias"};
    for (const Variant &variant : variants) {
        const QByteArray bytes = storyOf(yaml, variant);
        const Outline outline = Outline::of(view(bytes), u"a.md");
        QVERIFY2(!outline.fault(), outline.fault() ? qPrintable(outline.fault()->reason) : "");
        QStringList entries;
        for (const Entry &entry : outline.entries())
            entries.append(shown(entry.name) + u'=' + shown(entry.value.in(view(bytes))).remove(u'␍') + u' ' +
                           QLatin1String(shapes.at(static_cast<std::size_t>(entry.shape))));
        QCOMPARE(entries.join(QLatin1String("; ")), found);
    }
}

void OutlineTest::slicesFollowEachOther()
{
    const std::string_view bytes = "---\n# c\na: 1\n\n# d\nb:\n- x\n\nc: 3\n---\n";
    const Outline outline = Outline::of(bytes, u"a.md");
    QCOMPARE(outline.entries().size(), size_t(3));
    QCOMPARE(outline.entries()[0].slice.in(bytes), std::string_view("a: 1\n\n# d\n"));
    QCOMPARE(outline.entries()[1].slice.in(bytes), std::string_view("b:\n- x\n\n"));
    QCOMPARE(outline.entries()[2].slice.in(bytes), std::string_view("c: 3\n"));
}

void OutlineTest::everySliceReadsAsOneKeyWithItsValue()
{
    const std::string_view bytes = "---\n  a: |2\n     x\n  b: {c: [d,\n  e]}\n  ? f\n  : g\n  h:\n  - i\n---\n";
    const Outline outline = Outline::of(bytes, u"a.md");
    QCOMPARE(outline.entries().size(), size_t(4));
    for (const Entry &entry : outline.entries()) {
        const auto events = eventsOf(bytes, entry.slice);
        QVERIFY(events);
        QCOMPARE(events->at(1).value, std::string(entry.name));
    }
}

void OutlineTest::tagsAndAnchorsAreKeptApart()
{
    const std::string_view bytes = "---\na: &x !!int 5\nb: !t\n  &y\n  c: 1\n---\n";
    const Outline outline = Outline::of(bytes, u"a.md");
    QCOMPARE(outline.find("a")->anchor, std::string_view("&x"));
    QCOMPARE(outline.find("a")->tag, std::string_view("!!int"));
    QCOMPARE(outline.find("a")->value.in(bytes), std::string_view("5"));
    QCOMPARE(outline.find("b")->tag, std::string_view("!t"));
    QCOMPARE(outline.find("b")->anchor, std::string_view("&y"));
    QCOMPARE(outline.find("b")->shape, Shape::Block);
    QVERIFY(outline.find("c") == nullptr);
}

void OutlineTest::escapedKeysOutliveTheMoveOfTheirOutline()
{
    const std::string_view bytes = "---\n\"he\\u0061t\": 5\n'it''s': 6\n---\n";
    Outline first = Outline::of(bytes, u"a.md");
    const Outline outline = std::move(first);
    QVERIFY(outline.find("heat") != nullptr);
    QVERIFY(outline.find("it's") != nullptr);
}

void OutlineTest::aFrontMatterWithoutKeysIsAStory()
{
    for (const std::string_view bytes : {"---\n---\n", "---\n# c\n\n---\n", "---\r\n\r\n...\r\n"}) {
        const Outline outline = Outline::of(bytes, u"a.md");
        QCOMPARE(outline.fences().kind, FileKind::Story);
        QVERIFY(!outline.fault() && !outline.readOnly() && outline.entries().empty());
    }
}

void OutlineTest::whatIsNoStoryHasNoKeys()
{
    QVERIFY(Outline::of("heat: 5\n", u"a.md").entries().empty());
    QVERIFY(!Outline::of("heat: 5\n", u"a.md").fault());
    QVERIFY(Outline::of("---\nheat: 5\n", u"a.md").fault());
}

void OutlineTest::keysOfAReadOnlyFrontMatterAreStillRead()
{
    for (const std::string_view bytes :
         {"---\nheat: 5\nt: \xFF\n---\n", "---\n%YAML 1.2\nheat: 5\n---\n", "---\n&all\nheat: 5\n---\n"}) {
        const Outline outline = Outline::of(bytes, u"a.md");
        QVERIFY(outline.readOnly());
        QVERIFY(!outline.fault());
        QVERIFY(outline.find("heat") != nullptr);
    }
}

QTEST_APPLESS_MAIN(OutlineTest)
#include "tst_outline.moc"
