#pragma once

#include "model/frontmatter/field.h"
#include "ui/table/celldelegate.h"

namespace ui
{

/// Quality, heat and counts: tabular figures on the right; a value that is no number stands there with a mark. The
/// editor is a NumberField: Enter and leaving it commit, Esc restores, the value goes to the story where typing
/// began.
class NumberDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    /// What stands for a number in a cell `width` wide: the number, in smaller text when it needs to be, or "…"
    /// alone: figures that are cut would read as another number.
    struct Figures {
        QString text;
        QFont font;
    };
    static Figures figuresFor(const QString &number, const QFont &font, int width);
    /// The width of a cell with room for `figures` of them.
    static int widthFor(int figures, const QFont &font);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    bool eventFilter(QObject *object, QEvent *event) override;

signals:
    void committed(int story, frontmatter::Field field, const frontmatter::FieldValue &value,
                   const frontmatter::FieldValue &seen);
    void refused(const QString &reason);
    void refusalOver(const QString &dropped);
};

} // namespace ui
