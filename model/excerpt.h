#pragma once

#include <QString>

namespace model
{

/// A value from a file, short enough for a sentence: at most 80 characters, then an ellipsis.
QString excerpt(const QString &value);

} // namespace model
