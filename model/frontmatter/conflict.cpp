#include "model/frontmatter/conflict.h"

#include "model/frontmatter/words.h"

namespace frontmatter
{

namespace
{

/// Where a line begins with `marker`, from `from` on.
std::size_t findMarker(std::string_view text, std::string_view marker, std::size_t from = 0)
{
    std::size_t at = text.find(marker, from);
    while (at != std::string_view::npos && at > 0 && text[at - 1] != '\n')
        at = text.find(marker, at + 1);
    return at;
}

} // namespace

std::optional<Fault> findConflict(std::string_view bytes, Span yaml)
{
    for (const std::string_view marker : {"<<<<<<<", ">>>>>>>"}) {
        if (const std::size_t at = findMarker(yaml.in(bytes), marker); at != std::string_view::npos)
            return Fault{placeOf(bytes, yaml.begin + at), Words::tr("a merge conflict begins or goes on here")};
    }
    return {};
}

std::optional<Fault> findConflictInText(std::string_view bytes, Span body)
{
    const std::string_view text = body.in(bytes);
    const std::size_t begin = findMarker(text, "<<<<<<< ");
    std::size_t at = begin;
    for (const std::string_view marker : {"=======", ">>>>>>> "}) {
        if (at != std::string_view::npos)
            at = findMarker(text, marker, at);
    }
    if (at == std::string_view::npos)
        return {};
    return Fault{placeOf(bytes, body.begin + begin), Words::tr("a merge conflict begins here in the text")};
}

} // namespace frontmatter
