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
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] bool startsWithDigit() const
    {
        return !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9';
    }

    bool skip(std::string_view oneOf)
    {
        if (m_rest.empty() || oneOf.find(m_rest.front()) == oneOf.npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Exactly `count` digits, up to `most`.
    std::optional<int> number(int count, int most)
    {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            if (!startsWithDigit())
                return std::nullopt;
            value = value * 10 + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
        }
        if (value > most)
            return std::nullopt;
        return value;
    }

private:
    std::string_view m_rest;
};

using Milliseconds = std::chrono::milliseconds;

std::optional<std::chrono::sys_days> readDate(Reader &reader)
{
    const auto year = reader.number(4, 9999);
    if (!year || !reader.skip("-"))
        return std::nullopt;
    const auto month = reader.number(2, 12);
    if (!month || !reader.skip("-"))
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
    if (!hours || !reader.skip(":"))
        return std::nullopt;
    const auto minutes = reader.number(2, 59);
    if (!minutes)
        return std::nullopt;
    Milliseconds time = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    if (!reader.skip(":"))
        return time;
    const auto seconds = reader.number(2, 60);
    if (!seconds)
        return std::nullopt;
    time += std::chrono::seconds(*seconds);
    if (!reader.skip(".,"))
        return time;
    const auto fraction = readFraction(reader);
    if (!fraction)
        return std::nullopt;
    return time + *fraction;
}

/// Z, +hh, +hhmm or +hh:mm. Without any the time is UTC (the timestamp type of yaml.org says so).
std::optional<Milliseconds> readOffset(Reader &reader)
{
    if (reader.atEnd() || reader.skip("Zz"))
        return Milliseconds(0);
    const bool isWest = reader.skip("-");
    if (!isWest && !reader.skip("+"))
        return std::nullopt;
    const auto hours = reader.number(2, 23);
    if (!hours)
        return std::nullopt;
    int minutes = 0;
    if (reader.skip(":") || reader.startsWithDigit()) {
        const auto read = reader.number(2, 59);
        if (!read)
            return std::nullopt;
        minutes = *read;
    }
    const Milliseconds offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes);
    return isWest ? -offset : offset;
}

/// Without blanks around it.
std::optional<std::int64_t> parseTrimmed(std::string_view text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    if (!date)
        return std::nullopt;
    const Milliseconds midnight = date->time_since_epoch();
    if (reader.atEnd())
        return midnight.count();
    if (!reader.skip("Tt "))
        return std::nullopt;
    const auto time = readTime(reader);
    if (!time)
        return std::nullopt;
    reader.skip(" "); // "2001-12-14 21:59:43 -05:00", as YAML's timestamps may be written
    const auto offset = readOffset(reader);
    if (!offset || !reader.atEnd())
        return std::nullopt;
    return (midnight + *time - *offset).count();
}

} // namespace

std::optional<std::int64_t> parseInstant(QStringView text)
{
    return parseTrimmed(text.trimmed().toUtf8().toStdString());
}

std::optional<std::int64_t> parseInstant(std::string_view utf8)
{
    const auto instant = parseTrimmed(utf8);
    return instant ? instant : parseInstant(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

} // namespace story
