#include "model/table/celltext.h"

#include "model/story/displaytext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>

namespace table
{

namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;
using story::StoryRow;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(table::StoryTableModel)

public:
    static QString published(const FieldValue &value)
    {
        if (value.isMissing())
            return tr("By default");
        if (value.isBoolean())
            return value.isTrue() ? tr("Published") : tr("Unpublished");
        return value.toString();
    }

    static QString publishedToolTip(const FieldValue &value)
    {
        if (value.isMissing())
            return tr("Published by default: the file does not say");
        if (value.isBoolean())
            return published(value);
        return tr("“%1” is neither true nor false").arg(value.toString());
    }

    static QString numberToolTip(const QString &name, const FieldValue &value)
    {
        if (value.isMissing())
            return tr("%1: not set").arg(name);
        if (value.isInteger())
            return tr("%1: %2").arg(name, value.toString());
        return tr("%1: “%2” is not a whole number").arg(name, value.toString());
    }

    static QString cannotBeRead() { return tr("Broken"); }
    static QString noTitle() { return tr("(no title)"); }
    static QString missing() { return tr("not set"); }
    static QString scheduled(const QString &date) { return tr("%1, scheduled").arg(date); }
    static QString named(const QString &name, const QString &text) { return tr("%1: %2").arg(name, text); }

    /// "Line 3, column 5: reason – path" of a broken file: the reason is what a narrow cell must not cut.
    static QString broken(const StoryRow &row)
    {
        if (row.problems.empty())
            return row.path;
        const story::Problem &problem = row.problems.front();
        if (problem.line == 0)
            return tr("%1 – %2").arg(problem.reason, row.path);
        return tr("Line %1, column %2: %3 – %4")
            .arg(QString::number(problem.line), QString::number(problem.column), problem.reason, row.path);
    }
};

struct Titles {
    const char *brief;
    const char *full;
};

constexpr std::array<Titles, ColumnCount> titles{{
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "State"), QT_TRANSLATE_NOOP("table::StoryTableModel", "State")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Q"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Quality")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "H"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Heat")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Title"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Title")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Provider"),
     QT_TRANSLATE_NOOP("table::StoryTableModel", "Provider")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Date"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Date")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Topics"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Topics")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Type"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Type")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Images"),
     QT_TRANSLATE_NOOP("table::StoryTableModel", "Number of images")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Related"),
     QT_TRANSLATE_NOOP("table::StoryTableModel", "Number of related stories")},
    {QT_TRANSLATE_NOOP("table::StoryTableModel", "Path"), QT_TRANSLATE_NOOP("table::StoryTableModel", "Path")},
}};

QString countOf(const StoryRow &row, int count)
{
    return row.broken && count == 0 ? QString() : QString::number(count); // a broken file may never have been read
}

} // namespace

QString shortTitle(Column column)
{
    return QCoreApplication::translate("table::StoryTableModel", titles[column].brief);
}

QString fullTitle(Column column)
{
    return QCoreApplication::translate("table::StoryTableModel", titles[column].full);
}

QString accessibleTitle(Column column, const Order &order)
{
    QString title = fullTitle(column);
    const SortKey key = sortKeyOf(column);
    const auto term = std::find_if(order.begin(), order.end(), [key](const auto &sort) { return sort.key == key; });
    if (term == order.end())
        return title;
    const bool ascending = term->direction == Qt::AscendingOrder;
    if (order.size() == 1)
        return ascending ? Text::tr("%1, sorted ascending").arg(title) : Text::tr("%1, sorted descending").arg(title);
    const QString place = QString::number(term - order.begin() + 1);
    const QString of = QString::number(order.size());
    return ascending ? Text::tr("%1, sorted ascending, level %2 of %3").arg(title, place, of)
                     : Text::tr("%1, sorted descending, level %2 of %3").arg(title, place, of);
}

std::optional<Field> fieldOf(Column column)
{
    switch (column) {
    case Published:
        return Field::Published;
    case Quality:
        return Field::Quality;
    case Heat:
        return Field::Heat;
    default:
        return std::nullopt;
    }
}

