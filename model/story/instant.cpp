#include "model/story/displaytext.h"

#include <chrono>

namespace story
{
namespace
{

/// Reads the text from left to right; every step says whether it found what it wants.
class Reader final
{
public:
    explicit Reader(QStringView text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] bool startsWithDigit() const
    {
        return !m_rest.isEmpty() && m_rest.front() >= u'0' && m_rest.front() <= u'9';
    }

    bool skip(QStringView oneOf)
    {
        if (m_rest.isEmpty() || !oneOf.contains(m_rest.front()))
            return false;
        m_rest = m_rest.mid(1);
        return true;
    }

    /// Exactly `count` digits, up to `most`.
    std::optional<int> number(int count, int most)
    {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            if (!startsWithDigit())
                return std::nullopt;
            value = value * 10 + (m_rest.front().unicode() - u'0');
            m_rest = m_rest.mid(1);
        }
        if (value > most)
            return std::nullopt;
        return value;
    }

private:
    QStringView m_rest;
};

using Milliseconds = std::chrono::milliseconds;

std::optional<std::chrono::sys_days> readDate(Reader &reader)
{
    const auto year = reader.number(4, 9999);
    if (!year || !reader.skip(u"-"))
        return std::nullopt;
    const auto month = reader.number(2, 12);
    if (!month || !reader.skip(u"-"))
        return std::nullopt;
    const auto day = reader.number(2, 31);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date);
}

/// The digits after the decimal point; only milliseconds are kept.
std::optional<Milliseconds> readFraction(Reader &reader)
{
    int value = 0;
    int scale = 100;
    bool any = false;
    for (; reader.startsWithDigit(); any = true) {
        value += reader.number(1, 9).value_or(0) * scale;
        scale /= 10;
    }
    if (!any)
        return std::nullopt;
    return Milliseconds(value);
}

/// hh:mm, hh:mm:ss or hh:mm:ss.fff; a leap second is the first one of the next minute.
std::optional<Milliseconds> readTime(Reader &reader)
{
    const auto hours = reader.number(2, 23);
    if (!hours || !reader.skip(u":"))
        return std::nullopt;
    const auto minutes = reader.number(2, 59);
    if (!minutes)
        return std::nullopt;
    Milliseconds time = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    if (!reader.skip(u":"))
        return time;
    const auto seconds = reader.number(2, 60);
    if (!seconds)
        return std::nullopt;
    time += std::chrono::seconds(*seconds);
    if (!reader.skip(u".,"))
        return time;
    const auto fraction = readFraction(reader);
    if (!fraction)
        return std::nullopt;
    return time + *fraction;
}

/// Z, +hh, +hhmm or +hh:mm. Without any the time is UTC (the timestamp type of yaml.org says so).
std::optional<Milliseconds> readOffset(Reader &reader)
{
    if (reader.atEnd() || reader.skip(u"Zz"))
        return Milliseconds(0);
    const bool isWest = reader.skip(u"-");
    if (!isWest && !reader.skip(u"+"))
        return std::nullopt;
    const auto hours = reader.number(2, 23);
    if (!hours)
        return std::nullopt;
    int minutes = 0;
    if (reader.skip(u":") || reader.startsWithDigit()) {
        const auto read = reader.number(2, 59);
        if (!read)
            return std::nullopt;
        minutes = *read;
    }
    const Milliseconds offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes);
    return isWest ? -offset : offset;
}

} // namespace

std::optional<std::int64_t> parseInstant(QStringView text)
{
    Reader reader(text.trimmed());
    const auto date = readDate(reader);
    if (!date)
        return std::nullopt;
    const Milliseconds midnight = date->time_since_epoch();
    if (reader.atEnd())
        return midnight.count();
    if (!reader.skip(u"Tt "))
        return std::nullopt;
    const auto time = readTime(reader);
    if (!time)
        return std::nullopt;
    reader.skip(u" "); // "2001-12-14 21:59:43 -05:00", as YAML's timestamps may be written
    const auto offset = readOffset(reader);
    if (!offset || !reader.atEnd())
        return std::nullopt;
    return (midnight + *time - *offset).count();
}

} // namespace story
