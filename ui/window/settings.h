#pragma once

#include "model/table/order.h"
#include "ui/dialogs/exportjob.h"
#include "ui/look/theme.h"
#include "ui/window/keymap.h"
#include "ui/window/presets.h"

#include <QByteArray>
#include <QStringList>

namespace ui
{

inline constexpr int recentFolderCap = 10;
inline constexpr int smallestText = 70; ///< per cent of the system's font
inline constexpr int largestText = 250;

/// What the window remembers from one start to the next. A plain value.
struct Settings {
    QByteArray geometry;    ///< QWidget::saveGeometry(); empty: none
    QByteArray columns;     ///< StoryTable::saveColumns(); empty: none
    QList<int> wideSizes;   ///< table and detail side by side, logical pixels; empty: the default
    QList<int> narrowSizes; ///< the detail below the table
    table::Order order{{table::SortKey::Date, Qt::DescendingOrder}};
    QStringList recentFolders; ///< newest first, absolute
    QString lastFolder;        ///< reopened at the next start
    QString lastStory;         ///< where it was left: a path below it; empty: at the first
    Scheme scheme = Scheme::System;
    bool advance = true;
    bool detailShown = true;
    int textPercent = 100;
    Presets presets = defaultPresets;
    KeyMap keys; ///< where they are not the default; as read, they may be of no action
    LastExport lastExport;

    bool operator==(const Settings &) const = default;
};

/// Puts `folder` first among the recent ones and makes it the last folder.
void remember(Settings &settings, const QString &folder);

/// Reads the ini file; whatever is missing or damaged there has its default.
Settings loadSettings(const QString &file);
/// False: the file cannot be written.
bool saveSettings(const QString &file, const Settings &settings);

} // namespace ui
