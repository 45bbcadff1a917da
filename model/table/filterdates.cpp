#include "model/table/filterdates.h"

#include <QCoreApplication>
#include <QDateTime>

namespace table
{

namespace
{

class Dates
{
    Q_DECLARE_TR_FUNCTIONS(table::Filter)

public:
    static QString wrongDate(QStringView text)
    {
        return tr("“%1” is no date; dates look like 2023, 2023-10, 2023-10-24, 2023-05..2023-10 or 7d")
            .arg(text.left(40));
    }
    static QString openRange() { return tr("a range needs a date on at least one side"); }
    static QString onlyWithColon(const QString &value) { return tr("“%1” goes with date: only").arg(value.left(40)); }
};

/// Reads a number of `digits` digits at the start of `text` and moves behind it; -1: there is none.
int takeNumber(QStringView &text, int digits)
{
    if (text.size() < digits)
        return -1;
    int number = 0;
    for (const QChar c : text.left(digits)) {
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c.unicode() - u'0');
    }
    text = text.mid(digits);
    return number;
}

bool takeDash(QStringView &text)
{
    if (!text.startsWith(u'-'))
        return false;
    text = text.mid(1);
    return true;
}

/// A year, a month or a day as an interval of the local zone.
std::optional<DateRange> parsePartialDate(QStringView text)
{
    const int year = takeNumber(text, 4);
    if (year < 1)
        return std::nullopt;
    QDate first(year, 1, 1);
    QDate next = first.addYears(1);
    if (takeDash(text)) {
        const int month = takeNumber(text, 2);
        first = QDate(year, month, 1);
        next = first.addMonths(1);
        if (takeDash(text)) {
            first = QDate(year, month, takeNumber(text, 2));
            next = first.addDays(1);
        }
    }
    if (!first.isValid() || !text.isEmpty())
        return std::nullopt;
    return DateRange{first.startOfDay().toMSecsSinceEpoch(), next.startOfDay().toMSecsSinceEpoch()};
}

/// `7d`: the last 7 x 24 hours.
std::optional<DateRange> parseLastDays(QStringView text)
{
    if (text.size() < 2 || text.size() > 6 || text.back().toLower() != u'd')
        return std::nullopt;
    const int days = takeNumber(text, static_cast<int>(text.size()) - 1);
    if (days < 0)
        return std::nullopt;
    return DateRange{std::nullopt, std::nullopt, days * std::int64_t(24 * 60 * 60 * 1000)};
}

tl::expected<DateRange, QString> parseRange(QStringView from, QStringView to)
{
    if (from.isEmpty() && to.isEmpty())
        return tl::unexpected(Dates::openRange());
    DateRange range;
    if (!from.isEmpty()) {
        const auto first = parsePartialDate(from);
        if (!first)
            return tl::unexpected(Dates::wrongDate(from));
        range.first = first->first;
    }
    if (!to.isEmpty()) {
        const auto last = parsePartialDate(to);
        if (!last)
            return tl::unexpected(Dates::wrongDate(to));
        range.end = last->end;
    }
    return range;
}

} // namespace

tl::expected<DateRange, QString> parseDates(Comparison comparison, const QString &value)
{
    const qsizetype dots = value.indexOf(QLatin1String(".."));
    const auto lastDays = parseLastDays(value);
    if (comparison != Comparison::Equal && (dots >= 0 || lastDays))
        return tl::unexpected(Dates::onlyWithColon(value));
    if (lastDays)
        return *lastDays;
    if (dots >= 0)
        return parseRange(QStringView(value).left(dots), QStringView(value).mid(dots + 2));
    const auto date = parsePartialDate(value);
    if (!date)
        return tl::unexpected(Dates::wrongDate(value));
    switch (comparison) {
    case Comparison::Less:
        return DateRange{std::nullopt, date->first};
    case Comparison::LessOrEqual:
        return DateRange{std::nullopt, date->end};
    case Comparison::Greater:
        return DateRange{date->end, std::nullopt};
    case Comparison::GreaterOrEqual:
        return DateRange{date->first, std::nullopt};
    case Comparison::Equal:
        break;
    }
    return *date;
}

} // namespace table
