#include "ui/table/filterbar.h"

#include "ui/look/plaintext.h"
#include "ui/look/theme.h"
#include "ui/table/filterchips.h"
#include "ui/table/filterline.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int typingDelay = 10; ///< ms; keys that come at once are applied at once

/// Messages also stand behind "galley: " on the command line and begin small.
QString asSentence(const QString &message) { return message.left(1).toUpper() + message.mid(1); }

} // namespace

FilterBar::FilterBar(table::StoryTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_line(new FilterLine(this))
    , m_chips(new FilterChips(this))
    , m_message(new PlainLabel(Lines::One, this))
    , m_counts(new PlainLabel(Lines::One, this))
    , m_outOfDate(new QToolButton(this))
{
    m_outOfDate->setObjectName(QStringLiteral("outOfDate"));
    m_outOfDate->setProperty("chip", true);
    showRefreshKey({});
    m_outOfDate->setAccessibleName(tr("Order is out of date: apply filter and order again"));
    m_outOfDate->setFocusPolicy(Qt::TabFocus);
    m_outOfDate->setVisible(model.isOutOfDate());
    setUpLine();
    layOut();
    connect(m_outOfDate, &QToolButton::clicked, this, &FilterBar::refreshRequested);
    connect(&model, &table::StoryTableModel::outOfDateChanged, m_outOfDate, &QWidget::setVisible);
    connect(&model, &table::StoryTableModel::countChanged, this, &FilterBar::showCounts);
    showCounts();
}

void FilterBar::setUpLine()
{
    m_line->setPlaceholderText(
        tr("Filter: words, \"a phrase\", quality>=60, published:no, topic:\"AI Hardware\", date:7d"));
    m_line->setAccessibleName(tr("Filter"));
    m_line->setText(m_model.filter().text());
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingDelay);
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_line, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_line, &FilterLine::entered, this, [this] {
        apply();
        emit leave();
    });
    connect(m_line, &FilterLine::escaped, this, &FilterBar::leaveOrClear);
    m_chips->setFilter(m_model.filter());
    connect(m_chips, &FilterChips::removeRequested, this, &FilterBar::remove);
    connect(m_chips, &FilterChips::focusLeaves, m_line, qOverload<>(&QWidget::setFocus));
    setFocusProxy(m_line);
}

void FilterBar::layOut()
{
    m_message->hide();
    m_message->setForegroundRole(QPalette::BrightText); // the colour of problems, see ui/look/theme
    // A long message is cut, it must not widen the window.
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_counts->setAccessibleName(tr("Stories shown"));
    auto *below = new QHBoxLayout;
    below->setSpacing(Space::Small);
    below->addWidget(m_chips, 1);
    below->addWidget(m_message, 1);
    below->addWidget(m_outOfDate);
    below->addWidget(m_counts);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    rows->setSpacing(Space::Small);
    rows->addWidget(m_line);
    rows->addLayout(below);
    // The chip comes and goes; the table below must not move.
    below->addStrut(m_outOfDate->sizeHint().height());
}

void FilterBar::showRefreshKey(const QString &key)
{
    m_outOfDate->setText(key.isEmpty() ? tr("Order is out of date") : tr("Order is out of date · %1").arg(key));
}

void FilterBar::focusText()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

QString FilterBar::text() const { return m_line->text(); }

void FilterBar::setText(const QString &text)
{
    m_line->setText(text);
    apply();
}

void FilterBar::apply()
{
    m_typing.stop();
    const QString text = m_line->text();
    const auto filter = table::Filter::parse(text);
    const std::optional<table::FilterError> error = filter ? std::nullopt : std::optional(filter.error());
    const QString message = error ? asSentence(error->message) : QString();
    m_message->setPlainText(message);
    if (message.isEmpty())
        m_message->setToolTip({});
    else
        m_message->setToolTip(forToolTip(message));
    m_chips->setFilter(filter ? *filter : table::Filter());
    m_chips->setVisible(!error);
    m_message->setVisible(error.has_value());
    m_line->setAccessibleDescription(message);
    m_line->showError(error);
    if (filter && text != m_model.filter().text())
        m_model.setFilter(*filter);
}

void FilterBar::remove(const table::FilterPiece &piece)
{
    // What was typed since the chips were made may have moved the piece.
    if (m_line->text() == m_chips->filter().text()) {
        m_line->selectAll();
        m_line->insert(table::withoutPiece(m_chips->filter(), piece)); // unlike setText() it can be undone
    }
    apply();
}

void FilterBar::showCounts()
{
    const QLocale locale;
    const int total = m_model.totalCount();
    const int shown = qMin(m_model.rowCount(), total); // the row of a file that has gone stays for a while
    m_counts->setPlainText(tr("%1 of %2").arg(locale.toString(shown), locale.toString(total)));
}

void FilterBar::leaveOrClear()
{
    if (m_line->text().isEmpty())
        emit leave();
    else
        setText({});
}

} // namespace ui
