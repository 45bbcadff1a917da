#include "model/table/filternumbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace table
{

namespace
{

class Numbers
{
    Q_DECLARE_TR_FUNCTIONS(table::Filter)

public:
    static QString notANumber(QStringView text)
    {
        return tr("“%1” is not a whole number that fits in 64 bits").arg(text.left(40));
    }
    static QString openRange() { return tr("a range needs a number on at least one side"); }
    static QString rangeWithComparison() { return tr("a range goes with “:” or “=” only"); }
};

constexpr NumberRange everyNumber;
constexpr NumberRange noNumber{1, 0};

std::optional<std::int64_t> parseNumber(QStringView text)
{
    const QStringView digits = text.startsWith(u'-') || text.startsWith(u'+') ? text.mid(1) : text;
    const bool plain = std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const std::int64_t number = text.toLongLong(&fits);
    if (!plain || digits.isEmpty() || !fits)
        return std::nullopt;
    return number;
}

tl::expected<NumberRange, QString> parseRange(QStringView from, QStringView to)
{
    if (from.isEmpty() && to.isEmpty())
        return tl::unexpected(Numbers::openRange());
    const auto first = from.isEmpty() ? everyNumber.first : parseNumber(from);
    const auto last = to.isEmpty() ? everyNumber.last : parseNumber(to);
    if (!first || !last)
        return tl::unexpected(Numbers::notANumber(first ? to : from));
    return NumberRange{*first, *last};
}

} // namespace

tl::expected<NumberRange, QString> parseNumbers(Comparison comparison, const QString &value)
{
    const qsizetype dots = value.indexOf(QLatin1String(".."));
    if (dots >= 0 && comparison != Comparison::Equal)
        return tl::unexpected(Numbers::rangeWithComparison());
    if (dots >= 0)
        return parseRange(QStringView(value).left(dots), QStringView(value).mid(dots + 2));
    const auto number = parseNumber(value);
    if (!number)
        return tl::unexpected(Numbers::notANumber(value));
    switch (comparison) {
    case Comparison::Equal:
        break;
    case Comparison::LessOrEqual:
        return NumberRange{everyNumber.first, *number};
    case Comparison::GreaterOrEqual:
        return NumberRange{*number, everyNumber.last};
    case Comparison::Less:
        return *number == everyNumber.first ? noNumber : NumberRange{everyNumber.first, *number - 1};
    case Comparison::Greater:
        return *number == everyNumber.last ? noNumber : NumberRange{*number + 1, everyNumber.last};
    }
    return NumberRange{*number, *number};
}

} // namespace table
