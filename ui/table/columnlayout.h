#pragma once

#include "model/table/storytablemodel.h"

#include <QObject>

#include <array>

class QAction;
class QHeaderView;

namespace ui
{

/// Widths, places and visibility of the table's columns. The title takes the width that the others leave, until the
/// editor gives it a width of its own; a double click on its edge lets it stretch again.
class ColumnLayout final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnLayout)

public:
    ColumnLayout(QHeaderView &header, QObject *parent);

    /// Widths for the header's font, and the columns that are shown at first.
    void setDefaults();
    /// Gives the title what is left of `width`.
    void fit(int width);

    [[nodiscard]] QByteArray save() const;
    /// False, with nothing changed: `state` is damaged or not ours.
    bool restore(const QByteArray &state);

    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }

    bool eventFilter(QObject *watched, QEvent *event) override; ///< of the header

private:
    /// After a change of the header's font: the widths that the editor set grow with it, the others are what it
    /// needs.
    void rescale();
    [[nodiscard]] int defaultWidth(int column) const;
    void setHidden(table::Column column, bool hidden);
    void fitAgain();

    QHeaderView &m_header;
    QList<QAction *> m_actions;                     ///< by column
    std::array<int, table::ColumnCount> m_widths{}; ///< also of hidden ones
    std::array<bool, table::ColumnCount> m_own{};   ///< by column: the editor set its width
    int m_textSize = 0;                             ///< pixels, that the widths are for
    bool m_stretches = true;
    bool m_fitting = false;
    int m_width = 0;
};

} // namespace ui
