#include "model/table/filterparser.h"

#include "model/table/filterterms.h"

#include <QCoreApplication>

#include <algorithm>

namespace table
{

namespace
{

using Kind = Token::Kind;
using Node = Filter::Node;
using Parsed = tl::expected<Node, FilterError>;

Node joined(std::vector<Node> parts, bool all)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    return {[parts = std::move(parts), all](const Candidate &story) {
        // One part can decide against `all`; only the parts that say what is decided have a share in it.
        Verdict verdict = all;
        for (const Node &part : parts) {
            const Verdict own = part.judge(story);
            if (own.matches == verdict.matches)
                verdict.restsOnProblems = verdict.restsOnProblems || own.restsOnProblems;
            else if (own.matches != all)
                verdict = own;
            if (verdict.matches != all && (verdict.restsOnProblems || !story.row.isBroken()))
                break;
        }
        return verdict;
    }};
}

Node excluded(Node node)
{
    return {[judge = std::move(node.judge)](const Candidate &story) {
        const Verdict verdict = judge(story);
        return Verdict(!verdict.matches, verdict.restsOnProblems);
    }};
}

class Parser
{
    Q_DECLARE_TR_FUNCTIONS(table::Filter)

public:
    explicit Parser(const std::vector<Token> &tokens)
        : m_tokens(tokens)
    {
    }

    Parsed run()
    {
        if (kind() == Kind::End)
            return Node{};
        Parsed node = alternatives();
        if (node && kind() == Kind::Close)
            return error(token(), tr("this parenthesis was not opened"));
        return node;
    }

private:
    [[nodiscard]] const Token &token() const { return m_tokens[m_at]; }
    [[nodiscard]] Kind kind() const { return token().kind; }

    static Parsed error(const Token &at, const QString &message)
    {
        return tl::unexpected(FilterError{at.offset, at.length, message});
    }

    Parsed alternatives()
    {
        std::vector<Node> parts;
        while (true) {
            Parsed part = conjunction();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
            if (kind() != Kind::Or)
                return joined(std::move(parts), false);
            ++m_at;
        }
    }

    Parsed conjunction()
    {
        if (kind() == Kind::Or || kind() == Kind::Close || kind() == Kind::End)
            return nothingHere();
        std::vector<Node> parts;
        while (kind() != Kind::Or && kind() != Kind::Close && kind() != Kind::End) {
            Parsed part = operand();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        }
        return joined(std::move(parts), true);
    }

    Parsed nothingHere() const
    {
        const bool afterOr = m_at > 0 && m_tokens[m_at - 1].kind == Kind::Or;
        if (kind() == Kind::Or || afterOr)
            return error(kind() == Kind::Or ? token() : m_tokens[m_at - 1],
                         tr("OR needs something on both sides (to find the word, put it in quotation marks)"));
        if (kind() == Kind::End)
            return error(m_tokens[m_at - 1], tr("this parenthesis is not closed"));
        const bool afterOpen = m_at > 0 && m_tokens[m_at - 1].kind == Kind::Open;
        return error(token(), afterOpen ? tr("there is nothing between the parentheses")
                                        : tr("this parenthesis was not opened"));
    }

    Parsed operand()
    {
        if (++m_operands > mostOperands)
            return error(token(), tr("a filter has at most %1 parts").arg(mostOperands));
        bool exclude = false;
        for (; kind() == Kind::Not; ++m_at)
            exclude = !exclude;
        Parsed node = kind() == Kind::Open ? group() : nodeOf(m_tokens[m_at++]);
        return node && exclude ? Parsed(excluded(std::move(*node))) : std::move(node);
    }

    Parsed group()
    {
        const Token &open = m_tokens[m_at++];
        if (++m_depth > maximalDepth)
            return error(open, tr("there are too many parentheses inside each other"));
        Parsed node = alternatives();
        if (!node)
            return node;
        if (kind() != Kind::Close)
            return error(open, tr("this parenthesis is not closed"));
        ++m_at;
        --m_depth;
        return node;
    }

    const std::vector<Token> &m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_operands = 0;
};

} // namespace

Parsed parseTokens(const std::vector<Token> &tokens) { return Parser(tokens).run(); }

} // namespace table
