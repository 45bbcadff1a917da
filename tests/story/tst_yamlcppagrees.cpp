#include "model/frontmatter/outline.h"
#include "model/story/displaytext.h"
#include "model/story/read.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace story;
using frontmatter::FileKind;

namespace
{

/// yaml-cpp's own reading of a whole front matter, without any shortcut: what readRow is held to.
class Oracle final
{
public:
    explicit Oracle(std::string_view yaml)
    {
        try {
            m_root = YAML::Load(std::string(yaml));
            m_isReadable = m_root.IsMap() || m_root.IsNull();
        } catch (const YAML::Exception &) {
        }
    }

    [[nodiscard]] bool isReadable() const { return m_isReadable; }

    [[nodiscard]] StoryRow row() const
    {
        StoryRow row;
        row.title = text(m_root, "title");
        row.excerpt = text(m_root, "excerpt");
        row.type = text(m_root, "type");
        row.category = text(m_root, "category");
        row.webUrl = text(m_root, "webUrl");
        row.originalUrl = text(m_root, "originalUrl");
        row.publishedDateTime = text(m_root, "publishedDateTime");
        row.date = parseInstant(row.publishedDateTime);
        const auto provider = find(m_root, "provider");
        row.hasProvider = provider.has_value();
        row.providerName = provider && provider->IsScalar() ? toText(provider->Scalar()) : under(provider, "name");
        row.providerDomain = under(provider, "domain");
        row.topics = topics();
        row.imageCount = count("images");
        row.relatedCount = count("related");
        return row;
    }

private:
    static QString toText(const std::string &text)
    {
        return text.empty() ? QStringLiteral("") : QString::fromStdString(text);
    }

    static std::optional<YAML::Node> find(const YAML::Node &map, const std::string &key)
    {
        if (!map.IsMap())
            return std::nullopt;
        for (const auto &pair : map) {
            if (pair.first.IsScalar() && pair.first.Scalar() == key)
                return pair.second;
        }
        return std::nullopt;
    }

    static QString text(const YAML::Node &map, const std::string &key)
    {
        const auto node = find(map, key);
        return node && node->IsScalar() ? toText(node->Scalar()) : QString();
    }

    static QString under(const std::optional<YAML::Node> &map, const std::string &key)
    {
        return map ? text(*map, key) : QString();
    }

    [[nodiscard]] std::optional<QStringList> topics() const
    {
        const auto node = find(m_root, "topics");
        if (!node || node->IsNull())
            return std::nullopt;
        if (node->IsScalar())
            return QStringList{toText(node->Scalar())};
        QStringList texts;
        if (node->IsSequence()) {
            for (const YAML::Node &item : *node) {
                if (item.IsScalar())
                    texts += toText(item.Scalar());
            }
        }
        return texts;
    }

    [[nodiscard]] int count(const std::string &key) const
    {
        const auto node = find(m_root, key);
        return node && node->IsSequence() ? static_cast<int>(node->size()) : 0;
    }

