#pragma once

#include "ui/look/plaintext.h"

namespace ui
{

/// What is known of an image, on a card over the stage, dark in either scheme as the stage is. GUI thread.
class InformationCard final : public PlainLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InformationCard)

public:
    explicit InformationCard(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
