#pragma once

#include "tests/ui/window/openwindow.h"

/// Shows the images of the current story and what is known of them, and comes back to the table.
inline void visitPreview(OpenWindow &open)
{
    constexpr int untilDrawn = 50; // milliseconds
    open.table().setFocus();
    open.key(Qt::Key_Return);
    QTRY_VERIFY(QApplication::activeWindow() && QApplication::activeWindow() != &open.window());
    QWidget *preview = QApplication::activeWindow();
    QTest::qWait(untilDrawn);
    QTest::keyClick(preview, Qt::Key_I);
    QTest::qWait(untilDrawn);
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!preview->isVisible());
    open.window().activateWindow();
    QTRY_VERIFY(open.window().isActiveWindow());
    open.table().setFocus();
}
