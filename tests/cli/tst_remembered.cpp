#include "tests/cli/galleyprocess.h"

#include <QDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

/// The command line on a folder whose rows an index has.
class TestRemembered final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_cache = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_cache.reset(); }
    void rememberedStoriesAreListedAsThoseThatAreRead_data();
    void rememberedStoriesAreListedAsThoseThatAreRead();
    void processesThatMakeOneIndexDoNotDisturbEachOther();
    void aFileThatChangedInSecretIsReadAgain();
    void whatIsRememberedAndWhatIsReadComeInOneOrder();

private:
    [[nodiscard]] QDir indexes() const { return QDir(m_cache->filePath(QStringLiteral("galley/index"))); }
    static QProcessEnvironment with(const QString &cache);
    [[nodiscard]] Ran galley(const QStringList &arguments, const QString &cache) const;
    [[nodiscard]] Ran remembering(const QStringList &arguments) const { return galley(arguments, m_cache->path()); }
    /// Makes the index of `s`.
    void remember() const;

    Sandbox m_sandbox;
    std::unique_ptr<QTemporaryDir> m_cache;
};

void TestRemembered::initTestCase()
{
    constexpr int untilOldEnough = 2'100; // milliseconds: a row is kept when its file has rested for 2 s
    m_sandbox.write(QStringLiteral("s/a.md"), storyFile("title: Alpha\nquality: 7\n"));
    m_sandbox.write(QStringLiteral("s/b.md"), storyFile("title: Beta\nquality: 60\n"));
    m_sandbox.write(QStringLiteral("s/Sub/c.md"), storyFile("title: Gamma\nquality: 60\n"));
    m_sandbox.write(QStringLiteral("s/broken.md"), storyFile("title: [\n"));
    QTest::qWait(untilOldEnough);
}

QProcessEnvironment TestRemembered::with(const QString &cache)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), cache);
    return environment;
}

Ran TestRemembered::galley(const QStringList &arguments, const QString &cache) const
{
    return m_sandbox.galley(arguments, [&cache](QProcess &process) { process.setProcessEnvironment(with(cache)); });
}

void TestRemembered::remember() const
{
    (void)remembering({QStringLiteral("list"), QStringLiteral("s")});
    QCOMPARE(indexes().entryList(QDir::Files).size(), 1);
}

void TestRemembered::rememberedStoriesAreListedAsThoseThatAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line :
         {"list s", "list s/", "list ./s", "list s --filter quality:60", "list s --filter path:s/sub",
          "list s --filter path:./s", "list ./s --filter path:./s", "list s --filter -path:s/sub",
          "list s --filter is:problem", "list s --format paths", "list s --format json", "check s",
          "export s --format csv --sort -quality", "set heat=9 s --dry-run --filter quality:60",
          "set heat=9 ./s --dry-run --filter gamma", "set heat=9 s/ --dry-run --filter is:problem"})
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
}

void TestRemembered::rememberedStoriesAreListedAsThoseThatAreRead()
{
    QFETCH(const QStringList, arguments);
    remember();
    const Ran remembered = remembering(arguments);
    const Ran read = galley(arguments, QStringLiteral("/dev/null"));
    QCOMPARE(remembered.out, read.out);
    QCOMPARE(remembered.err, read.err);
    QCOMPARE(remembered.status, read.status);
}

void TestRemembered::processesThatMakeOneIndexDoNotDisturbEachOther()
{
    const QStringList list{QStringLiteral("list"), QStringLiteral("s"), QStringLiteral("--format"),
                           QStringLiteral("json")};
    const QByteArray wanted = galley(list, QStringLiteral("/dev/null")).out;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 8; ++i) {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(with(m_cache->path()));
        process->setWorkingDirectory(m_sandbox.path({}));
        process->start(QStringLiteral(GALLEY), list);
        processes.push_back(std::move(process));
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished());
        QCOMPARE(process->readAllStandardOutput(), wanted);
    }
    QCOMPARE(indexes().entryList(QDir::Files | QDir::Hidden).size(), 1);
    QCOMPARE(remembering(list).out, wanted);
}

void TestRemembered::aFileThatChangedInSecretIsReadAgain()
{
    remember();
    const QByteArray file = QFile::encodeName(m_sandbox.path(QStringLiteral("s/a.md")));
    struct stat before {
    };
    QCOMPARE(::stat(file.constData(), &before), 0);
    m_sandbox.write(QStringLiteral("s/a.md"), storyFile("title: Omega\nquality: 8\n")); // as long as it was
    const timespec times[2] = {before.st_atim, before.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, file.constData(), times, 0), 0);
    const Ran ran = remembering(
        {QStringLiteral("list"), QStringLiteral("s"), QStringLiteral("--filter"), QStringLiteral("quality<10")});
    QVERIFY2(ran.out.contains("Omega") && !ran.out.contains("Alpha"), ran.out.constData());
    const Ran set = remembering({QStringLiteral("set"), QStringLiteral("heat=5"), QStringLiteral("s"),
                                 QStringLiteral("--filter"), QStringLiteral("omega")});
    QCOMPARE(set.lastError(), QByteArray("1 changed, 0 unchanged, 1 failed")); // the broken one
    QVERIFY(m_sandbox.read(QStringLiteral("s/a.md")).contains("heat: 5"));
}

void TestRemembered::whatIsRememberedAndWhatIsReadComeInOneOrder()
{
    remember();
    m_sandbox.write(QStringLiteral("s/a.md"), storyFile("title: New\nquality: 60\n"));
    const QStringList set{QStringLiteral("set"),      QStringLiteral("heat=9"),     QStringLiteral("s"),
                          QStringLiteral("--filter"), QStringLiteral("quality:60"), QStringLiteral("--dry-run")};
    const QByteArray diff = remembering(set).out;
    QCOMPARE(diff, galley(set, QStringLiteral("/dev/null")).out);
    QVERIFY(diff.indexOf("s/a.md") >= 0 && diff.indexOf("s/a.md") < diff.indexOf("s/b.md"));
}

QTEST_GUILESS_MAIN(TestRemembered)
#include "tst_remembered.moc"
