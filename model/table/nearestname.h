#pragma once

#include <QStringList>

namespace table
{

/// The name that `typed` was most likely meant to be, without regard to case; null when none is near. Bounded
/// time.
QString nearestName(const QString &typed, const QStringList &names);

} // namespace table
