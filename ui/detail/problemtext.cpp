#include "ui/detail/problemtext.h"

#include <QCoreApplication>

namespace ui
{

QString problemText(const story::Problem &problem)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ui::Problem", text); };
    if (problem.line <= 0)
        return problem.reason;
    if (problem.column <= 0)
        return tr("%1 (line %2)").arg(problem.reason, QString::number(problem.line));
    return tr("%1 (line %2, column %3)")
        .arg(problem.reason, QString::number(problem.line), QString::number(problem.column));
}

} // namespace ui
