#include "model/exporting/changelist.h"
#include "tests/csvreader.h"

#include <QTest>

using frontmatter::Field;

class TestChanges final : public QObject
{
    Q_OBJECT

private slots:
    void noChangesAreTheHeaderLine();
    void aChangeIsARecord();
    void numbersAreNumbersAndOtherTextIsDefused_data();
    void numbersAreNumbersAndOtherTextIsDefused();
    void titlesAndPathsAreDefused();
    void cellsAreReadBackAsTheyWere();
};

namespace
{

folder::PastEdit edit(const std::optional<std::string> &before, const std::optional<std::string> &after)
{
    return {"id",
            1'700'000'000'123,
            QStringLiteral("/news/a.md"),
            QStringLiteral("A title"),
            {Field::Heat, before, after}};
}

QStringList cellsOf(const folder::PastEdit &change)
{
    return readCsv(QString::fromUtf8(exporting::changesAsCsv({change}))).value(1);
}

} // namespace

void TestChanges::noChangesAreTheHeaderLine()
{
    QCOMPARE(exporting::changesAsCsv({}), QByteArray("time,title,file,field,before,after\r\n"));
}

/// Tests run in the zone of Berlin.
void TestChanges::aChangeIsARecord()
{
    QCOMPARE(exporting::changesAsCsv({edit("5", "7"), edit({}, "\"7\"")}),
             QByteArray("time,title,file,field,before,after\r\n"
                        "2023-11-14T23:13:20+01:00,A title,/news/a.md,heat,5,7\r\n"
                        "2023-11-14T23:13:20+01:00,A title,/news/a.md,heat,,\"\"\"7\"\"\"\r\n"));
}

void TestChanges::numbersAreNumbersAndOtherTextIsDefused_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char *raw, const char *cell) {
        QTest::newRow(raw) << QByteArray(raw) << QString::fromLatin1(cell);
    };
    row("-1", "-1");
    row("-9223372036854775808", "-9223372036854775808");
    row("+5", "'+5");
    row("007", "007");
    row("-5+1", "'-5+1");
    row("=1", "'=1");
    row("\t@x", "'\t@x");
    row("true", "true");
}

void TestChanges::numbersAreNumbersAndOtherTextIsDefused()
{
    QFETCH(QByteArray, raw);
    const QStringList cells = cellsOf(edit(raw.toStdString(), raw.toStdString()));
    QTEST(cells.value(4), "cell");
    QTEST(cells.value(5), "cell");
}

void TestChanges::titlesAndPathsAreDefused()
{
    folder::PastEdit change = edit("5", "7");
    change.title = QStringLiteral("=HYPERLINK(\"http://x\")");
    change.file = QStringLiteral("@x.md");
    QCOMPARE(cellsOf(change).value(1), QStringLiteral("'=HYPERLINK(\"http://x\")"));
    QCOMPARE(cellsOf(change).value(2), QStringLiteral("'@x.md"));
}

void TestChanges::cellsAreReadBackAsTheyWere()
{
    folder::PastEdit change = edit("5", "7");
    change.title = QStringLiteral("a, \"b\"; c\r\nd\t 港 🚋");
    change.file = QStringLiteral("/news/ x.md");
    QCOMPARE(cellsOf(change).value(1), change.title);
    QCOMPARE(cellsOf(change).value(2), change.file);
    QCOMPARE(cellsOf(change).size(), 6);
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
