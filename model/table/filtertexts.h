#pragma once

#include "model/story/rowview.h"

namespace table
{

/// Where `text` contains `part`. Both are UTF-8.
bool contains(std::string_view text, std::string_view part);

/// What filters compare without regard to case: nothing is decoded for plain ASCII.
bool equals(std::string_view utf8, const QString &wanted);

/// The row's text, folded (foldText()), contains `folded`; never when it is missing.
bool containsFolded(const story::RowView &row, story::RowText text, const QByteArray &folded);

/// One of the lines of RowText::Search.
std::string_view searchLine(const story::RowView &row, int line);

} // namespace table
