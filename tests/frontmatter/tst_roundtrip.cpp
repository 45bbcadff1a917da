#include "model/frontmatter/scalar.h"
#include "model/frontmatter/splice.h"
#include "tests/frontmatter/storytext.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <random>

using namespace frontmatter;

/// Real files and thousands of damaged ones: an edit is refused, or changes the wanted bytes and nothing else.
class RoundTripTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFieldOfEveryStoryIsSetAndTakenBack_data();
    void everyFieldOfEveryStoryIsSetAndTakenBack();
    void damagedStoriesAreRefusedOrKeepTheContract();
    void sharedStoriesAreEditable();

private:
    struct Story {
        QString path;
        QByteArray bytes;
    };
    static QList<Story> storiesBelow(const QString &folder);
    QList<Story> m_own;
};

namespace
{

const std::array<Assignment, 3> edits{Assignment{Field::Published, FieldValue::boolean(true)},
                                      Assignment{Field::Quality, FieldValue::integer(123456)},
                                      Assignment{Field::Heat, FieldValue::integer(-77)}};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything between the first and the last byte that differ.
std::pair<std::string_view, std::string_view> difference(std::string_view a, std::string_view b)
{
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t front = 0;
    while (front < shorter && a[front] == b[front])
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back])
        ++back;
    return {a.substr(front, a.size() - front - back), b.substr(front, b.size() - front - back)};
}

bool spansAreInOrder(const Outline &outline)
{
    std::size_t at = outline.fences().yaml.begin;
    for (const Entry &entry : outline.entries()) {
        if (entry.slice.begin < at || entry.key.begin < entry.slice.begin || entry.key.end < entry.key.begin ||
            entry.value.begin < entry.key.end || entry.value.end < entry.value.begin ||
            entry.value.end > entry.slice.end || entry.slice.end > outline.fences().yaml.end)
            return false;
        at = entry.slice.end;
    }
    return outline.entries().empty() || at == outline.fences().yaml.end;
}

/// With a line feed for every other character that ends a line in YAML 1.1.
std::string asYaml11(std::string_view bytes)
{
    QByteArray text(bytes.data(), static_cast<qsizetype>(bytes.size()));
    for (const char *lineEnd : {"\u0085", "\u2028", "\u2029"})
        text.replace(lineEnd, "\n");
    return text.toStdString();
}

std::vector<std::string> otherKeys(const Outline &outline, Field field)
{
    std::vector<std::string> keys;
    for (const Entry &entry : outline.entries()) {
        if (entry.name != keyOf(field))
            keys.emplace_back(entry.name);
    }
    return keys;
}

QByteArray brokenPromiseInYaml11(std::string_view bytes, std::string_view result, QStringView name,
                                 const Assignment &edit)
{
    const std::string olderBytes = asYaml11(bytes);
    const std::string olderResult = asYaml11(result);
    const Outline before = Outline::of(olderBytes, name);
    const Outline after = Outline::of(olderResult, name);
    if (after.fault() || fieldValue(after, edit.field) != edit.value)
        return "the value is not the wanted one in YAML 1.1";
    return otherKeys(before, edit.field) == otherKeys(after, edit.field) ? "" : "other keys in YAML 1.1";
}

/// Empty: the edit was refused, or did what it must; otherwise what it did wrong.
QByteArray brokenPromise(std::string_view bytes, QStringView name, const Assignment &edit)
{
    const auto result = splice(bytes, name, {edit});
    if (!result)
        return result.error().reason.isEmpty() || result.error().place.line < 1 ? "refused without a reason" : "";
    const Outline before = Outline::of(bytes, name);
    const Outline after = Outline::of(result->bytes, name);
    if (fieldValue(after, edit.field) != edit.value)
        return "the value is not the wanted one";
    if (result->changes.empty())
        return result->bytes == bytes && fieldValue(before, edit.field) == edit.value ? "" : "changed in secret";
    const std::string &raw = result->changes.front().after.value();
    const auto [removed, added] = difference(bytes, result->bytes);
    if (removed.size() > result->changes.front().before.value_or("").size())
        return "more than the value was removed";
    if (added.size() > raw.size() + (before.find(keyOf(edit.field)) == nullptr ? 64 : 1))
        return "more than the value was added";
    if (const QByteArray broken = brokenPromiseInYaml11(bytes, result->bytes, name, edit); !broken.isEmpty())
        return broken;
    const auto back = revert(result->bytes, name, result->changes);
    return back && back->bytes == bytes ? "" : "the way back is not the old file";
}

} // namespace

