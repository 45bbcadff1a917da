#pragma once

#include "model/frontmatter/lexer.h"
#include "model/frontmatter/outline.h"

namespace frontmatter
{

/// Finds the top-level keys of the front matter and where their values begin and end, in one pass over its
/// lines.
class KeyScanner final
{
public:
    KeyScanner(std::string_view bytes, Span yaml, std::vector<Entry> &entries, std::deque<std::string> &decodedKeys)
        : m_text(bytes.substr(0, yaml.end))
        , m_begin(yaml.begin)
        , m_entries(entries)
        , m_decodedKeys(decodedKeys)
    {
    }

    void scan();

    [[nodiscard]] std::optional<Fault> &fault() { return m_fault; }
    [[nodiscard]] std::optional<Fault> &readOnly() { return m_readOnly; }

private:
    // Each takes what it reads on from the line and position given; false: m_fault or m_readOnly says why it
    // stopped.
    bool scanLine(const Line &line);
    bool scanDirective(const Line &line);
    bool hasOnlyProperties(const Line &line);
    bool enterRoot(const Line &line);
    bool scanEntry(const Line &line);
    bool scanExplicitEntry(Entry &entry, Line line, std::size_t pos);
    bool findExplicitValue(Line &line, std::size_t &pos);
    bool scanKey(Entry &entry, const Line &line, std::size_t &pos);
    bool nameKey(Entry &entry);
    void nameExplicitKey(Entry &entry, std::size_t end);
    bool scanProperties(Entry &entry, const Line &line, std::size_t &pos);
    bool scanAfterColon(Entry &entry, Line line, std::size_t pos);
    bool scanValue(Entry &entry, const Line &line, std::size_t pos);
    bool scanClosed(Entry &entry, std::size_t pos);
    bool scanPlain(Entry &entry, Line line, std::size_t pos);
    bool scanBlockScalar(Entry &entry, const Line &line, std::size_t pos);
    bool scanBlock(Entry &entry, const Line &line);

    [[nodiscard]] bool startsKey(const Line &line, std::size_t pos) const;
    [[nodiscard]] bool startsCollection(const Line &line) const;
    [[nodiscard]] bool belongsToEntry(const Line &line) const;
    bool finishAfter(const Entry &entry);
    bool fail(std::size_t at, const QString &reason);
    bool stopReadOnly(std::size_t at, const QString &reason);

    std::string_view m_text; ///< ends with the front matter
    std::size_t m_begin;
    std::size_t m_next = 0; ///< the line to go on with
    std::optional<std::size_t> m_rootIndent;
    bool m_hasVersion = false; ///< a %YAML directive stood there
    std::vector<Entry> &m_entries;
    std::deque<std::string> &m_decodedKeys;
    std::optional<Fault> m_fault;
    std::optional<Fault> m_readOnly;
};

} // namespace frontmatter
