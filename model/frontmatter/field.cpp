#include "model/frontmatter/field.h"

#include "model/frontmatter/spelling.h"
#include "model/frontmatter/words.h"

#include <algorithm>

namespace frontmatter
{
namespace
{

tl::expected<FieldValue, QString> parseBoolean(QStringView input)
{
    const auto is = [input](QStringView word) { return input.compare(word, Qt::CaseInsensitive) == 0; };
    if (is(u"true") || is(u"yes"))
        return FieldValue::boolean(true);
    if (is(u"false") || is(u"no"))
        return FieldValue::boolean(false);
    return tl::unexpected(Words::tr("“published” takes true, false, yes or no"));
}

/// Leading zeros are dropped here: on a command line 007 is seven, in YAML it would not be.
tl::expected<FieldValue, QString> parseInteger(QLatin1String key, QStringView input)
{
    const bool hasSign = input.startsWith(u'+') || input.startsWith(u'-');
    QStringView digits = input.mid(hasSign ? 1 : 0);
    const bool onlyDigits = !digits.isEmpty() &&
                            std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!onlyDigits)
        return tl::unexpected(Words::tr("“%1” takes a whole number").arg(key));
    while (digits.size() > 1 && digits.front() == u'0')
        digits = digits.mid(1);
    const QByteArray plain = (input.startsWith(u'-') ? "-" : "") + digits.toLatin1();
    const auto number = decimalOf({plain.constData(), static_cast<std::size_t>(plain.size())});
    if (!number)
        return tl::unexpected(Words::tr("“%1” takes a whole number of at most 64 bits").arg(key));
    return FieldValue::integer(*number);
}

} // namespace

std::string_view keyOf(Field field)
{
    switch (field) {
    case Field::Published:
        return "published";
    case Field::Quality:
        return "quality";
    case Field::Heat:
        break;
    }
    return "heat";
}

QString FieldValue::toString() const
{
    switch (kind) {
    case Kind::Missing:
        return {};
    case Kind::Boolean:
        return number != 0 ? QStringLiteral("true") : QStringLiteral("false");
    case Kind::Integer:
        return QString::number(number);
    case Kind::Text:
        break;
    }
    return text;
}

tl::expected<FieldValue, QString> parseInput(Field field, QStringView input)
{
    const std::string_view key = keyOf(field);
    return field == Field::Published
               ? parseBoolean(input)
               : parseInteger(QLatin1String(key.data(), static_cast<qsizetype>(key.size())), input);
}

} // namespace frontmatter
