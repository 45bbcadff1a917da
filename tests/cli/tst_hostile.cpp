#include "tests/canary.h"
#include "tests/cli/galleyprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/stat.h>

/// Paths, names and texts that want to be more than that.
class TestHostile final : public QObject
{
    Q_OBJECT

private slots:
    void aPathThatCannotBeReadIsNamed_data();
    void aPathThatCannotBeReadIsNamed();
    void severalFoldersAreReadTogether();
    void exportsTakeNoFileAlong_data();
    void exportsTakeNoFileAlong();
    void errorsOnATerminalHaveNoControlCharacters_data();
    void errorsOnATerminalHaveNoControlCharacters();
    void jsonHasItsShapeWhateverTheTexts_data();
    void jsonHasItsShapeWhateverTheTexts();
};

namespace
{

QStringList words(const char *line) { return QString::fromUtf8(line).split(u' '); }

QByteArray quoted(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

/// The superuser's program too gets no more than permissions give (capabilities(7)).
void obeyingPermissions(QProcess &process)
{
    process.setChildProcessModifier([] {
        for (const unsigned long capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH})
            ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    });
}

/// What `arguments` say on standard error when that is a terminal.
QByteArray saidOnTerminal(const Sandbox &sandbox, const QStringList &arguments)
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
        return {};
    const QString name = QString::fromLocal8Bit(::ptsname(terminal));
    const int other = ::open(qPrintable(name), O_RDWR | O_NOCTTY | O_CLOEXEC); // keeps what was written
    const Ran ran = sandbox.galley(arguments, [&name](QProcess &process) { process.setStandardErrorFile(name); });
    QByteArray said(65'536, '\0');
    said.resize(qMax<qsizetype>(0, ::read(terminal, said.data(), static_cast<std::size_t>(said.size()))));
    ::close(other);
    ::close(terminal);
    return ran.status == 0 ? QByteArray() : said;
}

} // namespace

void TestHostile::aPathThatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("missing") << QStringLiteral("nowhere") << QByteArray("nowhere: ");
    QTest::newRow("below a file") << QStringLiteral("a.md/b.md") << QByteArray("a.md/b.md: ");
    QTest::newRow("no story") << QStringLiteral("readme.md") << QByteArray("readme.md: ");
    QTest::newRow("a pipe") << QStringLiteral("pipe.md") << QByteArray("pipe.md: ");
    QTest::newRow("a forbidden folder") << QStringLiteral("locked") << QByteArray("locked");
    QTest::newRow("a forbidden file") << QStringLiteral("secret.md")
                                      << QByteArray("secret.md: Cannot open the file: Permission denied");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("huge") << QString(100'000, u'x') << QByteArray(1'000, 'x');
}

// E14: exit status 1, the path and the reason on standard error, and nothing else.
void TestHostile::aPathThatCannotBeReadIsNamed()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, said);
    const Sandbox sandbox;
    const QByteArray story = storyFile("heat: 1\n");
    sandbox.write(QStringLiteral("a.md"), story);
    sandbox.write(QStringLiteral("readme.md"), "# No story\n");
    QCOMPARE(::chmod(qPrintable(sandbox.write(QStringLiteral("secret.md"), story)), 0), 0);
    sandbox.write(QStringLiteral("locked/a.md"), story);
    QCOMPARE(::chmod(qPrintable(sandbox.path(QStringLiteral("locked"))), 0), 0);
    QCOMPARE(::mkfifo(qPrintable(sandbox.path(QStringLiteral("pipe.md"))), 0600), 0);
    for (const char *line : {"list", "check", "show", "set heat=2", "export --format csv"}) {
        const Ran ran = sandbox.galley(words(line) + QStringList{path}, obeyingPermissions);
        QVERIFY2(ran.status == 1 || (path.isEmpty() && ran.status == 2), ran.err.constData());
        QVERIFY2(ran.err.startsWith(said) && !ran.err.isEmpty(), ran.err.left(2'000).constData());
    }
    ::chmod(qPrintable(sandbox.path(QStringLiteral("locked"))), 0700);
    QCOMPARE(sandbox.read(QStringLiteral("a.md")), story);
    QCOMPARE(sandbox.read(QStringLiteral("locked/a.md")), story);
}

// E14
void TestHostile::severalFoldersAreReadTogether()
{
    const Sandbox sandbox;
    sandbox.write(QStringLiteral("one/a.md"), storyFile("heat: 1\n"));
    sandbox.write(QStringLiteral("two/b.md"), storyFile("heat: 1\n"));
    const Ran ran = sandbox.galley(words("list one two nowhere --format paths"));
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, QByteArray("one/a.md\ntwo/b.md\n"));
    QVERIFY(ran.err.startsWith("nowhere: "));
}

void TestHostile::exportsTakeNoFileAlong_data()
{
    QTest::addColumn<QString>("address"); // CANARY: an image outside the folder
    QTest::newRow("absolute") << QStringLiteral("CANARY");
    QTest::newRow("upwards") << QStringLiteral("../../../../../../../../CANARY");
    QTest::newRow("file") << QStringLiteral("file://CANARY");
    QTest::newRow("a link inside") << QStringLiteral("/link.png");
}

