#pragma once

#include <QFile>
#include <QString>

#include <sched.h>
#include <unistd.h>

/// In a user namespace of its own the test has limits of inotify of its own (user_namespaces(7), namespaces(7):
/// /proc/sys/user), and the rest of the system keeps its.
class OwnLimits final
{
public:
    /// Must come before the process has a second thread (unshare(2)).
    OwnLimits()
    {
        const QByteArray self = QByteArray::number(::getuid());
        if (::unshare(CLONE_NEWUSER) == -1)
            m_error = QStringLiteral("unshare(CLONE_NEWUSER): %1").arg(qt_error_string());
        else if (!write(QStringLiteral("/proc/self/uid_map"), "0 " + self + " 1\n"))
            m_error = QStringLiteral("cannot write /proc/self/uid_map");
    }

    /// Empty: the limits can be set. Else why not, for QSKIP.
    [[nodiscard]] const QString &error() const { return m_error; }
    /// `max_inotify_watches` or `max_inotify_instances`.
    [[nodiscard]] bool set(const char *limit, int most) const
    {
        return write(QStringLiteral("/proc/sys/user/") + QLatin1String(limit), QByteArray::number(most));
    }

private:
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(bytes) == bytes.size();
    }

    QString m_error;
};
