#pragma once

#include <QImage>
#include <QWidget>

namespace ui
{

struct Colors;

/// The dark colours in either scheme: pictures are judged on a ground that does not dazzle.
const Colors &stageColors();

/// Shows one image on dark ground: fit (never larger than 100 %) or any zoom, zoom at the pointer by wheel, pan by
/// dragging, double-click for fit and 100 %. Without an image: a message. 100 % is one pixel of the image on one
/// pixel of the screen. GUI thread.
class ImageStage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageStage)

public:
    explicit ImageStage(QWidget *parent = nullptr);

    /// `fullSize`: of the image itself; `image` may be smaller than that, and is shown as large. Shown to fit.
    void setImage(const QImage &image, QSize fullSize);
    /// The same image with more pixels; fit, zoom and place stay.
    void refine(const QImage &image);
    /// True when the view shows more pixels of the image than were given.
    [[nodiscard]] bool wantsMore() const;
    /// Shows words instead of an image. Plain text.
    void setMessage(const QString &message);
    [[nodiscard]] const QString &message() const { return m_message; }

    [[nodiscard]] bool isFit() const { return m_fit; }
    [[nodiscard]] double zoom() const; ///< pixels of the screen for one of the image; 0 without an image
    void toggleFit();                  ///< fit, or 100 % at the pointer
    void zoomBy(double factor);        ///< at the pointer when it is over the stage, else at the middle
    void zoomAt(QPointF position, double factor);
    /// The point of the image, in its own pixels, under a position of the stage.
    [[nodiscard]] QPointF imagePointAt(QPointF position) const;

signals:
    void viewChanged(); ///< image or zoom

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] double fitZoom() const;
    [[nodiscard]] QPointF pointer() const;
    [[nodiscard]] QRectF target() const;
    void setZoomAt(QPointF position, double zoom);
    void setFit();
    void keepInside();
    void afterViewChange();
    void shrinkSoon();
    void shrink();
    void paintImage(QPainter &painter) const;
    void updateCursor(bool dragging);

    QImage m_image;
    QSize m_fullSize;
    QString m_message;
    bool m_fit = true;
    double m_zoom = 1;
    QPointF m_middle; ///< the point of the image, in its own pixels, in the middle of the stage
    QPointF m_dragFrom;
    QImage m_shrunk; ///< the image at the size that is painted, when that is smaller
    bool m_isShrinking = false;
    bool m_isShrinkStale = false; ///< image or size changed since
};

} // namespace ui
