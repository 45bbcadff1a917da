#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

/// A folder of real files that goes away with the test.
class Scratch final
{
    Q_DISABLE_COPY_MOVE(Scratch)

public:
    Scratch() = default;

    [[nodiscard]] QString path(const QString &name = {}) const
    {
        const QString root = QFileInfo(m_folder.path()).canonicalFilePath();
        return name.isEmpty() ? root : root + u'/' + name;
    }
    [[nodiscard]] QByteArray native(const QString &name) const { return path(name).toUtf8(); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path(name)));
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
    }
    void link(const QString &target, const QString &name) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        if (::symlink(target.toUtf8().constData(), native(name).constData()) != 0)
            qFatal("cannot link %s", qPrintable(name));
    }
    [[nodiscard]] struct stat status(const QString &name) const
    {
        struct stat result {
        };
        if (::lstat(native(name).constData(), &result) != 0)
            qFatal("cannot stat %s", qPrintable(name));
        return result;
    }
    /// Every name in the folder and below, hidden ones too.
    [[nodiscard]] QStringList litter() const
    {
        return QDir(path()).entryList({QStringLiteral(".galley-*"), QStringLiteral("*.??????")},
                                      QDir::Files | QDir::Hidden);
    }

private:
    QTemporaryDir m_folder;
};

/// A small story with `heat`.
inline QByteArray storyWithHeat(int heat)
{
    return "---\ntitle: A story\nquality: 60\nheat: " + QByteArray::number(heat) + "\npublished: true\n---\nBody\n";
}
