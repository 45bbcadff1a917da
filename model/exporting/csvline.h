#pragma once

#include "model/frontmatter/field.h"

#include <QByteArray>

namespace exporting
{

/// Writes one record of RFC 4180, cell by cell. `defuse`: a text that a spreadsheet would run gets a leading
/// apostrophe.
class CsvLine final
{
public:
    CsvLine(QByteArray &out, bool defuse)
        : m_out(out)
        , m_defuse(defuse)
    {
    }

    void text(const QString &text);
    void number(std::int64_t number);
    void value(const frontmatter::FieldValue &value);
    void end() { m_out += "\r\n"; }

private:
    void separate();

    QByteArray &m_out;
    bool m_defuse;
    bool m_first = true;
};

} // namespace exporting
