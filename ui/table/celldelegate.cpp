#include "ui/table/celldelegate.h"

#include "model/table/storytablemodel.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QPainter>

namespace ui
{

CellDelegate::CellDelegate(const int &hoveredRow, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_hoveredRow(hoveredRow)
{
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = forDisplay(index.data().toString());
    return {option.fontMetrics.horizontalAdvance(text) + 2 * Space::Small,
            option.fontMetrics.height() + Space::Small};
}

QColor CellDelegate::selectionGround(const QStyleOptionViewItem &option)
{
    // State_Active goes with the focus of the view; only another window makes a selection weaker.
    const Colors &colors = colorsFor(option.palette);
    const bool active = option.widget ? option.widget->isActiveWindow() : bool(option.state & QStyle::State_Active);
    return active ? colors.selection : colors.inactiveSelection;
}

void CellDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (isSelected(option))
        painter.fillRect(option.rect, selectionGround(option));
    else if (index.row() == m_hoveredRow)
        painter.fillRect(option.rect, colorsFor(option.palette).hover);
}

QRect CellDelegate::textRect(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(Space::Small, 0, -Space::Small, 0);
}

void CellDelegate::paintText(QPainter &painter, const QFont &font, const QRect &rect, const QString &text,
                             const QColor &color, Qt::Alignment alignment)
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = metrics.elidedText(forDisplay(text), Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void TextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const Colors &colors = colorsFor(option.palette);
    const bool scheduled = index.column() == table::Date && index.data(table::ScheduledRole).toBool();
    const QFont &font = (scheduled ? m_slanted : m_upright).of(option.font);
    const QColor color = isSelected(option) ? colors.selectionText : scheduled ? colors.accent : colors.secondaryText;
    paintText(*painter, font, textRect(option), index.data().toString(), color);
}

void TitleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const Colors &colors = colorsFor(option.palette);
    const bool decided = index.data(table::DecidedRole).toBool();
    const QFont &font = (decided ? m_quiet : m_strong).of(option.font);
    QRect rect = textRect(option);
    const auto state = static_cast<folder::SaveState>(index.data(table::SaveStateRole).toInt());
    const auto presence = static_cast<folder::Presence>(index.data(table::GoneRole).toInt());
    const QString mark = state == folder::SaveState::Failed      ? tr("⚠ Not saved")
                         : state == folder::SaveState::Conflict  ? tr("⚠ Conflict")
                         : presence == folder::Presence::There   ? QString()
                         : presence == folder::Presence::Deleted ? tr("⚠ Deleted on disk")
                         : presence == folder::Presence::Empty   ? tr("⚠ Empty file")
                                                                 : tr("⚠ No story any more");
    if (!mark.isEmpty()) {
        paintText(*painter, font, rect, mark, colors.problem.text);
        rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance(mark) + Space::Small);
    }
    const QColor quiet = decided ? colors.secondaryText : colors.text;
    paintText(*painter, font, rect, index.data().toString(), isSelected(option) ? colors.selectionText : quiet);
}

QFont PillDelegate::pillFont(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * 11.5 / 13));
    else
        font.setPointSizeF(font.pointSizeF() * 11.5 / 13);
    font.setWeight(QFont::Medium);
    return font;
}

namespace
{

struct Pill {
    QChar mark;
    PillColors colors;
};

Pill pillOf(const QModelIndex &index, const Colors &colors)
{
    const QVariant value = index.data(table::ValueRole);
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? Pill{u'✓', colors.published} : Pill{u'✕', colors.unpublished};
    const bool odd = value.isValid() || !index.data(table::ProblemRole).toString().isEmpty();
    return odd ? Pill{u'!', colors.problem} : Pill{u'–', colors.byDefault};
}

QString pillText(const QString &word, QChar mark) { return QString(mark) + u' ' + forDisplay(word); }

/// `font` is that of pills, here and below.
int pillWidth(const QString &text, const QFont &font)
{
    return QFontMetrics(font).horizontalAdvance(text) + 2 * Space::Small;
}

QRect pillIn(const QRect &cell, const QFont &font, const QString &text)
{
    const int height = QFontMetrics(font).height() + Space::Tight;
    const int left = cell.left() + Space::Small;
    const int width = qMin(pillWidth(text, font), cell.width() - 2 * Space::Small);
    return {left, cell.top() + (cell.height() - height) / 2, width, height};
}

} // namespace

QRect PillDelegate::pillRect(const QRect &cell, const QFont &font, const QModelIndex &index)
{
    return pillIn(cell, pillFont(font), pillText(index.data().toString(), pillOf(index, colorsFor({})).mark));
}

int PillDelegate::widthFor(const QString &word, const QFont &font)
{
    // Of the marks the cross is the widest.
    return pillWidth(pillText(word, u'✕'), pillFont(font)) + 2 * Space::Small;
}

void PillDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const Pill pill = pillOf(index, colorsFor(option.palette));
    const QFont &font = m_small.of(option.font);
    const QString text = pillText(index.data().toString(), pill.mark);
    const QRect rect = pillIn(option.rect, font, text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(pill.colors.ground);
    painter->drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter->restore();
    paintText(*painter, font, rect.adjusted(Space::Small, 0, -Space::Tight, 0), text, pill.colors.text);
}

} // namespace ui
