#pragma once

#include "ui/table/derivedfont.h"

#include <QStyledItemDelegate>

namespace ui
{

/// What all cells of the table share: the ground of selection and hover, and one elided line of plain text.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CellDelegate)

public:
    /// `hoveredRow` is the view's, -1 when the mouse is elsewhere.
    explicit CellDelegate(const int &hoveredRow, QObject *parent);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    static bool isSelected(const QStyleOptionViewItem &option) { return option.state & QStyle::State_Selected; }
    static QColor selectionGround(const QStyleOptionViewItem &option);
    /// The space for text inside a cell.
    static QRect textRect(const QStyleOptionViewItem &option);
    static void paintText(QPainter &painter, const QFont &font, const QRect &rect, const QString &text,
                          const QColor &color, Qt::Alignment alignment = Qt::AlignLeft);

private:
    const int &m_hoveredRow;
};

/// A quiet cell: provider, date, topics, type, path. A scheduled date stands out by slant and colour.
class TextDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable DerivedFont m_upright{[](QFont font) {
        font.setItalic(false);
        return font;
    }};
    mutable DerivedFont m_slanted{[](QFont font) {
        font.setItalic(true);
        return font;
    }};
};

/// The strongest thing in a row, quiet when the story was decided here; says it when a save did not happen.
class TitleDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable DerivedFont m_strong{[](QFont font) {
        font.setWeight(QFont::Medium);
        return font;
    }};
    mutable DerivedFont m_quiet{[](QFont font) {
        font.setWeight(QFont::Normal);
        return font;
    }};
};

/// The state of a story as a pill with a mark and a word.
class PillDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the pill of a cell is: what a click must hit.
    static QRect pillRect(const QRect &cell, const QFont &font, const QModelIndex &index);
    /// The width of a cell whose pill says `word`.
    static int widthFor(const QString &word, const QFont &font);

private:
    static QFont pillFont(QFont font);
    mutable DerivedFont m_small{&PillDelegate::pillFont};
};

} // namespace ui
