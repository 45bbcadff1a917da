#include "model/frontmatter/events.h"
#include "model/frontmatter/evident.h"
#include "tests/frontmatter/damage.h"
#include "tests/frontmatter/storytext.h"

#include <QDirIterator>
#include <QTest>

using namespace frontmatter;

/// What is called evident, yaml-cpp reads whole as it reads it key by key.
class EvidentTest final : public QObject
{
    Q_OBJECT

private slots:
    void ordinaryLinesAreEvident_data();
    void ordinaryLinesAreEvident();
    void whatCanChangeAnotherLineIsNot_data();
    void whatCanChangeAnotherLineIsNot();
    void mostSampleStoriesAreEvident();
    void damagedStoriesReadWholeAsKeyByKey();
    void linesPutTogetherAtRandomReadWholeAsKeyByKey();
};

namespace
{

QList<QByteArray> sampleStories()
{
    QList<QByteArray> stories;
    for (QDirIterator found(QStringLiteral(SOURCE_FOLDER "/resources/sample/2026"), {QStringLiteral("*.md")},
                            QDir::Files, QDirIterator::Subdirectories);
         found.hasNext();) {
        QFile file(found.next());
        if (file.open(QIODevice::ReadOnly))
            stories.append(file.readAll());
    }
    return stories;
}

/// The events of the mapping of all keys, each of them read alone; nothing: one of them cannot be.
std::optional<std::vector<Event>> eventsKeyByKey(const Outline &outline)
{
    std::vector<Event> all;
    for (const Entry &entry : outline.entries()) {
        const auto events = eventsOf(outline.bytes(), entry.slice);
        if (!events || events->size() < 4)
            return {};
        if (all.empty())
            all.push_back(events->front());
        all.insert(all.end(), events->begin() + 1, events->end() - 1);
    }
    all.push_back({Event::Kind::MapEnd, 0, {}, {}});
    return all;
}

/// Empty: not evident, or read alike. `evident` counts.
QByteArray disagreement(std::string_view bytes, int &evident)
{
    const Outline outline = Outline::of(bytes, u"story.md");
    if (outline.fences().kind != FileKind::Story || outline.entries().empty() || !isEvident(outline))
        return {};
    ++evident;
    const auto whole = eventsOf(bytes, outline.fences().yaml);
    const auto apart = eventsKeyByKey(outline);
    return whole && apart && *whole == *apart ? QByteArray() : shown(bytes).toUtf8();
}

/// A line of what stories are made of, and of what only looks like it.
std::string randomLine(std::mt19937 &random)
{
    static const std::array starts{"", "", "", "", "- ", "- ", "- - ", "? ", "-"};
    static const std::array contents{"a:",          "b: x",
                                     "c: \"x: y\"", "d: 'it''s'",
                                     "x",           "\"q # r\"",
                                     "-1",          "e: -1",
                                     "f:g",         "g: h: i",
                                     "h: x #y",     "i: x#y",
                                     "# c",         "",
                                     "j: [a, b]",   "[a]",
                                     "k: {a: b}",   "l: \"a\\n\"",
                                     "m: \"a\\q\"", "n: |",
                                     "o: >-",       "p: *a",
                                     "q: &a x",     "r: !!int 5",
                                     "s: x ",       "t : x",
                                     "\"u\": x",    "v: \"x",
                                     "w: x\"",      "null: ~",
                                     "y: /x:y",     "true: 2023-10-23T06:23:00Z",
                                     "...",         "---",
                                     "z: - x",      "A: \"x\" y",
                                     "B: 'x' 'y'",  "C: ,x",
                                     "D: x, [y]",   "E: \u00e9\u201cx\u201d"};
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    return std::string(below(3) * 2, ' ') + (below(40) == 0 ? " " : "") + starts.at(below(starts.size())) +
           contents.at(below(contents.size())) + (below(20) == 0 ? "\r\n" : "\n");
}

} // namespace

void EvidentTest::ordinaryLinesAreEvident_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("values") << QByteArray("title: A b: no").replace(": no", ", c") + "\nheat: -1\npublished: true";
    QTest::newRow("quotes") << QByteArray("title: \"a: \\\"b\\\" #c\"\nexcerpt: 'it''s'");
    QTest::newRow("no value") << QByteArray("heat:\nquality: 5");
    QTest::newRow("mapping") << QByteArray("provider:\n  name: A\n  domain: a.org\n\nheat: 5");
    QTest::newRow("list") << QByteArray("topics:\n  - A\n  - \"b: c\"\nheat: 5");
    QTest::newRow("list at the indent of its key") << QByteArray("topics:\n- A\n- B\nheat: 5");
    QTest::newRow("mappings in a list") << QByteArray("images:\n  - url: \"http://a/b\"\n    width: 5\n  - url: c");
    QTest::newRow("deeper") << QByteArray("related:\n  - title: a\n    provider:\n      name: b\n    images:\n"
                                          "      - url: c\n        width: 1\n  - title: d\nheat: 5");
}

