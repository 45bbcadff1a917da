#include "model/frontmatter/spelling.h"

#include <charconv>

namespace frontmatter
{
namespace
{

struct Family {
    std::string_view yes;
    std::string_view no;
};
constexpr std::array families{Family{"true", "false"}, Family{"yes", "no"}, Family{"on", "off"}, Family{"y", "n"}};

enum class LetterCase { Lower, Capital, Upper };

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string inCase(std::string_view lower, LetterCase letterCase)
{
    std::string text(lower);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (letterCase == LetterCase::Upper || (letterCase == LetterCase::Capital && i == 0))
            text[i] = upper(text[i]);
    }
    return text;
}

struct Spelling {
    Family family;
    LetterCase letterCase;
    bool value;
};

std::optional<Spelling> spellingOf(std::string_view text)
{
    for (const Family &family : families) {
        for (const LetterCase letterCase : {LetterCase::Lower, LetterCase::Capital, LetterCase::Upper}) {
            if (text == inCase(family.yes, letterCase))
                return Spelling{family, letterCase, true};
            if (text == inCase(family.no, letterCase))
                return Spelling{family, letterCase, false};
        }
    }
    return {};
}

std::optional<std::int64_t> numberOf(std::string_view digits, int base)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc() || end != digits.data() + digits.size())
        return {};
    return number;
}

} // namespace

std::optional<bool> booleanOf(std::string_view text)
{
    if (text.empty() || text.size() > 5)
        return {};
    const auto spelling = spellingOf(text);
    return spelling ? std::optional(spelling->value) : std::nullopt;
}

std::string booleanLike(std::string_view model, bool value)
{
    const Spelling spelling = spellingOf(model).value_or(Spelling{families.front(), LetterCase::Lower, value});
    return inCase(value ? spelling.family.yes : spelling.family.no, spelling.letterCase);
}

std::optional<std::int64_t> decimalOf(std::string_view text)
{
    const bool hasSign = !text.empty() && (text.front() == '+' || text.front() == '-');
    const std::string_view digits = text.substr(hasSign ? 1 : 0);
    if (digits.empty() || digits.front() < '0' || digits.front() > '9' ||
        (digits.front() == '0' && digits.size() > 1))
        return {};
    return numberOf(text.front() == '+' ? digits : text, 10);
}

std::optional<std::int64_t> hexadecimalOf(std::string_view text)
{
    if (!text.starts_with("0x") || text.substr(2).starts_with('-'))
        return {};
    return numberOf(text.substr(2), 16);
}

} // namespace frontmatter
