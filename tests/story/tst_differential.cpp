#include "model/story/read.h"
#include "model/story/readrow.h"
#include "tests/bench/corpus.h"
#include "tests/story/mutations.h"
#include "tests/story/yamloracle.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace story;
using frontmatter::FileKind;

/// Whatever is read without yaml-cpp is read as yaml-cpp reads it. GALLEY_MUTATIONS: how many random changes are
/// tried.
class TestDifferential final : public QObject
{
    Q_OBJECT

private slots:
    void onEveryFixture();
    void onTheSampleStories();
    void onRealStories();
    void onAGeneratedCorpus();
    void onRandomChanges();
};

namespace
{

const QString path = QStringLiteral("a/x.md");

bool isSameText(const QString &a, const QString &b) { return a == b && a.isNull() == b.isNull(); }

bool isSameRow(const StoryRow &a, const StoryRow &b)
{
    return isSameText(a.title, b.title) && isSameText(a.excerpt, b.excerpt) && isSameText(a.type, b.type) &&
           isSameText(a.category, b.category) && isSameText(a.webUrl, b.webUrl) &&
           isSameText(a.originalUrl, b.originalUrl) && isSameText(a.publishedDateTime, b.publishedDateTime) &&
           a.date == b.date && a.hasProvider == b.hasProvider && isSameText(a.providerName, b.providerName) &&
           isSameText(a.providerDomain, b.providerDomain) && a.topics == b.topics && a.imageCount == b.imageCount &&
           a.relatedCount == b.relatedCount;
}

bool areSame(std::span<const std::uint64_t> a, const std::vector<std::uint64_t> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// The packed row, the row and the thorough reading (which `galley show` and the pane need) say the same.
QByteArray innerDisagreement(std::string_view bytes, const ReadRow &read)
{
    const StoryReading thorough = readStory(bytes, path);
    if (thorough.result.kind != read.kind || !(thorough.result.row == read.row))
        return "the thorough reading is another";
    std::string packed;
    if (appendRow(packed, bytes, path.toStdString()) != read.kind)
        return "the packed row is of another kind";
    if (read.kind == FileKind::NotAStory)
        return packed.empty() ? QByteArray() : QByteArray("a packed row of what is no story");
    const RowView view(packed.data());
    if (!(view.row() == read.row))
        return "the packed row is another";
    const RowHashes hashes{{view.imageHashes().begin(), view.imageHashes().end()},
                           {view.relatedHashes().begin(), view.relatedHashes().end()}};
    return pack(read.row, hashes).view().bytes() == view.bytes() ? QByteArray()
                                                                 : QByteArray("packing gives other bytes");
}

QByteArray disagreementWithOracle(std::string_view bytes, const ReadRow &read)
{
    const auto outline = frontmatter::Outline::of(bytes, u"x.md");
    if (outline.fault())
        return read.row.broken ? QByteArray() : QByteArray("a fault of the outline is forgotten");
    const YamlOracle oracle(outline.fences().yaml.in(bytes));
    // Only what the outline itself refuses (an unclosed quote, say, which yaml-cpp lets swallow the keys behind it)
    // may be broken although yaml-cpp reads it.
    if (read.row.broken == oracle.isReadable())
        return read.row.broken ? "broken, but yaml-cpp reads it: " + read.row.problems.front().reason.toUtf8()
                               : QByteArray("a row, but yaml-cpp cannot read it");
    if (read.row.broken)
        return {};
    if (!isSameRow(read.row, oracle.row()))
        return "another row";
    std::string packed;
    appendRow(packed, bytes, path.toStdString());
    const RowHashes hashes = oracle.hashes();
    if (!areSame(RowView(packed.data()).imageHashes(), hashes.images) ||
        !areSame(RowView(packed.data()).relatedHashes(), hashes.related))
        return "other hashes";
    for (const frontmatter::Field field : frontmatter::allFields) {
        const QByteArray wrong = oracle.wrongField(field, read.row.field(field));
        if (!wrong.isEmpty() && read.row.readOnlyReason(field) == nullptr) // a duplicate key, a merge
            return wrong;
    }
    return {};
}

/// An empty text when all readings of the file agree.
QByteArray disagreement(const QByteArray &file)
{
    const std::string_view bytes(file.constData(), static_cast<std::size_t>(file.size()));
    const ReadRow read = readRow(bytes, path);
    const QByteArray inner = innerDisagreement(bytes, read);
    if (!inner.isEmpty() || read.kind == FileKind::NotAStory)
        return inner;
    return disagreementWithOracle(bytes, read);
}

QByteArrayList storiesBelow(const QString &folder)
{
    QByteArrayList stories;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (frontmatter::hasStoryName(files.fileName()) && file.open(QIODevice::ReadOnly))
            stories += file.readAll();
    }
    return stories;
}

QByteArrayList realStories()
{
    return storiesBelow(QStringLiteral(SHARED_STORIES "/seeds")) +
           storiesBelow(QStringLiteral(SHARED_STORIES "/corpus"));
}

QByteArrayList generatedStories(int count)
{
    constexpr int oddOnes = 10; // in a hundred
    const Corpus corpus(oddOnes);
    QByteArrayList stories;
    for (int number = 0; number < count; ++number)
        stories += corpus.bytes(number);
    return stories;
}

/// The first stories on which readings disagree, with what they disagree about.
QByteArray disagreements(const QByteArrayList &stories)
{
    QByteArray all;
    for (const QByteArray &story : stories) {
        const QByteArray what = disagreement(story);
        if (!what.isEmpty() && all.size() < 20'000)
            all += "=== " + what + '\n' + story.left(3'000);
    }
    return all;
}

} // namespace

void TestDifferential::onEveryFixture()
{
    const QByteArrayList stories = storiesBelow(QStringLiteral(TEST_DATA));
    QVERIFY(stories.size() >= 3);
    const QByteArray all = disagreements(stories);
    QVERIFY2(all.isEmpty(), all.constData());
}

void TestDifferential::onTheSampleStories()
{
    const QByteArrayList stories = storiesBelow(QStringLiteral(SOURCE_FOLDER "/resources/sample"));
    QVERIFY(stories.size() >= 3);
    const QByteArray all = disagreements(stories);
    QVERIFY2(all.isEmpty(), all.constData());
}

void TestDifferential::onRealStories()
{
    const QByteArrayList stories = realStories();
    if (stories.isEmpty())
        QSKIP("no real stories in " SHARED_STORIES);
    const QByteArray all = disagreements(stories);
    QVERIFY2(all.isEmpty(), all.constData());
}

void TestDifferential::onAGeneratedCorpus()
{
    const QByteArray all = disagreements(generatedStories(200));
    QVERIFY2(all.isEmpty(), all.constData());
}

void TestDifferential::onRandomChanges()
{
    // Small ones, since yaml-cpp reads each of them whole, and a change in them is more likely to matter.
    QByteArrayList stories =
        storiesBelow(QStringLiteral(TEST_DATA "/story")) + storiesBelow(QStringLiteral(TEST_DATA "/frontmatter")) +
        storiesBelow(QStringLiteral(SOURCE_FOLDER "/resources/sample")) + generatedStories(40) + realStories();
    stories.removeIf([](const QByteArray &story) { return story.size() > 8'000; });
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("GALLEY_MUTATIONS", &isGiven);
    const int rounds = isGiven ? given : 4'000;
    QRandomGenerator random(20231024);
    QByteArrayList failures;
    int broken = 0;
    for (int i = 0; i < rounds; ++i) {
        const QByteArray bytes = mutated(stories[i % stories.size()], random);
        const QByteArray what = disagreement(bytes);
        if (!what.isEmpty())
            failures += "=== " + what + "\n" + bytes;
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        broken += readRow(view, path).row.broken ? 1 : 0;
    }
    // Both outcomes must be there, or nothing is compared.
    QVERIFY(broken > rounds / 20);
    QVERIFY(broken < rounds * 19 / 20);
    QVERIFY2(failures.isEmpty(), QByteArray::number(failures.size()) + " of " + QByteArray::number(rounds) + "\n" +
                                     failures.mid(0, 12).join('\n'));
}

QTEST_APPLESS_MAIN(TestDifferential)
#include "tst_differential.moc"
