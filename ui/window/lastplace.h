#pragma once

#include "ui/table/storytable.h"
#include "ui/window/settings.h"

namespace ui
{

/// Remembers at which story the last folder is left, and comes back to it at a start without a path, unless the
/// editor goes elsewhere while the folder is read. GUI thread.
class LastPlace final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LastPlace)

public:
    /// After what keeps the last folder in `settings`.
    LastPlace(folder::StoryFolder &folder, StoryTable &table, Settings &settings, QObject *parent = nullptr);

    /// The last folder is about to be opened again.
    void expect() { m_wanted = m_settings.lastStory; }

private:
    [[nodiscard]] bool isLastFolder() const;
    void comeBack();
    void finish();
    void remember();

    folder::StoryFolder &m_folder;
    StoryTable &m_table;
    Settings &m_settings;
    QString m_wanted; ///< the story that is still to come while the folder is read; empty: none
};

} // namespace ui
