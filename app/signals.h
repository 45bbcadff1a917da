#pragma once

#include <QtGlobal>

namespace app
{

/// SIGPIPE and SIGXFSZ (a reader that has gone, a file over `ulimit -f`) become errors of write(), in which nothing
/// is lost and no temporary file stays. First thing in main().
void ignoreWriteSignals();

/// SIGINT, SIGTERM and SIGHUP end the program at once with 130, 143 and 129.
void catchSignals();

/// While it lives these signals wait: the work in hand is finished, then the caller asks caughtSignal().
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
