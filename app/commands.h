#pragma once

#include "app/commandline.h"

namespace app
{

class StandardOutput;

// Each verb in a file of its own; they return the exit status, messages are on standard error by then.
int list(const ListOptions &options, StandardOutput &out);
int show(const ShowOptions &options, StandardOutput &out);
int set(const SetOptions &options, StandardOutput &out);
int exportStories(const ExportOptions &options, StandardOutput &out);
int check(const CheckOptions &options, StandardOutput &out);

/// Runs a verb with signals and standard output looked after. Not for WindowOptions.
int runCommand(const Command &command);

} // namespace app
