#pragma once

#include <QCoreApplication>

namespace app
{

/// The translation context of the command line.
struct Cli {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// Exit statuses of every command; 128 and the signal's number when a signal ended it.
enum Status : int { Done = 0, SomeFailed = 1, WrongUsage = 2, SignalBase = 128 };

} // namespace app
