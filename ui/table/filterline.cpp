#include "ui/table/filterline.h"

#include "model/table/filterlexer.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QAction>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextCharFormat>

namespace ui
{

namespace
{

using Attribute = QInputMethodEvent::Attribute;

/// More than this is no text that somebody reads.
constexpr qsizetype formattedLength = 2'000;
constexpr int longest = 10'000; ///< a line of more takes its time at every key

} // namespace

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
    , m_clear(new QAction(tr("Clear the filter"), this))
{
    setMaxLength(longest);
    setUpClearing();
    connect(this, &QLineEdit::textChanged, this, &FilterLine::format);
}

void FilterLine::setUpClearing()
{
    // The button of setClearButtonEnabled() has an icon that goes with no scheme.
    m_clear->setIcon(icon(QStringLiteral("clear"), colorsFor(palette()).secondaryText));
    m_clear->setVisible(false);
    addAction(m_clear, TrailingPosition);
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, m_clear, [this] { m_clear->setVisible(!text().isEmpty()); });
}

void FilterLine::showError(const std::optional<table::FilterError> &error)
{
    m_error = error;
    format();
}

void FilterLine::format()
{
    // An event of ours would end the composition.
    if (m_composing)
        return;
    // QLineEdit has no syntax highlighting; the formats of an input method event without a text are what it takes.
    QList<Attribute> attributes;
    const auto add = [this, &attributes](qsizetype offset, qsizetype length, const QTextCharFormat &format) {
        const int start = static_cast<int>(offset) - cursorPosition();
        attributes.append(Attribute(QInputMethodEvent::TextFormat, start, static_cast<int>(length), format));
    };
    const Colors &colors = colorsFor(palette());
    QTextCharFormat name;
    name.setForeground(colors.accent);
    if (text().size() <= formattedLength) {
        const auto tokens = table::tokenize(text());
        for (const auto &token : tokens.list) {
            if (token.kind == table::Token::Kind::Term)
                add(token.offset, token.valueOffset - token.offset, name);
            else if (token.kind == table::Token::Kind::Or)
                add(token.offset, token.length, name);
        }
    }
    if (m_error && m_error->offset < text().size()) {
        QTextCharFormat wrong;
        wrong.setForeground(colors.problem.text);
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(colors.problem.text);
        add(m_error->offset, m_error->length, wrong);
    }
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
}

void FilterLine::inputMethodEvent(QInputMethodEvent *event)
{
    const bool composing = !event->preeditString().isEmpty();
    m_composing = true; // also while the text changes within
    QLineEdit::inputMethodEvent(event);
    m_composing = composing;
    format();
}

bool FilterLine::event(QEvent *event)
{
    // Esc is the field's own while it has the focus, whatever the window does with it elsewhere.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        emit entered();
        break;
    case Qt::Key_Escape:
        emit escaped();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_clear->setIcon(icon(QStringLiteral("clear"), colorsFor(palette()).secondaryText));
    format();
}

} // namespace ui
