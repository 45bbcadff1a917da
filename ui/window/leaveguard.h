#pragma once

#include "model/folder/storyfolder.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QMessageBox;

namespace ui
{

class UnsavedDialog;

/// What the stories are left for.
enum class Leaving { Close, OpenOther };

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
    void leave(Leaving what, std::function<void()> then);

signals:
    void about(); ///< to leave: what is typed is committed now

private:
    void proceed();
    void sayWaiting();
    void endWaiting();
    void leaveAnyway();
    void ask();
    void closeDialog();
    void tryAgain();

    folder::StoryFolder &m_folder;
    QWidget &m_window;
    Leaving m_what = Leaving::Close;
    std::function<void()> m_then;
    QPointer<UnsavedDialog> m_dialog;
    QPointer<QMessageBox> m_waiting;
    QTimer m_proceeding; ///< never from within a signal of the folder: another one may be opened then
    QTimer m_patience;   ///< until it is said that saves are waited for
};

} // namespace ui
