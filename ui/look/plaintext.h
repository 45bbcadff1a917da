#pragma once

#include <QLabel>

namespace ui
{

/// The gate through which story text reaches widgets, tooltips, menus and dialogs: always plain text, never longer
/// than what is read (titles 300, excerpt 4,000 characters, combining run 8, line 1,000, and a tenth as many lines),
/// one line where one line is meant.
enum class Lines { One, Many };
inline constexpr int titleCap = 300;
inline constexpr int textCap = 4'000;

/// Capped with an ellipsis; control characters, bidirectional overrides and what has no width become visible marks;
/// `One`: line breaks and tabs become blanks.
QString forDisplay(const QString &text, Lines lines = Lines::One, int cap = titleCap);

/// For a Qt tooltip, which takes everything that looks like a tag for HTML (QToolTip, "Rich text").
QString forToolTip(const QString &text);

/// For menu entries and action texts: `&` is no mnemonic.
QString forMenu(const QString &text);

/// A label that shows plain text through forDisplay(). Use it for all text that comes from files or the system.
class PlainLabel : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainLabel)

public:
    explicit PlainLabel(Lines lines = Lines::One, QWidget *parent = nullptr);
    void setPlainText(const QString &text, int cap = titleCap);

private:
    Lines m_lines;
};

} // namespace ui
