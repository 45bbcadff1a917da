#pragma once

#include <QKeyEvent>

namespace ui
{

/// Return, or Enter of the number block.
inline bool isEnter(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace ui
