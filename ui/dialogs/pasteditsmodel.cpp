#include "ui/dialogs/pasteditsmodel.h"

#include "model/table/dayformat.h"
#include "ui/look/plaintext.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace ui
{

namespace
{

QString timeOf(const folder::PastEdit &edit)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(edit.time);
    const QLocale locale;
    return PastEditsModel::tr("%1, %2").arg(locale.toString(time.date(), table::dayFormat(locale)),
                                            locale.toString(time.time(), QLocale::ShortFormat));
}

QString nameOf(frontmatter::Field field)
{
    switch (field) {
    case frontmatter::Field::Published:
        return PastEditsModel::tr("Published");
    case frontmatter::Field::Quality:
        return PastEditsModel::tr("Quality");
    case frontmatter::Field::Heat:
        break;
    }
    return PastEditsModel::tr("Heat");
}

QString shownRaw(const std::optional<std::string> &raw)
{
    if (!raw)
        return PastEditsModel::tr("not set");
    return raw->empty() ? PastEditsModel::tr("empty") : forDisplay(QString::fromStdString(*raw));
}

QString textOf(const folder::PastEdit &edit, int column)
{
    switch (column) {
    case PastEditsModel::Time:
        return timeOf(edit);
    case PastEditsModel::Story:
        return forDisplay(edit.title.isEmpty() ? QFileInfo(edit.file).fileName() : edit.title);
    case PastEditsModel::FieldName:
        return nameOf(edit.change.field);
    case PastEditsModel::Before:
        return shownRaw(edit.change.before);
    case PastEditsModel::After:
        return shownRaw(edit.change.after);
    default:
        return forDisplay(edit.file);
    }
}

} // namespace

void PastEditsModel::setEdits(QList<folder::PastEdit> edits, const Wanted &wanted)
{
    beginResetModel();
    m_edits = std::move(edits);
    find(wanted);
    endResetModel();
}

void PastEditsModel::filter(const Wanted &wanted)
{
    beginResetModel();
    find(wanted);
    endResetModel();
}

void PastEditsModel::find(const Wanted &wanted)
{
    m_shown.clear();
    for (qsizetype place = 0; place < m_edits.size(); ++place)
        if (wanted(m_edits.at(place)))
            m_shown.push_back(place);
}

const folder::PastEdit &PastEditsModel::at(int row) const
{
    return m_edits.at(m_shown[static_cast<std::size_t>(row)]);
}

QList<folder::PastEdit> PastEditsModel::shown() const
{
    QList<folder::PastEdit> edits;
    edits.reserve(static_cast<qsizetype>(m_shown.size()));
    for (const qsizetype place : m_shown)
        edits.append(m_edits.at(place));
    return edits;
}

int PastEditsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PastEditsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PastEditsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const folder::PastEdit &edit = at(index.row());
    if (role == Qt::DisplayRole)
        return textOf(edit, index.column());
    if (role != Qt::ToolTipRole)
        return {};
    const QString time =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(edit.time), QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
    return forToolTip(QStringLiteral("%1\n%2").arg(edit.file, time));
}

QVariant PastEditsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const char *const names[] = {QT_TR_NOOP("When"),   QT_TR_NOOP("Story"), QT_TR_NOOP("Field"),
                                        QT_TR_NOOP("Before"), QT_TR_NOOP("After"), QT_TR_NOOP("File")};
    static_assert(std::size(names) == ColumnCount);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return tr(names[section]);
}

} // namespace ui
