#include "model/table/filter.h"

#include "model/table/filterparser.h"

namespace table
{

Filter::Filter() = default;

tl::expected<Filter, FilterError> Filter::parse(const QString &text)
{
    const Tokens tokens = tokenize(text);
    if (tokens.error)
        return tl::unexpected(*tokens.error);
    auto node = parseTokens(tokens.list);
    if (!node)
        return tl::unexpected(node.error());
    Filter filter;
    filter.m_text = text;
    if (node->judge)
        filter.m_root = std::make_shared<const Node>(std::move(*node));
    return filter;
}

bool Filter::matches(const story::RowView &row, std::int64_t now, std::string_view above) const
{
    const bool isBroken = row.isBroken();
    if (!m_root)
        return !isBroken;
    const Verdict verdict = m_root->judge(Candidate{row, now, above});
    return verdict.matches && (verdict.restsOnProblems || !isBroken);
}

bool Filter::matches(const story::StoryRow &row, std::int64_t now) const
{
    return matches(story::pack(row).view(), now);
}

bool Filter::isEmpty() const { return !m_root; }

const QString &Filter::text() const { return m_text; }

} // namespace table
