#include "ui/window/lastplace.h"

namespace ui
{

using folder::StoryFolder;
using folder::StoryId;

LastPlace::LastPlace(StoryFolder &folder, StoryTable &table, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_table(table)
    , m_settings(settings)
{
    connect(&m_folder, &StoryFolder::opened, this, [this] {
        if (!isLastFolder())
            m_wanted.clear();
    });
    connect(&m_folder, &StoryFolder::storiesAdded, this, &LastPlace::comeBack);
    connect(&m_table.stories(), &table::StoryTableModel::completed, this, &LastPlace::comeBack);
    connect(&m_table.stories(), &table::StoryTableModel::completed, this, &LastPlace::finish, Qt::QueuedConnection);
    connect(&m_folder, &StoryFolder::scanFinished, this, &LastPlace::finish);
    connect(&m_table, &StoryTable::storiesChosen, this, &LastPlace::remember);
}

bool LastPlace::isLastFolder() const { return m_folder.paths() == QStringList{m_settings.lastFolder}; }

void LastPlace::comeBack()
{
    if (m_wanted.isEmpty() || !m_table.followsFirst())
        return;
    const StoryId story = m_folder.find(m_wanted);
    if (story < 0 || (m_table.stories().rowOf(story) < 0 && !m_table.stories().isComplete()))
        return;
    m_wanted.clear();
    m_table.showStory(story);
    m_table.scrollTo(m_table.currentIndex(), StoryTable::PositionAtCenter);
}

void LastPlace::finish()
{
    if (m_folder.isScanning() || !m_table.stories().isComplete())
        return;
    m_wanted.clear();
    remember();
}

void LastPlace::remember()
{
    const StoryId current = m_table.currentStory();
    if (current >= 0 && !m_table.followsFirst() && isLastFolder())
        m_settings.lastStory = m_folder.row(current).path;
}

} // namespace ui
