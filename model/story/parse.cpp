#include "model/story/parse.h"

#include "model/story/simplescalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/node/impl.h>
#include <yaml-cpp/node/iterator.h>
#include <yaml-cpp/node/parse.h>

namespace story
{
namespace
{

constexpr std::size_t mostBytes = 1024 * 1024;

struct Words {
    std::string_view start; ///< of yaml-cpp's own text (exceptions.h)
    const char *forPeople;
};

constexpr const char *context = "story::Problem";

// In an editor's words what has gone wrong and what helps; the first that fits.
constexpr std::array words{
    Words{"illegal map value",
          QT_TRANSLATE_NOOP("story::Problem", "a \": \" inside an unquoted value; put the value in quotes")},
    Words{"unknown token",
          QT_TRANSLATE_NOOP("story::Problem", "this character can't start a value; put the value in quotes")},
    Words{"bad file", QT_TRANSLATE_NOOP("story::Problem", "nested too deeply")},
    Words{"end of map not found",
          QT_TRANSLATE_NOOP("story::Problem", "this line belongs to no key; check its indentation and its colon")},
    Words{"end of sequence not found",
          QT_TRANSLATE_NOOP("story::Problem", "this line belongs to no list item; check its indentation")},
    Words{"end of map flow", QT_TRANSLATE_NOOP("story::Problem", "a \"{\" is not closed")},
    Words{"end of sequence flow", QT_TRANSLATE_NOOP("story::Problem", "a \"[\" is not closed")},
    Words{"illegal flow end", QT_TRANSLATE_NOOP("story::Problem", "a closing bracket without its opening one")},
    Words{"illegal tab", QT_TRANSLATE_NOOP("story::Problem", "a tab in the indentation; use spaces")},
    Words{"illegal EOF in scalar", QT_TRANSLATE_NOOP("story::Problem", "a quote is not closed")},
    Words{"unknown escape",
          QT_TRANSLATE_NOOP("story::Problem", "a \"\\\" in double quotes that YAML doesn't know; write \"\\\\\"")},
    Words{"illegal block entry", QT_TRANSLATE_NOOP("story::Problem", "a \"- \" where no list item can stand")},
    Words{"the referenced anchor",
          QT_TRANSLATE_NOOP("story::Problem", "an alias (*) without its anchor (&); put the value in quotes")},
};

QString reasonFor(const std::string &message)
{
    const auto at = std::find_if(words.begin(), words.end(), [&message](const Words &candidate) {
        return std::string_view(message).substr(0, candidate.start.size()) == candidate.start;
    });
    return at == words.end() ? toText(message) : QCoreApplication::translate(context, at->forPeople);
}

Problem problemAt(std::string_view bytes, std::size_t offset, const QString &reason)
{
    const frontmatter::Place place = frontmatter::placeOf(bytes, std::min(offset, bytes.size()));
    return {reason, place.line, place.column, std::nullopt};
}

} // namespace

std::optional<YAML::Node> parseYaml(const std::string &text)
{
    if (text.size() > mostBytes)
        return std::nullopt;
    try {
        return YAML::Load(text);
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

tl::expected<YAML::Node, Problem> parseYaml(std::string_view bytes, frontmatter::Span span)
{
    if (span.size() > mostBytes) {
        return tl::unexpected(
            problemAt(bytes, span.begin,
                      QCoreApplication::translate(context, "more than 1 MiB of values that are not simple")));
    }
    try {
        return YAML::Load(std::string(span.in(bytes)));
    } catch (const YAML::Exception &error) {
        // yaml-cpp counts bytes from the start of its input, of which nothing is skipped: a BOM stands before
        // the fence.
        const int offset = error.mark.is_null() ? 0 : std::max(error.mark.pos, 0);
        return tl::unexpected(problemAt(bytes, std::min(span.begin + static_cast<std::size_t>(offset), span.end),
                                        reasonFor(error.msg)));
    } catch (const std::exception &error) {
        return tl::unexpected(problemAt(bytes, span.begin, toText(error.what())));
    }
}

std::optional<YAML::Node> valueOf(const YAML::Node &map, std::string_view key)
{
    if (!map.IsMap())
        return std::nullopt;
    for (const auto &pair : map) {
        if (pair.first.IsScalar() && pair.first.Scalar() == key)
            return pair.second;
    }
    return std::nullopt;
}

QString textOf(const std::optional<YAML::Node> &node)
{
    return node && node->IsScalar() ? toText(node->Scalar()) : QString();
}

} // namespace story
