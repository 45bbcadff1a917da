#include "tests/cli/galleyprocess.h"

#include <QElapsedTimer>
#include <QLibraryInfo>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

/// The window, ended by a signal.
class TestClosing final : public QObject
{
    Q_OBJECT

private slots:
    void aSignalClosesTheWindowAsItsButtonDoes_data();
    void aSignalClosesTheWindowAsItsButtonDoes();
    void anEditThatIsQueuedWhenTheSignalComesIsWritten();
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

/// Keys for a window on the offscreen platform, which has no keyboard: Qt's evdev plugin reads them from a pipe. It
/// takes only names below /dev.
class Keyboard final
{
    Q_DISABLE_COPY_MOVE(Keyboard)

public:
    Keyboard()
        : m_path("/dev/shm/galley-keys-" + QByteArray::number(::getpid()))
    {
        if (::mkfifo(m_path.constData(), 0600) == 0)
            m_fd = ::open(m_path.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }
    ~Keyboard()
    {
        ::close(m_fd);
        ::unlink(m_path.constData());
    }

    [[nodiscard]] bool isUsable() const
    {
        const QString plugins = QLibraryInfo::path(QLibraryInfo::PluginsPath);
        return m_fd >= 0 && QFile::exists(plugins + QStringLiteral("/generic/libqevdevkeyboardplugin.so"));
    }
    [[nodiscard]] QString plugin() const { return QStringLiteral("evdevkeyboard:") + QString::fromLatin1(m_path); }
    void press(quint16 key) const
    {
        send(key, 1);
        send(key, 0);
    }
    void pressShifted(quint16 key) const
    {
        send(KEY_LEFTSHIFT, 1);
        press(key);
        send(KEY_LEFTSHIFT, 0);
    }

private:
    void send(quint16 key, int value) const
    {
        input_event event{};
        event.type = EV_KEY;
        event.code = key;
        event.value = value;
        if (::write(m_fd, &event, sizeof event) != sizeof event)
            qFatal("cannot press a key");
    }

    QByteArray m_path;
    int m_fd = -1;
};

void startWindow(QProcess &process, const Sandbox &sandbox, const QString &inputPlugin = {})
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), sandbox.path(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), sandbox.path(QStringLiteral("cache")));
    if (!inputPlugin.isEmpty())
        environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), inputPlugin);
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

/// A save waits for two seconds while another program has the file open for writing.
void TestClosing::anEditThatIsQueuedWhenTheSignalComesIsWritten()
{
    const Keyboard keyboard;
    if (!keyboard.isUsable())
        QSKIP("there is no /dev/shm here, or no evdev plugin of Qt");
    Sandbox sandbox;
    for (const char *name : {"s/a.md", "s/b.md", "s/c.md"})
        sandbox.write(QLatin1String(name), storyFile("published: false\n"));
    const auto isPublished = [&](const char *name) {
        return sandbox.read(QLatin1String(name)) == storyFile("published: true\n");
    };
    QProcess process;
    startWindow(process, sandbox, keyboard.plugin());
    QVERIFY(process.waitForStarted());
    QVERIFY(QTest::qWaitFor(
        [&] {
            keyboard.pressShifted(KEY_P); // publishes the first story and stays there
            QTest::qWait(100);
            return isPublished("s/a.md");
        },
        60'000));

    const int writer = ::open(QFile::encodeName(sandbox.path(QStringLiteral("s/b.md"))).constData(), O_WRONLY);
    QVERIFY(writer >= 0);
    QElapsedTimer held;
    held.start();
    keyboard.press(KEY_DOWN);
    keyboard.press(KEY_P);
    keyboard.press(KEY_P);
    const bool cameToTheLast = QTest::qWaitFor([&] { return isPublished("s/c.md"); }, 30'000);
    process.terminate();
    const bool isWaiting = !isPublished("s/b.md") && !process.waitForFinished(100);
    ::close(writer);
    const bool wasQuick = held.elapsed() < 1'900;
    if (!wasQuick)
        process.kill();
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY(cameToTheLast);
    if (!wasQuick)
        QSKIP("this machine is too slow to hold a save back for just as long as it waits");
    QVERIFY(isWaiting);
    QCOMPARE(process.exitCode(), 128 + SIGTERM);
    QVERIFY(isPublished("s/b.md"));
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
