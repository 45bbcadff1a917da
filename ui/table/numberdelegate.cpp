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

constexpr double smallerText = 0.75;

int advanceOf(const QFont &font) { return QFontMetrics(font).horizontalAdvance(u'0'); }

QFont smaller(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * smallerText));
    else
        font.setPointSizeF(font.pointSizeF() * smallerText);
    return font;
}

/// Figures on cells of one width, from the right: fonts with proportional figures would let columns of them jump.
void paintFigures(QPainter &painter, const QFont &font, const QRect &rect, const QString &figures,
                  const QColor &color)
{
    const int width = advanceOf(font);
    painter.setFont(font);
    painter.setPen(color);
    QRect cell(rect.right() - width + 1, rect.top(), width, rect.height());
    for (auto figure = figures.crbegin(); figure != figures.crend(); ++figure, cell.translate(-width, 0)) {
        const auto side = figure->isDigit() ? Qt::AlignHCenter : Qt::AlignRight; // a sign stands close
        painter.drawText(cell, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextDontClip, *figure);
    }
}

} // namespace

NumberDelegate::Figures NumberDelegate::figuresFor(const QString &number, const QFont &font, int width)
{
    const auto fits = [&](const QFont &used) { return number.size() * advanceOf(used) <= width - 2 * Space::Small; };
    if (fits(font))
        return {number, font};
    const QFont small = smaller(font);
    return fits(small) ? Figures{number, small} : Figures{QString(u'…'), font};
}

int NumberDelegate::widthFor(int figures, const QFont &font) { return figures * advanceOf(font) + 2 * Space::Small; }

void NumberDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const Colors &colors = colorsFor(option.palette);
    const FieldValue value = valueOf(index);
    const QRect rect = textRect(option);
    const QString text = index.data().toString();
    if (!value.isMissing() && !value.isInteger()) {
        paintText(*painter, option.font, rect, u'!' + text, colors.problem.text, Qt::AlignRight);
        return;
    }
    const Figures figures = figuresFor(text, option.font, option.rect.width());
    const bool isReadOnly = !index.data(table::ProblemRole).toString().isEmpty();
    const QColor quiet = isReadOnly ? colors.secondaryText : colors.text;
    paintFigures(*painter, figures.font, rect, figures.text, isSelected(option) ? colors.selectionText : quiet);
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
    connect(editor, &NumberField::refusalOver, self, &NumberDelegate::refusalOver);
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
                                          const QModelIndex &index) const
{
    // In a narrow column it grows to the right: what stands before it says what is being edited.
    QRect rect = option.rect.adjusted(0, 1, 0, -1);
    const int figures = static_cast<int>(index.data(Qt::DisplayRole).toString().size()) + 1; // and the cursor
    rect.setWidth(qMax(rect.width(), widthFor(qBound(4, figures, 20), option.font)));
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
