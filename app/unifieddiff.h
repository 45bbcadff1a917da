#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace app
{

/// The change of one file as a unified diff without context, for `git apply --unidiff-zero` and people. `path` gets
/// the prefixes a/ and b/. Empty when nothing changed. Made for changes of few lines: far from each other is fine,
/// but it looks only a few lines ahead for where old and new meet again.
QByteArray unifiedDiff(const QString &path, std::string_view before, std::string_view after);

} // namespace app
