#pragma once

#include "model/folder/storyedit.h"

#include <QList>

#include <optional>
#include <vector>

namespace ui
{

/// Where the table stands: what undo brings back.
struct TableState {
    folder::StoryId current = -1;
    QList<folder::StoryId> selection;
    int scroll = 0; ///< value of the vertical scroll bar
};

/// Where the table stood before its rows changed: the way back while the current story is hidden.
struct FormerPlace {
    TableState state;
    std::vector<int> rows;                  ///< stories, in the order shown
    bool inView = false;                    ///< the current row
    std::optional<folder::StoryId> standIn; ///< current (-1: none) while state.current has no row
};

} // namespace ui
