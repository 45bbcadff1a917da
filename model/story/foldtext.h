#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace story
{

/// Text for substring search without regard to case or accents: compatibility forms and accents fall
/// together, typographic quotation marks are plain ones, every kind of blank is a blank. Never contains a
/// line feed.
QString foldText(const QString &text);
void appendFolded(QString &folded, QStringView text);
/// From UTF-8 to UTF-8.
void appendFolded(std::string &folded, std::string_view text);

} // namespace story
