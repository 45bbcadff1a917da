#pragma once

#include "model/story/rowview.h"

namespace table
{

/// `text` contains `folded` (story::foldText()), whose letters of ASCII stand for their capitals as well. Both are
/// UTF-8.
bool contains(std::string_view text, std::string_view folded);

/// What people search in the row (RowText::Search) contains `folded`.
bool searchContains(const story::RowView &row, std::string_view folded);
/// The same in one text of it, Title or Excerpt; never when that is missing.
bool searchContains(const story::RowView &row, story::RowText text, std::string_view folded);

/// What filters compare without regard to case: nothing is decoded for plain ASCII.
bool equals(std::string_view utf8, const QString &wanted);

/// The row's text, folded (foldText()), contains `folded`; never when it is missing.
bool containsFolded(const story::RowView &row, story::RowText text, const QByteArray &folded);

} // namespace table
