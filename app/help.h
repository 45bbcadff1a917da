#pragma once

#include <QStringList>

namespace app
{

/// The first words that make Galley run without a window.
const QStringList &verbs();

/// What `galley --help` (empty verb) or `galley VERB --help` prints.
QString helpText(const QString &verb);

} // namespace app
