#include "model/story/corescalar.h"

#include "model/story/simplescalar.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace story
{
namespace
{

std::optional<bool> asBoolean(std::string_view text)
{
    if (text == "true" || text == "True" || text == "TRUE")
        return true;
    if (text == "false" || text == "False" || text == "FALSE")
        return false;
    return std::nullopt;
}

/// [-+]?[0-9]+, 0o[0-7]+ or 0x[0-9a-fA-F]+, within 64 bits.
std::optional<qint64> asInteger(std::string_view text)
{
    int base = 10;
    if (text.substr(0, 2) == "0o" || text.substr(0, 2) == "0x") {
        base = text[1] == 'o' ? 8 : 16;
        text.remove_prefix(2);
        if (text.substr(0, 1) == "-")
            return std::nullopt;
    } else if (text.substr(0, 1) == "+") {
        text.remove_prefix(1);
        if (text.substr(0, 1) == "-")
            return std::nullopt;
    }
    qint64 number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
std::optional<double> asFloat(std::string_view text)
{
    const bool hasSign = text.substr(0, 1) == "+" || text.substr(0, 1) == "-";
    const std::string_view digits = text.substr(hasSign ? 1 : 0);
    if (digits.empty() || digits.find_first_not_of("0123456789.eE+-") != digits.npos ||
        digits.find_first_of("0123456789.") != 0)
        return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(number))
        return std::nullopt;
    return text.front() == '-' ? -number : number;
}

bool isCoreTag(const std::string &tag)
{
    return tag == "?" || tag == "tag:yaml.org,2002:int" || tag == "tag:yaml.org,2002:float" ||
           tag == "tag:yaml.org,2002:bool" || tag == "tag:yaml.org,2002:null";
}

} // namespace

QJsonValue coreValue(const std::string &scalar, const std::string &tag)
{
    if (!isCoreTag(tag))
        return toText(scalar);
    if (const auto boolean = asBoolean(scalar))
        return *boolean;
    if (const auto integer = asInteger(scalar))
        return *integer;
    const bool isIntegerText = scalar.find_first_not_of("+-0123456789") == scalar.npos;
    if (const auto number = isIntegerText ? std::nullopt : asFloat(scalar))
        return *number;
    return toText(scalar);
}

} // namespace story
