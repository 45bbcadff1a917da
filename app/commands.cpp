#include "app/commands.h"

#include "app/cli.h"
#include "app/output.h"
#include "app/signals.h"

namespace app
{

namespace
{

struct Run {
    StandardOutput &out;
    int operator()(const ListOptions &options) const { return list(options, out); }
    int operator()(const ShowOptions &options) const { return show(options, out); }
    int operator()(const SetOptions &options) const { return set(options, out); }
    int operator()(const ExportOptions &options) const { return exportStories(options, out); }
    int operator()(const CheckOptions &options) const { return check(options, out); }
    int operator()(const WindowOptions & /*unused*/) const { return WrongUsage; }
};

} // namespace

int runCommand(const Command &command)
{
    catchSignals();
    StandardOutput out;
    const int status = std::visit(Run{out}, command);
    if (!out.finish() && status == Done)
        return SomeFailed;
    return status;
}

} // namespace app
