#include "ui/detail/card.h"

#include "ui/look/keys.h"
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

constexpr int cardMargin = 10;

/// A field's name and, once they are known, its keys; its value below them.
ElidedLabel *layOutCard(QWidget &card, const QString &name, QWidget *value)
{
    auto *column = new QVBoxLayout(&card);
    column->setContentsMargins(cardMargin, 6, cardMargin, 6);
    column->setSpacing(0);
    auto *caption = new ElidedLabel(Tone::Small, &card);
    caption->setPlainText(name);
    column->addWidget(caption);
    column->addWidget(value);
    card.setAccessibleName(name);
    return caption;
}

void showCaption(ElidedLabel &caption, const QString &name, const QString &keys)
{
    caption.setPlainText(keys.isEmpty() ? name : name + QLatin1String("   ") + keys);
    caption.setToolTip(forToolTip(caption.text())); // a narrow card cuts it
}

int fullWidthOf(const QWidget &caption, const QWidget &value, const QStringList &texts)
{
    int width = caption.sizeHint().width();
    for (const QString &text : texts)
        width = qMax(width, value.fontMetrics().horizontalAdvance(text));
    return width + 2 * cardMargin;
}

/// A rounded ground; a ring of the accent while the focus is inside.
void paintCard(QWidget &card, bool focused)
{
    const Colors &colors = colorsFor(card.palette());
    QPainter painter(&card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(focused ? colors.accent : colors.line, focused ? 2 : 1));
    painter.setBrush(card.isEnabled() ? colors.base : colors.window);
    const qreal inset = focused ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(card.rect()).adjusted(inset, inset, -inset, -inset), Corner, Corner);
}

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
        return PublishedCard::tr("Published");
    case Field::Quality:
        return NumberCard::tr("Quality");
    case Field::Heat:
        return NumberCard::tr("Heat");
    }
    return {};
}

PublishedCard::PublishedCard(QWidget *parent)
    : QAbstractButton(parent)
    , m_state(new ElidedLabel(Tone::Value, this))
{
    m_state->askForUpTo(widestState); // the word is the value: the numbers beside it can do with less
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a button's own would not let it get narrower
    m_caption = layOutCard(*this, fieldName(Field::Published), m_state);
    // Missing counts as published, so the other value is false.
    connect(this, &QAbstractButton::clicked, this,
            [this] { emit chosen(!(m_shown.isMissing() || m_shown.isTrue())); });
}

void PublishedCard::showKeys(const QString &keys) { showCaption(*m_caption, fieldName(Field::Published), keys); }

QSize PublishedCard::sizeHint() const { return layout()->sizeHint(); }

int PublishedCard::fullWidth() const
{
    return fullWidthOf(*m_caption, *m_state,
                       {publishedText(FieldValue::missing()), publishedText(FieldValue::boolean(true)),
                        publishedText(FieldValue::boolean(false))});
}

void PublishedCard::showValue(const FieldValue &value, bool editable)
{
    m_shown = value;
    setEnabled(editable);
    setCursor(editable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString text = publishedText(value);
    m_state->setPlainText(text);
    m_state->setColorOf(toneOfPublished(value));
    setAccessibleDescription(m_state->text());
    const bool unpublishes = value.isMissing() || value.isTrue();
    const QString hint = unpublishes ? tr("Click to unpublish") : tr("Click to publish");
    setToolTip(forToolTip(editable ? text + u'\n' + hint : text));
}

bool PublishedCard::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isEnter(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void PublishedCard::keyPressEvent(QKeyEvent *event)
{
    // QAbstractButton would take Space as a click, but Space reads on and never changes a value.
    if (isEnter(event))
        click();
    else
        event->ignore();
}

void PublishedCard::paintEvent(QPaintEvent *) { paintCard(*this, hasFocus()); }

NumberCard::NumberCard(Field field, QWidget *parent)
    : QWidget(parent)
    , m_field(new NumberField(field, this))
{
    m_field->setAccessibleName(fieldName(field));
    m_field->setFont(fontOf(Tone::Value));
    // The card is the frame.
    m_field->setStyleSheet(QStringLiteral("QLineEdit { border: none; padding: 0; background: transparent; }"));
    m_field->installEventFilter(this);
    m_caption = layOutCard(*this, fieldName(field), m_field);
    setFocusProxy(m_field);
}

void NumberCard::showKeys(const QString &keys) { showCaption(*m_caption, fieldName(m_field->field()), keys); }

bool NumberCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(watched, event);
}

void NumberCard::paintEvent(QPaintEvent *) { paintCard(*this, m_field->hasFocus()); }

void NumberCard::showValue(int story, const FieldValue &value, bool editable)
{
    m_field->show(story, value);
    m_field->setReadOnly(!editable);
    setEnabled(editable);
}

int NumberCard::fullWidth() const { return fullWidthOf(*m_caption, *m_field, {QStringLiteral("-0000")}); }

void NumberCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_field->setFont(fontOf(Tone::Value));
}

void NumberCard::mousePressEvent(QMouseEvent *) { m_field->setFocus(Qt::MouseFocusReason); }

} // namespace ui
