#include "ui/table/numberdelegate.h"

#include "model/table/celltext.h"
#include "ui/look/numberfield.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace ui
{

using frontmatter::FieldValue;

namespace
{

FieldValue valueOf(const QModelIndex &index)
{
    const QVariant value = index.data(table::ValueRole);
    switch (value.typeId()) {
    case QMetaType::LongLong:
        return FieldValue::integer(value.toLongLong());
    case QMetaType::Bool:
        return FieldValue::boolean(value.toBool());
    case QMetaType::QString:
        return FieldValue::other(value.toString());
    default:
        return FieldValue::missing();
    }
}

/// Figures on cells of one width, from the right: fonts with proportional figures would let columns of them jump.
void paintFigures(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &figures,
                  const QColor &color)
{
    const int width = option.fontMetrics.horizontalAdvance(u'0');
    painter.setFont(option.font);
    painter.setPen(color);
    QRect cell(rect.right() - width + 1, rect.top(), width, rect.height());
    for (auto figure = figures.crbegin(); figure != figures.crend(); ++figure, cell.translate(-width, 0)) {
        const auto side = figure->isDigit() ? Qt::AlignHCenter : Qt::AlignRight; // a sign stands close
        painter.drawText(cell, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextDontClip, *figure);
    }
}

} // namespace

void NumberDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const Colors &colors = colorsFor(option.palette);
    const FieldValue value = valueOf(index);
    const QRect rect = textRect(option);
    const QString text = index.data().toString();
    const bool fits = text.size() * option.fontMetrics.horizontalAdvance(u'0') <= rect.width();
    const QColor color = isSelected(option) ? colors.selectionText : colors.text;
    if (!value.isMissing() && !value.isInteger())
        paintText(*painter, option, rect, u'!' + text, colors.problem.text, Qt::AlignRight);
    else if (fits)
        paintFigures(*painter, option, rect, text, color);
    else
        paintText(*painter, option, rect, text, color, Qt::AlignRight);
}

QWidget *NumberDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto column = static_cast<table::Column>(index.column());
    const auto field = table::fieldOf(column);
    if (!field || *field == frontmatter::Field::Published)
        return nullptr;
    auto *editor = new NumberField(*field, parent);
    editor->setAlignment(Qt::AlignRight);
    editor->setAccessibleName(table::fullTitle(column));
    auto *self = const_cast<NumberDelegate *>(this); // NOLINT: signals are not const, this function must be
    connect(editor, &NumberField::committed, self,
            [self, field = *field](int story, const FieldValue &value, const FieldValue &seen) {
                emit self->committed(story, field, value, seen);
            });
    connect(editor, &NumberField::refused, self, &NumberDelegate::refused);
    connect(editor, &NumberField::finished, self, [self, editor] { emit self->closeEditor(editor); });
    return editor;
}

void NumberDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *field = static_cast<NumberField *>(editor);
    const bool fresh = field->text().isEmpty() && !field->isTyping();
    field->show(index.data(table::StoryRole).toInt(), valueOf(index));
    if (fresh)
        field->selectAll();
}

void NumberDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &) const
{
    // The value goes by committed() to whoever edits stories, not into the model.
    auto *field = static_cast<NumberField *>(editor);
    if (!field->commit())
        field->restore();
}

void NumberDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    QRect rect = option.rect.adjusted(0, 1, 0, -1);
    rect.setLeft(
        qMin(rect.left(), rect.right() - option.fontMetrics.horizontalAdvance(u'0') * 5 - 2 * Space::Medium));
    editor->setGeometry(rect);
}

bool NumberDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *field = qobject_cast<NumberField *>(object);
    if (field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        // The base would close the editor before the field has restored (Esc) or refused (Enter) its text.
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape)
            return false;
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            if (field->commit())
                emit closeEditor(field);
            return true;
        }
    }
    return CellDelegate::eventFilter(object, event);
}

} // namespace ui
