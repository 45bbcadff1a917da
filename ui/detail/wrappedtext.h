#pragma once

#include "ui/look/labels.h"

#include <QHash>
#include <QTextEdit>

namespace ui
{

/// Plain text over as many lines as it needs, that can be selected. Breaks inside long words too, which QLabel
/// cannot, so that an address never makes the pane wider than it is.
class WrappedText final : public QTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WrappedText)

public:
    explicit WrappedText(Tone tone, QWidget *parent = nullptr);

    /// Shown through forDisplay().
    void showText(const QString &text, Lines lines = Lines::Many, int cap = textCap);
    void setTone(Tone tone);
    /// A click without a selection, and Enter, emit clicked().
    void setClickable(bool clickable);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void clicked();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void restyle();
    void forgetHeight();

    Tone m_tone;
    bool m_clickable = false;
    bool m_ring = false; ///< the focus came by the keyboard
    QPoint m_pressed;
    mutable QHash<int, int> m_heights; ///< by width
};

} // namespace ui