void EvidentTest::ordinaryLinesAreEvident()
{
    QFETCH(const QByteArray, yaml);
    for (const Variant &variant : variants) {
        const QByteArray bytes = storyOf(yaml, variant);
        QVERIFY2(isEvident(Outline::of(view(bytes), u"story.md")), variant.name);
        int evident = 0;
        QCOMPARE(disagreement(view(bytes), evident), QByteArray());
    }
}

void EvidentTest::whatCanChangeAnotherLineIsNot_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("quote over lines") << QByteArray("title: \"a\n  b\"\nheat: 5");
    QTest::newRow("text over lines") << QByteArray("title: a\n  b\nheat: 5");
    QTest::newRow("block scalar") << QByteArray("title: |\n  a\nheat: 5");
    QTest::newRow("open bracket") << QByteArray("topics: [a,\n  b]\nheat: 5");
    QTest::newRow("anchor") << QByteArray("title: &a b\nheat: 5");
    QTest::newRow("alias") << QByteArray("title: *a\nheat: 5");
    QTest::newRow("tag") << QByteArray("title: !!str b\nheat: 5");
    QTest::newRow("question mark") << QByteArray("? title\n: b\nheat: 5");
    QTest::newRow("comment") << QByteArray("# title\nheat: 5");
    QTest::newRow("comment after a value") << QByteArray("title: a # b\nheat: 5");
    QTest::newRow("colon in a value") << QByteArray("title: a: b\nheat: 5");
    QTest::newRow("text after quotes") << QByteArray("title: \"a\" b\nheat: 5");
    QTest::newRow("unknown escape") << QByteArray("title: \"\\q\"\nheat: 5");
    QTest::newRow("tab") << QByteArray("title:\ta\nheat: 5");
    QTest::newRow("deeper without a reason") << QByteArray("title: a\n  b: c\nheat: 5");
    QTest::newRow("less deep than it began") << QByteArray("a:\n    b: c\n  d: e\nheat: 5");
    QTest::newRow("list in a list") << QByteArray("a:\n  - - b\nheat: 5");
    QTest::newRow("item among keys") << QByteArray("a: b\n- c\nheat: 5");
    QTest::newRow("directive") << QByteArray("%YAML 1.2\nheat: 5");
    QTest::newRow("not UTF-8") << QByteArray("title: \xFF\nheat: 5");
    QTest::newRow("byte order mark") << QByteArray("title: a\xEF\xBB\xBF\nheat: 5");
    QTest::newRow("too deep") << [] {
        QByteArray yaml;
        for (int depth = 0; depth < 20; ++depth)
            yaml += QByteArray(depth * 2, ' ') + "a:\n";
        return yaml + "heat: 5";
    }();
}

void EvidentTest::whatCanChangeAnotherLineIsNot()
{
    QFETCH(const QByteArray, yaml);
    for (const Variant &variant : variants) {
        const QByteArray bytes = storyOf(yaml, variant);
        QVERIFY2(!isEvident(Outline::of(view(bytes), u"story.md")), variant.name);
    }
}

void EvidentTest::mostSampleStoriesAreEvident()
{
    const QList<QByteArray> stories = sampleStories();
    int evident = 0;
    for (const QByteArray &bytes : stories)
        QCOMPARE(disagreement(view(bytes), evident), QByteArray());
    QVERIFY2(evident * 3 > stories.size() * 2, QByteArray::number(evident));
}

void EvidentTest::damagedStoriesReadWholeAsKeyByKey()
{
    std::mt19937 random(4);
    const QList<QByteArray> stories = sampleStories();
    int evident = 0;
    for (int round = 0; round < 2'000; ++round) {
        const QByteArray &story = stories.at(round % stories.size());
        QCOMPARE(disagreement(damaged(story.toStdString(), random), evident), QByteArray());
    }
    QVERIFY2(evident > 100, QByteArray::number(evident));
}

void EvidentTest::linesPutTogetherAtRandomReadWholeAsKeyByKey()
{
    std::mt19937 random(4);
    int evident = 0;
    for (int round = 0; round < 300'000; ++round) {
        std::string yaml = "---\n";
        for (auto lines = 1 + random() % 5; lines > 0; --lines)
            yaml += randomLine(random);
        QCOMPARE(disagreement(yaml + "---\n", evident), QByteArray());
    }
    QVERIFY2(evident > 2'000, QByteArray::number(evident));
}

QTEST_APPLESS_MAIN(EvidentTest)
#include "tst_evident.moc"
