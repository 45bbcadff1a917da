#include "ui/look/plaintext.h"

namespace ui
{

namespace
{

constexpr int combiningCap = 8;
constexpr int lineCap = 1'000;
constexpr int toolTipCap = 1'500; ///< it is laid out while the pointer moves, and no screen is high enough for more
constexpr int shortLine = 10; ///< characters; as many lines of these as the cap allows: laying out a line takes time,
                              ///< and so does a change of the direction of writing

bool isBidiControl(QChar c)
{
    return (c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
}

/// Shows nothing and has no use in a title: word joiner, invisible operators, a byte order mark inside. The zero
/// width space parts the words of scripts that write no blanks, the joiners (U+200C, U+200D) belong to Persian and to
/// emoji.
bool isInvisible(const QString &text, qsizetype at)
{
    const char16_t c = text.at(at).unicode();
    if (c == 0x200B && at > 0) {
        const QChar::Script script = text.at(at - 1).script();
        return script != QChar::Script_Khmer && script != QChar::Script_Thai && script != QChar::Script_Lao &&
               script != QChar::Script_Myanmar && script != QChar::Script_Tibetan;
    }
    return c == 0x200B || (c >= 0x2060 && c <= 0x2065) || (c >= 0x206A && c <= 0x206F) || c == 0xFEFF;
}

bool isRightToLeft(QChar::Direction direction) { return direction == QChar::DirR || direction == QChar::DirAL; }

/// The visible stand-in of a character that must not act: U+2400 block for controls, U+FFFD for the rest.
QChar visible(QChar c)
{
    if (c.unicode() < 0x20)
        return QChar(static_cast<char16_t>(0x2400 + c.unicode()));
    return QChar(QChar::ReplacementCharacter);
}

} // namespace

QString forDisplay(const QString &text, Lines lines, int cap)
{
    QString shown;
    shown.reserve(qMin<qsizetype>(text.size(), cap) + 1);
    int combining = 0;
    int column = 0;
    int linesLeft = qMax(1, cap / shortLine);
    int turnsLeft = linesLeft;
    bool rightToLeft = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown.size() >= cap) {
            if (!shown.isEmpty() && shown.back().isHighSurrogate())
                shown.chop(1);
            return shown + QChar(0x2026);
        }
        const QChar c = text.at(i);
        const bool lineBreak = c == u'\n' || c == u'\r' || c.unicode() == 0x2028 || c.unicode() == 0x2029;
        if (lineBreak && lines == Lines::Many && --linesLeft == 0)
            return shown + QChar(0x2026);
        const QChar::Direction direction = c.direction();
        if (rightToLeft ? direction == QChar::DirL : isRightToLeft(direction)) {
            rightToLeft = !rightToLeft;
            if (--turnsLeft < 0)
                return shown + QChar(0x2026);
        }
        column = lineBreak ? 0 : column + 1;
        combining = c.isMark() ? combining + 1 : 0;
        if (combining > combiningCap)
            continue;
        if (lineBreak || c == u'\t')
            shown += lines == Lines::Many ? (c == u'\t' ? c : QChar(u'\n')) : QChar(u' ');
        else if (c.category() == QChar::Other_Control || isBidiControl(c) || isInvisible(text, i))
            shown += visible(c);
        else
            shown += c;
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
            ++i;
        if (column >= lineCap) {
            shown += QChar(u'\n');
            column = 0;
        }
    }
    return shown;
}

QString forToolTip(const QString &text)
{
    return QLatin1String("<p style='white-space:pre-wrap'>") +
           forDisplay(text, Lines::Many, toolTipCap).toHtmlEscaped() + QLatin1String("</p>");
}

QString forMenu(const QString &text)
{
    return forDisplay(text, Lines::One, 80).replace(QLatin1Char('&'), QLatin1String("&&"));
}

PlainLabel::PlainLabel(Lines lines, QWidget *parent)
    : QLabel(parent)
    , m_lines(lines)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(lines == Lines::Many);
}

void PlainLabel::setPlainText(const QString &text, int cap) { setText(forDisplay(text, m_lines, cap)); }

} // namespace ui
