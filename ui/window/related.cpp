#include "ui/window/related.h"

#include "ui/window/wording.h"

#include <QSet>

namespace ui
{

using folder::StoryId;

RelatedTrail::RelatedTrail(folder::StoryFolder &folder, StoryTable &table, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_table(table)
{
    connect(&m_folder, &folder::StoryFolder::detailReady, this, [this](StoryId story) {
        if (story != m_waitingFor)
            return;
        m_waitingFor = -1;
        if (story == m_table.currentStory())
            next();
    });
}

void RelatedTrail::clear()
{
    m_way.clear();
    m_related.clear();
    m_waitingFor = -1;
    m_at = -1;
}

QList<StoryId> RelatedTrail::relatedOf(StoryId story)
{
    QList<StoryId> found;
    const story::StoryDetail *detail = m_folder.detail(story);
    if (detail == nullptr)
        return found;
    QSet<QString> seen;
    for (const story::RelatedStory &related : detail->related) {
        if (related.link.isEmpty() || seen.contains(related.link))
            continue;
        seen.insert(related.link);
        const QList<StoryId> stories = m_folder.storiesWithLink(related.link);
        for (const StoryId other : stories)
            if (other != story && m_folder.isPresent(other) && !found.contains(other))
                found.append(other);
    }
    return found;
}

void RelatedTrail::next()
{
    const StoryId current = m_table.currentStory();
    if (current < 0)
        return;
    const bool onTheWay = m_at >= 0 && m_at < m_related.size() && m_related.at(m_at) == current;
    if (onTheWay) {
        m_at = (m_at + 1) % m_related.size();
        if (m_related.size() == 1)
            emit message(tr("This is the only related story in the folder. Alt+Left goes back"));
        show(m_related.at(m_at));
        return;
    }
    if (m_folder.detail(current) == nullptr && !m_folder.packed(current).view().isBroken()) {
        m_waitingFor = current;
        return;
    }
    const QList<StoryId> related = relatedOf(current);
    if (related.isEmpty()) {
        emit message(tr("No related story of “%1” is in this folder").arg(nameOf(m_folder.row(current))));
        return;
    }
    m_related = related;
    m_at = 0;
    m_way.append(current);
    show(related.first());
}

void RelatedTrail::jumpTo(StoryId story)
{
    if (m_table.currentStory() >= 0 && m_table.currentStory() != story)
        m_way.append(m_table.currentStory());
    show(story);
}

void RelatedTrail::follow(StoryId renamed) { show(renamed); }

void RelatedTrail::back()
{
    m_at = -1;
    if (m_way.isEmpty())
        emit message(tr("There is no story to go back to"));
    else
        show(m_way.takeLast());
}

void RelatedTrail::show(StoryId story)
{
    m_table.stories().reveal({story});
    m_table.showStory(story);
}

} // namespace ui
