#include "tests/cli/galleyprocess.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace
{

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCheck final : public QObject
{
    Q_OBJECT

private slots:
    void soundStoriesSayNothing();
    void everyProblemIsALineWithItsPlace();
    void everyBrokenFileIsNamedWithItsPlaceAndItsReason();
    void theSameFaultIsSaidOnce();
    void aPathOfSeveralLinesIsOneLine();
    void unreadablePathsGoToStandardError();
};

void TestCheck::soundStoriesSayNothing()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("title: A\nheat: 5\n"));
    sandbox.write(QStringLiteral("readme.md"), "# No story\n");
    const Ran ran = sandbox.galley({QStringLiteral("check"), QStringLiteral(".")});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err, QByteArray());
}

void TestCheck::everyProblemIsALineWithItsPlace()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("broken.md"), "---\ntitle: A\n");
    sandbox.write(QStringLiteral("twice.md"), storyFile("title: A\nheat: 5\nheat: 6\n"));
    sandbox.write(QStringLiteral("unknown.md"), storyFile("title: @x\n"));
    const Ran ran = sandbox.galley({QStringLiteral("check"), QStringLiteral(".")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.err, QByteArray());
    static const QRegularExpression shape(
        QStringLiteral("^\\./(broken|twice|unknown)\\.md:[1-9][0-9]*:[1-9][0-9]*: .+$"));
    const auto lines = QString::fromUtf8(ran.out).trimmed().split(u'\n');
    QVERIFY(lines.size() >= 3);
    for (const QString &line : lines)
        QVERIFY2(shape.match(line).hasMatch(), qPrintable(line));
    QVERIFY(ran.out.contains("\n./unknown.md:2:"));
}

/// tests/data/broken: more than sixty ways to break a story, and in `expected` what is to be said of them.
void TestCheck::everyBrokenFileIsNamedWithItsPlaceAndItsReason()
{
    Sandbox sandbox;
    const QDir broken(QStringLiteral(TEST_DATA "/broken"));
    const QStringList names = broken.entryList({QStringLiteral("*.*")}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 60);
    for (const QString &name : names)
        sandbox.write(name, contentsOf(broken.filePath(name)));
    const Ran ran = sandbox.galley({QStringLiteral("check"), QStringLiteral(".")});
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.err, QByteArray());
    const auto expected = contentsOf(broken.filePath(QStringLiteral("expected"))).trimmed().split('\n');
    const auto lines = ran.out.trimmed().split('\n');
    for (qsizetype i = 0; i < qMin(lines.size(), expected.size()); ++i)
        QCOMPARE(lines[i], expected[i]);
    QCOMPARE(lines.size(), expected.size());
    for (const QString &name : names) {
        QVERIFY2(ran.out.contains("./" + name.toUtf8() + ':'), qPrintable(name));
        QCOMPARE(sandbox.read(name), contentsOf(broken.filePath(name)));
    }
}

void TestCheck::theSameFaultIsSaidOnce()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a.md"), storyFile("title: A\nquality: &a 1\nheat: *a\nquality: 2\nheat: [1\n"));
    sandbox.write(QStringLiteral("b.md"), storyFile("heat: 5\nheat: 5\nheat: 5\nquality: 1\nquality: 1\n"));
    auto lines = sandbox.galley({QStringLiteral("check"), QStringLiteral(".")}).out.trimmed().split('\n');
    QVERIFY(lines.size() >= 2);
    std::sort(lines.begin(), lines.end());
    QVERIFY2(std::adjacent_find(lines.begin(), lines.end()) == lines.end(), lines.join('\n').constData());
}

// A29
void TestCheck::aPathOfSeveralLinesIsOneLine()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("a\nb.md"), "---\ntitle: A\n");
    const Ran ran = sandbox.galley({QStringLiteral("check"), QStringLiteral(".")});
    QCOMPARE(ran.out.count('\n'), 1);
    QVERIFY2(ran.out.startsWith("./a\\x0ab.md:1:1: "), ran.out.constData());
}

void TestCheck::unreadablePathsGoToStandardError()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("readme.md"), "# No story\n");
    for (const QString &path : {QStringLiteral("nowhere"), QStringLiteral("readme.md")}) {
        const Ran ran = sandbox.galley({QStringLiteral("check"), path});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith(path.toUtf8() + ": "), ran.err.constData());
    }
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
