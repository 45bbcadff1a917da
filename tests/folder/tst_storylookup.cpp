#include "model/folder/storyindex.h"
#include "model/rowindex/fileformat.h"

#include <QtTest>

using namespace folder;

class TestStoryLookup final : public QObject
{
    Q_OBJECT

private slots:
    void manyStoriesAreFoundByTheirHashes()
    {
        constexpr int count = 10'000;
        const auto hashOf = [](StoryId story) { return static_cast<std::uint64_t>(story) * 0x9E3779B97F4A7C15U; };
        StoryLookup lookup;
        for (StoryId story = 0; story < count; ++story) {
            if (story == count / 2)
                lookup.reserve(count * 2);
            lookup.add(hashOf(story), story);
        }
        for (StoryId story = 0; story < count; ++story)
            QCOMPARE(lookup.find(hashOf(story), [story](StoryId one) { return one == story; }), story);
        QCOMPARE(lookup.find(hashOf(count), [](StoryId) { return false; }), -1);
    }

    void storiesOfOneHashAreToldApart()
    {
        StoryLookup lookup;
        for (StoryId story = 0; story < 100; ++story)
            lookup.add(7, story);
        QCOMPARE(lookup.find(7, [](StoryId one) { return one == 99; }), 99);
        QCOMPARE(lookup.find(7, [](StoryId) { return false; }), -1);
    }

    void anEmptyLookupHasNothing()
    {
        QCOMPARE(StoryLookup().find(0, [](StoryId) { return true; }), -1);
        QVERIFY(LinkLookup().withHash(1).empty());
    }

    void allStoriesWithALinkComeInTheirOrder()
    {
        LinkLookup links;
        links.add(5, 2);
        links.add(4, 3);
        links.add(5, 1);
        const auto storiesOf = [&links](std::uint64_t hash) {
            std::vector<StoryId> stories;
            for (const LinkLookup::Link &link : links.withHash(hash))
                stories.push_back(link.second);
            return stories;
        };
        QCOMPARE(storiesOf(5), (std::vector<StoryId>{1, 2}));
        links.add(5, 0);
        links.add(5, 2); // it had another link meanwhile
        QCOMPARE(storiesOf(5), (std::vector<StoryId>{0, 1, 2}));
        QCOMPARE(storiesOf(4), std::vector<StoryId>{3});
        QVERIFY(storiesOf(6).empty());
    }

    void anIndexHasNoStoryTwiceThatWasReadBefore()
    {
        const auto rowOf = [](const QString &path) {
            story::StoryRow row;
            row.path = path;
            return story::pack(row);
        };
        const auto folder = std::make_shared<const FoundFolder>(
            FoundFolder{QStringLiteral("/f"), QString(), QStringLiteral("/f"), QString()});
        StoryIndex index;
        index.add({{folder, "b.md"}, rowOf(QStringLiteral("b.md"))});
        RememberedStories remembered;
        for (const char *path : {"a.md", "b.md", "c.md"})
            remembered.stories.push_back(
                {rowOf(QString::fromLatin1(path)), rowindex::hashOfPath(path), 0, path[0] == 'c'});
        remembered.folders = {{folder, 3}};
        std::vector<StoryId> ids;
        index.add(remembered, true, ids);
        QCOMPARE(ids, (std::vector<StoryId>{1, 0, 2}));
        QCOMPARE(index.count(), 3);
        QCOMPARE(index.problemCount(), 1);
        QCOMPARE(index.findFile(QStringLiteral("/f/c.md")), 2);
    }
};

QTEST_APPLESS_MAIN(TestStoryLookup)
#include "tst_storylookup.moc"
