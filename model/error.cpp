#include "model/error.h"

namespace model
{

QString Error::text() const
{
    QString place = file;
    if (line > 0)
        place += QLatin1Char(':') + QString::number(line) + QLatin1Char(':') + QString::number(column);
    QString text = place.isEmpty() ? what : place + QLatin1String(": ") + what;
    if (!whatNow.isEmpty())
        text += QLatin1String(". ") + whatNow;
    return text;
}

} // namespace model
