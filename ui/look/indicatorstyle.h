#pragma once

#include <QProxyStyle>

namespace ui
{

/// Fusion with check boxes and radio buttons in our colours: its own take their outline from a darker window colour,
/// which cannot be seen on a dark one.
class IndicatorStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IndicatorStyle)

public:
    IndicatorStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace ui
