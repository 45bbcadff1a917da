#pragma once

#include "model/table/filter.h"

#include <QList>

namespace table
{

/// What a filter asks for, in its parts: each thing that stands side by side at the top level, or all of it where the
/// top level is an OR.
struct FilterPiece {
    qsizetype offset = 0; ///< in UTF-16 units of the filter's text, with the `-` before it
    qsizetype length = 0;
    QString words; ///< for people: topic AI Hardware, quality ≥ 60, not problem
    bool operator==(const FilterPiece &) const = default;
};

QList<FilterPiece> piecesOf(const Filter &filter);

/// The filter's text without the piece and the blanks that held it apart; all else stays as it was typed.
QString withoutPiece(const Filter &filter, const FilterPiece &piece);

} // namespace table
