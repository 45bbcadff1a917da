#include "app/cli.h"
#include "app/commands.h"
#include "app/escape.h"
#include "app/output.h"
#include "app/stories.h"

namespace app
{

namespace
{

/// FILE:LINE:COLUMN: reason, as compilers write it and editors read it; the first character stands in for no place.
QByteArray problemLine(const QString &path, const story::Problem &problem)
{
    const QString place = QStringLiteral(":%1:%2: ").arg(qMax(problem.line, 1)).arg(qMax(problem.column, 1));
    return (escaped(path) + place + escaped(problem.reason) + u'\n').toUtf8();
}

} // namespace

int check(const CheckOptions &options, StandardOutput &out)
{
    int failed = 0;
    std::size_t problems = 0;
    readStories(options.paths, failed, [&](const story::RowView &row, const auto & /*above*/, const auto & /*file*/) {
        QByteArrayList lines; // several rules may find the same fault
        const std::vector<story::Problem> found = row.problems();
        for (const story::Problem &problem : found) {
            const QByteArray line = problemLine(row.text(story::RowText::Path), problem);
            if (!lines.contains(line))
                lines += line;
        }
        out.write(lines.join());
        problems += found.size();
    });
    return problems > 0 || failed > 0 ? SomeFailed : Done;
}

} // namespace app
