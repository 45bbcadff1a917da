#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

/// What a run of the program left behind.
struct Ran {
    int status = -1;
    QByteArray out;
    QByteArray err;

    /// The last line of standard error, without its line end.
    [[nodiscard]] QByteArray lastError() const { return err.trimmed().mid(err.trimmed().lastIndexOf('\n') + 1); }
};

/// A folder of its own with stories, and the program that runs in it.
class Sandbox final
{
public:
    /// Writes `name` (folders are made) and returns its absolute path.
    QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// All file names below the folder, hidden ones too.
    [[nodiscard]] QStringList files() const;

    /// Runs `galley arguments` in the folder; `prepare` may change the process before it starts.
    [[nodiscard]] Ran galley(const QStringList &arguments, const std::function<void(QProcess &)> &prepare = {}) const;
    /// Runs any program there, with `input` as its standard input.
    [[nodiscard]] Ran run(const QString &program, const QStringList &arguments, const QByteArray &input = {},
                          const std::function<void(QProcess &)> &prepare = {}) const;

private:
    QTemporaryDir m_folder;
};

/// No file that the process writes gets longer than that: what is beyond fails as a full disk does.
void limitFileSize(QProcess &process, rlim_t bytes);

/// A story file: the front matter's lines between fences, then a body.
QByteArray storyFile(const QByteArray &lines);
