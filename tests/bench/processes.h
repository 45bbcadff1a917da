#pragma once

#include <QStringList>

/// Runs a program that is found in $PATH, its output thrown away. Milliseconds from its start to its end, by the
/// clock. Ends the benchmark when it cannot be run; an exit status other than 0 does, too, unless it is `mayEndWith`
/// (rg: 1 for no match).
double run(const QString &program, const QStringList &arguments, int mayEndWith = 0);
