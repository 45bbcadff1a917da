#include "ui/dialogs/exportjob.h"

#include "model/folder/replacefile.h"
#include "ui/look/plaintext.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <limits>
#include <string_view>

namespace ui
{

namespace
{

constexpr std::size_t previewStories = 50;
constexpr int previewLines = 200;
constexpr int previewCap = 60'000; ///< characters

exporting::Rows firstOf(const ExportJob &job, std::size_t most)
{
    exporting::Rows rows;
    rows.reserve(std::min(most, job.stories->size()));
    for (const story::PackedRow &row : *job.stories) {
        if (rows.size() == most)
            break;
        if (!job.publishedOnly || !isUnpublished(row))
            rows.push_back(row);
    }
    return rows;
}

/// Of HTML the lines of its body: the style sheet before it says nothing about the stories.
QString firstLines(const QByteArray &all, exporting::Format format)
{
    const qsizetype body = format == exporting::Format::Html ? all.indexOf("<body") : 0;
    const QByteArray document = all.sliced(qMax<qsizetype>(0, body));
    qsizetype end = -1;
    for (int line = 0; line < previewLines; ++line) {
        end = document.indexOf('\n', end + 1);
        if (end < 0)
            return QString::fromUtf8(document);
    }
    return QString::fromUtf8(document.first(end)) + QStringLiteral("\n…");
}

} // namespace

bool isUnpublished(const story::PackedRow &row) { return row.view().field(frontmatter::Field::Published).isFalse(); }

QString previewOf(const ExportJob &job)
{
    const QByteArray document = exporting::render(job.format, firstOf(job, previewStories), job.options);
    return forDisplay(firstLines(document, job.format), Lines::Many, previewCap);
}

ExportOutcome writeExport(const ExportJob &job, const QString &file, bool replace)
{
    if (!replace && QFileInfo::exists(file)) {
        const model::Result<void> allowed = folder::checkReplaceable(file);
        return {false, allowed.has_value(), 0, allowed};
    }
    const exporting::Rows rows = firstOf(job, std::numeric_limits<std::size_t>::max());
    const QByteArray document = exporting::render(job.format, rows, job.options);
    if (job.cancelled && *job.cancelled)
        return {true, false, 0, {}};
    const std::string_view bytes(document.constData(), static_cast<std::size_t>(document.size()));
    return {false, false, static_cast<int>(rows.size()), folder::writeNewFile(file, bytes, replace)};
}

QString existingExportFolder(const QString &remembered)
{
    for (const QString &folder : {remembered, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)})
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    return QDir::homePath();
}

} // namespace ui