    YAML::Node m_root;
    bool m_isReadable = false;
};

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

/// An empty text when readRow and the oracle agree. Only what the outline itself refuses (an unclosed quote, say,
/// which yaml-cpp lets swallow the keys behind it) may be broken although yaml-cpp reads it.
QByteArray disagreement(const QByteArray &bytes)
{
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const ReadRow read = readRow(view, QStringLiteral("x.md"));
    if (read.kind == FileKind::NotAStory)
        return {};
    const auto outline = frontmatter::Outline::of(view, u"x.md");
    if (outline.fault())
        return read.row.broken ? QByteArray() : QByteArray("a fault of the outline is forgotten");
    const Oracle oracle(outline.fences().yaml.in(view));
    if (read.row.broken == oracle.isReadable())
        return read.row.broken ? "broken, but yaml-cpp reads it: " + read.row.problems.front().reason.toUtf8()
                               : QByteArray("a row, but yaml-cpp cannot read it");
    if (!read.row.broken && !isSameRow(read.row, oracle.row()))
        return "another row";
    return {};
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

/// One random change of the kind that people and programs make.
void mutate(QByteArray &bytes, QRandomGenerator &random)
{
    static const QByteArrayList pieces{
        ":",    ": ", " ",        "  ",         "\n",   "\t",     "\"",      "'",  "#",  " #",   "- ",
        "-",    "[",  "]",        "{",          "}",    ",",      "&a",      "*a", "!",  "|",    ">",
        "@",    "%",  "`",        "?",          "? ",   "\\",     "~",       "\r", "<<", "\n  ", "\n- ",
        "null", "x",  "\xC3\xA9", "title: x\n", "\n\n", "!!str ", "\\u0041", "---"};
    const auto at = [&bytes, &random] {
        return static_cast<qsizetype>(random.bounded(static_cast<quint32>(bytes.size())));
    };
    const QByteArray &piece = pieces[static_cast<qsizetype>(random.bounded(static_cast<quint32>(pieces.size())))];
    const qsizetype place = at();
    switch (random.bounded(5)) {
    case 0:
        bytes.remove(place, 1 + static_cast<qsizetype>(random.bounded(3)));
        break;
    case 1:
        bytes.replace(place, 1, piece);
        break;
    case 2: { // a line goes away
        const qsizetype end = bytes.indexOf('\n', place);
        const qsizetype start = bytes.lastIndexOf('\n', place) + 1;
        bytes.remove(start, end < 0 ? bytes.size() : end + 1 - start);
        break;
    }
    case 3: { // a line's indentation changes
        const qsizetype start = bytes.lastIndexOf('\n', place) + 1;
        bytes.insert(start, QByteArray(1 + static_cast<qsizetype>(random.bounded(2)), ' '));
        break;
    }
    default:
        bytes.insert(place, piece);
    }
    if (bytes.isEmpty())
        bytes = "\n";
}

} // namespace

class TestYamlCppAgrees final : public QObject
{
    Q_OBJECT

private slots:
    void onEveryFixture();
    void onRealStories();
    void onRandomChanges();
};

void TestYamlCppAgrees::onEveryFixture()
{
    const QByteArrayList stories = storiesBelow(QStringLiteral(TEST_DATA));
    QVERIFY(stories.size() >= 3);
    for (const QByteArray &story : stories)
        QVERIFY2(disagreement(story).isEmpty(), disagreement(story) + "\n" + story.left(3'000));
}

void TestYamlCppAgrees::onRealStories()
{
    if (!QFile::exists(QStringLiteral(SHARED_STORIES "/corpus")))
        QSKIP("no real stories in " SHARED_STORIES);
    const QByteArrayList stories = storiesBelow(QStringLiteral(SHARED_STORIES "/seeds")) +
                                   storiesBelow(QStringLiteral(SHARED_STORIES "/corpus"));
    for (const QByteArray &story : stories)
        QVERIFY2(disagreement(story).isEmpty(), disagreement(story) + "\n" + story.left(3'000));
}

void TestYamlCppAgrees::onRandomChanges()
{
    const QByteArrayList stories = storiesBelow(QStringLiteral(TEST_DATA "/story"));
    QRandomGenerator random(20231024);
    QByteArrayList failures;
    int broken = 0;
    constexpr int rounds = 6'000;
    for (int i = 0; i < rounds; ++i) {
        QByteArray bytes = stories[i % stories.size()];
        for (int changes = 1 + static_cast<int>(random.bounded(3)); changes > 0; --changes)
            mutate(bytes, random);
        const QByteArray what = disagreement(bytes);
        if (!what.isEmpty())
            failures += "=== " + what + "\n" + bytes;
        const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        broken += readRow(view, QStringLiteral("x.md")).row.broken ? 1 : 0;
    }
    // Both outcomes must be there, or nothing is compared.
    QVERIFY(broken > rounds / 20);
    QVERIFY(broken < rounds * 19 / 20);
    QVERIFY2(failures.isEmpty(), QByteArray::number(failures.size()) + " of " + QByteArray::number(rounds) + "\n" +
                                     failures.mid(0, 12).join('\n'));
}

QTEST_APPLESS_MAIN(TestYamlCppAgrees)
#include "tst_yamlcppagrees.moc"
