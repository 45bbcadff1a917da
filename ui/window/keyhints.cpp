#include "ui/window/keyhints.h"

#include "ui/detail/detailkeys.h"
#include "ui/detail/detailpane.h"
#include "ui/table/filterbar.h"
#include "ui/window/actions.h"

namespace ui
{

KeyHints::KeyHints(const Actions &actions, FilterBar &filter, DetailPane &detail, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_filter(filter)
    , m_detail(detail)
{
    connect(&m_actions, &Actions::keysChanged, this, &KeyHints::show);
    show();
}

void KeyHints::show()
{
    const auto key = [this](Act act) { return m_actions.keyText(act); };
    m_filter.showRefreshKey(key(Act::Rescan));
    m_detail.showKeys({.publish = key(Act::Publish),
                       .unpublish = key(Act::Unpublish),
                       .typeQuality = key(Act::TypeQuality),
                       .typeHeat = key(Act::TypeHeat),
                       .qualityUp = key(Act::QualityUp),
                       .qualityDown = key(Act::QualityDown),
                       .heatUp = key(Act::HeatUp),
                       .heatDown = key(Act::HeatDown),
                       .undo = key(Act::Undo)});
}

} // namespace ui
