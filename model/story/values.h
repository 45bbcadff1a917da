#pragma once

#include "model/frontmatter/outline.h"
#include "model/story/parse.h"
#include "model/story/simpleblock.h"

#include <QStringList>

namespace story
{

/// What one top-level key holds: read directly when it is simple, else yaml-cpp's node.
struct Value { // NOLINT(bugprone-exception-escape): YAML::Node has no move that cannot throw, and none is asked for
    using Kind = ValueKind;

    Kind kind = Kind::Missing;
    std::string_view name;
    std::vector<SimpleNode> simple; ///< the key and what is below it, when it is simple
    std::optional<YAML::Node> node;

    [[nodiscard]] bool isMissing() const { return kind == Kind::Missing || kind == Kind::Null; }
    /// A null QString for what is no scalar.
    [[nodiscard]] QString text() const;
    /// The scalar under `key` of a mapping.
    [[nodiscard]] QString textUnder(std::string_view key) const;
    /// How many items a list has; 0 for what is no list.
    [[nodiscard]] int itemCount() const;
    /// Of each item of a list the scalar under `key`, of an empty key the item itself; a null QString where that is
    /// none.
    [[nodiscard]] QStringList textsOfItems(std::string_view key) const;
};

/// The values of a front matter, every key of which either is beyond doubt or was read by yaml-cpp, so a
/// front matter that yaml-cpp cannot parse never gets here. Must not outlive the outline and its bytes.
class Values final
{
public:
    static tl::expected<Values, Problem> of(const frontmatter::Outline &outline);

    /// The value of that key, Missing when there is none. Of several the first.
    [[nodiscard]] const Value &find(std::string_view name) const;

private:
    static tl::expected<Values, Problem> ofWhole(const frontmatter::Outline &outline);

    std::vector<Value> m_values;
};

} // namespace story
