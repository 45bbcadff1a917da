#pragma once

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/// An image and a pipe that nobody has a reason to open, in a folder of their own, which is the current one so that a
/// bare name finds them, too. Opening either is noticed.
class Canary final
{
public:
    Canary()
        : m_former(QDir::currentPath())
        , m_watch(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        QDir::setCurrent(m_folder.path());
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        m_isSound = image.save(file(), "PNG") && ::mkfifo(qPrintable(pipe()), 0600) == 0;
        m_held = ::open(qPrintable(pipe()), O_RDWR | O_CLOEXEC); // so that an open of ours would come back
        for (const QString &path : {file(), pipe()})
            m_isSound = ::inotify_add_watch(m_watch, qPrintable(path), IN_OPEN) >= 0 && m_isSound;
    }
    ~Canary()
    {
        ::close(m_watch);
        ::close(m_held);
        QDir::setCurrent(m_former);
    }
    Q_DISABLE_COPY_MOVE(Canary)

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("c.png")); }
    [[nodiscard]] QString pipe() const { return m_folder.filePath(QStringLiteral("p.png")); }
    [[nodiscard]] bool isSound() const { return m_isSound && m_held >= 0; }
    /// Since the last call.
    [[nodiscard]] bool wasOpened() const
    {
        std::array<char, 4096> events{};
        return ::read(m_watch, events.data(), events.size()) > 0;
    }

private:
    QString m_former;
    QTemporaryDir m_folder;
    int m_watch;
    int m_held = -1;
    bool m_isSound = false;
};
