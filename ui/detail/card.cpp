#include "ui/detail/card.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ui
{

using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

constexpr int widestState = 150;

bool isEnter(const QKeyEvent *event) { return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter; }

} // namespace

Tone toneOfPublished(const FieldValue &value)
{
    if (value.isMissing())
        return Tone::ByDefault;
    if (!value.isBoolean())
        return Tone::Problem;
    return value.isTrue() ? Tone::Published : Tone::Unpublished;
}

QString publishedText(const FieldValue &value)
{
    if (value.isMissing())
        return PublishedCard::tr("– By default");
    if (!value.isBoolean())
        return value.toString();
    return value.isTrue() ? PublishedCard::tr("✓ Published") : PublishedCard::tr("✕ Unpublished");
}

QString fieldName(Field field)
{
    switch (field) {
    case Field::Published:
        return Card::tr("Published");
    case Field::Quality:
        return Card::tr("Quality");
    case Field::Heat:
        return Card::tr("Heat");
    }
    return {};
}

Card::Card(const QString &name, const QString &keys, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, Tight, 6);
    column->setSpacing(0);
    auto *caption = new ElidedLabel(Tone::Small, this);
    caption->setPlainText(name + QLatin1String("   ") + keys);
    column->addWidget(caption);
    setAccessibleName(name);
}

void Card::setValueWidget(QWidget *value)
{
    m_value = value;
    layout()->addWidget(value);
    value->installEventFilter(this);
}

bool Card::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_value && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(watched, event);
}

void Card::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void Card::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    const bool focused = hasFocus() || (m_value && m_value->hasFocus());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(focused ? colors.accent : colors.line, focused ? 2 : 1));
    painter.setBrush(isEnabled() ? colors.base : colors.window);
    const qreal inset = focused ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), Corner, Corner);
}

PublishedCard::PublishedCard(QWidget *parent)
    : Card(fieldName(Field::Published), tr("P X"), parent)
    , m_state(new ElidedLabel(Tone::Value, this))
{
    setFocusPolicy(Qt::TabFocus);
    setValueWidget(m_state);
}

void PublishedCard::showValue(const FieldValue &value, bool editable)
{
    m_shown = value;
    m_editable = editable;
    setEnabled(editable);
    setCursor(editable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString text = publishedText(value);
    m_state->setPlainText(text);
    // The word is the value: the numbers beside it can do with less.
    m_state->setMinimumWidth(qMin(m_state->sizeHint().width(), widestState));
    m_state->setColorOf(toneOfPublished(value));
    setAccessibleDescription(m_state->text());
    const bool unpublishes = value.isMissing() || value.isTrue();
    const QString hint = unpublishes ? tr("Click to unpublish") : tr("Click to publish");
    setToolTip(forToolTip(editable ? text + u'\n' + hint : text));
}

void PublishedCard::choose()
{
    // Missing counts as published, so the other value is false.
    if (m_editable)
        emit chosen(!(m_shown.isMissing() || m_shown.isTrue()));
}

bool PublishedCard::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isEnter(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return Card::event(event);
}

void PublishedCard::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(event))
        choose();
    else
        Card::keyPressEvent(event);
}

void PublishedCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        choose();
}

NumberCard::NumberCard(Field field, QWidget *parent)
    : Card(fieldName(field), field == Field::Quality ? tr("Q") : tr("H"), parent)
    , m_field(new NumberField(field, this))
{
    m_field->setAccessibleName(fieldName(field));
    m_field->setFont(fontOf(Tone::Value));
    // The card is the frame.
    m_field->setStyleSheet(QStringLiteral("QLineEdit { border: none; padding: 0; background: transparent; }"));
    setValueWidget(m_field);
    setFocusProxy(m_field);
}

void NumberCard::showValue(int story, const FieldValue &value, bool editable)
{
    m_field->show(story, value);
    m_field->setReadOnly(!editable);
    setEnabled(editable);
}

bool NumberCard::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_field->setFont(fontOf(Tone::Value));
    return Card::event(event);
}

void NumberCard::mousePressEvent(QMouseEvent *) { m_field->setFocus(Qt::MouseFocusReason); }

} // namespace ui