QList<RoundTripTest::Story> RoundTripTest::storiesBelow(const QString &folder)
{
    QList<Story> stories;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (hasStoryName(files.fileName()) && files.fileInfo().size() < 256 * 1024)
            stories.append({path, contentOf(path)});
    }
    std::sort(stories.begin(), stories.end(), [](const Story &a, const Story &b) { return a.path < b.path; });
    return stories;
}

void RoundTripTest::initTestCase()
{
    m_own = storiesBelow(QStringLiteral(TEST_DATA "/frontmatter"));
    QVERIFY(m_own.size() >= 15);
}

void RoundTripTest::everyFieldOfEveryStoryIsSetAndTakenBack_data()
{
    QTest::addColumn<QString>("path");
    const QList<Story> stories = storiesBelow(QStringLiteral(TEST_DATA)) +
                                 storiesBelow(QStringLiteral(SHARED_STORIES "/seeds")) +
                                 storiesBelow(QStringLiteral(SHARED_STORIES "/corpus"));
    for (const Story &story : stories)
        QTest::newRow(qPrintable(story.path)) << story.path;
}

void RoundTripTest::everyFieldOfEveryStoryIsSetAndTakenBack()
{
    QFETCH(QString, path);
    const QByteArray bytes = contentOf(path);
    QVERIFY(spansAreInOrder(Outline::of(view(bytes), path)));
    for (const Assignment &edit : edits)
        QCOMPARE(brokenPromise(view(bytes), path, edit), QByteArray());
}

/// A refusal would meet the contract, so that real files can be edited at all is held here.
void RoundTripTest::sharedStoriesAreEditable()
{
    const QList<Story> stories = storiesBelow(QStringLiteral(SHARED_STORIES "/seeds")) +
                                 storiesBelow(QStringLiteral(SHARED_STORIES "/corpus"));
    if (stories.isEmpty())
        QSKIP("no real stories in " SHARED_STORIES);
    for (const Story &story : stories) {
        if (findFences(view(story.bytes), story.path).kind == FileKind::NotAStory)
            continue;
        const auto result = splice(view(story.bytes), story.path, {edits.begin(), edits.end()});
        QVERIFY2(result, qPrintable(story.path));
        QCOMPARE(revert(result->bytes, story.path, result->changes)->bytes, view(story.bytes));
    }
}

void RoundTripTest::damagedStoriesAreRefusedOrKeepTheContract()
{
    static const std::array tokens{
        "\n", "\r\n", "\"",      "'",      ": ",    ":",     "#",      " #",           "- ",    "? ",
        "[",  "]",    "{",       "}",      ",",     "&a ",   "*a",     "!!int ",       "|\n",   ">-\n",
        "\t", "  ",   "heat: 9", "\nheat", "---\n", "\\",    "~",      "\xEF\xBB\xBF", "\xFF",  "\r",
        "%",  "<<: ", "null",    "0",      "é",     "...\n", "\u0085", "\u2028",       "\u2029"};
    std::mt19937 random(20240211); // the same damage in every run
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    int edited = 0;
    for (int round = 0; round < 4000; ++round) {
        const Story &story = m_own.at(static_cast<qsizetype>(below(static_cast<std::size_t>(m_own.size()))));
        std::string bytes = story.bytes.toStdString();
        for (std::size_t count = 1 + below(3); count > 0; --count) {
            const std::size_t at = below(bytes.size() + 1);
            if (below(3) == 0)
                bytes.erase(at, 1 + below(8));
            else
                bytes.insert(at, tokens.at(below(tokens.size())));
        }
        QVERIFY2(spansAreInOrder(Outline::of(bytes, story.path)), qPrintable(shown(bytes)));
        const Assignment &edit = edits.at(below(edits.size()));
        const QByteArray broken = brokenPromise(bytes, story.path, edit);
        QVERIFY2(broken.isEmpty(), qPrintable(QString::fromUtf8(broken + " in\n") + shown(bytes)));
        edited += splice(bytes, story.path, {edit}).has_value() ? 1 : 0;
    }
    QVERIFY2(edited > 700, "nearly everything was refused");
}

QTEST_APPLESS_MAIN(RoundTripTest)
#include "tst_roundtrip.moc"
