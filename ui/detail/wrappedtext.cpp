#include "ui/detail/wrappedtext.h"

#include "ui/look/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

namespace ui
{

namespace
{

constexpr int preferredWidth = 240;
constexpr int lineHeight = 118; ///< per cent

/// As one change: each lays out the whole text.
void fill(QTextDocument &document, const QString &text)
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.removeSelectedText();
    cursor.setBlockFormat(format);
    cursor.insertText(text);
    cursor.endEditBlock();
}

void setUp(QTextDocument &document, const QFont &font)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultFont(font);
    document.setDefaultTextOption(option);
    document.setDocumentMargin(0);
    document.setUndoRedoEnabled(false);
}

} // namespace

WrappedText::WrappedText(Tone tone, QWidget *parent)
    : QTextEdit(parent)
    , m_tone(tone)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setCursorWidth(0);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(fontOf(tone));
    setUp(*document(), font());
    restyle();
}

void WrappedText::showText(const QString &text, Lines lines, int cap)
{
    const QString shown = forDisplay(text, lines, cap);
    if (shown == toPlainText())
        return; // a selection stays
    fill(*document(), shown);
    setTextCursor(QTextCursor(document()));
    forgetHeight();
}

void WrappedText::setTone(Tone tone)
{
    m_tone = tone;
    setFont(fontOf(tone));
    restyle();
    forgetHeight();
}

void WrappedText::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::ClickFocus);
    viewport()->setCursor(clickable ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

int WrappedText::heightForWidth(int width) const
{
    const auto known = m_heights.constFind(width);
    if (known != m_heights.constEnd())
        return *known;
    qreal height = 0;
    if (qRound(document()->textWidth()) == width) {
        height = document()->size().height();
    } else {
        QTextDocument probe;
        setUp(probe, font());
        probe.setTextWidth(width);
        fill(probe, toPlainText());
        height = probe.size().height();
    }
    return *m_heights.insert(width, qCeil(height));
}

/// As high as the text is now: what it is at any other width takes another layout.
QSize WrappedText::sizeHint() const
{
    const int width = document()->textWidth() > 0 ? qRound(document()->textWidth()) : preferredWidth;
    return {preferredWidth, heightForWidth(width)};
}

QSize WrappedText::minimumSizeHint() const { return {0, fontMetrics().height()}; }

bool WrappedText::event(QEvent *event)
{
    // The window has Ctrl+C for rows, and Enter for images: here they mean the selected text, and the link.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((key->matches(QKeySequence::Copy) && textCursor().hasSelection()) || (enter && m_clickable)) {
            event->accept();
            return true;
        }
    }
    return QTextEdit::event(event);
}

void WrappedText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        restyle();
    } else if (event->type() == QEvent::StyleChange) {
        setFont(fontOf(m_tone));
    } else if (event->type() == QEvent::FontChange) {
        document()->setDefaultFont(font());
        forgetHeight();
    }
}

void WrappedText::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
}

void WrappedText::keyPressEvent(QKeyEvent *event)
{
    if (m_clickable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit clicked();
    else
        QTextEdit::keyPressEvent(event);
}

void WrappedText::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    QTextEdit::mousePressEvent(event);
}

void WrappedText::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    const bool moved = (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (m_clickable && event->button() == Qt::LeftButton && !moved && !textCursor().hasSelection())
        emit clicked();
}

void WrappedText::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    if (!m_clickable || !m_ring || !hasFocus())
        return;
    QPainter painter(viewport());
    painter.setPen(colorsFor(palette()).accent);
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void WrappedText::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the pane scrolls; QTextEdit would zoom with Ctrl
}

void WrappedText::restyle()
{
    const QColor color = colorOf(m_tone, palette());
    if (palette().color(QPalette::Text) == color && palette().color(QPalette::Base).alpha() == 0)
        return;
    QPalette own;
    own.setColor(QPalette::Text, color);
    own.setColor(QPalette::Base, Qt::transparent);
    setPalette(own);
}

void WrappedText::forgetHeight()
{
    m_heights.clear();
    updateGeometry();
}

} // namespace ui
