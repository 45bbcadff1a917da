#pragma once

#include "ui/look/plaintext.h"

#include <QColor>
#include <QFont>

namespace ui
{

/// How a text speaks. Sizes follow the application's font: a widget with a font of its own inherits no other size, so
/// it takes fontOf() again at each QEvent::StyleChange, which applyFont() sends to all.
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
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Tone m_tone;
    Tone m_color;
};

/// One line that asks for no room unless told to: what does not fit ends in an ellipsis.
class ElidedLabel final : public ToneLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(Tone tone, QWidget *parent = nullptr);
    /// Asks for the room of its text, but for no more than this.
    void askForUpTo(int width);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_askedWidth = 0;
};

} // namespace ui
