#include "ui/look/numberfield.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <utility>

namespace ui
{

using frontmatter::FieldValue;

NumberField::NumberField(frontmatter::Field field, QWidget *parent)
    : QLineEdit(parent)
    , m_field(field)
{
    setMaxLength(64);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (!std::exchange(m_typing, true)) {
            m_seen = m_value;
            emit typingBegan();
        }
        endRefusal({});
    });
}

void NumberField::show(int story, const FieldValue &value)
{
    if (m_typing && story == m_story) {
        m_value = value;
        return;
    }
    if (m_typing && !commit())
        restore();
    m_story = story;
    m_value = value;
    setText(value.toString());
}

bool NumberField::commit()
{
    if (!m_typing)
        return true;
    if (m_offered ? !isModified() : text().trimmed() == m_value.toString()) {
        restore();
        return true;
    }
    const auto value = frontmatter::parseInput(m_field, text().trimmed());
    if (!value) {
        m_refused = true;
        emit refused(value.error());
        return false;
    }
    endRefusal({});
    m_typing = false;
    m_offered = false;
    m_value = *value;
    setText(value->toString());
    emit committed(m_story, *value, m_seen);
    return true;
}

void NumberField::restore()
{
    const QString dropped = text();
    m_typing = false;
    m_offered = false;
    setText(m_value.toString());
    endRefusal(dropped);
}

void NumberField::offer(const FieldValue &value)
{
    restore();
    setText(value.toString());
    m_seen = m_value;
    m_typing = true;
    m_offered = true;
}

void NumberField::endRefusal(const QString &dropped)
{
    if (std::exchange(m_refused, false))
        emit refusalOver(dropped);
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setModified(true); // what was offered is taken as it is
        if (commit())
            emit finished();
        return;
    case Qt::Key_Escape:
        endRefusal({});
        restore();
        emit finished();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NumberField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // A popup (the context menu) takes the focus for a moment only.
    if (event->reason() != Qt::PopupFocusReason && !commit())
        restore();
}

void NumberField::wheelEvent(QWheelEvent *event) { event->ignore(); }

} // namespace ui
