#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace story
{

/// A key or an item of a list in the simple shape that nearly all stories have: mappings and lists in block style,
/// any depth, whose values are obvious one-line scalars. yaml-cpp needs 1 ms for a `related` that takes microseconds
/// here. The views point into the text that was read.
struct SimpleNode {
    std::string_view key;    ///< empty: an item
    std::string_view scalar; ///< an obvious scalar, raw, or `[`: a list in brackets; empty: null or a collection
    std::uint32_t depth = 0; ///< 0: a key of the front matter
    std::uint32_t size = 1;  ///< of this node and all below it, in nodes
};

/// Reads lines from `from` on, the start of one, until one is not fully understood, and returns where that one begins
/// or the text's size. What lies deeper than two levels below a key of the front matter is read, but not kept.
std::size_t readSimpleLines(std::string_view text, std::size_t from, std::vector<SimpleNode> &nodes);

enum class ValueKind : std::uint8_t { Missing, Null, Scalar, List, Map };

/// A node of the first two levels and those below it, which follow it.
class SimpleValue final
{
public:
    SimpleValue() = default; ///< Missing
    explicit SimpleValue(std::span<const SimpleNode> nodes)
        : m_nodes(nodes)
    {
    }
    /// The node at `at` with all below it.
    static SimpleValue of(std::span<const SimpleNode> nodes, std::size_t at)
    {
        return SimpleValue(nodes.subspan(at, nodes[at].size));
    }

    [[nodiscard]] std::size_t size() const { return m_nodes.size(); } ///< in nodes
    [[nodiscard]] ValueKind kind() const;
    /// The raw scalar, empty when it is none or null.
    [[nodiscard]] std::string_view scalar() const;
    /// What is right below it, in order: the entries of a mapping, the items of a list.
    template<typename Visitor>
    void forEach(Visitor visit) const
    {
        for (std::size_t i = 1; i < m_nodes.size();) {
            const SimpleValue child = of(m_nodes, i);
            visit(m_nodes[i].key, child);
            i += child.m_nodes.size();
        }
    }
    /// The value of the first entry with that key; Missing when there is none.
    [[nodiscard]] SimpleValue under(std::string_view key) const;
    [[nodiscard]] int count() const; ///< of what is right below it

private:
    std::span<const SimpleNode> m_nodes;
};

} // namespace story
