#pragma once

#include "model/table/dayformat.h"
#include "model/table/storytablemodel.h"

#include <QLocale>

namespace table
{

/// The title of a column in the table's header, and its whole name for tooltips, menus and screen readers.
QString shortTitle(Column column);
QString fullTitle(Column column);
/// The whole name, and how the rows are sorted by the column if they are.
QString accessibleTitle(Column column, const Order &order);

/// What cells say: plain text, made on demand. Dates in the given locale and the local zone.
class CellText
{
public:
    explicit CellText(const QLocale &locale)
        : m_locale(locale)
        , m_dayFormat(dayFormat(locale))
    {
    }
    [[nodiscard]] QString display(const story::StoryRow &row, Column column) const;
    /// The whole of what the cell stands for.
    [[nodiscard]] QString toolTip(const story::StoryRow &row, Column column) const;
    /// The column's name and what the cell says, also when it says so by a mark.
    [[nodiscard]] QString accessible(const story::StoryRow &row, Column column) const;

private:
    [[nodiscard]] QString date(const story::StoryRow &row) const;
    [[nodiscard]] QString instant(const story::StoryRow &row) const;

    QLocale m_locale;
    QString m_dayFormat;
};

/// The raw value of a cell; invalid when it is missing.
QVariant cellValue(const story::StoryRow &row, Column column);
/// The field that a column shows.
std::optional<frontmatter::Field> fieldOf(Column column);
/// Why a cell cannot be edited or its story not be read; empty when neither is so.
QString problemOf(const story::StoryRow &row, Column column);
/// Its date lies ahead.
bool isScheduled(const story::StoryRow &row);

} // namespace table
