#include "app/unifieddiff.h"

#include <QTest>

class TestUnifiedDiff final : public QObject
{
    Q_OBJECT

private slots:
    void hunksNameTheirLines_data();
    void hunksNameTheirLines();
    void nothingChangedIsNoDiff();
    void pathsArePutInQuotesWhereNeeded_data();
    void pathsArePutInQuotesWhereNeeded();
};

void TestUnifiedDiff::hunksNameTheirLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("hunks");
    const auto row = [](const char *name, const char *before, const char *after, const char *hunks) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(hunks);
    };
    row("one line", "a\nb\nc\n", "a\nB\nc\n", "@@ -2 +2 @@\n-b\n+B\n");
    row("two places", "a\nb\nc\nd\n", "A\nb\nc\nD\n", "@@ -1 +1 @@\n-a\n+A\n@@ -4 +4 @@\n-d\n+D\n");
    row("inserted", "a\nb\n", "a\nx\nb\n", "@@ -1,0 +2 @@\n+x\n");
    row("two inserted", "a\nb\n", "a\nx\ny\nb\n", "@@ -1,0 +2,2 @@\n+x\n+y\n");
    row("inserted at the start", "a\n", "x\na\n", "@@ -0,0 +1 @@\n+x\n");
    row("inserted at the end", "a\n", "a\nx\n", "@@ -1,0 +2 @@\n+x\n");
    row("inserted, then changed", "a\nb\nc\n", "a\nx\nb\nC\n", "@@ -1,0 +2 @@\n+x\n@@ -3 +4 @@\n-c\n+C\n");
    row("removed", "a\nb\nc\n", "a\nc\n", "@@ -2 +1,0 @@\n-b\n");
    row("last line without its end", "a\nb", "a\nB",
        "@@ -2 +2 @@\n-b\n\\ No newline at end of file\n+B\n\\ No newline at end of file\n");
    row("CRLF", "a\r\nb\r\n", "a\r\nB\r\n", "@@ -2 +2 @@\n-b\r\n+B\r\n");
    row("from nothing", "", "a\n", "@@ -0,0 +1 @@\n+a\n");
    row("far apart", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n",
        "@@ -1,10 +1 @@\n-0\n-1\n-2\n-3\n-4\n-5\n-6\n-7\n-8\n-9\n+x\n");
}

void TestUnifiedDiff::hunksNameTheirLines()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArray, hunks);
    const std::string_view old(before.constData(), static_cast<std::size_t>(before.size()));
    const std::string_view now(after.constData(), static_cast<std::size_t>(after.size()));
    QCOMPARE(app::unifiedDiff(QStringLiteral("s/x.md"), old, now), "--- a/s/x.md\n+++ b/s/x.md\n" + hunks);
}

void TestUnifiedDiff::nothingChangedIsNoDiff()
{
    QCOMPARE(app::unifiedDiff(QStringLiteral("x.md"), "a\n", "a\n"), QByteArray());
    QCOMPARE(app::unifiedDiff(QStringLiteral("x.md"), "", ""), QByteArray());
}

void TestUnifiedDiff::pathsArePutInQuotesWhereNeeded_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("dot") << QStringLiteral("./s//x.md") << QByteArray("a/s/x.md");
    QTest::newRow("absolute") << QStringLiteral("/s/x.md") << QByteArray("a/s/x.md");
    QTest::newRow("blank") << QStringLiteral("a b.md") << QByteArray("a/a b.md\t");
    QTest::newRow("quotes") << QStringLiteral("a\"\\.md") << QByteArray("\"a/a\\\"\\\\.md\"");
    QTest::newRow("line end") << QStringLiteral("a\nb.md") << QByteArray("\"a/a\\012b.md\"");
    QTest::newRow("umlaut") << QStringLiteral("ä.md") << QByteArray("a/ä.md");
}

// A29
void TestUnifiedDiff::pathsArePutInQuotesWhereNeeded()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, name);
    const QByteArray diff = app::unifiedDiff(path, "a\n", "b\n");
    QCOMPARE(diff.left(diff.indexOf('\n')), "--- " + name);
}

QTEST_APPLESS_MAIN(TestUnifiedDiff)
#include "tst_unifieddiff.moc"
