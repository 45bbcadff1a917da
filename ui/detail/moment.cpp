#include "ui/detail/moment.h"

#include "model/table/dayformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui
{

namespace
{

QDateTime local(std::int64_t milliseconds) { return QDateTime::fromMSecsSinceEpoch(milliseconds); }

} // namespace

QString dayText(std::int64_t milliseconds)
{
    const QLocale locale;
    return locale.toString(local(milliseconds).date(), table::dayFormat(locale));
}

QString dayTimeText(std::int64_t milliseconds)
{
    // The locale's own way of writing a time, but without seconds, which the C locale has.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(QLatin1String(":ss"));
    return QCoreApplication::translate("ui::Moment", "%1, %2")
        .arg(dayText(milliseconds), QLocale().toString(local(milliseconds).time(), format));
}

QString instantText(std::int64_t milliseconds, const QString &inFile)
{
    const QDateTime here = local(milliseconds);
    return QCoreApplication::translate("ui::Moment", "%1 %2\n%3\nIn the file: %4")
        .arg(QLocale().toString(here, QLocale::LongFormat), here.timeZoneAbbreviation(),
             here.toUTC().toString(Qt::ISODateWithMs), inFile);
}

bool liesAhead(std::int64_t milliseconds) { return milliseconds > QDateTime::currentMSecsSinceEpoch(); }

} // namespace ui
