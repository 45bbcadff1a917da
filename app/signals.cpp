#include "app/signals.h"

#include "app/cli.h"

#include <csignal>
#include <unistd.h>

namespace app
{

namespace
{

volatile std::sig_atomic_t deferred = 0;
volatile std::sig_atomic_t caught = 0;

extern "C" void onSignal(int number)
{
    if (deferred == 0)
        ::_exit(SignalBase + number);
    caught = number;
}

} // namespace

void catchSignals()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

DeferSignals::DeferSignals() { deferred = 1; }
DeferSignals::~DeferSignals() { deferred = 0; }

int caughtSignal() { return caught; }

} // namespace app
