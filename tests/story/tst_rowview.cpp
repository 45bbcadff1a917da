#include "model/story/displaytext.h"
#include "model/story/read.h"
#include "model/story/rowview.h"

#include <QDirIterator>
#include <QFile>
#include <QtTest>

using frontmatter::Field;
using frontmatter::FieldValue;
using story::RowText;

namespace
{

story::StoryRow fullRow()
{
    story::StoryRow row;
    row.path = QStringLiteral("2024/Ä.md");
    row.broken = true;
    row.fields = {FieldValue::boolean(true), FieldValue::integer(-7), FieldValue::other(QStringLiteral("0o10"))};
    row.title = QStringLiteral("“Don’t” – ÜBER");
    row.excerpt = QStringLiteral("Fish &amp; chips");
    row.providerName = QStringLiteral("The Wire");
    row.providerDomain = QStringLiteral("wire.example");
    row.hasProvider = true;
    row.topics = QStringList{QStringLiteral("AI\nHardware"), QString(u'\0') + u'x', QStringLiteral("")};
    row.type = QStringLiteral("article");
    row.category = QStringLiteral("tech");
    row.publishedDateTime = QStringLiteral("2024-05-06");
    row.date = -1;
    row.webUrl = QStringLiteral("https://wire.example/a");
    row.originalUrl = QStringLiteral("https://wire.example/b");
    row.imageCount = 3;
    row.relatedCount = 4;
    row.problems = {{QStringLiteral("odd"), 3, 5, Field::Heat}, {QStringLiteral("odder"), 0, 0, std::nullopt}};
    return row;
}

QByteArray search(const story::StoryRow &row)
{
    const story::PackedRow packed = story::pack(row);
    const std::string_view text = packed.view().utf8(RowText::Search);
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class TestRowView final : public QObject
{
    Q_OBJECT

private slots:
    void aPackedRowIsTheRow()
    {
        const story::StoryRow row = fullRow();
        QCOMPARE(story::pack(row).view().row(), row);
    }

    void anEmptyRowHasNoTexts()
    {
        const story::PackedRow packed = story::pack({});
        QCOMPARE(packed.view().row(), story::StoryRow());
        QVERIFY(packed.view().isMissing(RowText::Title));
        QVERIFY(packed.view().text(RowText::Title).isNull());
    }

    void anEmptyTextIsNotAMissingOne()
    {
        story::StoryRow row;
        row.title = QStringLiteral("");
        row.topics = QStringList();
        const story::StoryRow read = story::pack(row).view().row();
        QVERIFY(!read.title.isNull());
        QVERIFY(read.topics);
        QVERIFY(read.category.isNull());
    }

    void theSearchTextIsFoldedLineByLine()
    {
        QCOMPARE(search(fullRow()), QByteArrayLiteral("\"don't\" – uber\nfish & chips\nthe wire\nwire.example\n"
                                                      "ai hardware\n\0x\n\n"));
    }

    void whatIsPrintableAsciiIsItsOwnSearchText_data()
    {
        QTest::addColumn<QString>("excerpt");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("as it is") << QStringLiteral("Fish ~ Chips") << QByteArray();
        QTest::newRow("an accent") << QStringLiteral("Café") << QByteArray("a\ncafe\n\n\nb\n");
        QTest::newRow("a line feed") << QStringLiteral("A\nB") << QByteArray("a\na b\n\n\nb\n");
        QTest::newRow("an entity") << QStringLiteral("A &amp; B") << QByteArray("a\na & b\n\n\nb\n");
    }

    void whatIsPrintableAsciiIsItsOwnSearchText()
    {
        QFETCH(QString, excerpt);
        story::StoryRow row;
        row.title = QStringLiteral("A");
        row.excerpt = excerpt;
        row.topics = QStringList{QStringLiteral("B")};
        QTEST(search(row), "text");
        if (search(row).isEmpty()) {
            row.topics = QStringList{QStringLiteral("É")};
            QVERIFY(!search(row).isEmpty());
        }
    }

    void linkAndProviderAreTheOnesThatTheRowTakes()
    {
        story::StoryRow row = fullRow();
        QCOMPARE(story::pack(row).view().link(), RowText::WebUrl);
        QCOMPARE(story::pack(row).view().provider(), RowText::ProviderName);
        row.webUrl = QString();
        row.providerName = QStringLiteral("");
        QCOMPARE(story::pack(row).view().link(), RowText::OriginalUrl);
        QCOMPARE(story::pack(row).view().provider(), RowText::ProviderDomain);
    }

    void theSameAddressHasTheSameHash()
    {
        QCOMPARE(story::hashOfLink(QStringLiteral("http://www.Wire.example/a/")),
                 story::hashOfLink(QStringLiteral("https://wire.example/a")));
        QVERIFY(story::hashOfLink(QStringLiteral("https://wire.example/a")) !=
                story::hashOfLink(QStringLiteral("https://wire.example/b")));
        QCOMPARE(story::hashOfLink({}), 0U);
        const story::PackedRow packed = story::pack(fullRow());
        QCOMPARE(packed.view().head().linkHash, story::hashOfLink(QStringLiteral("https://wire.example/a")));
    }

    void hashesAreKeptInTheirOrder()
    {
        const story::PackedRow packed = story::pack(fullRow(), {{1, 2}, {3}});
        const auto images = packed.view().imageHashes();
        const auto related = packed.view().relatedHashes();
        QCOMPARE(std::vector<std::uint64_t>(images.begin(), images.end()), (std::vector<std::uint64_t>{1, 2}));
        QCOMPARE(std::vector<std::uint64_t>(related.begin(), related.end()), std::vector<std::uint64_t>{3});
        QCOMPARE(packed.view().row(), fullRow());
    }

    void rowsOneAfterAnotherShareTheirMemory()
    {
        std::string packed;
        story::appendPacked(packed, fullRow(), {});
        story::appendPacked(packed, {}, {{7}, {}});
        std::vector<story::PackedRow> rows = story::rowsIn(packed);
        QCOMPARE(rows.size(), 2U);
        const story::PackedRow last = rows.back();
        rows.clear();
        QCOMPARE(last.view().row(), story::StoryRow());
        QCOMPARE(last.view().imageHashes().front(), 7U);
    }

    void rowsThatReadAlikeAreEqual()
    {
        QVERIFY(story::pack(fullRow()) == story::pack(fullRow()));
        story::StoryRow other = fullRow();
        other.imageCount = 9;
        QVERIFY(!(story::pack(fullRow()) == story::pack(other)));
    }

    void everyRowOfTheTestsSurvivesPacking()
    {
        int rows = 0;
        for (const char *folder : {TEST_DATA, SOURCE_FOLDER "/resources/sample"}) {
            QDirIterator files(QString::fromUtf8(folder), QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray bytes = file.readAll();
                const story::ReadRow read = story::readRow(
                    {bytes.constData(), static_cast<std::size_t>(bytes.size())}, QFileInfo(file).fileName());
                if (read.kind == frontmatter::FileKind::NotAStory)
                    continue;
                QCOMPARE(story::pack(read.row).view().row(), read.row);
                ++rows;
            }
        }
        QVERIFY(rows > 100);
    }
};

QTEST_APPLESS_MAIN(TestRowView)
#include "tst_rowview.moc"
