#include "model/frontmatter/fences.h"

#include "model/frontmatter/lines.h"
#include "model/frontmatter/words.h"

#include <array>

namespace frontmatter
{
namespace
{

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::size_t lengthOfMark(std::string_view bytes)
{
    return bytes.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
}

/// Three characters and blanks; at the end of the file a carriage return may stand alone.
bool isFence(std::string_view bytes, const Line &line, std::string_view mark)
{
    if (!bytes.substr(line.begin, line.end - line.begin).starts_with(mark))
        return false;
    std::size_t end = line.end;
    if (end == bytes.size() && bytes[end - 1] == '\r')
        --end;
    return skipBlanks(bytes, line.begin + mark.size(), end) == end;
}

/// `---` with a carriage return and no line feed after it: the lines of this file do not end as YAML readers
/// agree on.
bool endsWithLoneReturn(std::string_view bytes, const Line &first)
{
    if (!bytes.substr(first.begin, first.end - first.begin).starts_with("---"))
        return false;
    const std::size_t after = skipBlanks(bytes, first.begin + 3, first.end);
    return after < first.end && bytes[after] == '\r';
}

/// `---` in UTF-16, of either byte order.
bool isUtf16(std::string_view bytes)
{
    using namespace std::string_view_literals;
    return bytes.starts_with("\xFF\xFE-\0-\0-\0"sv) || bytes.starts_with("\xFE\xFF\0-\0-\0-"sv);
}

bool hasYamlName(QStringView fileName)
{
    return fileName.endsWith(u".yaml", Qt::CaseInsensitive) || fileName.endsWith(u".yml", Qt::CaseInsensitive);
}

Fences unclosed(QStringView fileName, Fault fault)
{
    Fences fences;
    if (!hasYamlName(fileName)) {
        fences.kind = FileKind::Broken;
        fences.fault = std::move(fault);
    }
    return fences;
}

} // namespace

Place placeOf(std::string_view bytes, std::size_t offset)
{
    offset = std::min(offset, bytes.size());
    const std::string_view before = bytes.substr(0, offset);
    const std::size_t feed = before.rfind('\n');
    const std::size_t lineBegin = feed == std::string_view::npos ? lengthOfMark(before) : feed + 1;
    const auto isCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(
                std::count_if(before.begin() + static_cast<std::ptrdiff_t>(lineBegin), before.end(), isCharacter)) +
                1};
}

bool hasStoryName(QStringView fileName)
{
    constexpr std::array<QStringView, 7> names{u"md", u"markdown", u"html", u"htm", u"txt", u"yaml", u"yml"};
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot > 0 && std::any_of(names.begin(), names.end(), [suffix = fileName.mid(dot + 1)](QStringView name) {
               return suffix.compare(name, Qt::CaseInsensitive) == 0;
           });
}

Fences findFences(std::string_view bytes, QStringView fileName)
{
    if (isUtf16(bytes))
        return unclosed({}, {{1, 1}, Words::tr("this file is UTF-16; stories are UTF-8")});
    const Line first = lineAt(bytes, lengthOfMark(bytes));
    if (!isFence(bytes, first, "---")) {
        if (!endsWithLoneReturn(bytes, first))
            return {};
        return unclosed(fileName, {placeOf(bytes, first.begin),
                                   Words::tr("the lines of this file end with a carriage return alone, which "
                                             "is not a line end in YAML")});
    }
    for (std::size_t pos = first.next; pos < bytes.size(); pos = nextLine(bytes, pos)) {
        if (bytes[pos] != '-' && bytes[pos] != '.')
            continue;
        const Line line = lineAt(bytes, pos);
        if (isFence(bytes, line, "---") || isFence(bytes, line, "..."))
            return {FileKind::Story, {first.next, line.begin}, {line.next, bytes.size()}, {}};
    }
    return unclosed(fileName, {placeOf(bytes, first.begin),
                               Words::tr("the front matter that opens here has no closing fence (---)")});
}

} // namespace frontmatter
