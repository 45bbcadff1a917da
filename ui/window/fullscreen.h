#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace ui
{

/// Ties a checkable action to the full screen state of a window, which the window manager changes as well. GUI
/// thread.
class FullScreenLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FullScreenLink)

public:
    FullScreenLink(QAction &action, QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction &m_action;
    QWidget &m_window;
};

} // namespace ui
