#include "ui/look/theme.h"

#include "ui/look/indicatorstyle.h"

#include <QApplication>
#include <QFont>

namespace ui
{

namespace
{

const Colors &lightColors()
{
    static const Colors colors{
        .window = QColor(0xF4F5F7),
        .base = QColor(0xFFFFFF),
        .text = QColor(0x1B1F24),
        .secondaryText = QColor(0x5B6570),
        .line = QColor(0xE1E4E9),
        .accent = QColor(0x2457D6),
        .selection = QColor(0xDCE7FF),
        .selectionText = QColor(0x0E2A66),
        .inactiveSelection = QColor(0xE8ECF4),
        .hover = QColor(0xF0F3F8),
        .chip = QColor(0xE9EDF5),
        .handle = QColor(0x838C96),
        .published = {QColor(0x1B7A4B), QColor(0xE2F3EA)},
        .unpublished = {QColor(0x8A4B08), QColor(0xFBEEDD)},
        .byDefault = {QColor(0x5B6570), QColor(0xECEEF1)},
        .problem = {QColor(0xA3232B), QColor(0xFBE4E5)},
    };
    return colors;
}

const Colors &darkColors()
{
    static const Colors colors{
        .window = QColor(0x1C1F23),
        .base = QColor(0x23272C),
        .text = QColor(0xE8EAED),
        .secondaryText = QColor(0x9BA5B0),
        .line = QColor(0x343A42),
        .accent = QColor(0x86A9FF),
        .selection = QColor(0x2B3F6B),
        .selectionText = QColor(0xEAF0FF),
        .inactiveSelection = QColor(0x2C3341),
        .hover = QColor(0x292E34),
        .chip = QColor(0x2E343C),
        .handle = QColor(0x6F7984),
        .published = {QColor(0x6FD3A0), QColor(0x1E3A2D)},
        .unpublished = {QColor(0xF0B46A), QColor(0x3E2F1B)},
        .byDefault = {QColor(0x9BA5B0), QColor(0x30353C)},
        .problem = {QColor(0xFF9EA4), QColor(0x47262A)},
    };
    return colors;
}

/// The alternate base is the window colour too, and no rule of the stylesheet changes it: in the palette of a widget
/// that a rule matches, the window colour is the rule's background, often a transparent one.
bool isDark(const QPalette &palette) { return palette.color(QPalette::AlternateBase).lightness() < 128; }

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.base);
    palette.setColor(QPalette::AlternateBase, colors.window);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.secondaryText);
    palette.setColor(QPalette::Button, colors.base);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.problem.text);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::Highlight, colors.selection);
    palette.setColor(QPalette::HighlightedText, colors.selectionText);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colors.inactiveSelection);
    palette.setColor(QPalette::Light, colors.base);
    palette.setColor(QPalette::Midlight, colors.line);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.line);
    palette.setColor(QPalette::Shadow, colors.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.secondaryText);
    return palette;
}

QString styleSheetOf(const Colors &colors)
{
    // Few rules, only what a palette cannot say. Sizes are logical pixels.
    QString sheet = QStringLiteral(R"(
QToolTip { color: @text; background: @base; border: 1px solid @line; padding: 4px; }
QMenuBar { background: @window; border-bottom: 1px solid @line; padding: 2px 4px; spacing: 2px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: @selection; color: @selectionText; }
QMenu { background: @base; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @selectionText; }
QMenu::item:disabled { color: @secondary; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @line; padding: 7px; spacing: 4px; }
QToolBar::separator { width: 1px; background: @line; margin: 6px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; background: transparent; }
QToolButton:hover { background: @hover; border-color: @line; }
QToolButton:pressed, QToolButton:checked { background: @selection; color: @selectionText; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @secondary; }
QToolButton[chip="true"] { background: @chipGround; color: @chip; padding: 1px 8px; border-radius: 6px; }
QToolButton[chip="true"]:hover, QToolButton[chip="true"]:focus { border-color: @chip; }
QToolButton[chip="remove"] { border: none; padding: 0; border-radius: 9px; }
QToolButton[chip="remove"]:hover { background: @selection; }
QToolButton[chip="more"] { background: @pieceGround; padding: 0 8px; border-radius: 9px; }
QToolButton[chip="more"]:hover, QToolButton[chip="more"]:focus { border-color: @accent; }
QToolButton[chip="more"]::menu-indicator { image: none; }
QPushButton { border: 1px solid @line; border-radius: 6px; padding: 5px 12px; background: @base; }
QPushButton:hover { background: @hover; }
QPushButton:default { border-color: @accent; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @secondary; }
QLineEdit, QPlainTextEdit[frame="field"] { border: 1px solid @line; border-radius: 6px; padding: 4px 8px;
    background: @base; selection-background-color: @selection; selection-color: @selectionText; }
QLineEdit:focus { border-color: @accent; }
QLineEdit:read-only { color: @secondary; background: @window; }
QStatusBar { background: @window; border-top: 1px solid @line; color: @secondary; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { padding: 2px 2px; color: @secondary; }
QStatusBar QToolButton[notice="problem"] { color: @problem; }
QTreeView::item { padding: 3px 4px; }
QTreeView QHeaderView::section { border: none; border-bottom: 1px solid @line; background: @base; color: @secondary;
    padding: 4px 6px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QHeaderView { background: @base; }
QSplitter::handle { background: @line; }
QScrollArea { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QLabel[notice="problem"] { color: @problem; background: @problemGround; border-radius: 6px; }
QLabel[notice="question"] { color: @question; background: @questionGround; border-radius: 6px; }
)");
    const std::pair<QLatin1String, QColor> names[]{
        {QLatin1String("@selectionText"), colors.selectionText},
        {QLatin1String("@selection"), colors.selection},
        {QLatin1String("@problemGround"), colors.problem.ground},
        {QLatin1String("@problem"), colors.problem.text},
        {QLatin1String("@questionGround"), colors.unpublished.ground},
        {QLatin1String("@question"), colors.unpublished.text},
        {QLatin1String("@secondary"), colors.secondaryText},
        {QLatin1String("@pieceGround"), colors.chip},
        {QLatin1String("@chipGround"), colors.unpublished.ground},
        {QLatin1String("@chip"), colors.unpublished.text},
        {QLatin1String("@accent"), colors.accent},
        {QLatin1String("@window"), colors.window},
        {QLatin1String("@hover"), colors.hover},
        {QLatin1String("@handle"), colors.handle},
        {QLatin1String("@base"), colors.base},
        {QLatin1String("@line"), colors.line},
        {QLatin1String("@text"), colors.text},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

QFont resized(const QFont &base, double factor)
{
    QFont font = base;
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * factor));
    else
        font.setPointSizeF(base.pointSizeF() * factor);
    return font;
}

} // namespace

const Colors &colorsFor(const QPalette &palette) { return isDark(palette) ? darkColors() : lightColors(); }

void applyScheme(QApplication &application, Scheme scheme)
{
    static const bool systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark);
    const Colors &colors = dark ? darkColors() : lightColors();
    QApplication::setStyle(new IndicatorStyle); // which it owns then
    QApplication::setPalette(paletteOf(colors));
    application.setStyleSheet(styleSheetOf(colors));
}

void applyFont(QApplication &application, const QFont &font)
{
    QApplication::setFont(font);
    // Qt 6 tells windows only of a new font; polishing anew tells the widgets in them.
    application.setStyleSheet(application.styleSheet());
}

QFont captionFont(const QFont &base)
{
    QFont font = resized(base, 11.0 / 13.0);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

QFont titleFont(const QFont &base)
{
    QFont font = resized(base, 17.0 / 13.0);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace ui
