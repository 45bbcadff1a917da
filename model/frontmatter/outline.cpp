#include "model/frontmatter/outline.h"

#include "model/frontmatter/conflict.h"
#include "model/frontmatter/encoding.h"
#include "model/frontmatter/keyscanner.h"
#include "model/frontmatter/olderbreaks.h"
#include "model/frontmatter/words.h"

namespace frontmatter
{

Outline Outline::of(std::string_view bytes, QStringView fileName)
{
    Outline outline;
    outline.m_bytes = bytes;
    outline.m_fences = findFences(bytes, fileName);
    if (outline.m_fences.kind == FileKind::Broken)
        outline.m_fault = outline.m_fences.fault;
    if (outline.m_fences.kind != FileKind::Story)
        return outline;
    const Span yaml = outline.m_fences.yaml;
    KeyScanner scanner(bytes, yaml, outline.m_entries, outline.m_decodedKeys);
    scanner.scan();
    outline.m_fault = findConflict(bytes, yaml);
    if (!outline.m_fault)
        outline.m_fault = std::move(scanner.fault());
    outline.m_readOnly = findBadByte(bytes, yaml);
    if (!outline.m_readOnly && yaml.size() > largestFrontMatter)
        outline.m_readOnly = Fault{placeOf(bytes, yaml.begin), Words::tr("the front matter is longer than 256 KiB")};
    if (!outline.m_readOnly)
        outline.m_readOnly = std::move(scanner.readOnly());
    if (!outline.m_readOnly && !outline.m_fault)
        outline.m_readOnly = findDisputedBreak(outline, fileName);
    return outline;
}

const Entry *Outline::find(std::string_view name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [name](const Entry &entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace frontmatter
