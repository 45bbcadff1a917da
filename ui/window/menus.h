#pragma once

#include "ui/window/actions.h"

class QMenu;
class QMenuBar;

namespace ui
{

class StoryTable;

/// Fills the menu bar; every action stands in it with its key. `recent` is the submenu of recent folders; what the
/// columns of `table` do stands in the menu too.
void fillMenuBar(QMenuBar &bar, const Actions &actions, QMenu *recent, StoryTable &table);

/// The actions by menu, as they stand in the bar: all that can have keys.
QList<std::pair<QString, QList<QAction *>>> actionGroups(const QMenuBar &bar, const Actions &actions);

} // namespace ui
