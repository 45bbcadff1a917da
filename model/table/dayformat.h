#pragma once

#include <QString>

class QLocale;

namespace table
{

/// How a day is written in tables and captions, as a format of QLocale::toString(): short, with the month as a word
/// where the language does so. English: "5 Mar 2024"; German: "5. März 2024"; Japanese: "2024年3月5日".
QString dayFormat(const QLocale &locale);

} // namespace table
