#include "ui/detail/problemtext.h"

#include "ui/detail/card.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui
{

QString problemText(const story::Problem &problem)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ui::Problem", text); };
    if (problem.line <= 0)
        return problem.reason;
    if (problem.column <= 0)
        return tr("%1 (line %2)").arg(problem.reason, QString::number(problem.line));
    return tr("%1 (line %2, column %3)")
        .arg(problem.reason, QString::number(problem.line), QString::number(problem.column));
}

QStringList locksOf(const story::StoryRow &row)
{
    // One fault of the file often locks all three: said once, with the names of the fields before it.
    QList<std::pair<QString, QStringList>> reasons;
    for (const frontmatter::Field field : frontmatter::allFields) {
        const story::Problem *problem = row.readOnlyReason(field);
        if (!problem)
            continue;
        const QString text = problemText(*problem);
        if (reasons.isEmpty() || reasons.constLast().first != text)
            reasons.append({text, {}});
        reasons.last().second += fieldName(field);
    }
    QStringList lines;
    for (const auto &[reason, fields] : std::as_const(reasons))
        lines += QCoreApplication::translate("ui::Problem", "%1 cannot be edited: %2")
                     .arg(fields.join(QLatin1String(", ")), reason);
    return lines;
}

QString lockOfAll(const story::StoryRow &row)
{
    const auto isLocked = [&row](frontmatter::Field field) { return row.readOnlyReason(field) != nullptr; };
    if (!std::ranges::all_of(frontmatter::allFields, isLocked))
        return {};
    const QStringList locks = locksOf(row);
    return locks.size() > 1 ? locks.join(u'\n') : problemText(*row.readOnlyReason(frontmatter::Field::Published));
}

} // namespace ui
