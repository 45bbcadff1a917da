#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

namespace ui
{

struct PillColors {
    QColor text;
    QColor ground;
};

/// Every colour of the program, for one scheme. Text against its ground has a contrast of at least 4.5 to 1.
struct Colors {
    QColor window;
    QColor base;
    QColor text;
    QColor secondaryText;
    QColor line;
    QColor accent;
    QColor selection;
    QColor selectionText;
    QColor inactiveSelection;
    QColor hover;
    QColor chip;   ///< the ground of a part of the filter
    QColor handle; ///< of scroll bars: 3 to 1 against what lies under them
    PillColors published;
    PillColors unpublished;
    PillColors byDefault;
    PillColors problem;
};

/// Space between and inside things, in logical pixels.
enum Space { Tight = 4, Small = 8, Medium = 12, Large = 16, Corner = 6 };

enum class Scheme { System, Light, Dark };

/// The colours that go with a palette, told by its alternate base: delegates and widgets keep no theme of their own.
const Colors &colorsFor(const QPalette &palette);

/// Fusion with our palette and stylesheet. System follows the palette that the desktop gave at start.
void applyScheme(QApplication &application, Scheme scheme);

/// Makes `font` the interface font and tells every widget, as a QEvent::StyleChange. Needs a scheme applied before.
void applyFont(QApplication &application, const QFont &font);

/// The interface font of captions (11 px at 13 px text) and of the detail's title (17 px semibold), both relative to
/// the user's font size.
QFont captionFont(const QFont &base);
QFont titleFont(const QFont &base);

} // namespace ui
