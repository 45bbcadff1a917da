#include "ui/dialogs/exportpreview.h"

#include "ui/look/plaintext.h"

namespace ui
{

namespace
{

constexpr std::size_t previewStories = 50;
constexpr int previewLines = 200;
constexpr int previewCap = 60'000; ///< characters

exporting::Rows firstOf(const std::vector<story::StoryRow> &stories, std::size_t most)
{
    exporting::Rows rows;
    rows.reserve(std::min(most, stories.size()));
    for (std::size_t i = 0; i < stories.size() && i < most; ++i)
        rows.push_back(&stories[i]);
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

exporting::Rows pointersTo(const std::vector<story::StoryRow> &stories) { return firstOf(stories, stories.size()); }

QString previewOf(const std::vector<story::StoryRow> &stories, exporting::Format format,
                  const exporting::Options &options)
{
    const QByteArray document = exporting::render(format, firstOf(stories, previewStories), options);
    return forDisplay(firstLines(document, format), Lines::Many, previewCap);
}

} // namespace ui
