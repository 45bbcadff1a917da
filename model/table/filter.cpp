#include "model/table/filter.h"

#include "model/table/filterparser.h"

namespace table
{

Filter::Filter() = default;

tl::expected<Filter, FilterError> Filter::parse(const QString &text, const QDateTime &now)
{
    const Tokens tokens = tokenize(text);
    if (tokens.error)
        return tl::unexpected(*tokens.error);
    auto node = parseTokens(tokens.list, now);
    if (!node)
        return tl::unexpected(node.error());
    Filter filter;
    filter.m_text = text;
    filter.m_admitsBroken = node->asksForProblems;
    if (node->matches)
        filter.m_root = std::make_shared<const Node>(std::move(*node));
    return filter;
}

bool Filter::matches(const story::StoryRow &row) const
{
    if (row.broken && !m_admitsBroken)
        return false;
    return !m_root || m_root->matches(Candidate(row));
}

bool Filter::isEmpty() const { return !m_root; }

const QString &Filter::text() const { return m_text; }

} // namespace table
