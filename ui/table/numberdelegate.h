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
};

} // namespace ui
