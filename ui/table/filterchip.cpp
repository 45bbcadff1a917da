#include "ui/table/filterchip.h"

#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace ui
{

FilterChip::FilterChip(QWidget *parent)
    : QWidget(parent)
    , m_words(new ElidedLabel(Tone::Normal, this))
    , m_remove(new QToolButton(this))
{
    m_remove->setProperty("chip", QStringLiteral("remove"));
    m_remove->setToolTip(tr("Remove"));
    // A click leaves the focus, and with it the keys, where it is.
    m_remove->setFocusPolicy(Qt::TabFocus);
    m_remove->installEventFilter(this);
    connect(m_remove, &QToolButton::clicked, this, &FilterChip::removeRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Small + 2, 0, 2, 0);
    layout->setSpacing(2);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_remove);
    restyle();
}

void FilterChip::showPiece(const QString &words, const QString &text)
{
    m_words->setPlainText(words);
    setToolTip(forToolTip(text));
    m_remove->setAccessibleName(tr("Remove: %1").arg(forDisplay(words)));
    m_remove->setAccessibleDescription(forDisplay(text));
}

bool FilterChip::hasFocusWithin() const { return m_remove->hasFocus(); }

bool FilterChip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
            // The next part comes under the focus: held down, the key would empty the filter.
            if (!key->isAutoRepeat())
                m_remove->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterChip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        restyle();
}

void FilterChip::restyle()
{
    const int height = QFontMetrics(fontOf(Tone::Normal)).height();
    m_remove->setIcon(icon(QStringLiteral("clear"), colorsFor(palette()).text));
    m_remove->setIconSize({height, height});
    m_remove->setFixedSize(height + Space::Tight, height + Space::Tight);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors.chip);
    painter.setPen(hasFocusWithin() ? QPen(colors.accent, 1) : QPen(Qt::NoPen));
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
}

} // namespace ui
