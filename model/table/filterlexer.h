#pragma once

#include "model/table/filter.h"

#include <optional>
#include <vector>

namespace table
{

enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A piece of a filter's text with its place, in UTF-16 units.
struct Token {
    enum class Kind { Word, Phrase, Term, Address, Or, Not, Open, Close, End };

    Kind kind = Kind::End;
    qsizetype offset = 0;
    qsizetype length = 0;
    QString name; ///< of a term, in lower case
    QString text; ///< the word, the phrase without its marks, the address, or the value of a term
    Comparison comparison = Comparison::Equal;
    qsizetype valueOffset = 0; ///< of a term: where its value begins, with its quotation mark
};

struct Tokens {
    std::vector<Token> list; ///< as far as the text could be read; ends with End
    std::optional<FilterError> error;
};

/// Cuts a filter's text into tokens, in linear time.
Tokens tokenize(const QString &text);

} // namespace table
