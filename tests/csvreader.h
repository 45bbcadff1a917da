#pragma once

#include <QList>
#include <QStringList>

/// Reads RFC 4180 back: quoted cells, doubled quotes, CRLF between the records.
inline QList<QStringList> readCsv(const QString &text)
{
    QList<QStringList> records;
    QStringList record;
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"')
            cell += text.at(++i);
        else if (c == u'"')
            quoted = !quoted;
        else if (quoted)
            cell += c;
        else if (c == u',' || c == u'\n') {
            if (c == u'\n' && cell.endsWith(u'\r'))
                cell.chop(1);
            record += cell;
            cell.clear();
            if (c == u'\n') {
                records += record;
                record.clear();
            }
        } else
            cell += c;
    }
    return records;
}
