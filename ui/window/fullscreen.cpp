#include "ui/window/fullscreen.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

namespace ui
{

FullScreenLink::FullScreenLink(QAction &action, QWidget &window)
    : QObject(&window)
    , m_action(action)
    , m_window(window)
{
    window.installEventFilter(this);
    connect(&action, &QAction::triggered, this, [this](bool full) {
        m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, full));
    });
}

bool FullScreenLink::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        m_action.setChecked(m_window.isFullScreen());
    return QObject::eventFilter(watched, event);
}

} // namespace ui
