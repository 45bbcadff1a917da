#include "model/rowindex/checksum.h"
#include "model/rowindex/indexfile.h"
#include "model/rowindex/writeindex.h"
#include "model/story/read.h"
#include "model/story/soundrow.h"
#include "tests/folder/scratch.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

#include <cstring>

using namespace rowindex;

namespace
{

const QString root = QStringLiteral("/stories");
const std::atomic_bool goOn = false;

story::StoryRow rowNamed(const QString &path)
{
    story::StoryRow row;
    row.path = path;
    row.title = QStringLiteral("Title of ") + path;
    row.topics = QStringList{QStringLiteral("one"), QStringLiteral("zwei ü")};
    row.webUrl = QStringLiteral("https://example.org/") + path;
    row.field(frontmatter::Field::Heat) = frontmatter::FieldValue::integer(path.size());
    row.problems = {{QStringLiteral("a reason"), 3, 4, frontmatter::Field::Quality}};
    return row;
}

/// Two of them with the same inode, as files of two disks may have.
Stamp stampOf(std::uint64_t i)
{
    return {i == 7 ? 6 : i + 1, 100 + i, -5, static_cast<std::int64_t>(i) * 1'000'000'000};
}

std::vector<KeptRow> rowsBelow(const QString &prefix, int count)
{
    std::vector<KeptRow> rows;
    for (int i = 0; i < count; ++i) {
        const QString path = prefix + QStringLiteral("2026/%1.md").arg(i);
        rows.push_back({story::pack(rowNamed(path), {{1, 2, 3}, {4}}), stampOf(static_cast<std::uint64_t>(i)),
                        static_cast<std::size_t>(prefix.size())});
    }
    return rows;
}

/// Makes the checksums of an index of one block right.
void seal(QByteArray &bytes)
{
    Header header;
    std::memcpy(&header, bytes.constData(), sizeof header);
    const auto body =
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())).substr(sizeof header);
    const std::uint64_t sum = checksum(body.substr(0, body.size() - sizeof sum));
    header.checksum = checksumOf(header, {&sum, 1});
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + bytes.size() - sizeof sum, &sum, sizeof sum);
}

/// What reads all that can be read of an index.
std::size_t useAll(const IndexFile &index)
{
    std::size_t size = 0;
    for (int i = 0; i < index.count(); ++i) {
        const story::PackedRow row = index.row(i);
        size += static_cast<std::size_t>(row.view().row().title.size()) + row.view().imageHashes().size();
        size += index.find(row.view().utf8(story::RowText::Path), stampOf(static_cast<std::uint64_t>(i))) >= 0;
    }
    return size;
}

} // namespace

class TestIndexFile final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatWasWrittenIsRead();
    void pathsAreKeptBelowTheRoot();
    void aRowIsFoundByPathAndStateOfItsFile();
    void aRowOutlivesItsIndexAndItsFile();
    void anIndexWithoutRowsIsOne();
    void anotherFolderOrVersionIsNotRead();
    void oneWrongBitIsNoticedWhereverItIs();
    void aFileThatWasCutIsNotRead();
    void theFirstRowsCanBeUsedBeforeTheRestIsChecked();
    void whatIsNotSoundIsNotReadThoughItsChecksumIsRight();
    void onlyAFileOfOnesOwnIsRead();
    void anIndexIsReplacedWholeOrNotAtAll();
    void storiesAreReadAsTheVersionOfTheReaderSays();

private:
    [[nodiscard]] QString file() const { return m_files.path() + QLatin1String("/i.index"); }
    [[nodiscard]] std::shared_ptr<const IndexFile> loaded() const { return IndexFile::load(file(), root); }
    void write(const QByteArray &bytes) const { m_files.write(QStringLiteral("i.index"), bytes); }

    Scratch m_files;
    std::vector<KeptRow> m_rows;
};

void TestIndexFile::init()
{
    m_rows = rowsBelow({}, 40);
    QVERIFY(writeIndex(file(), root, m_rows, goOn));
}

void TestIndexFile::whatWasWrittenIsRead()
{
    const auto index = loaded();
    QVERIFY(index);
    QCOMPARE(index->count(), 40);
    for (int i = 0; i < index->count(); ++i) {
        const story::PackedRow row = index->row(i);
        QVERIFY(row == m_rows[static_cast<std::size_t>(i)].row);
        QCOMPARE(row.view().row(), m_rows[static_cast<std::size_t>(i)].row.view().row());
    }
}

