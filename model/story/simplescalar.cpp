#include "model/story/simplescalar.h"

#include <algorithm>

namespace story
{
namespace
{

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool isNonAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
/// Tabs count: readers differ about them. yaml-cpp takes 0x04 for the end of the file.
constexpr bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool canStartPlain(std::string_view raw)
{
    constexpr std::string_view harmless = "/_(.$+";
    const char first = raw.front();
    if (first == '-')
        return raw.size() > 1 && (isDigit(raw[1]) || isLetter(raw[1]));
    return isLetter(first) || isDigit(first) || isNonAscii(first) || harmless.find(first) != harmless.npos;
}

bool isObviousPlain(std::string_view raw)
{
    if (!canStartPlain(raw) || raw.back() == ':' || raw.back() == ' ')
        return false;
    for (std::size_t i = 0; i + 1 < raw.size(); ++i) {
        if (isControl(raw[i]) || (raw[i] == ':' && raw[i + 1] == ' ') || (raw[i] == ' ' && raw[i + 1] == '#'))
            return false;
    }
    return !isControl(raw.back());
}

/// 0: not one of the escapes that are read here (YAML 1.2, 5.7 has more).
constexpr char unescaped(char escape)
{
    switch (escape) {
    case '"':
    case '\\':
    case '/':
        return escape;
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

bool isObviousDoubleQuoted(std::string_view raw)
{
    if (raw.size() < 2 || raw.back() != '"')
        return false;
    const std::string_view inside = raw.substr(1, raw.size() - 2);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == '"' || isControl(inside[i]))
            return false;
        if (inside[i] != '\\')
            continue;
        ++i;
        if (i == inside.size() || unescaped(inside[i]) == 0)
            return false;
    }
    return true;
}

bool isObviousSingleQuoted(std::string_view raw)
{
    if (raw.size() < 2 || raw.back() != '\'')
        return false;
    const std::string_view inside = raw.substr(1, raw.size() - 2);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (isControl(inside[i]))
            return false;
        if (inside[i] == '\'' && (++i == inside.size() || inside[i] != '\''))
            return false;
    }
    return true;
}

QString doubleQuotedText(std::string_view inside)
{
    if (inside.find('\\') == inside.npos)
        return toText(inside);
    std::string text;
    text.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i)
        text += inside[i] == '\\' ? unescaped(inside[++i]) : inside[i];
    return toText(text);
}

QString singleQuotedText(std::string_view inside)
{
    if (inside.find('\'') == inside.npos)
        return toText(inside);
    std::string text;
    text.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i) {
        text += inside[i];
        if (inside[i] == '\'')
            ++i;
    }
    return toText(text);
}

} // namespace

bool isObviousScalar(std::string_view raw)
{
    if (raw.empty())
        return false;
    if (raw.front() == '"')
        return isObviousDoubleQuoted(raw);
    if (raw.front() == '\'')
        return isObviousSingleQuoted(raw);
    return isObviousPlain(raw);
}

QString obviousText(std::string_view raw)
{
    if (raw.front() == '"')
        return doubleQuotedText(raw.substr(1, raw.size() - 2));
    if (raw.front() == '\'')
        return singleQuotedText(raw.substr(1, raw.size() - 2));
    return isNullWord(raw) ? QString() : toText(raw);
}

bool isNullWord(std::string_view raw) { return raw == "null" || raw == "Null" || raw == "NULL"; }

bool isSimpleKey(std::string_view key)
{
    constexpr std::size_t longest = 128; // far below the 1,024 characters that YAML allows (YAML 1.2, 7.4.2)
    return !key.empty() && key.size() <= longest && (isLetter(key.front()) || key.front() == '_') &&
           std::all_of(key.begin(), key.end(),
                       [](char c) { return isLetter(c) || isDigit(c) || c == '_' || c == '-'; });
}

QString toText(std::string_view bytes)
{
    if (bytes.empty())
        return QStringLiteral("");
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace story
