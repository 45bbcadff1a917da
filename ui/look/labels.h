#pragma once

#include "ui/look/plaintext.h"

#include <QColor>
#include <QFont>

namespace ui
{

/// How a text speaks. Sizes follow the application's font.
enum class Tone {
    Normal,
    Strong,    ///< what stands out in a line
    Value,     ///< a field's value in its card
    Title,     ///< the story's title
    Secondary, ///< what is read second: provider, dates
    Small,     ///< secondary and small: names of fields
    Caption,   ///< small capitals above a part
    Published,
    Unpublished,
    ByDefault,
    Problem,
};

QFont fontOf(Tone tone);
QColor colorOf(Tone tone, const QPalette &palette);

/// Plain text in a tone, restyled when the palette or the font size changes.
class ToneLabel : public PlainLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToneLabel)

public:
    explicit ToneLabel(Tone tone, Lines lines = Lines::One, QWidget *parent = nullptr);
    /// Colour of another tone; the font stays.
    void setColorOf(Tone tone);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Tone m_tone;
    Tone m_color;
};

/// One line that never asks for room: what does not fit ends in an ellipsis.
class ElidedLabel final : public ToneLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(Tone tone, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
