#pragma once

#include "model/table/storytablemodel.h"

#include <QObject>

class QAction;

namespace ui
{

/// What clicks on the header do, for a menu: sorting needs no mouse. Each action says its column and how the rows are
/// sorted by it. GUI thread.
class SortActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SortActions)

public:
    SortActions(table::StoryTableModel &model, QObject *parent);

    /// Sort by this column alone; again: the other direction. Checked: it comes first.
    [[nodiscard]] const QList<QAction *> &first() const { return m_first; }
    /// Sort by this column too, after the others; again: the other direction. Checked: it is one of them.
    [[nodiscard]] const QList<QAction *> &further() const { return m_further; }

private:
    QList<QAction *> make(bool further);
    void show();

    table::StoryTableModel &m_model;
    QList<QAction *> m_first;   ///< by column
    QList<QAction *> m_further; ///< by column
};

} // namespace ui
