#include "ui/window/recentdecisions.h"

#include "ui/detail/decisionlist.h"
#include "ui/window/editcommand.h"
#include "ui/window/undolink.h"

#include <QSet>

namespace ui
{

RecentDecisions::RecentDecisions(QUndoStack &stack, const folder::StoryFolder &folder, UndoLink &undo,
                                 DecisionList &list, QObject *parent)
    : QObject(parent)
    , m_stack(stack)
    , m_list(list)
{
    connect(&m_stack, &QUndoStack::indexChanged, this, &RecentDecisions::update);
    connect(&folder, &folder::StoryFolder::editsForgotten, this, &RecentDecisions::update);
    connect(&m_list, &DecisionList::undoRequested, this,
            [this, &undo](int decision) { undo.takeBack(*m_decisions.at(decision)); });
    connect(&m_list, &DecisionList::storyRequested, this,
            [this](int decision) { emit storyRequested(m_decisions.at(decision)->stories().first()); });
}

void RecentDecisions::update()
{
    m_decisions.clear();
    QStringList texts;
    QSet<const EditCommand *> takenBack;
    for (int place = m_stack.index() - 1; place >= 0 && texts.size() < DecisionList::most; --place) {
        const auto *step = static_cast<const EditCommand *>(m_stack.command(place));
        if (step->takenBack())
            takenBack.insert(step->takenBack());
        else if (!takenBack.contains(step) && !step->isVoid()) {
            m_decisions.append(step);
            texts.append(step->text());
        }
    }
    m_list.showDecisions(texts);
}

} // namespace ui