QString problemOf(const StoryRow &row, Column column)
{
    if (row.broken)
        return Text::broken(row);
    const auto field = fieldOf(column);
    const story::Problem *problem = field ? row.readOnlyReason(*field) : nullptr;
    return problem ? problem->reason : QString();
}

bool isScheduled(const StoryRow &row) { return row.date && *row.date > QDateTime::currentMSecsSinceEpoch(); }

QString CellText::date(const StoryRow &row) const
{
    if (!row.date)
        return row.publishedDateTime;
    return m_locale.toString(QDateTime::fromMSecsSinceEpoch(*row.date).date(), m_dayFormat);
}

QString CellText::instant(const StoryRow &row) const
{
    if (!row.date)
        return row.publishedDateTime;
    const QString text = m_locale.toString(QDateTime::fromMSecsSinceEpoch(*row.date), QLocale::LongFormat);
    return isScheduled(row) ? Text::scheduled(text) : text;
}

QString CellText::display(const StoryRow &row, Column column) const
{
    switch (column) {
    case Published:
        return row.broken ? Text::cannotBeRead() : Text::published(row.field(Field::Published));
    case Quality:
        return row.field(Field::Quality).toString();
    case Heat:
        return row.field(Field::Heat).toString();
    case Title:
        return row.broken ? Text::broken(row) : row.title.trimmed().isEmpty() ? Text::noTitle() : row.title;
    case Provider:
        return row.provider();
    case Date:
        return date(row);
    case Topics:
        return row.topics ? row.topics->join(QLatin1String(", ")) : QString();
    case Type:
        return row.type;
    case Images:
        return countOf(row, row.imageCount);
    case Related:
        return countOf(row, row.relatedCount);
    case Path:
        return row.path;
    case ColumnCount:
        break;
    }
    return {};
}

QString CellText::toolTip(const StoryRow &row, Column column) const
{
    if (QString problem = problemOf(row, column); !problem.isEmpty())
        return problem;
    switch (column) {
    case Published:
        return Text::publishedToolTip(row.field(Field::Published));
    case Quality:
        return Text::numberToolTip(fullTitle(column), row.field(Field::Quality));
    case Heat:
        return Text::numberToolTip(fullTitle(column), row.field(Field::Heat));
    case Title: {
        const QString excerpt = story::decodeEntities(row.excerpt).trimmed();
        return excerpt.isEmpty() ? display(row, Title) : display(row, Title) + QLatin1String("\n\n") + excerpt;
    }
    case Date:
        return instant(row);
    case Images:
    case Related:
        return Text::named(fullTitle(column), display(row, column));
    default:
        return display(row, column);
    }
}

QString CellText::accessible(const StoryRow &row, Column column) const
{
    QString text = display(row, column);
    if (text.isEmpty())
        text = Text::missing();
    if (column == Date && isScheduled(row))
        text = Text::scheduled(text);
    const QString problem = row.broken && column != Title ? QString() : problemOf(row, column);
    if (!problem.isEmpty() && problem != text)
        text += QLatin1String(" (") + problem + u')';
    return Text::named(fullTitle(column), text);
}

QVariant cellValue(const StoryRow &row, Column column)
{
    const auto text = [](const QString &value) { return value.isNull() ? QVariant() : QVariant(value); };
    const auto number = [](const FieldValue &value) -> QVariant {
        if (value.isMissing())
            return {};
        return value.isInteger() ? QVariant(qint64(value.number))
                                 : (value.isBoolean() ? QVariant(value.isTrue()) : QVariant(value.toString()));
    };
    if (row.broken)
        return column == Path ? text(row.path) : QVariant();
    if (const auto field = fieldOf(column))
        return number(row.field(*field));
    switch (column) {
    case Title:
        return text(row.title);
    case Provider:
        return text(row.provider());
    case Date:
        return row.date ? QVariant(QDateTime::fromMSecsSinceEpoch(*row.date, Qt::UTC)) : text(row.publishedDateTime);
    case Topics:
        return row.topics ? QVariant(row.topics->join(QLatin1String("; "))) : QVariant();
    case Type:
        return text(row.type);
    case Images:
        return qint64(row.imageCount);
    case Related:
        return qint64(row.relatedCount);
    case Path:
        return text(row.path);
    default:
        return {};
    }
}

} // namespace table
