#include "model/table/dayformat.h"

#include <QLocale>
#include <QRegularExpression>

namespace table
{

QString dayFormat(const QLocale &locale)
{
    // The order of English dates differs between its countries: this one is read alike in all of them.
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return QStringLiteral("d MMM yyyy");
    // CLDR's long formats have the weekday at either end, with a comma or blank between; only Thai has a word for it.
    static const QRegularExpression weekday(
        QStringLiteral("^dddd?(ที่)?[\\s,،⹁]*('[^']*'\\s+)?|[\\s,،⹁]*\\(?dddd?\\)?$"));
    QString format = locale.dateFormat(QLocale::LongFormat);
    format.remove(weekday);
    return format.replace(QLatin1String("MMMM"), QLatin1String("MMM"));
}

} // namespace table
