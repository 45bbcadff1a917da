#include "ui/preview/stateline.h"

#include "ui/detail/card.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui
{

using frontmatter::Field;
using frontmatter::FieldValue;

/// Mark and word on the ground of the state, as in the table.
class StatePill final : public ToneLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePill)

public:
    explicit StatePill(QWidget *parent)
        : ToneLabel(Tone::Normal, Lines::One, parent)
    {
        setContentsMargins(Small, 2, Small, 2);
    }

    void showValue(const FieldValue &value)
    {
        m_tone = toneOfPublished(value);
        setColorOf(m_tone);
        setPlainText(publishedText(value));
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground());
        painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
        painter.end();
        ToneLabel::paintEvent(event);
    }

private:
    [[nodiscard]] QColor ground() const
    {
        const Colors &colors = colorsFor(palette());
        switch (m_tone) {
        case Tone::Published:
            return colors.published.ground;
        case Tone::Unpublished:
            return colors.unpublished.ground;
        case Tone::ByDefault:
            return colors.byDefault.ground;
        default:
            return colors.problem.ground;
        }
    }

    Tone m_tone = Tone::ByDefault;
};

StateLine::StateLine(QWidget *parent)
    : QWidget(parent)
    , m_state(new StatePill(this))
    , m_quality(new ToneLabel(Tone::Normal, Lines::One, this))
    , m_heat(new ToneLabel(Tone::Normal, Lines::One, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Medium, Tight, Medium, Tight);
    layout->setSpacing(Large);
    for (PlainLabel *label : {static_cast<PlainLabel *>(m_state), m_quality, m_heat})
        layout->addWidget(label);
    layout->addStretch(1);
    m_state->setAccessibleName(fieldName(Field::Published));
    m_quality->setAccessibleName(fieldName(Field::Quality));
    m_heat->setAccessibleName(fieldName(Field::Heat));
}

void StateLine::showRow(const story::StoryRow &row)
{
    const auto text = [&row](Field field) {
        const FieldValue &value = row.field(field);
        return tr("%1 %2").arg(fieldName(field), value.isMissing() ? tr("not set") : value.toString());
    };
    m_state->showValue(row.field(Field::Published));
    m_quality->setPlainText(text(Field::Quality));
    m_heat->setPlainText(text(Field::Heat));
}

/// A line below, as the bar below the stage has one above.
void StateLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, colorsFor(palette()).line);
}

} // namespace ui

#include "stateline.moc"