void TestIndexFile::pathsAreKeptBelowTheRoot()
{
    const QString prefix = QStringLiteral("../as given/");
    QVERIFY(writeIndex(file(), root, rowsBelow(prefix, 40), goOn));
    const auto index = loaded();
    QVERIFY(index);
    for (int i = 0; i < index->count(); ++i) {
        const std::vector<KeptRow> given = rowsBelow(prefix, 40);
        story::StoryRow expected = given[static_cast<std::size_t>(i)].row.view().row();
        expected.path = QStringLiteral("2026/%1.md").arg(i);
        QCOMPARE(index->row(i).view().row(), expected);
        std::string again;
        story::appendWithPath(again, index->row(i).view(), (prefix + expected.path).toStdString());
        QVERIFY(story::rowsIn(again).front() == given[static_cast<std::size_t>(i)].row);
    }
}

void TestIndexFile::aRowIsFoundByPathAndStateOfItsFile()
{
    const auto index = loaded();
    QVERIFY(index);
    for (int i = 0; i < 40; ++i) {
        const std::string path = "2026/" + std::to_string(i) + ".md";
        const Stamp stamp = stampOf(static_cast<std::uint64_t>(i));
        QCOMPARE(index->find(path, stamp), i);
        for (const int likely : {i, i + 1, i - 1, index->count(), -7})
            QCOMPARE(index->find(path, stamp, likely), i);
        QCOMPARE(index->find("2026/other.md", stamp), -1);
        for (const Stamp &other : {Stamp{stamp.inode + 100, stamp.size, stamp.modified, stamp.changed},
                                   Stamp{stamp.inode, stamp.size + 1, stamp.modified, stamp.changed},
                                   Stamp{stamp.inode, stamp.size, stamp.modified + 1, stamp.changed},
                                   Stamp{stamp.inode, stamp.size, stamp.modified, stamp.changed + 1}})
            QCOMPARE(index->find(path, other), -1);
    }
}

void TestIndexFile::aRowOutlivesItsIndexAndItsFile()
{
    auto index = loaded();
    QVERIFY(index);
    const story::PackedRow row = index->row(3);
    index.reset();
    QVERIFY(writeIndex(file(), root, {}, goOn));
    QVERIFY(QFile::remove(file()));
    QVERIFY(row == m_rows[3].row);
}

void TestIndexFile::anIndexWithoutRowsIsOne()
{
    QVERIFY(writeIndex(file(), root, {}, goOn));
    const auto index = loaded();
    QVERIFY(index);
    QCOMPARE(index->count(), 0);
    QCOMPARE(index->find("a.md", {}), -1);
}

void TestIndexFile::anotherFolderOrVersionIsNotRead()
{
    QVERIFY(!IndexFile::load(file(), QStringLiteral("/storie")));
    QVERIFY(!IndexFile::load(file(), QStringLiteral("/stories2")));
    QVERIFY(!IndexFile::load(file() + u'2', root));
    const QByteArray sound = m_files.read(QStringLiteral("i.index"));
    const std::string key = keyOf(root.toStdString());
    const auto keyAt = sound.size() - static_cast<qsizetype>(key.size() + sizeof(std::uint64_t));
    for (const qsizetype version : {qsizetype(7), keyAt}) {
        QByteArray other = sound;
        other[version] = static_cast<char>(other.at(version) + 1);
        seal(other);
        write(other);
        QVERIFY(!loaded());
    }
}

void TestIndexFile::oneWrongBitIsNoticedWhereverItIs()
{
    const QByteArray sound = m_files.read(QStringLiteral("i.index"));
    for (qsizetype at = 0; at < sound.size(); at += 3) {
        QByteArray damaged = sound;
        damaged[at] = static_cast<char>(damaged.at(at) ^ (1 << (at % 8)));
        write(damaged);
        QVERIFY2(!loaded(), qPrintable(QString::number(at)));
    }
}

void TestIndexFile::aFileThatWasCutIsNotRead()
{
    QVERIFY(writeIndex(file(), root, rowsBelow({}, 3000), goOn)); // blocks of the checksum, and more
    const QByteArray sound = m_files.read(QStringLiteral("i.index"));
    QVERIFY(sound.size() > static_cast<qsizetype>(blockSize));
    QVERIFY(loaded());
    for (qsizetype size = 0; size < sound.size(); size += 4096) {
        write(sound.first(size));
        QVERIFY(!loaded());
        write(sound.first(size) + QByteArray(sound.size() - size, '\0')); // after a power cut
        QVERIFY(!loaded());
    }
    for (qsizetype size = 0; size < 100; ++size) {
        write(sound.first(size));
        QVERIFY(!loaded());
        write(sound.chopped(size + 1));
        QVERIFY(!loaded());
    }
    write(sound + '\0');
    QVERIFY(!loaded());
}

