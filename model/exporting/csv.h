#pragma once

#include <QString>

namespace exporting
{

/// True when a spreadsheet would take the cell for a formula (OWASP ASVS 1.2.10, CWE-1236): the first
/// character after blanks is one of = + - @, their full-width forms, TAB, CR or LF.
bool runsInSpreadsheet(const QString &cell);

} // namespace exporting
