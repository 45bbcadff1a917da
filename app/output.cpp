#include "app/output.h"

#include "app/cli.h"
#include "app/escape.h"
#include "app/signals.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace app
{

namespace
{

constexpr qsizetype bufferSize = 64 * 1024;

/// 0, or the errno of what failed.
int writeAll(int fd, const QByteArray &bytes)
{
    const char *at = bytes.constData();
    for (qsizetype left = bytes.size(); left > 0;) {
        const ssize_t written = ::write(fd, at, static_cast<std::size_t>(left));
        if (written < 0 && errno == EINTR && caughtSignal() == 0)
            continue;
        if (written < 0)
            return errno;
        at += written;
        left -= written;
    }
    return 0;
}

} // namespace

void openStandardStreams()
{
    // A stream that was closed becomes one of the other direction, so that its use still fails (as gnulib's stdopen).
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (::fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            (void)::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void say(const QString &message) { writeAll(STDERR_FILENO, escaped(message).toUtf8() + '\n'); }

void sayLines(const QString &lines) { writeAll(STDERR_FILENO, escaped(lines, LineEnds::Keep).toUtf8() + '\n'); }

StandardOutput::StandardOutput()
    : m_terminal(::isatty(STDOUT_FILENO) == 1)
{
}

int StandardOutput::columns() const
{
    winsize size{};
    if (!m_terminal)
        return 0;
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void StandardOutput::write(const QByteArray &bytes)
{
    m_buffer += m_terminal ? escaped(QString::fromUtf8(bytes), LineEnds::Keep).toUtf8() : bytes;
    if (m_buffer.size() >= bufferSize)
        flush();
}

void StandardOutput::flush()
{
    if (m_error == 0)
        m_error = writeAll(STDOUT_FILENO, m_buffer);
    m_buffer.clear();
}

bool StandardOutput::finish()
{
    if (m_finished)
        return m_error == 0;
    m_finished = true;
    const bool nothing = m_buffer.isEmpty() && m_error == 0;
    flush();
    // Some file systems report a full disk only here. A stream that was closed from the start is no error as long as
    // nothing was to be written.
    if (::close(STDOUT_FILENO) != 0 && m_error == 0 && !nothing)
        m_error = errno;
    if (m_error != 0 && m_error != EPIPE)
        say(Cli::tr("galley: cannot write to standard output: %1")
                .arg(QString::fromLocal8Bit(std::strerror(m_error))));
    return m_error == 0;
}

} // namespace app
