#include "tests/cli/galleyprocess.h"

#include <QTest>

#include <csignal>

/// The window, ended by a signal.
class TestClosing final : public QObject
{
    Q_OBJECT

private slots:
    void aSignalClosesTheWindowAsItsButtonDoes_data();
    void aSignalClosesTheWindowAsItsButtonDoes();
    void aHangUpThatIsIgnoredStaysIgnored();
};

namespace
{

/// The mask that /proc/PID/status shows as `name`: signal n is bit n - 1.
quint64 signalMask(qint64 process, const QByteArray &name)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ":"))
            return line.mid(name.size() + 1).trimmed().toULongLong(nullptr, 16);
    }
    return 0;
}

constexpr quint64 bitOf(int signal) { return quint64(1) << (signal - 1); }

void startWindow(QProcess &process, const Sandbox &sandbox)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), sandbox.path(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), sandbox.path(QStringLiteral("cache")));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(sandbox.path({}));
    process.start(QStringLiteral(GALLEY), {QStringLiteral("s")});
}

} // namespace

void TestClosing::aSignalClosesTheWindowAsItsButtonDoes_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestClosing::aSignalClosesTheWindowAsItsButtonDoes()
{
    QFETCH(const int, signal);
    Sandbox sandbox;
    sandbox.write(QStringLiteral("s/a.md"), storyFile("heat: 1\n"));
    QProcess process;
    startWindow(process, sandbox);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(signalMask(process.processId(), "SigCgt") & bitOf(signal), 30'000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + signal);
    QVERIFY(sandbox.files().contains(QStringLiteral("config/galley/galley.ini"))); // which closing writes
}

void TestClosing::aHangUpThatIsIgnoredStaysIgnored()
{
    Sandbox sandbox;
    sandbox.write(QStringLiteral("s/a.md"), storyFile("heat: 1\n"));
    QProcess process;
    process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
    startWindow(process, sandbox);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(signalMask(process.processId(), "SigCgt") & bitOf(SIGTERM), 30'000);
    QVERIFY(signalMask(process.processId(), "SigIgn") & bitOf(SIGHUP));
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 128 + SIGTERM);
}

QTEST_GUILESS_MAIN(TestClosing)
#include "tst_closing.moc"
