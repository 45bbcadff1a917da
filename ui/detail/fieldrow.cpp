#include "ui/detail/fieldrow.h"

#include "ui/detail/card.h"
#include "ui/detail/detailkeys.h"
#include "ui/detail/problemtext.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QBoxLayout>
#include <QEvent>

namespace ui
{

using frontmatter::Field;
using frontmatter::FieldValue;

FieldRow::FieldRow(QWidget *parent)
    : QWidget(parent)
    , m_published(new PublishedCard(this))
    , m_quality(new NumberCard(Field::Quality, this))
    , m_heat(new NumberCard(Field::Heat, this))
    , m_cards(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_numbers(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_refusal(new WrappedText(Tone::Problem, this))
    , m_reasons(new WrappedText(Tone::Secondary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Tight, 0, Tight, 0);
    column->setSpacing(Tight);
    m_cards->setSpacing(Small);
    m_numbers->setSpacing(Small);
    m_numbers->addWidget(m_quality, 1);
    m_numbers->addWidget(m_heat, 1);
    m_cards->addWidget(m_published, 13);
    m_cards->addLayout(m_numbers, 20);
    column->addLayout(m_cards);
    column->addWidget(m_refusal);
    column->addWidget(m_reasons);
    m_refusal->setAccessibleName(tr("Why the value was not taken"));
    m_reasons->setAccessibleName(tr("Why a field cannot be edited"));
    showRefusal(QString());
    connect(m_published, &PublishedCard::chosen, this,
            [this](bool published) { emit publishedChosen(m_story, published); });
    connectField(m_quality);
    connectField(m_heat);
}

/// Side by side where all of their texts fit, else the numbers below the state, else each in a line of its own.
void FieldRow::arrange()
{
    const int room = contentsRect().width() - 2 * Tight;
    const int numbers = m_quality->fullWidth() + m_numbers->spacing() + m_heat->fullWidth();
    const bool all = m_published->fullWidth() + m_cards->spacing() + numbers <= room;
    m_cards->setDirection(all ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_numbers->setDirection(numbers <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FieldRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &FieldRow::arrange, Qt::QueuedConnection); // after the cards' own fonts
}

void FieldRow::connectField(NumberCard *card)
{
    NumberField *field = card->field();
    connect(field, &NumberField::committed, this,
            [this, field](int story, const FieldValue &value, const FieldValue &seen) {
                showRefusal(QString());
                emit committed(story, field->field(), value, seen);
            });
    connect(field, &NumberField::refused, this, [this](const QString &reason) {
        showRefusal(reason);
        emit refused(reason);
    });
    connect(field, &NumberField::refusalOver, this, &FieldRow::refusalOver);
    connect(field, &NumberField::textEdited, this, [this] { showRefusal(QString()); });
    connect(field, &NumberField::finished, this, [this] {
        showRefusal(QString()); // Esc, after a value that was refused
        emit typingFinished();
    });
}

void FieldRow::showRow(int story, const story::StoryRow &row)
{
    const auto editable = [&row](Field field) { return row.readOnlyReason(field) == nullptr; };
    if (story != m_story) {
        commitTyping();
        showRefusal(QString());
    }
    m_story = story;
    m_published->showValue(row.field(Field::Published), editable(Field::Published));
    m_quality->showValue(story, row.field(Field::Quality), editable(Field::Quality));
    m_heat->showValue(story, row.field(Field::Heat), editable(Field::Heat));
    m_reasons->showText(locksOf(row).join(u'\n'));
    showReasons(m_showsReasons);
}

void FieldRow::showKeys(const DetailKeys &keys)
{
    m_published->showKeys(QString(keys.publish + u' ' + keys.unpublish).trimmed());
    m_quality->showKeys(keys.typeQuality);
    m_heat->showKeys(keys.typeHeat);
    arrange();
}

void FieldRow::focusField(Field field)
{
    QWidget *target = m_published;
    if (field != Field::Published) {
        NumberField *number = (field == Field::Quality ? m_quality : m_heat)->field();
        number->selectAll();
        target = number;
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

void FieldRow::offer(Field field, const FieldValue &value)
{
    if (field == Field::Published)
        return;
    (field == Field::Quality ? m_quality : m_heat)->field()->offer(value);
    focusField(field);
}

bool FieldRow::commitTyping()
{
    const bool quality = m_quality->field()->commit();
    const bool heat = m_heat->field()->commit();
    return quality && heat;
}

QString FieldRow::typedText() const
{
    QStringList lines;
    for (const NumberCard *card : {m_quality, m_heat})
        if (const NumberField *field = card->field(); field->isTyping())
            lines += tr("%1: %2").arg(fieldName(field->field()), field->text());
    return lines.join(u'\n');
}

void FieldRow::restoreTyping()
{
    m_quality->field()->restore();
    m_heat->field()->restore();
    showRefusal(QString());
}

void FieldRow::showReasons(bool shown)
{
    m_showsReasons = shown;
    m_reasons->setVisible(shown && !m_reasons->toPlainText().isEmpty());
}

void FieldRow::showRefusal(const QString &reason)
{
    m_refusal->showText(reason);
    m_refusal->setVisible(!reason.isEmpty());
}

} // namespace ui
