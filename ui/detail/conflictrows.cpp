#include "ui/detail/conflictrows.h"

#include "ui/detail/card.h"
#include "ui/detail/noticerow.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

using folder::Conflict;
using folder::Keep;
using frontmatter::Field;

namespace
{

constexpr int longestValue = 120; ///< characters

QString valueText(Field field, const frontmatter::FieldValue &value)
{
    if (value.isMissing() && field != Field::Published)
        return ConflictRows::tr("no value");
    const QString text = field == Field::Published ? publishedText(value) : value.toString();
    return forDisplay(text, Lines::One, longestValue);
}

QString conflictText(const Conflict &conflict)
{
    return ConflictRows::tr("%1 · Yours: %2 · On disk: %3")
        .arg(fieldName(conflict.field), valueText(conflict.field, conflict.mine),
             valueText(conflict.field, conflict.theirs));
}

} // namespace

QString assignmentText(const frontmatter::Assignment &value)
{
    const QString text = valueText(value.field, value.value);
    const bool speaks = value.field == Field::Published && (value.value.isMissing() || value.value.isBoolean());
    return speaks ? text : ConflictRows::tr("%1 %2").arg(fieldName(value.field), text);
}

QString shortConflictText(const Conflict &conflict)
{
    return ConflictRows::tr("%1 %2, on disk %3")
        .arg(fieldName(conflict.field), valueText(conflict.field, conflict.mine),
             valueText(conflict.field, conflict.theirs));
}

QString overwrittenText(const folder::Overwritten &field)
{
    return ConflictRows::tr("%1 is %2 now; you set %3")
        .arg(fieldName(field.field), valueText(field.field, field.theirs), valueText(field.field, field.mine));
}

ConflictRows::ConflictRows(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Small);
    std::ranges::transform(frontmatter::allFields, m_fields.begin(), [this](Field field) { return makeRow(field); });
    for (const Row &row : m_fields)
        column->addWidget(row.row);
    m_all = new NoticeRow(this);
    m_allMine = m_all->addButton();
    m_allTheirs = m_all->addButton();
    column->addWidget(m_all);
    connect(m_allMine, &QPushButton::clicked, this, [this] { emit settleAllRequested(Keep::Mine); });
    connect(m_allTheirs, &QPushButton::clicked, this, [this] { emit settleAllRequested(Keep::Theirs); });
}

ConflictRows::Row ConflictRows::makeRow(Field field)
{
    auto *row = new NoticeRow(this);
    QPushButton *mine = row->addButton();
    QPushButton *theirs = row->addButton();
    QPushButton *edit = field == Field::Published ? nullptr : row->addButton();
    mine->setText(tr("Keep mine"));
    theirs->setText(tr("Keep theirs"));
    connect(mine, &QPushButton::clicked, this, [this, field] { emit settleRequested(field, Keep::Mine); });
    connect(theirs, &QPushButton::clicked, this, [this, field] { emit settleRequested(field, Keep::Theirs); });
    if (edit) {
        edit->setText(tr("Edit"));
        edit->setAccessibleName(tr("Type another value for %1").arg(fieldName(field)));
        edit->setToolTip(forToolTip(edit->accessibleName()));
        connect(edit, &QPushButton::clicked, this, [this, field] { emit editRequested(field); });
    }
    return {row, mine, theirs, edit};
}

void ConflictRows::showOne(const std::vector<Conflict> &conflicts, int inAll)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const Row &row = m_fields[i];
        const auto conflict = std::ranges::find(conflicts, frontmatter::allFields[i], &Conflict::field);
        row.row->setVisible(conflict != conflicts.end());
        if (conflict == conflicts.end())
            continue;
        row.row->showText(conflictText(*conflict));
        const QString name = fieldName(conflict->field);
        row.mine->setAccessibleName(tr("Keep mine: %1 %2").arg(name, valueText(conflict->field, conflict->mine)));
        row.theirs->setAccessibleName(
            tr("Keep theirs: %1 %2").arg(name, valueText(conflict->field, conflict->theirs)));
    }
    m_all->setVisible(inAll > 1);
    if (inAll > 1)
        showAll(tr("%Ln stories are in conflict", "", inAll), inAll);
}

void ConflictRows::showMany(const QStringList &lines, int count)
{
    for (const Row &row : m_fields)
        row.row->hide();
    m_all->show();
    showAll(lines.join(u'\n'), count);
}

void ConflictRows::showAll(const QString &text, int count)
{
    m_allMine->setText(tr("Keep mine for all %Ln", "", count));
    m_allTheirs->setText(tr("Keep theirs for all %Ln", "", count));
    for (QPushButton *button : {m_allMine, m_allTheirs})
        button->setAccessibleName(button->text());
    m_all->showText(text);
}

} // namespace ui
