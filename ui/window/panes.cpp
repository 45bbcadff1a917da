#include "ui/window/panes.h"

#include <QResizeEvent>

namespace ui
{

namespace
{

constexpr int narrowBelow = 1000;
constexpr int detailWidth = 372;

} // namespace

Panes::Panes(QWidget *centre, QWidget *detail, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    addWidget(centre);
    addWidget(detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    setChildrenCollapsible(false);
    setHandleWidth(1);
    setAccessibleName(tr("Table and detail"));
}

void Panes::restoreSizes(const Settings &settings)
{
    m_wide = settings.wideSizes;
    m_narrow = settings.narrowSizes;
    m_arranged = false;
}

/// A pane that is hidden has no size: it keeps the one it had.
QList<int> Panes::sizesNow() const
{
    const QList<int> now = sizes();
    const bool isWhole = m_arranged && !now.contains(0);
    return isWhole ? now : orientation() == Qt::Horizontal ? m_wide : m_narrow;
}

void Panes::showDetail(bool shown)
{
    sizesOf(orientation()) = sizesNow();
    widget(1)->setVisible(shown);
}

void Panes::saveSizes(Settings &settings) const
{
    settings.wideSizes = orientation() == Qt::Horizontal ? sizesNow() : m_wide;
    settings.narrowSizes = orientation() == Qt::Vertical ? sizesNow() : m_narrow;
}

void Panes::resizeEvent(QResizeEvent *event)
{
    const auto wanted = event->size().width() < narrowBelow ? Qt::Vertical : Qt::Horizontal;
    const bool turns = wanted != orientation();
    if (turns)
        sizesOf(orientation()) = sizesNow();
    if (turns)
        setOrientation(wanted);
    QSplitter::resizeEvent(event);
    if (turns || !m_arranged)
        arrange();
}

void Panes::arrange()
{
    m_arranged = true;
    const bool wide = orientation() == Qt::Horizontal;
    if (const QList<int> &kept = sizesOf(orientation()); kept.size() == 2)
        setSizes(kept);
    else if (wide)
        setSizes({width() - detailWidth, detailWidth});
    else
        setSizes({height() * 3 / 5, height() * 2 / 5});
}

} // namespace ui