void TestIndexFile::theFirstRowsCanBeUsedBeforeTheRestIsChecked()
{
    constexpr int some = 100;
    m_rows = rowsBelow({}, 12'000);
    QVERIFY(writeIndex(file(), root, m_rows, goOn));
    const QByteArray sound = m_files.read(QStringLiteral("i.index"));
    const auto inSecondBlock = static_cast<qsizetype>(sizeof(Header) + blockSize);
    QByteArray damaged = sound;
    damaged[inSecondBlock] = static_cast<char>(damaged.at(inSecondBlock) ^ 1);
    for (const bool isDamaged : {false, true}) {
        write(isDamaged ? damaged : sound);
        const auto index = IndexFile::open(file(), root);
        QVERIFY(index);
        QCOMPARE(index->count(), 12'000);
        QVERIFY(index->check(0));
        QVERIFY(index->check(some));
        for (int i = 0; i < some; ++i)
            QVERIFY(index->row(i) == m_rows[static_cast<std::size_t>(i)].row);
        QCOMPARE(index->check(11'999), !isDamaged);
        QCOMPARE(index->check(12'000), !isDamaged);
    }
}

void TestIndexFile::whatIsNotSoundIsNotReadThoughItsChecksumIsRight()
{
    const QByteArray sound = m_files.read(QStringLiteral("i.index"));
    QRandomGenerator random(1);
    int read = 0;
    int refused = 0;
    for (int round = 0; round < 1'500; ++round) {
        QByteArray hostile = sound;
        const int changes = 1 + random.bounded(3);
        for (int i = 0; i < changes; ++i) {
            const int at = random.bounded(static_cast<int>(hostile.size()) - 4);
            const std::uint32_t value = random.bounded(2) == 0 ? random.generate() : random.bounded(0x300U);
            std::memcpy(hostile.data() + (random.bounded(2) == 0 ? at : at / 4 * 4), &value, sizeof value);
        }
        seal(hostile);
        write(hostile);
        const auto index = loaded();
        index ? ++read : ++refused;
        if (index)
            useAll(*index);
    }
    QVERIFY(read > 100);
    QVERIFY(refused > 100);
}

void TestIndexFile::onlyAFileOfOnesOwnIsRead()
{
    QVERIFY(QFile::rename(file(), file() + QLatin1String(".real")));
    m_files.link(QStringLiteral("i.index.real"), QStringLiteral("i.index"));
    QVERIFY(!loaded());
    QVERIFY(QFile::remove(file()));
    QCOMPARE(::mkfifo(file().toUtf8().constData(), 0600), 0);
    QVERIFY(!loaded());
    QVERIFY(QFile::remove(file()));
    QVERIFY(QDir().mkpath(file()));
    QVERIFY(!loaded());
    QVERIFY(QDir().rmdir(file()));
    QVERIFY(QFile::remove(file() + QLatin1String(".real")));
}

void TestIndexFile::anIndexIsReplacedWholeOrNotAtAll()
{
    const std::atomic_bool cancelled = true;
    QVERIFY(!writeIndex(file(), root, rowsBelow({}, 3), cancelled));
    QCOMPARE(loaded()->count(), 40);
    QCOMPARE(m_files.status(QStringLiteral("i.index")).st_mode & 07777U, 0600U);
    QCOMPARE(QDir(m_files.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("i.index")});
}

// Rows that were kept are today's only while stories are read as they were then.
void TestIndexFile::storiesAreReadAsTheVersionOfTheReaderSays()
{
    QCryptographicHash rows(QCryptographicHash::Sha256);
    const QDir samples(QStringLiteral(SOURCE_FOLDER "/resources/sample/2026"));
    QStringList names;
    for (QDirIterator files(samples.path(), QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
        names.append(samples.relativeFilePath(files.next()));
    names.sort();
    for (const QString &name : std::as_const(names)) {
        QFile story(samples.filePath(name));
        QVERIFY(story.open(QIODevice::ReadOnly));
        std::string packed;
        story::appendRow(packed, story.readAll().toStdString(), name.toStdString());
        rows.addData(QByteArrayView(packed.data(), static_cast<qsizetype>(packed.size())));
    }
    QCOMPARE(names.size(), 15);
    // Another value: raise story::readerVersion, and put both here.
    QCOMPARE(story::readerVersion, 3U);
    QCOMPARE(rows.result().toHex(), QByteArray("fdc93b7983e3b3acd50a0de60b73e26d813ebac563e1753a6470f11b3af1308d"));
}

QTEST_GUILESS_MAIN(TestIndexFile)
#include "tst_indexfile.moc"
