#include "model/folder/recoveredcopy.h"

#include "model/frontmatter/field.h"
#include "model/story/read.h"

#include <QCoreApplication>

#include <algorithm>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::RecoveredCopy)
};

constexpr qsizetype mostLines = 200;

QStringList split(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).split(u'\n');
}

/// What `secured` holds is nobody's to read.
void hideSecured(QStringList &frontMatter)
{
    const auto beginsKey = [](const QString &line) {
        return !line.isEmpty() && !line.front().isSpace() && line.contains(u':');
    };
    bool hidden = false;
    for (QString &line : frontMatter) {
        if (line.startsWith(u"---") || line.startsWith(u"...") || beginsKey(line))
            hidden = false;
        const bool first =
            line.startsWith(u"secured") || line.startsWith(u"\"secured\"") || line.startsWith(u"'secured'");
        hidden = hidden || first;
        if (hidden)
            line = first ? QStringLiteral("secured: …") : QStringLiteral("…");
    }
}

/// All of a copy that was cut off before its second fence is front matter.
QStringList linesOf(std::string_view bytes, const QString &path)
{
    const frontmatter::Fences fences = frontmatter::findFences(bytes, path);
    const bool hasBody = fences.kind == frontmatter::FileKind::Story;
    QStringList lines = split(hasBody ? bytes.substr(0, fences.yaml.end) : bytes);
    hideSecured(lines);
    if (!hasBody)
        return lines;
    lines.removeLast(); // the closing fence begins a line
    return lines + split(bytes.substr(fences.yaml.end));
}

struct Lines {
    QStringList copy;
    QStringList story;
    /// Of those, how many are not the same in the same place.
    [[nodiscard]] qsizetype differing() const
    {
        qsizetype count = qAbs(copy.size() - story.size());
        for (qsizetype i = 0; i < qMin(copy.size(), story.size()); ++i)
            count += copy.at(i) == story.at(i) ? 0 : 1;
        return count;
    }
};

/// Without the lines at both ends that they share.
Lines differingLines(std::string_view copy, std::string_view story, const QString &path)
{
    Lines lines{linesOf(copy, path), linesOf(story, path)};
    const auto dropWhile = [&lines](auto end, auto drop) {
        while (!lines.copy.isEmpty() && !lines.story.isEmpty() && end(lines.copy) == end(lines.story)) {
            drop(lines.copy);
            drop(lines.story);
        }
    };
    dropWhile([](const QStringList &list) { return list.last(); }, [](QStringList &list) { list.removeLast(); });
    dropWhile([](const QStringList &list) { return list.first(); }, [](QStringList &list) { list.removeFirst(); });
    return lines;
}

QString capped(const QStringList &lines)
{
    if (lines.size() <= mostLines)
        return lines.join(u'\n');
    return (lines.first(mostLines) + QStringList(QStringLiteral("…"))).join(u'\n');
}

QString wordsFor(const frontmatter::FieldValue &value)
{
    return value.isMissing() ? Text::tr("not set") : value.toString();
}

QString fieldsInWords(const story::StoryRow &copy, const story::StoryRow &story, qsizetype differing)
{
    QStringList words;
    for (const frontmatter::Field field : frontmatter::allFields) {
        if (copy.field(field) == story.field(field))
            continue;
        const std::string_view key = frontmatter::keyOf(field);
        words += Text::tr("%1 is %2 in it, and %3 in the story")
                     .arg(QLatin1String(key.data(), static_cast<qsizetype>(key.size())), wordsFor(copy.field(field)),
                          wordsFor(story.field(field)));
    }
    if (words.isEmpty())
        return Text::tr("%Ln lines of it differ", "", static_cast<int>(differing));
    if (differing > words.size())
        words += Text::tr("other lines differ too");
    return words.join(QLatin1String("; "));
}

} // namespace

bool endsEarly(std::string_view copy, std::string_view story, const QString &path)
{
    const std::string_view begun = frontmatter::findFences(copy, path).body.in(copy);
    const std::string_view whole = frontmatter::findFences(story, path).body.in(story);
    return begun.size() < whole.size() && whole.substr(0, begun.size()) == begun;
}

RecoveredCopy compareCopy(const FoundFile &file, std::string_view bytes, const FoundFile &story,
                          std::string_view storyBytes)
{
    const Lines lines = differingLines(bytes, storyBytes, story.path);
    RecoveredCopy copy{file, story, {}, {}, capped(lines.copy), capped(lines.story), false, false};
    const story::ReadRow read = story::readRow(bytes, story.path);
    if (story.file.isEmpty()) {
        copy.difference = Text::tr("no story beside it is like it");
    } else if (read.kind != frontmatter::FileKind::Story || read.row.broken) {
        copy.difference = Text::tr("it cannot be read as a story");
    } else if (endsEarly(bytes, storyBytes, story.path)) {
        copy.difference = Text::tr("its text ends before that of the story");
    } else {
        copy.isWhole = true;
        copy.difference = fieldsInWords(read.row, story::readRow(storyBytes, story.path).row, lines.differing());
    }
    return copy;
}

} // namespace folder
