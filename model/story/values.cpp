#include "model/story/values.h"

#include "model/story/simplescalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <yaml-cpp/node/impl.h>
#include <yaml-cpp/node/iterator.h>

namespace story
{
namespace
{

bool isBlankOrComments(std::string_view text)
{
    std::vector<SimpleNode> none;
    return readSimpleLines(text, 0, none) == text.size() && none.empty();
}

Value::Kind kindOf(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Scalar:
        return Value::Kind::Scalar;
    case YAML::NodeType::Sequence:
        return Value::Kind::List;
    case YAML::NodeType::Map:
        return Value::Kind::Map;
    default:
        return Value::Kind::Null;
    }
}

Value parsed(std::string_view name, const YAML::Node &node)
{
    Value value;
    value.kind = kindOf(node);
    value.name = name;
    value.node = node;
    return value;
}

/// A value in one of the simple shapes; nothing when it is not fully understood.
std::optional<Value> understand(std::string_view bytes, const frontmatter::Entry &entry)
{
    const std::string_view slice = entry.slice.in(bytes);
    Value value;
    value.name = entry.name;
    if (readSimpleLines(slice, 0, value.simple) != slice.size() || value.simple.empty() ||
        SimpleValue::of(value.simple, 0).size() != value.simple.size() || value.simple.front().key != entry.name)
        return std::nullopt;
    value.kind = SimpleValue(value.simple).kind();
    return value;
}

/// What yaml-cpp makes of the key's lines; nothing when that is not just this key (an alias to an anchor of another
/// key, say). A key is put behind them if one follows: at the end of its input yaml-cpp takes a nested line without a
/// colon, which it refuses elsewhere.
std::optional<Value> parseSlice(const frontmatter::Outline &outline, const frontmatter::Entry &entry)
{
    const bool isLast = entry.slice.end == outline.fences().yaml.end;
    std::string text(entry.slice.in(outline.bytes()));
    if (!isLast)
        text += "_:\n";
    const auto root = parseYaml(text);
    if (!root || !root->IsMap() || root->size() != (isLast ? 1U : 2U))
        return std::nullopt;
    const auto pair = *root->begin();
    if (!pair.first.IsScalar() || pair.first.Scalar() != entry.name)
        return std::nullopt;
    return parsed(entry.name, pair.second);
}

/// The entries' lines follow each other without a gap, and nothing but comments stands before the first.
bool coversAll(const frontmatter::Outline &outline)
{
    std::size_t end = outline.fences().yaml.begin;
    bool isFirst = true;
    for (const frontmatter::Entry &entry : outline.entries()) {
        const bool startsLate = entry.slice.begin != end;
        if (startsLate && (!isFirst || entry.slice.begin < end ||
                           !isBlankOrComments(frontmatter::Span{end, entry.slice.begin}.in(outline.bytes()))))
            return false;
        isFirst = false;
        end = entry.slice.end;
    }
    return end == outline.fences().yaml.end ||
           (isFirst && isBlankOrComments(outline.fences().yaml.in(outline.bytes())));
}

QString textOf(const SimpleValue &value)
{
    const std::string_view raw = value.scalar();
    return raw.empty() ? QString() : obviousText(raw);
}

} // namespace

QString Value::text() const { return node ? textOf(node) : textOf(SimpleValue(simple)); }

QString Value::textUnder(std::string_view key) const
{
    return node ? textOf(valueOf(*node, key)) : textOf(SimpleValue(simple).under(key));
}

int Value::itemCount() const
{
    if (kind != Kind::List)
        return 0;
    return node ? static_cast<int>(node->size()) : SimpleValue(simple).count();
}

QStringList Value::textsOfItems(std::string_view key) const
{
    QStringList texts;
    if (kind != Kind::List)
        return texts;
    if (node) {
        for (const YAML::Node &item : *node)
            texts += key.empty() ? textOf(item) : textOf(valueOf(item, key));
    }
    SimpleValue(simple).forEach([&texts, key](std::string_view, const SimpleValue &item) {
        texts += textOf(key.empty() ? item : item.under(key));
    });
    return texts;
}

tl::expected<Values, Problem> Values::of(const frontmatter::Outline &outline)
{
    // read-only for its size alone: it need not be parsed for that
    const bool isLarge = outline.fences().yaml.size() > frontmatter::largestFrontMatter;
    if ((outline.readOnly() && !isLarge) || !coversAll(outline))
        return ofWhole(outline);
    Values values;
    values.m_values.reserve(outline.entries().size());
    for (const frontmatter::Entry &entry : outline.entries()) {
        auto value = understand(outline.bytes(), entry);
        if (!value)
            value = parseSlice(outline, entry);
        if (!value)
            return ofWhole(outline);
        values.m_values.push_back(std::move(*value));
    }
    return values;
}

tl::expected<Values, Problem> Values::ofWhole(const frontmatter::Outline &outline)
{
    const auto root = parseYaml(outline.bytes(), outline.fences().yaml);
    if (!root)
        return tl::unexpected(root.error());
    Values values;
    if (root->IsNull())
        return values;
    if (!root->IsMap()) {
        const auto place = frontmatter::placeOf(outline.bytes(), outline.fences().yaml.begin);
        const QString reason = QCoreApplication::translate(
            "story::Problem", "the front matter holds no keys; each line needs a key, a colon and a value");
        return tl::unexpected(Problem{reason, place.line, place.column, std::nullopt});
    }
    for (const auto &pair : *root) {
        if (pair.first.IsScalar()) // the nodes keep the names alive
            values.m_values.push_back(parsed(pair.first.Scalar(), pair.second));
    }
    return values;
}

const Value &Values::find(std::string_view name) const
{
    static const Value missing;
    const auto at =
        std::find_if(m_values.begin(), m_values.end(), [name](const Value &value) { return value.name == name; });
    return at == m_values.end() ? missing : *at;
}

} // namespace story
