#include "app/signals.h"

#include "app/cli.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace app
{

namespace
{

// Any thread may be the one that a signal interrupts.
std::atomic_int deferred = 0;
std::atomic_int caught = 0;
static_assert(std::atomic_int::is_always_lock_free);

extern "C" void onSignal(int number)
{
    if (deferred == 0)
        ::_exit(SignalBase + number);
    caught = number;
}

} // namespace

void ignoreWriteSignals()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

void catchSignals()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = 0; // a write to a reader that waits must end, see output.cpp
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before = {};
        // What nohup(1) and shells have set to be ignored stays so.
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(number, &action, nullptr);
    }
}

DeferSignals::DeferSignals() { deferred = 1; }
DeferSignals::~DeferSignals() { deferred = 0; }

int caughtSignal() { return caught; }

} // namespace app