// F15
void TestHostile::exportsTakeNoFileAlong()
{
    QFETCH(QString, address);
    const Canary canary;
    QVERIFY(canary.isSound());
    address.replace(QLatin1String("CANARY"), canary.file());
    const Sandbox sandbox;
    QVERIFY(QFile::link(canary.file(), sandbox.path(QStringLiteral("link.png"))));
    const QByteArray value = quoted(address);
    sandbox.write(QStringLiteral("s/a.md"), storyFile("title: A\nwebUrl: " + value + "\nimages:\n  - {url: " + value +
                                                      "}\nprovider: {name: x, images: [{url: " + value + "}]}\n"));
    const QStringList before = sandbox.files();
    QStringList after = before;
    for (const char *format : {"csv", "json", "markdown", "html"}) {
        const QString name = QStringLiteral("out.") + QLatin1String(format);
        const Ran ran = sandbox.galley(words("export s --format") +
                                       QStringList{QLatin1String(format), QStringLiteral("-o"), name});
        QCOMPARE(ran.status, 0);
        after.append(name);
        const QByteArray document = sandbox.read(name);
        QVERIFY(!document.contains("PNG\r\n") && !document.contains("data:image"));
        QVERIFY2(!document.contains("<img") && !document.contains("]("), document.constData());
    }
    after.sort();
    QCOMPARE(sandbox.files(), after);
    QVERIFY(!canary.wasOpened());
}

void TestHostile::errorsOnATerminalHaveNoControlCharacters_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"list s", "set heat=2 s", "export s --format csv", "check s nowhere\x1b[2J"})
        QTest::newRow(line) << words(line);
    QTest::newRow("an option") << QStringList{QStringLiteral("list"), QStringLiteral("--\x1b]0;x\a\u009b\r")};
    QTest::newRow("a filter") << QStringList{QStringLiteral("list"), QStringLiteral("s"), QStringLiteral("--filter"),
                                             QStringLiteral("\x1b]0;x\a\u202e:5")};
    QTest::newRow("a value") << QStringList{QStringLiteral("set"), QStringLiteral("heat=\x1b[2J\u0007"),
                                            QStringLiteral("s")};
}

// F19
void TestHostile::errorsOnATerminalHaveNoControlCharacters()
{
    QFETCH(const QStringList, arguments);
    const Sandbox sandbox;
    sandbox.write(QStringLiteral("s/\x1b]0;evil\a\u009b\u202e\r.md"), "---\n\"\x1b[2J\": \"\\e[2J\ntitle: [\n");
    const QString said = QString::fromUtf8(saidOnTerminal(sandbox, arguments));
    QVERIFY(!said.isEmpty());
    for (qsizetype i = 0; i < said.size(); ++i) {
        const QChar c = said.at(i);
        const bool isLineEnd = c == u'\n' || (c == u'\r' && said.mid(i + 1, 1) == u"\n");
        QVERIFY2(isLineEnd || (c.category() != QChar::Other_Control && c != QChar(0x202E)), qPrintable(said));
    }
}

void TestHostile::jsonHasItsShapeWhateverTheTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("controls") << QStringLiteral("a\u0001\u0008\n\t\u007f\u0085\u2028b");
    QTest::newRow("quotes") << QStringLiteral("\"\\\",\"x\":{\"</script><!--");
    QTest::newRow("beyond the plane") << QStringLiteral("\U0001F469\u200D\U0001F467\uFFFE\u202E");
    QTest::newRow("numbers") << QStringLiteral("NaN");
    QTest::newRow("a key of JavaScript") << QStringLiteral("__proto__");
}

// F28: documented members and no others, each of its type.
void TestHostile::jsonHasItsShapeWhateverTheTexts()
{
    QFETCH(const QString, text);
    const Sandbox sandbox;
    const QByteArray value = quoted(text);
    const QString name = QStringLiteral("s/") + QString(text).replace(u'/', u'|') + QStringLiteral(".md");
    sandbox.write(name,
                  storyFile("title: " + value + "\nexcerpt: " + value + "\ntype: " + value + "\ncategory: " + value +
                            "\nquality: " + value + "\nheat: 99999999999999999999\npublished: " + value +
                            "\nprovider: {name: " + value + ", domain: " + value + "}\ntopics: [" + value +
                            "]\nwebUrl: " + value + "\noriginalUrl: " + value + "\npublishedDateTime: " + value +
                            "\n" + value + ": .nan\n"));
    QJsonParseError error;
    const Ran listed = sandbox.galley(words("list s --format json"));
    QCOMPARE(listed.status, 0);
    const QJsonArray stories = QJsonDocument::fromJson(listed.out, &error).array();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(stories.size(), 1);
    const QJsonObject story = stories.at(0).toObject();
    const QStringList members = QStringLiteral("category excerpt heat imageCount originalUrl path provider published "
                                               "publishedDateTime quality relatedCount title topics type webUrl")
                                    .split(u' ');
    QCOMPARE(story.keys(), members);
    for (const QString &member : members) {
        const QJsonValue is = story.value(member);
        const bool isNumber = member.endsWith(QLatin1String("Count"));
        const bool isRight = isNumber                              ? is.isDouble()
                             : member == QLatin1String("provider") ? is.isObject() && is.toObject().size() == 2
                             : member == QLatin1String("topics")   ? is.isArray() && is.toArray().size() == 1
                                                                   : is.isString();
        QVERIFY2(isRight, qPrintable(member));
    }
    QCOMPARE(story.value(QLatin1String("path")).toString(), name);
    QCOMPARE(story.value(QLatin1String("title")).toString(), text);
    const Ran exported = sandbox.galley(words("export s --format json"));
    QCOMPARE(QJsonDocument::fromJson(exported.out).array().at(0).toObject().keys(), members);
    const Ran shown =
        sandbox.galley({QStringLiteral("show"), name, QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(shown.status, 0);
    const QJsonObject all = QJsonDocument::fromJson(shown.out, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(all.value(text), QJsonValue(QStringLiteral(".nan"))); // no number that JSON has
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
