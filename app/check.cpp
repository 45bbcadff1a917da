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
    std::string bytes;
    const auto files = findFiles(options.paths, failed);
    for (const folder::FoundFile &file : files) {
        const auto row = readStory(file, bytes, failed);
        if (!row)
            continue;
        QByteArrayList lines; // several rules may find the same fault
        for (const story::Problem &problem : row->problems) {
            const QByteArray line = problemLine(row->path, problem);
            if (!lines.contains(line))
                lines += line;
        }
        out.write(lines.join());
        problems += row->problems.size();
    }
    return problems > 0 || failed > 0 ? SomeFailed : Done;
}

} // namespace app
