#pragma once

#include "ui/window/actions.h"
#include "ui/window/triage.h"

#include <QTimer>

namespace ui
{

/// Ties what can be done about failed saves and conflicts, of the selected stories or of all, to the actions. Whose
/// value stays is a step that can be undone. GUI thread.
class Settling final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Settling)

public:
    Settling(const Actions &actions, folder::StoryFolder &folder, StoryTable &table, Triage &triage, QObject *parent);

signals:
    void refused(const QString &reason);

private:
    void enable();
    void retry();
    void keep(folder::Keep keep);
    [[nodiscard]] QList<folder::StoryId> selected(folder::SaveState state) const;
    [[nodiscard]] QList<folder::StoryId> allConflicts() const;

    const Actions &m_actions;
    folder::StoryFolder &m_folder;
    StoryTable &m_table;
    Triage &m_triage;
    QTimer m_enabling; ///< once for many saves and for many chosen rows
};

} // namespace ui
