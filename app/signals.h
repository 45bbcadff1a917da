#pragma once

#include <QtGlobal>

namespace app
{

/// SIGINT and SIGTERM end the program at once with 130 and 143; SIGPIPE is an error of write() instead.
void catchSignals();

/// While it lives SIGINT and SIGTERM wait: the work in hand is finished, then the caller asks caughtSignal().
class DeferSignals final
{
    Q_DISABLE_COPY_MOVE(DeferSignals)

public:
    DeferSignals();
    ~DeferSignals();
};

/// The signal that came while it was deferred; 0: none.
int caughtSignal();

} // namespace app
