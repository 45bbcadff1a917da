#pragma once

#include <QString>

namespace ui
{

/// The keys that the detail pane names, as people write them; empty: there is none.
struct DetailKeys {
    QString publish;
    QString unpublish;
    QString typeQuality;
    QString typeHeat;
    QString qualityUp;
    QString qualityDown;
    QString heatUp;
    QString heatDown;
    QString undo;
};

} // namespace ui
