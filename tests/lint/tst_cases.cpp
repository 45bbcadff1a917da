#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

/// tests/CASES.md and the tests name each other: no case without a test, no test that does not exist, no number that
/// stands on one side only.
class TestCases final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCaseIsInTheTableOnce();
    void everyCaseHasATest();
    void everyTestOfTheTableExists();
    void everyTestOfTheTableCarriesItsNumber();
    void everyNumberOfATestIsInTheTable();
    void numbersStandDirectlyAboveTests();

private:
    void readTable();
    void readPrograms();
    void readTests(const QString &program, const QString &path);
    void readScripts();

    struct Row {
        QString number;
        QStringList tests; ///< as the table gives them, between backquotes
    };
    QList<Row> m_rows;
    QSet<QString> m_programs;
    QSet<QString> m_tests;                ///< every function that runs, every folder of files
    QMap<QString, QSet<QString>> m_carry; ///< test -> its numbers
    QStringList m_astray;                 ///< numbers that stand above no test
};

namespace
{

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesNamed(const QString &pattern)
{
    QStringList paths;
    QDirIterator files(QStringLiteral(SOURCE_FOLDER "/tests"), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    return paths;
}

/// "A08 A05: every failure" -> A08, A05
QStringList numbersOf(const QString &comments)
{
    static const QRegularExpression line(QStringLiteral("^[ \\t]*// ([A-F]\\d\\d(?: [A-F]\\d\\d)*)(?=:|$)"),
                                         QRegularExpression::MultilineOption);
    QStringList numbers;
    for (auto matches = line.globalMatch(comments); matches.hasNext();)
        numbers += matches.next().captured(1).split(u' ');
    return numbers;
}

/// The private slots, which QTest calls.
QSet<QString> functionsThatRun(const QString &text)
{
    static const QRegularExpression section(QStringLiteral("^private slots:\\n(.*?)^(?:\\};|\\w+[a-z ]*:\\n)"),
                                            QRegularExpression::MultilineOption |
                                                QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression function(QStringLiteral("^    void (\\w+)\\(\\)"),
                                             QRegularExpression::MultilineOption);
    static const QStringList helpers{QStringLiteral("init"), QStringLiteral("cleanup"),
                                     QStringLiteral("initTestCase"), QStringLiteral("cleanupTestCase")};
    QSet<QString> names;
    for (auto sections = section.globalMatch(text); sections.hasNext();) {
        for (auto functions = function.globalMatch(sections.next().captured(1)); functions.hasNext();) {
            const QString name = functions.next().captured(1);
            if (!name.endsWith(QLatin1String("_data")) && !helpers.contains(name))
                names.insert(name);
        }
    }
    return names;
}

QStringList allCases()
{
    QStringList numbers;
    const auto add = [&numbers](QLatin1Char group, int first, int last) {
        for (int number = first; number <= last; ++number)
            numbers.append(group + QString::number(number).rightJustified(2, u'0'));
    };
    add(QLatin1Char('A'), 1, 41);
    add(QLatin1Char('B'), 1, 26);
    add(QLatin1Char('C'), 1, 52);
    add(QLatin1Char('E'), 1, 18);
    add(QLatin1Char('F'), 10, 29);
    return numbers;
}

} // namespace

void TestCases::initTestCase()
{
    readTable();
    readPrograms();
    readScripts();
    QDir splice(QStringLiteral(TEST_DATA "/splice"));
    const QStringList folders = splice.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QString test = QLatin1String("tests/data/splice/") + folder;
        if (!QDir(splice.filePath(folder)).entryList({QStringLiteral("*.case")}, QDir::Files).isEmpty())
            m_tests.insert(test);
        m_carry[test].insert(folder);
    }
    QVERIFY(m_tests.size() > 500);
}

void TestCases::readTable()
{
    static const QRegularExpression shape(QStringLiteral("^\\| ([A-F]\\d\\d) \\| ([^|]+) \\| ([^|]+) \\|$"));
    static const QRegularExpression quoted(QStringLiteral("`([^`]+)`"));
    const QStringList lines = contentOf(QStringLiteral(SOURCE_FOLDER "/tests/CASES.md")).split(u'\n');
    for (const QString &line : lines) {
        const auto match = shape.match(line);
        if (!match.hasMatch()) {
            QVERIFY2(!line.startsWith(u'|') || line.startsWith(u"| case ") || line.startsWith(u"|---"),
                     qPrintable(line));
            continue;
        }
        Row row{match.captured(1), {}};
        for (auto texts = quoted.globalMatch(match.captured(3)); texts.hasNext();)
            row.tests.append(texts.next().captured(1));
        m_rows.append(row);
    }
}

/// galley_test(tst_folder_save tst_save.cpp ...) and, in a folder with a function of its own, cli_test(set).
void TestCases::readPrograms()
{
    static const QRegularExpression added(QStringLiteral("_test\\(\\s*(\\w+)(?:\\s+(tst_\\w+\\.cpp))?"));
    const QStringList lists = filesNamed(QStringLiteral("CMakeLists.txt"));
    for (const QString &list : lists) {
        const QDir folder = QFileInfo(list).dir();
        for (auto matches = added.globalMatch(contentOf(list)); matches.hasNext();) {
            const auto match = matches.next();
            const QString name = match.captured(1);
            if (!match.captured(2).isEmpty())
                readTests(name, folder.filePath(match.captured(2)));
            else if (folder.exists(QStringLiteral("tst_%1.cpp").arg(name)))
                readTests(QStringLiteral("tst_%1_%2").arg(folder.dirName(), name),
                          folder.filePath(QStringLiteral("tst_%1.cpp").arg(name)));
        }
    }
}

void TestCases::readTests(const QString &program, const QString &path)
{
    static const QRegularExpression function(
        QStringLiteral("((?:^[ \\t]*//[^\\n]*\\n)*)^[ \\t]*void (?:\\w+::)?(\\w+)\\(\\)"),
        QRegularExpression::MultilineOption);
    const QString text = contentOf(path);
    QVERIFY2(!text.isEmpty(), qPrintable(path));
    m_programs.insert(program);
    const QSet<QString> run = functionsThatRun(text);
    for (const QString &name : run)
        m_tests.insert(program + QLatin1String("::") + name);
    qsizetype attached = 0;
    for (auto matches = function.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QStringList numbers = numbersOf(match.captured(1));
        if (numbers.isEmpty() || !run.contains(match.captured(2)))
            continue;
        attached += numbers.size();
        QSet<QString> &carried = m_carry[program + QLatin1String("::") + match.captured(2)];
        for (const QString &number : numbers)
            carried.insert(number);
    }
    if (numbersOf(text).size() != attached)
        m_astray.append(path);
}

/// case_A08() { ... }, or case_A04_A05() for two in one.
void TestCases::readScripts()
{
    static const QRegularExpression function(QStringLiteral("^(case_([A-F]\\d\\d(?:_[A-F]\\d\\d)*)\\w*) *\\(\\)"),
                                             QRegularExpression::MultilineOption);
    const QDir root(QStringLiteral(SOURCE_FOLDER));
    const QStringList scripts = filesNamed(QStringLiteral("*.sh"));
    for (const QString &script : scripts) {
        for (auto matches = function.globalMatch(contentOf(script)); matches.hasNext();) {
            const auto match = matches.next();
            const QString test = root.relativeFilePath(script) + u' ' + match.captured(1);
            m_tests.insert(test);
            const QStringList numbers = match.captured(2).split(u'_');
            m_carry[test] = {numbers.begin(), numbers.end()};
        }
    }
}

void TestCases::everyCaseIsInTheTableOnce()
{
    QStringList numbers;
    for (const Row &row : std::as_const(m_rows))
        numbers.append(row.number);
    QCOMPARE(numbers, allCases());
}

void TestCases::everyCaseHasATest()
{
    for (const Row &row : std::as_const(m_rows)) {
        const auto isFunction = [this](const QString &test) { return !m_programs.contains(test); };
        QVERIFY2(std::any_of(row.tests.cbegin(), row.tests.cend(), isFunction), qPrintable(row.number));
    }
}

void TestCases::everyTestOfTheTableExists()
{
    for (const Row &row : std::as_const(m_rows)) {
        for (const QString &test : row.tests)
            QVERIFY2(m_tests.contains(test) || m_programs.contains(test), qPrintable(row.number + u' ' + test));
    }
}

void TestCases::everyTestOfTheTableCarriesItsNumber()
{
    for (const Row &row : std::as_const(m_rows)) {
        for (const QString &test : row.tests)
            QVERIFY2(m_programs.contains(test) || m_carry.value(test).contains(row.number),
                     qPrintable(row.number + u' ' + test));
    }
}

void TestCases::everyNumberOfATestIsInTheTable()
{
    QMap<QString, QSet<QString>> listed;
    for (const Row &row : std::as_const(m_rows)) {
        for (const QString &test : row.tests)
            listed[test].insert(row.number);
    }
    for (auto test = m_carry.cbegin(); test != m_carry.cend(); ++test) {
        const QSet<QString> missing = test.value() - listed.value(test.key());
        const QStringList numbers(missing.cbegin(), missing.cend());
        QVERIFY2(missing.isEmpty(), qPrintable(test.key() + u' ' + numbers.join(u' ')));
    }
}

void TestCases::numbersStandDirectlyAboveTests() { QCOMPARE(m_astray, QStringList()); }

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
