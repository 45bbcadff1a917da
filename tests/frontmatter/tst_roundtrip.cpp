#include "tests/frontmatter/contract.h"
#include "tests/frontmatter/damage.h"
#include "tests/frontmatter/storytext.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>

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

} // namespace

QList<RoundTripTest::Story> RoundTripTest::storiesBelow(const QString &folder)
{
    QList<Story> stories;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const bool isResult = path.contains(QLatin1String(".out.")); // of an edit in tests/data/splice
        if (hasStoryName(files.fileName()) && !isResult && files.fileInfo().size() < 256 * 1024)
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

// A37
void RoundTripTest::everyFieldOfEveryStoryIsSetAndTakenBack()
{
    QFETCH(QString, path);
    const QByteArray bytes = contentOf(path);
    QCOMPARE(brokenOutline(view(bytes), path), QByteArray());
    for (const Assignment &edit : edits)
        QCOMPARE(brokenSplice(view(bytes), path, {edit}), QByteArray());
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

// C52
void RoundTripTest::damagedStoriesAreRefusedOrKeepTheContract()
{
    std::mt19937 random(20240211); // the same damage in every run
    int edited = 0;
    for (int round = 0; round < 4000; ++round) {
        const Story &story = m_own.at(random() % m_own.size());
        const std::string bytes = damaged(story.bytes.toStdString(), random);
        const Assignment &edit = edits.at(random() % edits.size());
        QByteArray broken = brokenOutline(bytes, story.path);
        if (broken.isEmpty())
            broken = brokenSplice(bytes, story.path, {edit});
        QVERIFY2(broken.isEmpty(), qPrintable(QString::fromUtf8(broken + " in\n") + shown(bytes)));
        edited += splice(bytes, story.path, {edit}).has_value() ? 1 : 0;
    }
    QVERIFY2(edited > 700, "nearly everything was refused");
}

QTEST_APPLESS_MAIN(RoundTripTest)
#include "tst_roundtrip.moc"
