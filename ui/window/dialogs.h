#pragma once

#include "ui/dialogs/exportjob.h"
#include "ui/table/storytable.h"
#include "ui/window/actions.h"

#include <functional>

class QMenuBar;

namespace ui
{

// The dialogs of the window: each is opened, never waited for, and deletes itself.

void chooseFolder(QWidget &window, const QString &startIn, const std::function<void(const QString &)> &chosen);
/// `done`: what was exported where, in words, and what to propose next time.
void showExport(QWidget &window, const folder::StoryFolder &folder, const StoryTable &table, const LastExport &last,
                const std::function<void(const QString &, const LastExport &)> &done);
void showKeySheet(QWidget &window, const QMenuBar &bar, const Actions &actions);
void showAbout(QWidget &window);

} // namespace ui
