#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/window/openwindow.h"

/// Very many stories that each other names.
class TestRelated final : public QObject
{
    Q_OBJECT

private slots:
    void manyEqualTitlesAndLinks();
};

namespace
{

void write(const OpenWindow &open, const QString &name, const QByteArray &bytes)
{
    QFile file(open.path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

// E16: 50,000 stories with one title and one link, and a story that names all of them as related.
void TestRelated::manyEqualTitlesAndLinks()
{
    constexpr int many = 50'000;
    OpenWindow open;
    for (int i = 0; i < many; ++i)
        write(open, QStringLiteral("s%1").arg(i), "---\ntitle: The same\nwebUrl: https://example.org/same\n---\n");
    const QByteArray related = "- title: The same\n  webUrl: https://example.org/same\n";
    write(open, QStringLiteral("a"),
          "---\ntitle: Related\nwebUrl: https://example.org/a\nrelated:\n" + related.repeated(1'000) + "---\n");
    open.openPaths({});
    Heartbeat heartbeat;
    open.window().open({open.storiesFolder()});
    QTRY_COMPARE_WITH_TIMEOUT(open.model().rowCount(), many + 1, 120'000);
    QTRY_VERIFY_WITH_TIMEOUT(!open.folder().isScanning(), 120'000);
    open.table().setFocus();
    open.table().showStory(open.folder().find(QStringLiteral("a.md")));
    QTRY_VERIFY(open.folder().detail(open.table().currentStory()) != nullptr);
    QTest::qWait(200);
    open.key(Qt::Key_R);
    QTest::qWait(200);
    QVERIFY(open.current() != QStringLiteral("a"));
    VERIFY_HEARTBEAT(heartbeat);
}

QTEST_MAIN(TestRelated)
#include "tst_related.moc"
