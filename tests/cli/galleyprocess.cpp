#include "tests/cli/galleyprocess.h"

#include <QDirIterator>
#include <QFile>

QString Sandbox::write(const QString &name, const QByteArray &bytes) const
{
    const QString file = path(name);
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write the test's own file");
    return file;
}

QByteArray Sandbox::read(const QString &name) const
{
    QFile in(path(name));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QStringList Sandbox::files() const
{
    QStringList names;
    QDirIterator entries(m_folder.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (entries.hasNext())
        names += QDir(m_folder.path()).relativeFilePath(entries.next());
    names.sort();
    return names;
}

Ran Sandbox::galley(const QStringList &arguments, const std::function<void(QProcess &)> &prepare) const
{
    return run(QStringLiteral(GALLEY), arguments, {}, prepare);
}

Ran Sandbox::run(const QString &program, const QStringList &arguments, const QByteArray &input,
                 const std::function<void(QProcess &)> &prepare) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    if (prepare)
        prepare(process);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {-1, process.readAllStandardOutput(), process.errorString().toUtf8()};
    const int status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    return {status, process.readAllStandardOutput(), process.readAllStandardError()};
}

void limitFileSize(QProcess &process, rlim_t bytes)
{
    // A build that counts its lines (--coverage) writes its counts at the end: they would be cut short for all.
    static const QTemporaryDir elsewhere;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GCOV_PREFIX"), elsewhere.path());
    environment.insert(QStringLiteral("GCOV_ERROR_FILE"), QStringLiteral("/dev/null"));
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([bytes] {
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
}

QByteArray storyFile(const QByteArray &lines) { return "---\n" + lines + "---\n\nThe body.\n"; }
