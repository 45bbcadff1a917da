#pragma once

#include "ui/dialogs/earliereditsdialog.h"
#include "ui/table/storytable.h"

#include <QPointer>
#include <QTimer>

namespace ui
{

class Actions;
class StatusBar;
class UndoLink;

/// Opens the list of earlier edits from the menu, undoes what is chosen there as one step of the window's own undo,
/// and says when edits cannot be recorded. GUI thread.
class EarlierEdits final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EarlierEdits)

public:
    struct Parts {
        folder::StoryFolder &folder;
        StoryTable &table;
        UndoLink &undo;
        StatusBar &status;
        const Actions &actions;
    };

    EarlierEdits(const Parts &parts, QWidget &window);

private:
    void show(EarlierEditsDialog::Period period, bool everywhere);
    void undo(const QList<folder::PastEdit> &edits);

    Parts m_parts;
    QWidget &m_window;
    QPointer<EarlierEditsDialog> m_dialog;
    QTimer m_reload;
};

} // namespace ui
