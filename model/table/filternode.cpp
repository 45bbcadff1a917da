#include "model/table/filternode.h"

#include "model/story/displaytext.h"
#include "model/table/foldtext.h"

#include <algorithm>

namespace table
{

QString shownExcerpt(const story::StoryRow &row)
{
    return row.excerpt.contains(u'&') ? story::decodeEntities(row.excerpt) : row.excerpt;
}

const QString &Candidate::foldedText() const
{
    if (!m_folded.isNull())
        return m_folded;
    const auto append = [this](const QString &text) {
        appendFolded(m_folded, text);
        m_folded += u'\n';
    };
    append(m_row.title);
    append(shownExcerpt(m_row));
    append(m_row.providerName);
    append(m_row.providerDomain);
    if (m_row.topics)
        std::for_each(m_row.topics->begin(), m_row.topics->end(), append);
    return m_folded;
}

} // namespace table
