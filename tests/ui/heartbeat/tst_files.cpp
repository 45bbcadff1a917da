#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/heartbeat/manystories.h"
#include "tests/ui/heartbeat/visitpreview.h"

/// Files that are made to stop whoever reads them.
class TestFiles final : public QObject
{
    Q_OBJECT

private slots:
    void madeToStopTheirReader_data();
    void madeToStopTheirReader();
    void aStoryWithAVeryLargeBody();

private:
    static void open(OpenWindow &open, const QByteArray &bytes);
};

namespace
{

QByteArray withFields(const QByteArray &fields) { return "---\ntitle: Hostile\nheat: 10\n" + fields + "---\nBody\n"; }

QByteArray bomb()
{
    QByteArray fields = "b0: &b0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const QByteArray before = " *b" + QByteArray::number(i - 1) + ',';
        fields += 'b' + QByteArray::number(i) + ": &b" + QByteArray::number(i) + " [" + before.repeated(9) +
                  before.chopped(1) + "]\n";
    }
    return withFields(fields + "images: *b9\nrelated: *b9\ntopics: *b9\n");
}

QByteArray manyKeys(int count)
{
    QByteArray fields;
    for (int i = 0; i < count; ++i)
        fields += 'k' + QByteArray::number(i) + ": v\n";
    return withFields(fields);
}

} // namespace

void TestFiles::madeToStopTheirReader_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr int thatFit = -1; // in what front matter may have; more is not even read
    const auto nested = [](const char *name, const QByteArray &opening) {
        for (const int depth : {499, 500, thatFit, 1'000'000}) {
            const int count = depth == thatFit ? 250'000 / static_cast<int>(opening.size()) : depth;
            QTest::addRow("%d %s", count, name) << withFields("deep:\n  " + opening.repeated(count) + '\n');
        }
    };
    nested("lists in a line", "[");
    nested("maps in a line", "{a: ");
    nested("lists", "- ");
    nested("explicit keys", "? ");
    QTest::newRow("each alias stands for ten") << bomb();
    QTest::newRow("a list in itself") << withFields("related: &a [*a, *a]\nimages: &b [*b]\n");
    QTest::newRow("a map that is its own key") << withFields("related: &a {*a : b}\n");
    QTest::newRow("300 kB of front matter") << withFields("long: " + QByteArray(300'000, 'x') + '\n');
    QTest::newRow("a scalar of 250 kB") << withFields("long: " + QByteArray(250'000, 'x') + '\n');
    QTest::newRow("a scalar of 1 MB") << withFields("long: |\n" +
                                                    QByteArray("  some words of a line\n").repeated(45'000));
    QTest::newRow("20,000 keys") << manyKeys(20'000);
    QTest::newRow("100,000 keys") << manyKeys(100'000);
    QTest::newRow("a key of 1,100 characters") << withFields(QByteArray(1'100, 'k') + ": v\n");
}

// C48 C49 C51: each is opened, shown, edited and left again.
void TestFiles::madeToStopTheirReader()
{
    QFETCH(QByteArray, bytes);
    OpenWindow open;
    TestFiles::open(open, bytes);
}

void TestFiles::open(OpenWindow &open, const QByteArray &bytes)
{
    ManyStories(open.storiesFolder()).write(0, 2, 10);
    open.open();
    QFile file(open.path(QStringLiteral("hostile")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    Heartbeat heartbeat;
    const auto hostile = [&open] { return open.folder().find(QStringLiteral("hostile.md")); };
    QTRY_VERIFY_WITH_TIMEOUT(hostile() >= 0, 20'000); // by the watch
    open.window().open({open.storiesFolder()});
    QTRY_VERIFY_WITH_TIMEOUT(!open.folder().isScanning() && open.folder().count() == 4, 20'000);
    open.model().reveal({hostile()}); // also when it is broken
    open.table().showStory(hostile());
    QTRY_VERIFY_WITH_TIMEOUT(open.folder().detail(hostile()) != nullptr, 20'000);
    visitPreview(open);
    open.key(Qt::Key_Period);
    QTRY_VERIFY_WITH_TIMEOUT(open.allSaved(), 20'000);
    open.key(Qt::Key_K);
    QTest::qWait(50);
    VERIFY_HEARTBEAT(heartbeat);
}

// C51: the size of the body does not matter.
void TestFiles::aStoryWithAVeryLargeBody()
{
    OpenWindow open;
    const QByteArray body = QByteArray("Some words of a line that goes on for a while.\n").repeated(1'100'000);
    TestFiles::open(open, withFields({}) + body);
    QFile file(open.path(QStringLiteral("hostile")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), withFields({}).replace("heat: 10", "heat: 15") + body);
}

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
