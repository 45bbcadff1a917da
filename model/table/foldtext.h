#pragma once

#include <QString>

namespace table
{

/// Text for substring search without regard to case or accents: compatibility forms and accents fall
/// together, typographic quotation marks are plain ones, every kind of blank is a blank. Never contains a
/// line feed.
QString foldText(const QString &text);
void appendFolded(QString &folded, const QString &text);

} // namespace table
