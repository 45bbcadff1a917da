#pragma once

#include "model/story/storydetail.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui
{

class ElidedLabel;
class PlainLabel;

/// The line below the preview: which image of how many, its title and attribution, pixels, zoom. GUI thread.
class CaptionBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaptionBar)

public:
    explicit CaptionBar(QWidget *parent = nullptr);

    /// `index` is 0-based. A count of 0: the story has no images.
    void setImage(int index, int count, const story::Image &image);
    void clear();               ///< the story is not read yet
    void setSize(QSize pixels); ///< empty: not known
    void setZoom(double zoom);  ///< 1 is 100 %; 0: nothing is shown

signals:
    void stepped(int delta);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void reserveRoom();
    QToolButton *addStep(Qt::ArrowType arrow, const QString &name, int delta);

    QToolButton *m_previous;
    PlainLabel *m_position;
    QToolButton *m_next;
    ElidedLabel *m_title;
    ElidedLabel *m_attribution;
    PlainLabel *m_size;
    PlainLabel *m_zoom;
};

/// "1,280 × 800"; nothing for an empty size.
QString pixelsText(QSize pixels);

} // namespace ui
