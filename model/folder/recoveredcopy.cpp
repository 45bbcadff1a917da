#include "model/folder/recoveredcopy.h"

#include "model/folder/journal.h"
#include "model/frontmatter/outline.h"
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
constexpr std::string_view secured = "secured";

QStringList split(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).split(u'\n');
}

/// As it is, to compare, and as it may be seen.
struct Line {
    QString text;
    QString shown;
    bool operator==(const Line &other) const { return text == other.text; }
};

/// What `secured` holds is nobody's to read: all of its lines become one.
QList<Line> hideSecured(const QStringList &frontMatter)
{
    const auto beginsKey = [](const QString &line) {
        return !line.isEmpty() && !line.front().isSpace() && line.contains(u':');
    };
    const auto beginsSecured = [](const QString &line) {
        return line.startsWith(u"secured") || line.startsWith(u"\"secured\"") || line.startsWith(u"'secured'");
    };
    QList<Line> lines;
    bool hidden = false;
    for (const QString &line : frontMatter) {
        if (hidden && !line.startsWith(u"---") && !line.startsWith(u"...") && !beginsKey(line)) {
            lines.back().text += u'\n' + line;
            continue;
        }
        hidden = beginsSecured(line);
        lines.append({line, hidden ? QStringLiteral("secured: …") : line});
    }
    return lines;
}

/// All of a copy that was cut off before its second fence is front matter.
QList<Line> linesOf(std::string_view bytes, const QString &path)
{
    const frontmatter::Fences fences = frontmatter::findFences(bytes, path);
    const bool hasBody = fences.kind == frontmatter::FileKind::Story;
    QStringList frontMatter = split(hasBody ? bytes.substr(0, fences.yaml.end) : bytes);
    if (hasBody)
        frontMatter.removeLast(); // the closing fence begins a line
    QList<Line> lines = hideSecured(frontMatter);
    const QStringList body = hasBody ? split(bytes.substr(fences.yaml.end)) : QStringList();
    for (const QString &line : body)
        lines.append({line, line});
    return lines;
}

struct Lines {
    QList<Line> copy;
    QList<Line> story;
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
    dropWhile([](const QList<Line> &list) { return list.constLast(); }, [](QList<Line> &list) { list.removeLast(); });
    dropWhile([](const QList<Line> &list) { return list.constFirst(); },
              [](QList<Line> &list) { list.removeFirst(); });
    return lines;
}

QString capped(const QList<Line> &lines)
{
    QStringList shown;
    for (const Line &line : lines.first(qMin(lines.size(), mostLines)))
        shown += line.shown;
    if (lines.size() > mostLines)
        shown += QStringLiteral("…");
    return shown.join(u'\n');
}

std::optional<std::string> rawOf(const frontmatter::Outline &outline, std::string_view key)
{
    const frontmatter::Entry *entry = outline.find(key);
    return entry ? std::optional<std::string>(entry->value.in(outline.bytes())) : std::nullopt;
}

std::string withoutSecured(std::string_view bytes, const QString &path)
{
    const frontmatter::Outline outline = frontmatter::Outline::of(bytes, path);
    std::string rest(bytes);
    if (const frontmatter::Entry *entry = outline.find(secured))
        rest.erase(entry->slice.begin, entry->slice.size());
    return rest;
}

/// Nothing when they differ in more than fields and `secured`.
std::vector<frontmatter::RawChange> valuesOf(std::string_view copy, std::string_view story, const QString &path)
{
    const frontmatter::Outline ofCopy = frontmatter::Outline::of(copy, path);
    const frontmatter::Outline ofStory = frontmatter::Outline::of(story, path);
    std::vector<frontmatter::RawChange> values;
    for (const frontmatter::Field field : frontmatter::allFields) {
        const std::string_view key = frontmatter::keyOf(field);
        if (rawOf(ofCopy, key) != rawOf(ofStory, key))
            values.push_back({field, rawOf(ofCopy, key), rawOf(ofStory, key)});
    }
    const auto made = frontmatter::revert(story, path, values);
    if (!made || withoutSecured(made->bytes, path) != withoutSecured(copy, path))
        return {};
    return values;
}

QString wordsFor(const frontmatter::FieldValue &value)
{
    return value.isMissing() ? Text::tr("not set") : value.toString();
}

QStringList fieldsInWords(std::string_view copy, std::string_view story, const QString &path)
{
    const story::StoryRow mine = story::readRow(copy, path).row;
    const story::StoryRow theirs = story::readRow(story, path).row;
    QStringList words;
    for (const frontmatter::Field field : frontmatter::allFields) {
        if (mine.field(field) == theirs.field(field))
            continue;
        const std::string_view key = frontmatter::keyOf(field);
        words += Text::tr("%1 is %2 in it, and %3 in the story")
                     .arg(QLatin1String(key.data(), static_cast<qsizetype>(key.size())), wordsFor(mine.field(field)),
                          wordsFor(theirs.field(field)));
    }
    if (rawOf(frontmatter::Outline::of(copy, path), secured) != rawOf(frontmatter::Outline::of(story, path), secured))
        words += Text::tr("secured differs");
    return words;
}

QString inWords(QStringList words, const RecoveredCopy &copy, qsizetype differing)
{
    if (words.isEmpty())
        return Text::tr("%Ln lines of it differ", "", static_cast<int>(differing));
    if (copy.values.empty() && differing > words.size())
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
    RecoveredCopy copy;
    copy.file = file;
    copy.story = story;
    copy.storyHash = hashOf(storyBytes);
    copy.text = capped(lines.copy);
    copy.storyText = capped(lines.story);
    const story::ReadRow read = story::readRow(bytes, story.path);
    if (story.file.isEmpty()) {
        copy.difference = Text::tr("no story beside it is like it");
    } else if (read.kind != frontmatter::FileKind::Story || read.row.broken) {
        copy.difference = Text::tr("it cannot be read as a story");
    } else if (const story::ReadRow now = story::readRow(storyBytes, story.path);
               now.kind != frontmatter::FileKind::Story || now.row.broken) {
        copy.isWhole = true;
        copy.difference = storyBytes.empty() ? Text::tr("the story is empty")
                                             : Text::tr("the story cannot be read as one any more");
    } else if (endsEarly(bytes, storyBytes, story.path)) {
        copy.difference = Text::tr("its text ends before that of the story");
    } else {
        copy.isWhole = true;
        copy.values = valuesOf(bytes, storyBytes, story.path.section(u'/', -1));
        copy.difference = inWords(fieldsInWords(bytes, storyBytes, story.path), copy, lines.differing());
    }
    return copy;
}

RecoveredCopy copyWithoutStory(const FoundFile &file, std::string_view bytes, const FoundFile &story,
                               const QString &absence)
{
    RecoveredCopy copy = compareCopy(file, bytes, story, {});
    copy.storyHash.clear();
    copy.isWhole = false;
    copy.difference = absence;
    return copy;
}

} // namespace folder
