#include "app/closeonsignal.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace app
{

namespace
{

constexpr std::array<int, 3> closingSignals{SIGINT, SIGTERM, SIGHUP};

int readEnd = -1;
volatile std::sig_atomic_t writeEnd = -1;

/// Only what signal-safety(7) lists may be called here, so the signal goes through a pipe to the event loop.
extern "C" void passOn(int number)
{
    const int before = errno;
    const auto byte = static_cast<char>(number);
    // A full pipe has told of a signal already.
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = before;
}

void handleWith(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : closingSignals) {
        struct sigaction before = {};
        // What nohup(1) and shells have set to be ignored stays so.
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(number, &action, nullptr);
    }
}

} // namespace

CloseOnSignal::CloseOnSignal(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        qWarning("Signals end the program at once: %s", qPrintable(qt_error_string(errno)));
        return;
    }
    readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = new QSocketNotifier(readEnd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &CloseOnSignal::read);
    handleWith(passOn);
}

CloseOnSignal::~CloseOnSignal()
{
    if (!m_notifier)
        return;
    delete m_notifier;
    // From here the last saves are finished; a signal must not cut them off.
    handleWith(SIG_IGN);
    ::close(readEnd);
    ::close(static_cast<int>(writeEnd));
}

void CloseOnSignal::read()
{
    char number = 0;
    while (::read(readEnd, &number, 1) == 1) {
        if (m_caught == 0)
            m_caught = static_cast<unsigned char>(number);
    }
    emit closeAsked();
}

} // namespace app
