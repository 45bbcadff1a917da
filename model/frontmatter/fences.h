#pragma once

#include <QString>

#include <cstddef>
#include <string_view>

namespace frontmatter
{

/// Byte offsets into a file, [begin, end).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] std::string_view in(std::string_view bytes) const { return bytes.substr(begin, end - begin); }
    bool operator==(const Span &) const = default;
};

/// A place in a file as people count: line and column start at 1, the column counts characters, not bytes.
struct Place {
    int line = 0;
    int column = 0;
    bool operator==(const Place &) const = default;
};
Place placeOf(std::string_view bytes, std::size_t offset);

/// Something wrong at a place of a file, in words for people.
struct Fault {
    Place place;
    QString reason;
    bool operator==(const Fault &) const = default;
};

enum class FileKind {
    Story,     ///< opens with a fence and has its closing fence
    NotAStory, ///< counted, not listed
    Broken     ///< opens with a fence on line 1 and has no closing fence
};

/// Where the front matter of a file begins and ends. A fence is `---` alone on its line, blanks after it allowed; a
/// BOM may stand before the first; `...` also closes (YAML 1.2, 9.1.2).
struct Fences {
    FileKind kind = FileKind::NotAStory;
    Span yaml;   ///< between the fences: from the start of line 2 to the start of the closing fence's line
    Span body;   ///< after the closing fence's line
    Fault fault; ///< of Broken only
};

/// True for .md .markdown .html .htm .txt .yaml .yml, any case.
bool hasStoryName(QStringView fileName);

/// `fileName` decides one thing: a .yaml or .yml file without a closing fence is NotAStory instead of Broken.
/// A `---` or `...` at column 0 inside a block or quoted scalar is a fence all the same: YAML ends the document there
/// too.
Fences findFences(std::string_view bytes, QStringView fileName);

} // namespace frontmatter
