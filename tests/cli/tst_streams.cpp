#include "tests/cli/galleyprocess.h"

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

class TestStreams final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFullOutputIsAnError_data();
    void aFullOutputIsAnError();
    void aClosedOutputIsAnError();
    void aReaderThatHasGoneIsQuiet_data();
    void aReaderThatHasGoneIsQuiet();
    void aSignalEndsTheWaitForAReader_data();
    void aSignalEndsTheWaitForAReader();
    void closedStreamsAreNoCrash();
    void aTerminalGetsNoControlCharacters_data();
    void aTerminalGetsNoControlCharacters();
    void aPipeGetsExactPaths();

private:
    Sandbox m_sandbox;
    QStringList m_evil{QStringLiteral("s/\x1b]0;evil\a.md")};
};

namespace
{

QStringList words(const char *line) { return QString::fromUtf8(line).split(u' '); }

/// What `arguments` print on a terminal.
QByteArray onTerminal(const Sandbox &sandbox, const QStringList &arguments)
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
        return {};
    const QString name = QString::fromLocal8Bit(::ptsname(terminal));
    // Kept open, so that what was written can still be read when the program has ended.
    const int other = ::open(qPrintable(name), O_RDWR | O_NOCTTY | O_CLOEXEC);
    const Ran ran = sandbox.galley(arguments, [&name](QProcess &process) { process.setStandardOutputFile(name); });
    QByteArray shown(65'536, '\0');
    shown.resize(qMax<qsizetype>(0, ::read(terminal, shown.data(), static_cast<std::size_t>(shown.size()))));
    ::close(other);
    ::close(terminal);
    return ran.status == 0 ? shown : QByteArray();
}

} // namespace

void TestStreams::initTestCase()
{
    m_sandbox.write(m_evil.constFirst(), storyFile("title: \"a\\e[2Jb\\u009bc\\u202ed\\re\"\n"));
}

void TestStreams::aFullOutputIsAnError_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"list s", "list s --format json", "list s -0", "export s --format html", "--help",
                             "--version", "set heat=5 s --dry-run"})
        QTest::newRow(line) << words(line);
}

// F11
void TestStreams::aFullOutputIsAnError()
{
    QFETCH(const QStringList, arguments);
    const Ran ran = m_sandbox.galley(
        arguments, [](QProcess &process) { process.setStandardOutputFile(QStringLiteral("/dev/full")); });
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("cannot write to standard output: No space left on device"), ran.err.constData());
}

// F11
void TestStreams::aClosedOutputIsAnError()
{
    const auto close = [](QProcess &process) { process.setChildProcessModifier([] { ::close(STDOUT_FILENO); }); };
    const Ran ran = m_sandbox.galley(words("list s"), close);
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.contains("cannot write to standard output"), ran.err.constData());
    m_sandbox.write(QStringLiteral("t/a.md"), storyFile("heat: 5\n"));
    const Ran set = m_sandbox.galley(words("set heat=5 t"), close);
    QCOMPARE(set.status, 0);
    QCOMPARE(set.err, QByteArray("0 changed, 1 unchanged, 0 failed\n"));
}

void TestStreams::aReaderThatHasGoneIsQuiet_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"list s", "--help", "--version", "set heat=5 s --dry-run"})
        QTest::newRow(line) << words(line);
}

// F11
void TestStreams::aReaderThatHasGoneIsQuiet()
{
    QFETCH(const QStringList, arguments);
    const Ran ran = m_sandbox.galley(arguments, [](QProcess &process) {
        process.setChildProcessModifier([] {
            int ends[2] = {-1, -1};
            if (::pipe(ends) == 0) {
                ::close(ends[0]);
                ::dup2(ends[1], STDOUT_FILENO);
            }
        });
    });
    QCOMPARE(ran.status, 1);
    QVERIFY2(ran.err.isEmpty() || ran.err.endsWith("1 changed, 0 unchanged, 0 failed\n"), ran.err.constData());
}

void TestStreams::aSignalEndsTheWaitForAReader_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestStreams::aSignalEndsTheWaitForAReader()
{
    QFETCH(const int, signal);
    Sandbox sandbox;
    for (int i = 0; i < 2000; ++i) // whose diff is more than a pipe holds
        sandbox.write(QStringLiteral("s/%1.md").arg(i), storyFile("heat: 1\n"));
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    QProcess process;
    process.setWorkingDirectory(sandbox.path({}));
    process.setChildProcessModifier([&ends] { ::dup2(ends[1], STDOUT_FILENO); });
    process.start(QStringLiteral(GALLEY), words("set heat=2 s --dry-run"));
    QVERIFY(process.waitForStarted());
    int held = 0; // bytes: until the pipe is full
    const int capacity = ::fcntl(ends[1], F_GETPIPE_SZ);
    while (held < capacity && process.state() == QProcess::Running) {
        QCOMPARE(::ioctl(ends[0], FIONREAD, &held), 0);
        process.waitForFinished(5);
    }
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    const bool ended = process.waitForFinished(60'000);
    ::close(ends[0]);
    ::close(ends[1]);
    QVERIFY(ended);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + signal);
}

// F25
void TestStreams::closedStreamsAreNoCrash()
{
    const auto closeAll = [](QProcess &process) {
        process.setChildProcessModifier([] {
            for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                ::close(fd);
        });
    };
    QCOMPARE(m_sandbox.galley(words("list s"), closeAll).status, 1);
    QCOMPARE(m_sandbox.galley(words("nothing"), closeAll).status, 2);
    m_sandbox.write(QStringLiteral("u/a.md"), storyFile("heat: 1\n"));
    QCOMPARE(m_sandbox.galley(words("set heat=2 u"), closeAll).status, 0);
    QCOMPARE(m_sandbox.read(QStringLiteral("u/a.md")), storyFile("heat: 2\n"));
}

void TestStreams::aTerminalGetsNoControlCharacters_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"list s", "list s --format json", "list s --format csv", "list s --format paths",
                             "list s -0", "export s --format markdown", "set published=no s --dry-run"})
        QTest::newRow(line) << words(line);
    QTest::newRow("show") << QStringList{QStringLiteral("show")} + m_evil;
}

// F19
void TestStreams::aTerminalGetsNoControlCharacters()
{
    QFETCH(const QStringList, arguments);
    const QByteArray shown = onTerminal(m_sandbox, arguments);
    QVERIFY(!shown.isEmpty());
    const QString text = QString::fromUtf8(shown);
    for (const QChar c : text)
        QVERIFY2(c == u'\n' || c == u'\r' || (c.category() != QChar::Other_Control && c != QChar(0x202E)),
                 shown.constData());
    // The terminal's own line discipline makes each \n a \r\n; no other \r may be there.
    QCOMPARE(shown.count('\r'), shown.count("\r\n") + shown.count("\r\r\n"));
}

void TestStreams::aPipeGetsExactPaths()
{
    const QByteArray path = m_evil.constFirst().toUtf8();
    QCOMPARE(m_sandbox.galley(words("list s --format paths")).out, path + '\n');
    QCOMPARE(m_sandbox.galley(words("list s -0")).out, path + '\0');
    QVERIFY(m_sandbox.galley(words("list s --format csv")).out.contains('"' + path + "\","));
    QVERIFY(m_sandbox.galley(words("list s --format json")).out.contains("s/\\u001b]0;evil\\u0007.md"));
}

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
