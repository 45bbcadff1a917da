#include "ui/window/settling.h"

namespace ui
{

using folder::Keep;
using folder::SaveState;
using folder::StoryFolder;
using folder::StoryId;

Settling::Settling(const Actions &actions, StoryFolder &folder, StoryTable &table, Triage &triage, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_folder(folder)
    , m_table(table)
    , m_triage(triage)
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    on(Act::RetrySave, [this] { retry(); });
    on(Act::KeepMine, [this] { keep(Keep::Mine); });
    on(Act::KeepTheirs, [this] { keep(Keep::Theirs); });
    on(Act::KeepAllMine, [this] { m_triage.settle(allConflicts(), std::nullopt, Keep::Mine); });
    on(Act::KeepAllTheirs, [this] { m_triage.settle(allConflicts(), std::nullopt, Keep::Theirs); });
    m_enabling.setSingleShot(true);
    connect(&m_enabling, &QTimer::timeout, this, &Settling::enable);
    const auto enableSoon = [this] { m_enabling.start(); };
    connect(&m_folder, &StoryFolder::saveStateChanged, this, enableSoon);
    connect(&m_table, &StoryTable::storiesChosen, this, enableSoon);
    enable();
}

void Settling::enable()
{
    const bool hasFailed = !selected(SaveState::Failed).isEmpty();
    const bool isInConflict = !selected(SaveState::Conflict).isEmpty();
    m_actions[Act::RetrySave]->setEnabled(hasFailed);
    m_actions[Act::KeepMine]->setEnabled(isInConflict);
    m_actions[Act::KeepTheirs]->setEnabled(hasFailed || isInConflict);
    const bool any = !allConflicts().isEmpty();
    m_actions[Act::KeepAllMine]->setEnabled(any);
    m_actions[Act::KeepAllTheirs]->setEnabled(any);
}

void Settling::retry()
{
    const QList<StoryId> failed = selected(SaveState::Failed);
    for (const StoryId story : failed)
        m_folder.retry(story);
    if (failed.isEmpty())
        emit refused(tr("Nothing to save again: no change of the selected stories has failed"));
}

void Settling::keep(Keep keep)
{
    const QList<StoryId> failed = keep == Keep::Theirs ? selected(SaveState::Failed) : QList<StoryId>();
    const QList<StoryId> conflicts = selected(SaveState::Conflict);
    for (const StoryId story : failed)
        m_folder.discard(story);
    if (failed.isEmpty() || !conflicts.isEmpty())
        m_triage.settle(conflicts, std::nullopt, keep);
}

QList<StoryId> Settling::selected(SaveState state) const
{
    QList<StoryId> stories = m_folder.unsaved();
    if (stories.isEmpty())
        return stories;
    const QList<StoryId> selection = m_table.selectedStories();
    const QSet<StoryId> chosen(selection.begin(), selection.end());
    stories.removeIf([&](StoryId story) { return m_folder.saveState(story) != state || !chosen.contains(story); });
    return stories;
}

QList<StoryId> Settling::allConflicts() const
{
    QList<StoryId> stories = m_folder.unsaved();
    stories.removeIf([this](StoryId story) { return m_folder.saveState(story) != SaveState::Conflict; });
    return stories;
}

} // namespace ui
