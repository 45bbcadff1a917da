#include "ui/table/filterchips.h"

#include "ui/look/plaintext.h"
#include "ui/table/filterchip.h"

#include <QEvent>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace ui
{

namespace
{

constexpr std::size_t mostChips = 12;
constexpr qsizetype mostInMenu = 30; ///< nobody reads a longer one
constexpr int widestChip = 32;       ///< average characters
constexpr int gap = 6;               ///< between chips

QString moreText(qsizetype count) { return FilterChips::tr("+%Ln more", nullptr, static_cast<int>(count)); }

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
{
    // As wide as there is room: a long filter must not widen the window.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (std::size_t i = 0; i < mostChips; ++i) {
        auto *chip = m_chips.emplace_back(new FilterChip(this));
        chip->hide();
        connect(chip, &FilterChip::removeRequested, this,
                [this, i] { emit removeRequested(m_pieces.value(static_cast<qsizetype>(i))); });
    }
    setUpMore();
}

void FilterChips::setUpMore()
{
    m_more = new QToolButton(this);
    m_more->setObjectName(QStringLiteral("moreOfFilter"));
    m_more->setText(moreText(0));
    m_more->setProperty("chip", QStringLiteral("more"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &FilterChips::fillMenu);
}

void FilterChips::fillMenu()
{
    QMenu *menu = m_more->menu();
    menu->clear();
    const auto first = static_cast<qsizetype>(m_shown);
    const qsizetype end = std::min(m_pieces.size(), first + mostInMenu);
    for (qsizetype i = first; i < end; ++i) {
        const table::FilterPiece piece = m_pieces.at(i);
        const QAction *action = menu->addAction(tr("Remove: %1").arg(forMenu(piece.words)));
        connect(action, &QAction::triggered, this, [this, piece] { emit removeRequested(piece); });
    }
}

void FilterChips::setFilter(const table::Filter &filter)
{
    m_filter = filter;
    m_pieces = table::piecesOf(filter);
    const auto count = std::min(m_chips.size(), static_cast<std::size_t>(m_pieces.size()));
    for (std::size_t i = 0; i < count; ++i) {
        const table::FilterPiece &piece = m_pieces.at(static_cast<qsizetype>(i));
        m_chips[i]->showPiece(piece.words, filter.text().mid(piece.offset, piece.length));
    }
    arrange();
}

QSize FilterChips::sizeHint() const { return {0, m_chips.front()->sizeHint().height()}; }

QSize FilterChips::minimumSizeHint() const { return sizeHint(); }

bool FilterChips::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // the text became larger or smaller
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

void FilterChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Of the chips from the first, as many as fit; one at least.
std::vector<int> FilterChips::widthsThatFit() const
{
    std::vector<int> widths;
    const auto count = static_cast<std::size_t>(m_pieces.size());
    const int widest = fontMetrics().averageCharWidth() * widestChip;
    for (std::size_t i = 0; i < std::min(count, m_chips.size()); ++i)
        widths.push_back(std::min(m_chips[i]->sizeHint().width(), widest));
    const QFontMetrics metrics = m_more->fontMetrics();
    // Measured without setting the text: each change of it asks for another layout.
    const int more = m_more->sizeHint().width() + metrics.horizontalAdvance(moreText(m_pieces.size())) -
                     metrics.horizontalAdvance(m_more->text());
    const auto tooWide = [this, &widths, count, more] {
        const int chips = std::accumulate(widths.begin(), widths.end(), 0);
        const int gaps = static_cast<int>(widths.size() - 1) * gap;
        return chips + gaps + (widths.size() < count ? gap + more : 0) - width();
    };
    while (widths.size() > 1 && tooWide() > 0)
        widths.pop_back();
    if (!widths.empty() && tooWide() > 0)
        widths.front() = std::max(0, widths.front() - tooWide());
    return widths;
}

void FilterChips::arrange()
{
    const std::vector<int> widths = widthsThatFit();
    const qsizetype hidden = m_pieces.size() - static_cast<qsizetype>(widths.size());
    const bool chipGoes = std::any_of(m_chips.begin() + static_cast<std::ptrdiff_t>(widths.size()), m_chips.end(),
                                      [](const FilterChip *chip) { return chip->hasFocusWithin(); });
    if (chipGoes || (hidden == 0 && m_more->hasFocus()))
        emit focusLeaves();
    m_shown = widths.size();
    int x = 0;
    const auto place = [this, &x](QWidget &widget, int itsWidth) {
        widget.setGeometry(QStyle::visualRect(layoutDirection(), rect(), {x, 0, itsWidth, height()}));
        x += itsWidth + gap;
    };
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        if (i < widths.size())
            place(*m_chips[i], widths[i]);
        m_chips[i]->setVisible(i < widths.size());
    }
    m_more->setVisible(hidden > 0);
    if (hidden == 0)
        return;
    m_more->setText(moreText(hidden));
    m_more->setAccessibleName(tr("%Ln more parts of the filter", nullptr, static_cast<int>(hidden)));
    place(*m_more, m_more->sizeHint().width());
}

} // namespace ui
