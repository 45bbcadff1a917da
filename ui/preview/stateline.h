#pragma once

#include "model/story/storyrow.h"

#include <QWidget>

namespace ui
{

class PlainLabel;
class StatePill;

/// The line above the preview: state, quality and heat of the story, so that one sees what a key decides. GUI thread.
class StateLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateLine)

public:
    explicit StateLine(QWidget *parent = nullptr);

    void showRow(const story::StoryRow &row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StatePill *m_state;
    PlainLabel *m_quality;
    PlainLabel *m_heat;
};

} // namespace ui
