#include "ui/detail/decisionlist.h"

#include "ui/detail/linkbutton.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace ui
{

namespace
{

constexpr int paneShare = 8; ///< the rows take at most this part of the pane's height

} // namespace

/// One decision: its words lead to the story, "Undo" stands at the end of the line.
class DecisionRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionRow)

public:
    explicit DecisionRow(QWidget *parent)
        : QWidget(parent)
        , m_words(new LinkButton(this))
        , m_undo(new LinkButton(this))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 2, 0, 2);
        row->setSpacing(Medium);
        m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_words->setTone(Tone::Normal);
        m_undo->showText(tr("Undo"));
        m_undo->setMinimumWidth(m_undo->sizeHint().width());
        row->addWidget(m_words, 1);
        row->addWidget(m_undo);
        connect(m_words, &LinkButton::clicked, this, &DecisionRow::storyRequested);
        connect(m_undo, &LinkButton::clicked, this, &DecisionRow::undoRequested);
    }

    void showDecision(const QString &text)
    {
        if (text == m_words->shownText())
            return;
        m_words->showText(text);
        m_words->setToolTip(forToolTip(text));
        m_words->setAccessibleDescription(tr("Goes to the story"));
        m_undo->setAccessibleName(tr("Undo: %1").arg(m_words->shownText()));
        m_undo->setToolTip(forToolTip(tr("Undoes this decision alone, not those after it")));
    }

signals:
    void storyRequested();
    void undoRequested();

private:
    LinkButton *m_words;
    LinkButton *m_undo;
};

DecisionList::DecisionList(QWidget *parent)
    : QWidget(parent)
    , m_caption(new ElidedLabel(Tone::Caption, this))
    , m_area(new QScrollArea(this))
{
    setAccessibleName(tr("Recent decisions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Small, Medium, Small);
    column->setSpacing(Tight);
    column->addWidget(m_caption);
    column->addWidget(m_area);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, Tight, 0);
    rows->setSpacing(0);
    rows->addStretch(1);
    m_area->setWidget(content);
    // All at once: Tab goes from widget to widget in the order in which they were made.
    while (m_rows.size() < most)
        addRow();
    hide();
}

void DecisionList::addRow()
{
    auto *row = new DecisionRow(m_area->widget());
    const auto place = static_cast<int>(m_rows.size());
    auto *column = static_cast<QVBoxLayout *>(m_area->widget()->layout());
    column->insertWidget(place, row);
    connect(row, &DecisionRow::storyRequested, this, [this, place] { emit storyRequested(place); });
    connect(row, &DecisionRow::undoRequested, this, [this, place] { emit undoRequested(place); });
    row->hide();
    m_rows.append(row);
}

void DecisionList::showDecisions(const QStringList &texts)
{
    const int count = qMin(static_cast<int>(texts.size()), most);
    for (int place = 0; place < m_rows.size(); ++place) {
        DecisionRow *row = m_rows.at(place);
        if (place >= count && row->isAncestorOf(QApplication::focusWidget()))
            emit focusLost();
        if (place < count)
            row->showDecision(texts.at(place));
        row->setVisible(place < count);
    }
    if (m_shown == count)
        return;
    m_shown = count;
    m_caption->setPlainText(tr("Recent decisions · %1").arg(QLocale().toString(count)));
    setVisible(count > 0);
    fit();
}

void DecisionList::fitInto(int paneHeight)
{
    m_paneHeight = paneHeight;
    fit();
}

bool DecisionList::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::StyleChange)
        fit();
    return handled;
}

void DecisionList::fit()
{
    if (m_shown == 0)
        return;
    const int row = m_rows.first()->sizeHint().height();
    m_area->setFixedHeight(row * qBound(1, m_paneHeight / paneShare / row, m_shown));
}

void DecisionList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), colorsFor(palette()).line);
}

} // namespace ui

#include "decisionlist.moc"
