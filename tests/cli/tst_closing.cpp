#include "tests/cli/galleyprocess.h"

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
    void editsThatAreQueuedWhenTheSignalComesAreWritten();
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
    void pressWith(quint16 modifier, quint16 key) const
    {
        send(modifier, 1);
        send(key, 1);
        send(key, 0);
        send(modifier, 0);
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

void TestClosing::editsThatAreQueuedWhenTheSignalComesAreWritten()
{
    const Keyboard keyboard;
    if (!keyboard.isUsable())
        QSKIP("there is no /dev/shm here, or no evdev plugin of Qt");
    constexpr int count = 1'000;
    Sandbox sandbox;
    for (int i = 0; i < count; ++i)
        sandbox.write(QStringLiteral("s/%1.md").arg(i), storyFile("published: false\n"));
    const auto publishedCount = [&] {
        int published = 0;
        for (int i = 0; i < count; ++i)
            published += sandbox.read(QStringLiteral("s/%1.md").arg(i)).contains("published: true") ? 1 : 0;
        return published;
    };
    QProcess process;
    startWindow(process, sandbox, keyboard.plugin());
    QVERIFY(process.waitForStarted());
    // The folder is remembered when all of it has been read.
    QTRY_VERIFY_WITH_TIMEOUT(sandbox.read(QStringLiteral("config/galley/galley.ini")).contains("last="), 30'000);
    int published = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            keyboard.pressWith(KEY_LEFTCTRL, KEY_A); // again until the keyboard is there
            keyboard.pressWith(KEY_LEFTSHIFT, KEY_P);
            QTest::qWait(50);
            published = publishedCount();
            return published > 0;
        },
        60'000));
    process.terminate();
    QVERIFY2(published < count, qPrintable(QString::number(published)));
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + SIGTERM);
    published = publishedCount();
    QVERIFY2(published == count, qPrintable(QString::number(published)));
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
