#pragma once

#include "model/frontmatter/lexer.h"

namespace frontmatter
{

/// Walks the lines of a nested block collection just closely enough to know where its scalars end: a quoted
/// or flow value may hold lines that look like top-level keys, a block scalar lines that look like anything.
/// Whether the nested keys make sense is left to yaml-cpp.
class NestedScanner final
{
public:
    /// `sequenceAtRoot`: the lines that begin with `- ` at the root indent belong to the collection too.
    NestedScanner(std::string_view text, std::size_t rootIndent, bool sequenceAtRoot)
        : m_text(text)
        , m_rootIndent(rootIndent)
        , m_sequenceAtRoot(sequenceAtRoot)
    {
    }

    /// From the first line of the collection, which may begin after the colon of a `? key`; false: something never
    /// ends, or a tab indents.
    bool scan(const Line &first);

    [[nodiscard]] std::size_t contentEnd() const { return m_contentEnd; } ///< of the last line with content
    [[nodiscard]] std::size_t next() const { return m_next; }             ///< start of the line after it
    [[nodiscard]] std::size_t faultAt() const { return m_faultAt; }
    [[nodiscard]] const QString &reason() const { return m_reason; }

private:
    [[nodiscard]] bool belongs(const Line &line) const;
    bool scanLine(const Line &line);
    bool scanToken(Line &line, std::size_t &pos);
    bool scanClosed(Line &line, std::size_t &pos);
    bool scanPlain(const Line &line, std::size_t &pos);
    void setEnd(const Line &line);
    bool fail(std::size_t at, QString reason);

    std::string_view m_text;
    std::size_t m_rootIndent;
    bool m_sequenceAtRoot;
    std::ptrdiff_t m_parentIndent = 0; ///< of the innermost key or dash: what its scalar must be deeper than
    std::size_t m_contentEnd = 0;
    std::size_t m_next = 0;
    std::size_t m_faultAt = 0;
    QString m_reason;
};

} // namespace frontmatter
