#pragma once

#include "model/folder/storyfolder.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace ui
{

class UnsavedDialog;

/// Before the stories are left (the window closes, another folder is opened): waits for the queued saves without
/// blocking, then asks when stories are not saved. GUI thread.
class LeaveGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LeaveGuard)

public:
    LeaveGuard(folder::StoryFolder &folder, QWidget &window);

    /// Nothing is queued and nothing unsaved.
    [[nodiscard]] bool isClear() const;
    /// Calls `then` when the stories may be left: at once, later, or never (the editor keeps them open).
    void leave(std::function<void()> then);

signals:
    void waiting(); ///< for queued saves

private:
    void proceed();
    void ask();
    void closeDialog();
    void tryAgain();

    folder::StoryFolder &m_folder;
    QWidget &m_window;
    std::function<void()> m_then;
    QPointer<UnsavedDialog> m_dialog;
};

} // namespace ui
