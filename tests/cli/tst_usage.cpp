#include "tests/cli/galleyprocess.h"

#include <QTest>

class TestUsage final : public QObject
{
    Q_OBJECT

private slots:
    void theVersionGoesToStandardOutput();
    void helpGoesToStandardOutput_data();
    void helpGoesToStandardOutput();
    void wrongUsageIsSaidBeforeAnyFileIsOpened_data();
    void wrongUsageIsSaidBeforeAnyFileIsOpened();
    void aFirstArgumentThatIsNothingNamesTheNearestCommand();
    void controlCharactersInMessagesAreEscaped();
    void theWindowWithoutADisplayIsOneLine_data();
    void theWindowWithoutADisplayIsOneLine();
    void commandsNeedNoDisplay();
};

namespace
{

void withoutDisplay(QProcess &process)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
}

} // namespace

void TestUsage::theVersionGoesToStandardOutput()
{
    const Ran ran = Sandbox().galley({QStringLiteral("--version")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray("galley " GALLEY_VERSION "\n"));
    QCOMPARE(ran.err, QByteArray());
}

void TestUsage::helpGoesToStandardOutput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("contained");
    QTest::newRow("galley") << QStringList{QStringLiteral("--help")} << QByteArray("galley export PATH...");
    QTest::newRow("short") << QStringList{QStringLiteral("-h")} << QByteArray("Exit status");
    const QList<QPair<const char *, const char *>> verbs{{"list", "table|json|csv|paths"},
                                                         {"show", "text|json"},
                                                         {"set", "--dry-run"},
                                                         {"export", "--plain"},
                                                         {"check", "LINE"}};
    for (const auto &verb : verbs)
        QTest::newRow(verb.first) << QStringList{QLatin1String(verb.first), QStringLiteral("--help")}
                                  << QByteArray(verb.second);
    QTest::newRow("with other arguments")
        << QStringList{QStringLiteral("list"), QStringLiteral("nowhere"), QStringLiteral("--help")}
        << QByteArray("galley list");
}

void TestUsage::helpGoesToStandardOutput()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, contained);
    const Ran ran = Sandbox().galley(arguments);
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains(contained));
    QCOMPARE(ran.err, QByteArray());
}

void TestUsage::wrongUsageIsSaidBeforeAnyFileIsOpened_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *line, const char *said) {
        QTest::newRow(line) << QString::fromUtf8(line) << QByteArray(said);
    };
    row("list", "say which files or folders");
    row("list . --format xml", "unknown format “xml”");
    row("list . --format jsno", "Did you mean “json”?");
    row("list . --bogus", "bogus");
    row("list . --filter", "filter");
    row("list . --filter a)", "filter, column 2: ");
    row("list . --filter qualty>5", "filter, column 1: ");
    row("list . --sort -nothing", "nothing");
    row("list . -0 --format json", "-0");
    row("show", "say which file");
    row("show a.md b.md", "one at a time");
    row("show a.md --format csv", "unknown format");
    row("check", "say which files or folders");
    row("export .", "--format");
    row("export . --format xls", "unknown format “xls”");
    row("set a.md", "say what to set");
    row("set a.md heat=5", "heat=5 must come before the paths");
    row("set heat=5", "say which files or folders");
    row("set heat=NaN a.md", "heat=NaN");
    row("set heat= a.md", "heat=");
    row("set heat=5.0 a.md", "heat=5.0");
    row("set quality=99999999999999999999 a.md", "quality=99999999999999999999");
    row("set published=maybe a.md", "published=maybe");
    row("set haet=5 a.md", "Did you mean “heat”?");
    row("set heat=5 heat=6 a.md", "heat is set twice");
    row("set -- heat=5 a.md", "say what to set");
    row("--images maybe .", "--images");
    row("--images off --images on .", "--images is given twice");
    row("--images off list .", "the command “list” must come first");
    row("--allow-private-addresses check", "the command “check” must come first");
    row("list . --filter a --filter b", "--filter is given twice");
    row("list . --sort title --sort date", "--sort is given twice");
    row("list . --format json --format csv", "--format is given twice");
    row("show a.md --format json --format json", "--format is given twice");
    row("set heat=5 . --filter a --filter b", "--filter is given twice");
    row("export . --format csv -o x -o y", "-o is given twice");
    row("list . --filter quality!=5", "filter, column 8: ");
    row("--sort title .", "sort");
}

// F21
void TestUsage::wrongUsageIsSaidBeforeAnyFileIsOpened()
{
    QFETCH(const QString, line);
    QFETCH(const QByteArray, said);
    Sandbox sandbox;
    const QByteArray story = storyFile("heat: 1\n");
    sandbox.write(QStringLiteral("a.md"), story);
    const Ran ran = sandbox.galley(line.split(u' '));
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.contains(said), ran.err.constData());
    QVERIFY2(ran.lastError().contains("--help"), ran.err.constData());
    QCOMPARE(sandbox.read(QStringLiteral("a.md")), story);
}

void TestUsage::aFirstArgumentThatIsNothingNamesTheNearestCommand()
{
    const Ran ran = Sandbox().galley({QStringLiteral("lsit"), QStringLiteral(".")});
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY(ran.err.contains("no such folder or command: lsit. Did you mean “list”?"));
    QVERIFY(Sandbox().galley({QStringLiteral("/no/where")}).err.contains("no such folder or command: /no/where\n"));
}

// F19
void TestUsage::controlCharactersInMessagesAreEscaped()
{
    const Ran ran = Sandbox().galley({QStringLiteral("\x1b]0;x\a\u202E\u009B\n")});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.err.contains("command: \\x1b]0;x\\x07\\u202e\\x9b\\x0a"), ran.err.constData());
}

void TestUsage::theWindowWithoutADisplayIsOneLine_data()
{
    QTest::addColumn<QString>("display");
    QTest::newRow("none") << QString();
    QTest::newRow("nobody there") << QStringLiteral(":54321");
}

void TestUsage::theWindowWithoutADisplayIsOneLine()
{
    QFETCH(const QString, display);
    const Ran ran = Sandbox().galley({QStringLiteral(".")}, [&display](QProcess &process) {
        withoutDisplay(process);
        auto environment = process.processEnvironment();
        if (!display.isNull())
            environment.insert(QStringLiteral("DISPLAY"), display);
        process.setProcessEnvironment(environment);
    });
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY(ran.err.contains("display"));
}

// F24
void TestUsage::commandsNeedNoDisplay()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("title: A\n"));
    const Ran ran = sandbox.galley(
        {QStringLiteral("list"), QStringLiteral("."), QStringLiteral("--format"), QStringLiteral("paths")},
        withoutDisplay);
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray("./a.md\n"));
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
